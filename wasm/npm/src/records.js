// Witness records: section S13. Kernels make and check the 64 bytes; this file converts them to an object and back.
import { exactly, object, small, whole } from './argument-checks.js';
import { constants } from './constants.js';
import { invalid } from './errors.js';

const BYTES = constants.record;
/** @type {('flat' | 'tree')[]} */
const KINDS = ['flat', 'tree'];
const MOST_64 = 2n ** 64n - 1n;

/** A witness that was just made: without timestamp and flags. */
export const witnessOf = (kind, leafLog2, digest, length, resonance) =>
  Object.freeze({ kind, leafLog2, digest, length, resonance, timestamp: 0n, flags: 0 });

/** A witness from a record that was checked. Numbers of 64 bits are bigints. */
export function fromRecord(record) {
  const view = new DataView(record.buffer, record.byteOffset, BYTES);
  return Object.freeze({
    kind: KINDS[record[49]],
    leafLog2: record[50],
    digest: record.slice(0, 32),
    length: view.getBigUint64(32, true),
    resonance: record[48],
    timestamp: view.getBigUint64(40, true),
    flags: record[51],
  });
}

/** The record of a witness; refuses values that are not witnesses (clause S11.2). */
export function toRecord(name, witness) {
  const w = object(name, witness);
  const kind = KINDS.indexOf(w.kind);
  if (kind < 0) throw invalid(`${name}.kind must be "flat" or "tree", got ${JSON.stringify(w.kind) ?? w.kind}`);
  const record = new Uint8Array(BYTES);
  const view = new DataView(record.buffer);
  record.set(exactly(`${name}.digest`, w.digest, 32));
  view.setBigUint64(32, BigInt(whole(`${name}.length`, w.length, 1, MOST_64)), true);
  view.setBigUint64(40, BigInt(whole(`${name}.timestamp`, w.timestamp ?? 0, 0, MOST_64)), true);
  record[48] = small(`${name}.resonance`, w.resonance, 0, constants.modulus - 1);
  record[49] = kind;
  record[50] =
    kind === 0
      ? small(`${name}.leafLog2`, w.leafLog2 ?? 0, 0, 0)
      : small(`${name}.leafLog2`, w.leafLog2, constants.minLeafLog2, constants.maxLeafLog2);
  record[51] = small(`${name}.flags`, w.flags ?? 0, 0, 255);
  return record;
}

export function records({ kernels, staging }) {
  const encodeRecord = witness => toRecord('witness', witness);

  function decodeRecord(record) {
    const bytes = exactly('record', record, BYTES);
    const at = staging.place(bytes, staging.first);
    if (kernels.record_check(at) !== 0) {
      throw invalid(
        'record must have kind 0 with k 0 or kind 1 with k 8..16, resonance 0..95, length above 0 and 12 zero bytes at its end',
      );
    }
    return fromRecord(bytes);
  }

  return { encodeRecord, decodeRecord };
}
