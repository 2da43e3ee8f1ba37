// Combines the parts into the object that users get.
import { allocation } from './allocation.js';
import { batches, batchHint } from './batches.js';
import { budget } from './budget.js';
import { conservedBuffer } from './conserved-buffer.js';
import { conservedSum } from './conserved-sum.js';
import { Core } from './core.js';
import { digests } from './digests.js';
import { domain } from './domain.js';
import { asyncCalls } from './async-calls.js';
import { memory } from './memory.js';
import { ranges } from './ranges.js';
import { records } from './records.js';
import { sharedBudget } from './shared-budget.js';
import { sums } from './sums.js';
import { trees } from './trees.js';
import { witnesses } from './witnesses.js';

/** The internal state of an instance, shared by the parts of the package. */
const INTERNALS = new WeakMap();
export const internalsOf = instance => INTERNALS.get(instance);

/**
 * @param {WebAssembly.Instance} instance of simd.wasm or base.wasm
 * @param {{engine: object, sha256?: object}} choice the implementation of SHA-256, if it is not the instance
 * @param {() => WebAssembly.Module} threads threads.wasm, compiled when the first shared budget is made
 * @returns {import('../index.d.ts').Atlas}
 */
export function atlas(instance, { engine, sha256 }, threads) {
  const core = new Core(instance);
  const sum = sums(core);
  const digest = digests(core, sha256);
  const tree = trees(core, digest);
  const witness = witnesses(core, sum.internal, digest, tree.internal);
  const packed = /** @type {any} */ (core.kernels).version();
  const made = Object.freeze({
    engine: Object.freeze({ ...engine }),
    version: Object.freeze({ packed, text: `${packed >> 16}.${(packed >> 8) & 255}.${packed & 255}` }),
    ...allocation(core),
    ...sum.operations,
    ...memory(core, sum.internal),
    ...witness,
    ...tree.operations,
    ...ranges(sum.internal, tree.internal),
    ...asyncCalls(sum.internal, digest, tree.internal),
    ...records(core),
    batch: Object.freeze(batches(core, sum.internal, witness)),
    batchHint: length => batchHint(core, length),
    ConservedSum: conservedSum(sum.internal),
    ConservedBuffer: conservedBuffer(core, sum.internal),
    Budget: budget(core),
    SharedBudget: sharedBudget(threads),
    Domain: domain(core, sum.internal, digest),
  });
  INTERNALS.set(made, tree.internal);
  return made;
}
