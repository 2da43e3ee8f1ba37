// Sums, checks and deltas: sections S2, S4 and S5. An entry of the package that has no deltas does without the second function.
import { bytes, residue, sameLength, small, whole } from './argument-checks.js';
import { constants } from './constants.js';
import { invalid } from './errors.js';

export function sums({ kernels, staging }) {
  /** The sum of bytes that were checked already. */
  function sumOf(data) {
    let total = 0;
    staging.pieces(data, (p, n) => {
      total += kernels.sum(p, n);
    });
    return total % constants.modulus;
  }

  const sum = data => sumOf(bytes('data', data));
  const check = data => sumOf(bytes('data', data)) === 0;

  return { internal: { sumOf }, operations: { sum, check } };
}

/** Checks of windows, and deltas. */
export function deltas({ kernels, staging }, { sumOf }) {
  /** S5.3 for ranges that were checked already. */
  function deltaOf(sum, before, after) {
    let now = sum;
    staging.pairs(before, after, (a, b, n) => {
      now = kernels.delta_range(now, a, b, n);
    });
    return now;
  }

  function windowCheck(data) {
    const window = bytes('data', data);
    if (window.length < 1 || window.length > constants.maxWindow) {
      throw invalid(`data must have 1..${constants.maxWindow} bytes, got ${window.length}`);
    }
    return sumOf(window) === 0;
  }

  /** Checks the first window, then compares each byte that enters the window with the byte that leaves it. */
  function slidingCheck(data, window) {
    const region = bytes('data', data);
    const w = whole('window', window, 1, 2n ** 63n - 1n);
    if (w >= region.length) return sumOf(region) === 0;
    const first = Number(w);
    if (sumOf(region.subarray(0, first)) !== 0) return false;
    return staging.pairs(
      region.subarray(0, region.length - first),
      region.subarray(first),
      (a, b, n) => kernels.congruent(a, b, n) === 0,
    );
  }

  function delta(before, after) {
    const old = bytes('before', before);
    const now = bytes('after', after);
    sameLength('before', old, 'after', now);
    return deltaOf(0, old, now);
  }

  const deltaByte = (sum, old, now) =>
    kernels.delta_byte(residue('sum', sum), small('old', old, 0, 255), small('new', now, 0, 255));

  function deltaRange(sum, old, now) {
    const from = residue('sum', sum);
    const before = bytes('old', old);
    const after = bytes('new', now);
    sameLength('old', before, 'new', after);
    return deltaOf(from, before, after);
  }

  return {
    internal: { sumOf, deltaOf },
    operations: { windowCheck, slidingCheck, delta, deltaByte, deltaRange },
  };
}
