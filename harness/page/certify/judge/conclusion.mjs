// Why a run is not certified, in the words that `./atlas` has for the same certificate.
import { count } from '../../certificate/plain.mjs';

const TARGETS_SHOWN = 3;

/**
 * Returns the reasons, the most important first; none if it is certified.
 *
 * @param certificate made by certify.mjs
 * @param {{ id: string, op: string, level: string }[]} vectors of the kit
 */
export function reasonsOf({ decision, correctness, floors }, vectors) {
  const withVerdict = verdict => floors.results.filter(row => row.verdict === verdict).length;
  if (decision === 'certified') return [];
  if (decision === 'inconclusive') {
    return [`${count(withVerdict('inconclusive'), 'floor')} undecided: the machine was too noisy to tell`];
  }
  const { targets } = correctness;
  const total = verdict => targets.reduce((sum, { totals }) => sum + totals[verdict], 0);
  const found = [
    [total('fail'), 'wrong answer', ''],
    [total('fault'), 'fault', ''],
    [total('skip'), 'vector', ` skipped: ${lacks(targets, vectors)}`],
    [withVerdict('missed'), 'floor', ' missed'],
    [withVerdict('wrong'), 'floor', ' with a wrong bench'],
    [withVerdict('fault'), 'floor', ' at which the target broke'],
    [withVerdict('not-offered'), 'floor', ' whose bench is not offered'],
  ];
  const reasons = found.filter(([number]) => number > 0).map(([number, noun, rest]) => count(number, noun) + rest);
  return targets.length === 0 ? ['no target ran', ...reasons] : reasons;
}

function lacks(targets, vectors) {
  const ops = new Map(vectors.map(({ id, op }) => [id, op]));
  const lacking = targets.filter(({ totals }) => totals.skip > 0);
  const shown = lacking.slice(0, TARGETS_SHOWN).map(target => `${target.id} ${lackOf(target, ops)}`);
  const more = lacking.length - TARGETS_SHOWN;
  return shown.join(', ') + (more > 0 ? ` and ${count(more, 'target')} more` : '');
}

/** Returns what a target lacks: of operations that it skips, or all of the level. */
function lackOf({ hello, vectors }, ops) {
  if (!hello.levels.includes('core')) return 'does not declare level core';
  const all = new Set(vectors.map(({ id }) => ops.get(id)));
  const skipped = new Set(vectors.filter(({ verdict }) => verdict === 'skip').map(({ id }) => ops.get(id)));
  return `has ${all.size - skipped.size} of ${count(all.size, 'operation')} in full`;
}
