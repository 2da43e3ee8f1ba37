// Witnesses as JSON: the object W of spec/PROTOCOL.md. Numbers of 64 bits are text in decimal.
import { object, shown, small } from './argument-checks.js';
import { constants } from './constants.js';
import { invalid } from './errors.js';
import { toHex } from './bytes.js';
import { fromRecord, toRecord } from './records.js';

export function toJSON(witness) {
  const { kind, leafLog2, digest, length, resonance, timestamp, flags } = fromRecord(toRecord('witness', witness));
  return { kind, k: leafLog2, digest: toHex(digest), length: `${length}`, resonance, timestamp: `${timestamp}`, flags };
}

function matching(json, name, pattern, what) {
  const value = json[name];
  if (typeof value !== 'string' || !pattern.test(value))
    throw invalid(`json.${name} must be ${what}, got ${shown(value)}`);
  return value;
}

/** No sign, no leading zero. */
const decimal = (json, name) =>
  BigInt(matching(json, name, /^(0|[1-9][0-9]{0,19})$/, 'text with a whole number in decimal'));

export function fromJSON(value) {
  const json = object('json', value);
  const digest = matching(json, 'digest', /^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case');
  const { kind, k } = json;
  const isTree = kind === 'tree';
  return fromRecord(
    toRecord('json', {
      kind,
      leafLog2: small('json.k', k, isTree ? constants.minLeafLog2 : 0, isTree ? constants.maxLeafLog2 : 0),
      digest: Uint8Array.from(/** @type {any} */ (digest.match(/../g)), pair => Number.parseInt(pair, 16)),
      length: decimal(json, 'length'),
      resonance: json.resonance,
      timestamp: decimal(json, 'timestamp'),
      flags: small('json.flags', json.flags, 0, 255),
    }),
  );
}
