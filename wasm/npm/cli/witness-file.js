// Reads a witness file line by line; jvm/files/README.md of the repository defines the format.
import { fromRecord } from '../src/records.js';
import { decoded } from './base64.js';
import { Unusable } from './failures.js';
import { Digits, isObject, parsed, shown, typeOf } from './json.js';
import { rootOf } from './readings.js';

const HEAD = 'atlas-l2-witnesses';
const VERSION = 1;
const DIGEST_BYTES = 32;
/** Leaf hashes in a full line. */
const PIECE = 512;
const RECORD_BYTES = 64;

/** What is wrong with a record, in the order and words of the JVM library; undefined if nothing is. */
function faultOf(record) {
  const range = (name, value, low, high) =>
    value < low || value > high ? `${name} must be ${low === high ? '' : `${low}..`}${high}, got ${value}` : undefined;
  const [residue, kind, k] = record.subarray(48, 51);
  if (record.length !== RECORD_BYTES) return range('length of record', record.length, RECORD_BYTES, RECORD_BYTES);
  const zeros = record.findIndex((byte, i) => i >= 52 && byte !== 0);
  return (
    (record.readBigUInt64LE(32) === 0n ? 'length in record must be at least 1, got 0' : undefined) ??
    range('resonance in record', residue, 0, 95) ??
    range('kind in record', kind, 0, 1) ??
    (kind === 1 ? range('leafLog2 in record', k, 8, 16) : range('leafLog2 in record of a flat witness', k, 0, 0)) ??
    (zeros < 0 ? undefined : `byte ${zeros} of record must be 0, got ${record[zeros]}`)
  );
}

function witnessOf(hex) {
  if (!/^([0-9a-fA-F]{2})*$/.test(hex)) throw new Unusable('record must be 64 bytes in hexadecimal');
  const record = Buffer.from(hex, 'hex');
  const fault = faultOf(record);
  if (fault !== undefined) throw new Unusable(`record: INVALID: ${fault}`);
  return fromRecord(new Uint8Array(record));
}

function objectOf(text) {
  const value = parsed(text);
  if (!isObject(value)) throw new Unusable('must be a JSON object');
  return value;
}

/** A whole number; `1.0` is none. */
const numberOf = value =>
  value instanceof Digits && /^-?[0-9]+$/.test(value.text) ? Number(value.text) + 0 : undefined;

function textOf(line, name) {
  const value = line[name];
  if (typeof value !== 'string') throw new Unusable(`${name} must be a string, got ${typeOf(value)}`);
  return value;
}

const has = (line, ...names) =>
  Object.keys(line).length === names.length && names.every(name => Object.hasOwn(line, name));

/** Leaf hashes in order, in the pieces in which they came. */
function leafList() {
  const pieces = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(hashes) {
      pieces.push(hashes);
      count += hashes.length / DIGEST_BYTES;
    },
    has(index, hash) {
      const at = (index % PIECE) * DIGEST_BYTES;
      return pieces[Math.floor(index / PIECE)].subarray(at, at + DIGEST_BYTES).equals(hash);
    },
    root: () => rootOf(new Uint8Array(Buffer.concat(pieces))),
  };
}

function requireLeavesOf(witness, leaves) {
  if (witness.kind !== 'tree') throw new Unusable('record must be that of a tree, whose leaves came before it');
  const expected = ((witness.length - 1n) >> BigInt(witness.leafLog2)) + 1n;
  if (BigInt(leaves.count) !== expected)
    throw new Unusable(`the record's tree has ${expected} leaves, got ${leaves.count}`);
  if (!Buffer.from(leaves.root()).equals(witness.digest))
    throw new Unusable("the leaves do not add up to the record's digest: one of both was altered");
}

export function witnessFileParser() {
  let isOpen = false;
  let isEnded = false;
  /** Whether a line was refused: then the number of files cannot be checked any more. */
  let isDamaged = false;
  let isLastBad = false;
  let areLeavesLost = false;
  let files = 0;
  let leaves;

  function open(line) {
    if (!has(line, HEAD)) throw new Unusable(`must be {"${HEAD}":${VERSION}}`);
    if (numberOf(line[HEAD]) !== VERSION)
      throw new Unusable(`says version ${shown(line[HEAD])} of witness files; this program reads ${VERSION}`);
    isOpen = true;
  }

  function takeLeaves(base64) {
    if (areLeavesLost) return;
    const hashes = decoded(base64);
    if (hashes.length === 0 || hashes.length % DIGEST_BYTES !== 0)
      throw new Unusable(`leaves must be hashes of 32 bytes, got ${hashes.length} bytes`);
    leaves ??= leafList();
    if (hashes.length > PIECE * DIGEST_BYTES || leaves.count % PIECE !== 0)
      throw new Unusable(`leaves must come ${PIECE} a line, fewer in the last alone`);
    leaves.add(hashes);
  }

  function end(count) {
    isEnded = true;
    if (leaves !== undefined) throw new Unusable('must be a record, whose leaves came before it');
    if (!isDamaged && numberOf(count) !== files) throw new Unusable(`says ${shown(count)} files, got ${files}`);
  }

  function entryOf(text) {
    const line = objectOf(text);
    if (isEnded) throw new Unusable('comes after the line that ends a witness file');
    if (!isOpen) return open(line);
    if (has(line, 'leaves')) return takeLeaves(textOf(line, 'leaves'));
    if (has(line, 'files')) return end(line.files);
    if (!has(line, 'file', 'record'))
      throw new Unusable(`must hold leaves, or file and record, or files, got [${Object.keys(line).join(', ')}]`);
    files++;
    const file = textOf(line, 'file');
    const witness = witnessOf(textOf(line, 'record'));
    const own = leaves;
    leaves = undefined;
    areLeavesLost = false;
    if (own !== undefined) requireLeavesOf(witness, own);
    return { file, witness, leaves: own };
  }

  return {
    /** Whether the first line was right. If so, all lines can be read, even if some of them are wrong. */
    get isOpen() {
      return isOpen;
    },

    /** The entry that a line ends, or undefined. */
    line(text) {
      const before = files;
      try {
        const entry = entryOf(text);
        isLastBad = false;
        return entry;
      } catch (error) {
        isDamaged = true;
        isLastBad = true;
        leaves = undefined;
        areLeavesLost = files === before; // of the next record, unless this was one
        throw error;
      }
    },

    /** Must be called after the last line. */
    finish() {
      if (!isEnded && !isLastBad)
        throw new Unusable('is the last, but the line that ends a witness file is missing: truncated');
    },
  };
}
