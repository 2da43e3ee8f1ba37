// The operations of atlas-l2/sum: sections S2 to S5 and blocks.
import { allocation } from './allocation.js';
import { asyncSums } from './async-sums.js';
import { conservedSum } from './conserved-sum.js';
import { about, Core } from './core.js';
import { loaders, moduleOnly } from './load.js';
import { deltas, sums } from './sums.js';

/** @param {WebAssembly.Instance} instance */
function sumFamily(instance, { engine }) {
  const core = new Core(instance);
  const sum = sums(core);
  return Object.freeze({
    ...about(core, engine),
    ...allocation(core),
    ...sum.operations,
    ...deltas(core, sum.internal).operations,
    ...asyncSums(sum.internal),
    ConservedSum: conservedSum(sum.internal),
  });
}

/** @param {import('./load.js').Modules} modules */
export const sumsOnly = modules =>
  loaders({
    make: sumFamily,
    needs: 'congruent',
    files: 'sum.wasm, sum-base.wasm, simd.wasm or base.wasm',
    sha256: moduleOnly,
    modules,
  });
