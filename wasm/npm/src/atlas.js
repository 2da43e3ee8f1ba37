// Puts the parts together into the object that users hold.
import { allocation } from './allocation.js';
import { batches, batchHint } from './batches.js';
import { budget } from './budget.js';
import { conservedBuffer } from './conserved-buffer.js';
import { conservedSum } from './conserved-sum.js';
import { Core } from './core.js';
import { digests } from './digests.js';
import { domain } from './domain.js';
import { memory } from './memory.js';
import { records } from './records.js';
import { sums } from './sums.js';
import { trees } from './trees.js';
import { witnesses } from './witnesses.js';

/**
 * @param {WebAssembly.Instance} instance of simd.wasm or base.wasm
 * @param {{name: string, reason: string}} engine
 * @returns {import('../index.d.ts').Atlas}
 */
export function atlas(instance, engine) {
  const core = new Core(instance);
  const sum = sums(core);
  const digest = digests(core);
  const tree = trees(core, sum.internal);
  const witness = witnesses(core, sum.internal, digest, tree.internal);
  const packed = core.kernels.version();
  return Object.freeze({
    engine: Object.freeze({ ...engine }),
    version: Object.freeze({ packed, text: `${packed >> 16}.${(packed >> 8) & 255}.${packed & 255}` }),
    ...allocation(core),
    ...sum.operations,
    ...memory(core, sum.internal),
    ...witness,
    ...tree.operations,
    ...records(core),
    batch: Object.freeze(batches(core, sum.internal, witness)),
    batchHint: (length) => batchHint(core, length),
    ConservedSum: conservedSum(core, sum.internal),
    ConservedBuffer: conservedBuffer(core, sum.internal),
    Budget: budget(core),
    Domain: domain(core, sum.internal, digest),
  });
}
