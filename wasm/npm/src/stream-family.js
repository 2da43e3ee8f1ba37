// The operations of atlas-l2/streams: those of atlas-l2/witness, and witnesses of bytes that come in pieces.
import { allocation } from './allocation.js';
import { asyncSums } from './async-sums.js';
import { asyncWitnesses } from './async-witnesses.js';
import { conservedSum } from './conserved-sum.js';
import { about, Core } from './core.js';
import { digests } from './digests.js';
import { leaves } from './leaves.js';
import { loaders } from './load.js';
import { records } from './records.js';
import { roots } from './roots.js';
import { sums } from './sums.js';
import { WITNESSES } from './witness-family.js';
import { hashing, witnessHasher } from './witness-hasher.js';
import { witnesses } from './witnesses.js';

/** @param {WebAssembly.Instance} instance */
function streamFamily(instance, { engine, sha256 }) {
  const core = new Core(instance);
  const sum = sums(core);
  const digest = digests(core, sha256);
  const root = roots(core);
  const leaf = leaves(core, digest);
  const parts = hashing(digest, leaf, root);
  return Object.freeze({
    ...about(core, engine),
    ...allocation(core),
    ...sum.operations,
    ...witnesses(core, sum.internal, digest, leaf, root),
    ...records(core),
    ...asyncSums(sum.internal),
    ...asyncWitnesses(sum.internal, digest, parts),
    ConservedSum: conservedSum(sum.internal),
    WitnessHasher: witnessHasher(sum.internal, digest, parts),
  });
}

/** @param {import('./load.js').Modules} modules */
export const streamsToo = modules => loaders({ ...WITNESSES, make: streamFamily, modules });
