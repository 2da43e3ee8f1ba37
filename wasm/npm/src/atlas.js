// Combines the parts into the object that users get.
import { allocation } from './allocation.js';
import { asyncSums } from './async-sums.js';
import { asyncTrees, asyncWitnesses } from './async-witnesses.js';
import { batches, batchHint } from './batches.js';
import { budget } from './budget.js';
import { conservedBuffer } from './conserved-buffer.js';
import { conservedSum } from './conserved-sum.js';
import { about, Core } from './core.js';
import { digests } from './digests.js';
import { domain } from './domain.js';
import { leaves } from './leaves.js';
import { memory } from './memory.js';
import { ranges } from './ranges.js';
import { records } from './records.js';
import { roots } from './roots.js';
import { sharedBudget } from './shared-budget.js';
import { deltas, sums } from './sums.js';
import { trees } from './trees.js';
import { hashing, witnessHasher } from './witness-hasher.js';
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
  const delta = deltas(core, sum.internal);
  const digest = digests(core, /** @type {any} */ (sha256));
  const root = roots(core);
  const leaf = leaves(core, digest);
  const tree = trees(core, digest, leaf, root);
  const parts = hashing(digest, leaf, root);
  const witness = witnesses(core, sum.internal, digest, leaf, root);
  const made = Object.freeze({
    .../** @type {any} */ (about(core, engine)),
    ...allocation(core),
    ...sum.operations,
    ...delta.operations,
    ...memory(core, sum.internal),
    ...witness,
    ...tree.operations,
    ...ranges(sum.internal, tree.internal),
    ...asyncSums(sum.internal),
    ...asyncWitnesses(sum.internal, digest, parts),
    ...asyncTrees(sum.internal, leaf, tree.internal),
    ...records(core),
    batch: Object.freeze(batches(core, delta.internal, witness)),
    batchHint: length => batchHint(core, length),
    ConservedSum: conservedSum(sum.internal),
    ConservedBuffer: conservedBuffer(core, delta.internal),
    WitnessHasher: witnessHasher(sum.internal, digest, parts),
    Budget: budget(core),
    SharedBudget: sharedBudget(threads),
    Domain: domain(core, delta.internal, digest),
  });
  INTERNALS.set(made, tree.internal);
  return made;
}
