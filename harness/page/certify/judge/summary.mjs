// What the page shows of a certificate: small, and of plain text and numbers, so that it can be posted to the page.
import { canonical } from '../../certificate/canonical.mjs';
import { asked, got, remark } from '../floor-words.mjs';
import { reasonsOf } from './conclusion.mjs';

/** How many wrong results are shown for each target, and how much of each. */
const MOST = 20;
const LONGEST = 400;

/** @param {{ families: string[], vectors: object[] }} asked the families of the kit in order, and its vectors */
export function summaryOf(certificate, { families, vectors }) {
  const { decision, kit, correctness, floors, circumstances, hashes } = certificate;
  return {
    decision,
    reasons: reasonsOf(certificate, vectors),
    kit: kit.version,
    vectors: correctness.corpus.vectors,
    corpus: correctness.corpus.root,
    targets: correctness.targets.map(target => ({
      id: target.id,
      runtime: target.hello?.runtime ?? '',
      engine: target.hello?.engine ?? 'it did not introduce itself',
      totals: target.totals,
      families: countsOf(target.vectors, families),
      wrong: target.vectors
        .filter(({ verdict }) => verdict !== 'pass')
        .slice(0, MOST)
        .map(wrongOf),
    })),
    floors: { effort: floors.effort, rows: floors.results.map(floorOf) },
    unavailable: circumstances.unavailable,
    notes: circumstances.notes,
    started: circumstances.started,
    seconds: circumstances.seconds,
    machine: circumstances.machine,
    command: ['./atlas', ...circumstances.invocations[0]].join(' '),
    hash: hashes.certificate,
    root: correctness.tree.root,
  };
}

const countsOf = (rows, families) =>
  families
    .map(family => {
      const own = rows.filter(({ id }) => id.startsWith(`${family}/`));
      return { family, pass: own.filter(({ verdict }) => verdict === 'pass').length, all: own.length };
    })
    .filter(({ all }) => all > 0);

const floorOf = row => ({
  target: row.target,
  id: row.id,
  verdict: row.verdict,
  asked: asked(row),
  got: got(row),
  gigabytesPerSecond: row.gigabytesPerSecond,
  remark: remark(row),
});

function wrongOf({ id, verdict, clause, fault, reason, at, in: input, expected, got }) {
  const wrong = { id, verdict, clause: clause ?? '', text: fault ?? reason ?? '' };
  if (verdict === 'fail') {
    wrong.text = `${reason ? `${reason}: ` : ''}first different at ${at}`;
    Object.assign(wrong, { in: shown(input), expected: shown(expected), got: shown(got) });
  }
  return wrong;
}

function shown(value) {
  const text = canonical(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
