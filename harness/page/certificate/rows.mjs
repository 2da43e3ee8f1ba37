// Checks each target's rows against its totals, against the tree over all rows and, if the corpus is the same, against
// the vectors.
import { canonical } from './canonical.mjs';
import { selectionOf } from './corpus.mjs';
import { daysFrom } from './dates.mjs';
import { difference } from './difference.mjs';
import { freshVectors, isAnyOf } from './fresh.mjs';
import { VERDICTS } from './make.mjs';
import { ResultTree } from './tree.mjs';

/** How many days after the run an excuse may last. */
const LONGEST_DAYS = 366;

export class RowCheck {
  /**
   * @param corpus the corpus that the rows must cover; undefined if this kit has other vectors
   * @param {string} day of the run
   * @param {string[]} problems what it adds to
   */
  constructor(corpus, day, problems) {
    this.corpus = corpus;
    this.day = day;
    this.problems = problems;
    /** The targets that were seen. */
    this.ids = new Set();
    /** How many wrong answers to fresh vectors there are, whose vectors were not drawn again. */
    this.undrawn = 0;
  }

  add(problem) {
    this.problems.push(problem);
  }

  check(correctness) {
    const selection = selectionOf(correctness);
    const stated = correctness.get('corpus').get('vectors');
    const vectors = this.corpus?.select(selection);
    if (vectors && stated !== vectors.length) {
      this.add(
        `correctness.corpus.vectors: says ${stated}, the corpus has ${vectors.length} of these levels, families and` +
          ' this shard',
      );
    }
    if (this.corpus) this.families(selection.families);
    correctness.get('targets').forEach((target, index) => {
      const place = `correctness.targets[${index}] (${target.get('id')})`;
      if (this.ids.has(target.get('id'))) this.add(`${place}.id: the target is there twice`);
      this.ids.add(target.get('id'));
      this.artifacts(place, target.get('artifacts'));
      this.totals(place, target, stated);
      this.known(place, target.get('vectors'));
      if (vectors) this.cover(place, target.get('vectors'), vectors);
    });
    this.tree('correctness', correctness);
  }

  /** Checks the rows of fresh vectors, after those of the corpus. */
  fresh(certificate) {
    const section = certificate.get('fresh');
    if (!section) return;
    const isSeed = BigInt(section.get('seed')) < 1n << 64n;
    if (!isSeed) this.add(`fresh.seed: must be a number of 64 bits, got ${section.get('seed')}`);
    const vectors = isSeed && this.corpus ? this.drawn(section, certificate.get('correctness')) : undefined;
    const targets = section.get('targets').map(target => target.get('id'));
    section.get('targets').forEach((target, index) => {
      const place = `fresh.targets[${index}] (${target.get('id')})`;
      this.totals(place, target, section.get('vectors'));
      if (vectors) this.cover(place, target.get('vectors'), vectors);
    });
    if (targets.length !== this.ids.size || !targets.every((id, i) => id === [...this.ids][i])) {
      this.add(
        `fresh.targets: must be those of correctness, [${[...this.ids].join(', ')}], got [${targets.join(', ')}]`,
      );
    }
    this.tree('fresh', section);
  }

  drawn(section, correctness) {
    const stated = selectionOf(correctness).families;
    const families = stated.length > 0 ? stated : this.corpus.families;
    if (!isAnyOf(families)) {
      this.add(`fresh.vectors: there are none of [${families.join(', ')}]`);
      return undefined;
    }
    return freshVectors(section.get('seed'), section.get('vectors'), families);
  }

  /** A choice of families is written in one way only, and a choice of all families is not written. */
  families(stated) {
    const all = this.corpus.families;
    const inOrder = all.filter(family => stated.includes(family));
    const isInOrder = inOrder.length === stated.length && inOrder.every((family, i) => family === stated[i]);
    if (!isInOrder || stated.length === all.length) {
      this.add(`correctness.families: must be some of [${all.join(', ')}], in this order, got [${stated.join(', ')}]`);
    }
  }

  tree(section, json) {
    const tree = new ResultTree(json);
    const stated = json.get('tree');
    this.compare(`${section}.tree.leaves`, stated.get('leaves'), tree.size);
    if (tree.root !== stated.get('root')) {
      this.add(
        `${section}.tree.root: says ${stated.get('root')}, the rows give ${tree.root}: one of them was changed,` +
          ' dropped or moved',
      );
    }
  }

  artifacts(place, artifacts) {
    const names = new Set();
    artifacts.forEach((file, index) => {
      const name = file.get('name');
      if (names.has(name)) this.add(`${place}.artifacts[${index}].name: ${name} is there twice`);
      names.add(name);
    });
  }

  totals(place, target, vectors) {
    const rows = target.get('vectors');
    const totals = target.get('totals');
    this.compare(`${place}.totals.vectors`, totals.get('vectors'), rows.length);
    this.compare(`${place}.totals.vectors`, totals.get('vectors'), vectors);
    for (const verdict of VERDICTS) {
      const counted = rows.filter(row => row.get('verdict') === verdict).length;
      this.compare(`${place}.totals.${verdict}`, totals.get(verdict), counted);
    }
  }

  compare(place, stated, counted) {
    if (stated !== counted) this.add(`${place}: says ${stated}, the rows give ${counted}`);
  }

  /** An excuse must be valid on the day of the run. Days are written so that their texts compare like the days. */
  known(place, rows) {
    rows.forEach((row, index) => {
      if (!row.has('known')) return;
      const verdict = row.get('verdict');
      const expires = row.get('known').get('expires');
      const isPast = expires < this.day;
      const at = `${place}.vectors[${index}]`;
      if (daysFrom(this.day, expires) > LONGEST_DAYS) {
        this.add(`${at}.known.expires: is more than ${LONGEST_DAYS} days after ${this.day}: ${expires}`);
      }
      if (verdict === 'known' && isPast) {
        this.add(`${at}.known.expires: was over on ${this.day}`);
      } else if (!isPast && (verdict === 'fail' || verdict === 'fault')) {
        this.add(`${at}.verdict: says ${verdict}, and it is excused until ${expires}`);
      }
    });
  }

  /** Every vector, once, in the corpus's order. */
  cover(place, rows, vectors) {
    for (let i = 0; i < Math.max(rows.length, vectors.length); i++) {
      const expected = vectors[i]?.id ?? 'nothing';
      const got = rows[i]?.get('id') ?? 'nothing';
      if (expected !== got) {
        this.add(`${place}.vectors[${i}].id: must be ${expected}, got ${got}`);
        return; // all following rows are shifted
      }
      if (rows[i]) this.row(`${place}.vectors[${i}]`, rows[i], vectors[i]);
    }
  }

  row(place, row, vector) {
    this.same(`${place}.clause`, row.get('clause') ?? vector.clause, vector.clause);
    if (!row.has('got')) return;
    this.same(`${place}.op`, row.get('op'), vector.op);
    if (vector.in) {
      this.equal(`${place}.in`, vector.in, row.get('in'));
      this.equal(`${place}.expected`, vector.expect, row.get('expected'));
    } else {
      this.undrawn++;
    }
    const at = difference(vector.expect ?? row.get('expected'), row.get('got'));
    if (at === undefined) {
      this.add(`${place}.got: is the right answer, so it cannot have failed`);
    } else {
      this.same(`${place}.at`, row.get('at'), at);
    }
  }

  same(place, got, wanted) {
    if (got !== wanted) this.add(`${place}: must be ${wanted}, got ${got}`);
  }

  equal(place, expected, got) {
    if (canonical(expected) !== canonical(got)) this.add(`${place}: is not the vector's`);
  }
}
