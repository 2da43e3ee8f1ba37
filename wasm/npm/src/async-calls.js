// Sums, witnesses and trees of asynchronous sources: sections S2, S11 and S12. The answers are those of the synchronous
// calls.
import { isBytes, isShared, region } from './argument-checks.js';
import { constants } from './constants.js';
import { invalid } from './errors.js';
import { readAll, readingOptions } from './sources.js';

export function asyncCalls({ sumOf }, { start, later: digestLater }, { leafLog2, leafStream, roots, treeFrom }) {
  /** Length and sum of all bytes, which `take` gets too. */
  async function read(source, how, take) {
    let sum = 0;
    const length = await readAll(source, how, data => {
      sum += sumOf(data);
      take?.(data);
    });
    return { length: BigInt(length), resonance: sum % constants.modulus };
  }

  async function readRegion(source, how, take) {
    const end = await read(source, how, take);
    if (end.length === 0n) throw invalid('source must not be empty');
    return end;
  }

  const witnessOf = (kind, k, digest, { length, resonance }) =>
    Object.freeze({ kind, leafLog2: k, digest, length, resonance, timestamp: 0n, flags: 0 });

  async function sumAsync(source, options) {
    return (await read(source, readingOptions(options))).resonance;
  }

  /** `emit` gets the leaf hashes as they are computed. */
  async function leavesOf(source, k, how, emit) {
    const hasher = leafStream(k, emit);
    try {
      const end = await readRegion(source, how, data => {
        hasher.update(data);
      });
      hasher.finish();
      return end;
    } finally {
      hasher.close();
    }
  }

  async function witnessAsync(source, options) {
    const { leafLog2: k, ...how } = readingOptions(options, 'leafLog2');
    if (k === undefined) return flatLater(source, how);
    const log2 = leafLog2(k);
    const folding = roots();
    const end = await leavesOf(source, log2, how, folding.push);
    return witnessOf('tree', log2, folding.root(), end);
  }

  async function flatLater(source, how) {
    if (digestLater !== undefined && isBytes(source)) {
      const bytes = region('source', source);
      if (!isShared(bytes) && bytes.buffer.resizable !== true) return atOnce(bytes, how);
    }
    const sha = start();
    try {
      const end = await readRegion(source, how, data => {
        sha.update(data);
      });
      return witnessOf('flat', 0, sha.digest(), end);
    } finally {
      sha.close();
    }
  }

  /** WebCrypto digests only whole regions that are neither shared nor resizable, and copies them at once. */
  async function atOnce(bytes, { onProgress, signal }) {
    signal?.throwIfAborted();
    const end = { length: BigInt(bytes.length), resonance: sumOf(bytes) };
    const digest = await digestLater(bytes);
    signal?.throwIfAborted();
    onProgress?.({ bytes: Number(end.length), total: Number(end.length) });
    return witnessOf('flat', 0, digest, end);
  }

  async function treeAsync(source, options) {
    const { leafLog2: k = constants.defaultLeafLog2, ...how } = readingOptions(options, 'leafLog2');
    const log2 = leafLog2(k);
    const parts = [];
    const { length, resonance } = await leavesOf(source, log2, how, hashes => {
      parts.push(hashes);
    });
    return treeFrom(joined(parts), log2, length, resonance);
  }

  return { sumAsync, witnessAsync, treeAsync };
}

export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
