// Witnesses and trees of asynchronous sources: sections S11 and S12. The answers are those of the synchronous calls.
import { isBytes, isShared, region } from './argument-checks.js';
import { readSum } from './async-sums.js';
import { joined } from './bytes.js';
import { constants } from './constants.js';
import { invalid } from './errors.js';
import { leafLog2 } from './leaves.js';
import { witnessOf } from './records.js';
import { readingOptions } from './sources.js';

/** Length and sum of a source that is not empty. */
async function readRegion(sumOf, source, how, take) {
  const end = await readSum(sumOf, source, how, take);
  if (end.length === 0n) throw invalid('source must not be empty');
  return end;
}

export function asyncWitnesses({ sumOf }, { later }, { flat, tree }) {
  async function witnessAsync(source, options) {
    const { leafLog2: k, ...how } = readingOptions(options, 'leafLog2');
    if (k !== undefined) return read(source, how, tree(leafLog2(k)));
    if (later !== undefined && isBytes(source)) {
      const bytes = region('source', source);
      if (!isShared(bytes) && bytes.buffer.resizable !== true) return atOnce(bytes, how);
    }
    return read(source, how, flat());
  }

  async function read(source, how, part) {
    try {
      const { length, resonance } = await readRegion(sumOf, source, how, data => {
        part.update(data);
      });
      return witnessOf(part.kind, part.leafLog2, part.last(), length, resonance);
    } finally {
      part.close();
    }
  }

  /** WebCrypto digests only whole regions that are neither shared nor resizable, and copies them at once. */
  async function atOnce(bytes, { onProgress, signal }) {
    signal?.throwIfAborted();
    const length = BigInt(bytes.length);
    const resonance = sumOf(bytes);
    const digest = await later(bytes);
    signal?.throwIfAborted();
    onProgress?.({ bytes: Number(length), total: Number(length) });
    return witnessOf('flat', 0, digest, length, resonance);
  }

  return { witnessAsync };
}

export const asyncTrees = ({ sumOf }, { stream }, { treeFrom }) => ({
  async treeAsync(source, options) {
    const { leafLog2: k = constants.defaultLeafLog2, ...how } = readingOptions(options, 'leafLog2');
    const log2 = leafLog2(k);
    const parts = [];
    const hasher = stream(log2, hashes => {
      parts.push(hashes);
    });
    try {
      const { length, resonance } = await readRegion(sumOf, source, how, data => {
        hasher.update(data);
      });
      hasher.finish();
      return treeFrom(joined(parts), log2, length, resonance);
    } finally {
      hasher.close();
    }
  },
});
