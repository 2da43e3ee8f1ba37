// Compares the kernels with the fallback before anything relies on them: drivers have been seen that end long loops early, without an error.
import { constants } from './constants.js';
import { changedOnGpu, hashesOnGpu, sumOnGpu } from './gpu-calls.js';
import { gpuData } from './gpu-data.js';
import { ErrorCode } from './errors.js';
import { GpuFailure } from './gpu-failure.js';
import { internalsOf } from './atlas.js';

/** Two leaves of the greatest length, the second one not full, and a last word that is not full either. */
const BYTES = 2 * 2 ** constants.maxLeafLog2 - 5;

/** Every byte differs from its neighbours, and no two leaves are equal. */
function probe() {
  const bytes = new Uint8Array(BYTES);
  let x = 1;
  for (let i = 0; i < BYTES; i++) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = x >>> 24;
  }
  return bytes;
}

/** @throws {GpuFailure} a kernel gives another answer than the fallback */
export async function prove(gpu, fallback) {
  const { leavesOf, rootOf } = internalsOf(fallback);
  const bytes = probe();
  const other = bytes.slice();
  for (const at of [0, 70_000, BYTES - 1]) other[at] ^= 1;
  const [data, after] = [bytes, other].map(value => gpuData('data', value, gpu, ''));
  const { minLeafLog2: least, maxLeafLog2: most } = constants;
  const root = rootOf(leavesOf(bytes, least));
  const changed = fallback.tree(bytes, least).changedLeaves(fallback.tree(other, least));
  const [sum, leaves, nodes, found] = await Promise.all([
    sumOnGpu(gpu, data),
    hashesOnGpu(gpu, data, most),
    hashesOnGpu(gpu, data, least, true),
    changedOnGpu(gpu, data, after, least),
  ]);
  const answers = {
    sum: [sum, fallback.sum(bytes)],
    leaves: [leaves.hashes, leavesOf(bytes, most)],
    nodes: [nodes.hashes, root],
    changed: [found, changed],
  };
  for (const [name, [is, expected]] of Object.entries(answers))
    if (`${is}` !== `${expected}`)
      throw new GpuFailure(ErrorCode.STATE, `the kernel "${name}" gives wrong answers on this device`);
}
