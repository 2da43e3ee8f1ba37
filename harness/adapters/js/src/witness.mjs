// Converts witnesses between the forms of spec/PROTOCOL.md and of the package.
import { hexIn, toHex } from './recipe.mjs';
import { Refusal } from './refusal.mjs';

export const witnessOut = w => ({
  kind: w.kind,
  k: w.leafLog2,
  digest: toHex(w.digest),
  length: String(w.length),
  resonance: w.resonance,
  timestamp: String(w.timestamp),
  flags: w.flags,
});

/** Text without a sign or leading zeros. */
function decimalIn(name, text) {
  if (typeof text !== 'string' || !/^(?:0|[1-9][0-9]*)$/.test(text))
    throw new Refusal(`${name} must be a decimal string, got ${JSON.stringify(text)}`);
  return BigInt(text);
}

/** The package accepts a witness without flags or a timestamp; the protocol does not. */
export function witnessIn(w) {
  if (w === null || typeof w !== 'object') return undefined;
  if (w.flags === undefined) throw new Refusal('flags must be given, got nothing');
  return {
    kind: w.kind,
    leafLog2: w.k,
    digest: hexIn(w.digest),
    length: decimalIn('length', w.length),
    resonance: w.resonance,
    timestamp: decimalIn('timestamp', w.timestamp),
    flags: w.flags,
  };
}
