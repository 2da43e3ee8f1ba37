// The operations of atlas-l2/witness: sums, and witnesses of regions (sections S11 to S13).
import { allocation } from './allocation.js';
import { about, Core } from './core.js';
import { digests } from './digests.js';
import { anySha256 } from './engines.js';
import { leaves } from './leaves.js';
import { loaders } from './load.js';
import { records } from './records.js';
import { roots } from './roots.js';
import { sums } from './sums.js';
import { witnesses } from './witnesses.js';

/** @param {WebAssembly.Instance} instance */
function witnessFamily(instance, { engine, sha256 }) {
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

/** For {@link loaders}: what the modules must have. */
export const WITNESSES = { needs: 'tree_leaves', files: 'witness.wasm, simd.wasm or base.wasm', sha256: anySha256 };

/** @param {import('./load.js').Modules} modules */
export const witnessesToo = modules => loaders({ ...WITNESSES, make: witnessFamily, modules });
