// The operations of atlas-l2/witness: sums, and witnesses of regions (sections S11 to S13).
import { allocation } from './allocation.js';
import { about, Core } from './core.js';
import { digests } from './digests.js';
import { leaves } from './leaves.js';
import { records } from './records.js';
import { roots } from './roots.js';
import { sums } from './sums.js';
import { witnesses } from './witnesses.js';

/** @param {WebAssembly.Instance} instance */
export function witnessFamily(instance, { engine, sha256 }) {
  const core = new Core(instance);
  const sum = sums(core);
  const digest = digests(core, sha256);
  const root = roots(core);
  const leaf = leaves(core, digest);
  return Object.freeze({
    ...about(core, engine),
    ...allocation(core),
    ...sum.operations,
    ...witnesses(core, sum.internal, digest, leaf, root),
    ...records(core),
  });
}
