// Sums and checks: sections S2 and S4.1.
import { bytes } from './argument-checks.js';
import { constants } from './constants.js';

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
