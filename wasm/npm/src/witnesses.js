// Witnesses of regions: sections S11 and S12.2.
import { list, region } from './argument-checks.js';
import { constants } from './constants.js';
import { accept, AtlasError, ErrorCode, invalid } from './errors.js';
import { leafLog2 } from './leaves.js';
import { fromRecord, toRecord, witnessOf } from './records.js';

export function witnesses(core, { sumOf }, { digest, isOwn }, leafHashes, { rootOf }) {
  const { kernels, heap, staging } = core;

  const flat = data => witnessOf('flat', 0, digest(data), BigInt(data.length), sumOf(data));

  function tree(data, log2) {
    const { hashes, resonance } = leafHashes.summed(data, log2);
    return witnessOf('tree', log2, rootOf(hashes), BigInt(data.length), resonance);
  }

  /** Resident regions need one call of a kernel; others are hashed piece by piece. */
  function witness(data) {
    const bytes = region('data', data);
    if (!isOwn(bytes.length) || !heap.holds(bytes)) return flat(bytes);
    accept(kernels.witness(bytes.byteOffset, bytes.length, staging.first), 'witness');
    return fromRecord(staging.take(staging.first, constants.record));
  }

  function treeWitness(data, k = constants.defaultLeafLog2) {
    const bytes = region('data', data);
    const log2 = leafLog2(k);
    if (!isOwn(bytes.length) || !heap.holds(bytes)) return tree(bytes, log2);
    accept(kernels.witness_tree(bytes.byteOffset, bytes.length, log2, staging.first), 'treeWitness');
    return fromRecord(staging.take(staging.first, constants.record));
  }

  /**
   * Clause S11.3: length, then digest, then resonance. The witness is read first, because reading it may run the
   * caller's code.
   */
  function verify(data, witness) {
    const record = toRecord('witness', witness);
    const expected = fromRecord(record);
    const bytes = region('data', data);
    if (BigInt(bytes.length) !== expected.length) {
      throw invalid(`data must have the witness's length, ${expected.length} bytes, got ${bytes.length}`);
    }
    if (isOwn(bytes.length) && heap.holds(bytes)) {
      accept(kernels.witness_verify(bytes.byteOffset, bytes.length, staging.put(staging.second, record)), 'verify');
      return;
    }
    const actual = expected.kind === 'flat' ? flat(bytes) : tree(bytes, expected.leafLog2);
    let apart = 0; // all 32 bytes are compared in any case
    for (let i = 0; i < actual.digest.length; i++) apart |= actual.digest[i] ^ expected.digest[i];
    if (apart !== 0) throw new AtlasError(ErrorCode.WITNESS, "verify: the digest of data is not the witness's");
    if (actual.resonance !== expected.resonance) {
      throw new AtlasError(
        ErrorCode.CONSERVATION,
        `verify: the sum of data is ${actual.resonance}, the witness says ${expected.resonance}`,
      );
    }
  }

  /** Clause S11.4, by one kernel. If the records do not fit the staging buffer, they get a block of their own. */
  function merge(many) {
    const all = list('witnesses', many, 2, Number.MAX_SAFE_INTEGER).map((w, i) => toRecord(`witnesses[${i}]`, w));
    const size = all.length * constants.record;
    const own = size > staging.constructor.SIZE;
    const at = own ? heap.allocate(size) : staging.first;
    try {
      all.forEach((record, i) => staging.put(at + i * constants.record, record));
      accept(
        kernels.witness_merge(at, all.length, staging.second),
        'merge: all must have the same kind and leafLog2, lengths of less than 2^64 together',
      );
      return fromRecord(staging.take(staging.second, constants.record));
    } finally {
      if (own) heap.release(at);
    }
  }

  return { witness, treeWitness, verify, merge };
}
