// The results in a good certificate of this kit's vectors, each with its vector.
import { selectionOf } from './corpus.mjs';
import { freshVectors } from './fresh.mjs';
import { mayBeSkipped } from './skips.mjs';

/**
 * Returns the results of each target: those of the corpus, then those of the fresh vectors.
 *
 * @param {Map} certificate a good one
 * @param {import('./corpus.mjs').Corpus} corpus the one that it was compared with
 */
export function resultsOf(certificate, corpus) {
  const correctness = certificate.get('correctness');
  const selection = selectionOf(correctness);
  const fresh = certificate.get('fresh');
  const drawn = fresh ? drawnOf(fresh, selection, corpus) : [];
  const byId = new Map([...corpus.byId, ...drawn.map(vector => [vector.id, vector])]);
  return correctness.get('targets').map((target, i) => {
    const hello = target.get('hello');
    const rows = [target, fresh?.get('targets')[i]].flatMap(of => of?.get('vectors') ?? []);
    const results = rows.map(row => {
      const vector = byId.get(row.get('id'));
      const verdict = row.get('verdict');
      const isOverdrawn = verdict === 'skip' && !mayBeSkipped(vector, selection, hello);
      return { vector, verdict, isListed: row.has('known'), isOverdrawn };
    });
    return { id: target.get('id'), artifacts: target.get('artifacts'), hello, results };
  });
}

function drawnOf(fresh, { families }, corpus) {
  const of = families.length > 0 ? families : corpus.families;
  return freshVectors(fresh.get('seed'), fresh.get('vectors'), of).map(vector => ({ ...vector, family: 'fresh' }));
}
