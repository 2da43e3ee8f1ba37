// Everything that is shown of one file, read as a stream: memory stays the same however long it is.
import { connect } from './calls.js';
import { plain } from './format.js';

const WORKER = new URL('files.worker.js', import.meta.url);
const MODULUS = 96;
const MAX_LEAVES = 65_536;

/** Trees are made, kept and asked for in one worker; digests are computed meanwhile in another. */
export const trees = connect(WORKER);
const digests = connect(WORKER);

/** The smallest leaves, 2^8..2^16 bytes, of which so long a file has at most 65,536: 2 MiB of hashes. */
export const fittingLeafLog2 = bytes => Math.min(16, Math.max(8, Math.ceil(Math.log2(bytes / MAX_LEAVES))));

/** Below, the time is that of getting started. */
const LONG_ENOUGH = 2 ** 20;

/**
 * What the GPU can do with a file that was inspected: its name, and a call that hashes it. Undefined if the file is short, or there is no GPU.
 * @returns {Promise<{ adapter: string, hash(signal: AbortSignal): Promise<{ seconds: number }> } | undefined>}
 */
export async function gpuFor({ key, file, leafLog2 }) {
  if (file.size < LONG_ENOUGH) return undefined;
  const adapter = await trees('adapter', {});
  return adapter && { adapter, hash: signal => trees('treeOnGpu', { key, file, leafLog2 }, { signal }) };
}

/**
 * @param {File} file
 * @param {{ key: number, leafLog2: number, signal: AbortSignal, onProgress(fraction: number): void }} how `key` names the tree in later calls
 */
export async function inspect(file, { key, leafLog2, signal, onProgress }) {
  if (file.size === 0)
    throw new Error(
      `${plain(file.name)} is empty: there is nothing to witness. (The sum of no bytes is 0, which is conserved.)`,
    );
  const failed = new AbortController();
  const both = AbortSignal.any([signal, failed.signal]);
  const done = [0, 0];
  const part = i => ({
    signal: both,
    onProgress: ({ bytes }) => {
      done[i] = bytes;
      onProgress((done[0] + done[1]) / (2 * file.size));
    },
  });
  try {
    const [tree, digest, end] = await Promise.all([
      trees('tree', { key, file, leafLog2 }, part(0)),
      digests('digest', { file }, part(1)),
      file.slice(-1).arrayBuffer(),
    ]);
    signal.throwIfAborted(); // both may have ended before the last byte was read
    return { ...tree, key, file, digest, fix: fixOf(tree.residue, new Uint8Array(end)[0]) };
  } catch (error) {
    failed.abort();
    trees('forget', { key }).catch(() => {}); // a tree that was made before the rest failed
    if (error.name !== 'NotFoundError' && error.name !== 'NotReadableError') throw error;
    throw new Error(`${plain(file.name)} cannot be read: it is a folder, or was moved or changed meanwhile.`);
  }
}

/** Returns the last byte, and the one that makes the sum a multiple of 96: raised, or lowered if it would not fit. */
function fixOf(residue, last) {
  const missing = (MODULUS - residue) % MODULUS;
  return { last, instead: last + missing <= 255 ? last + missing : last - residue };
}
