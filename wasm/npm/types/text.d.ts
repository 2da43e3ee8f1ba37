// Digests and witnesses as text.
import type { Bytes } from './inputs.js';
import type { Witness, WitnessInput } from './witnesses.js';

/**
 * Returns bytes in hexadecimal, two digits each, in lower case.
 * @example
 * toHex(Uint8Array.of(0, 255)); // => '00ff'
 */
export function toHex(data: Bytes): string;

/** A witness in the form that JSON can hold, as spec/PROTOCOL.md defines it. Members that are not listed are ignored. */
export interface WitnessJSON {
  readonly kind: 'flat' | 'tree';
  /** leafLog2: 0 for flat, 8..16 for tree */
  readonly k: number;
  /** 64 hexadecimal digits in lower case */
  readonly digest: string;
  /** bytes, in decimal: 1..2^64-1 */
  readonly length: string;
  /** 0..95 */
  readonly resonance: number;
  /** in decimal: 0..2^64-1 */
  readonly timestamp: string;
  /** 0..255 */
  readonly flags: number;
}

/**
 * Returns a witness as an object for `JSON.stringify`.
 * @throws {AtlasError} INVALID: not a witness
 * @example
 * const text = JSON.stringify(toJSON(atlas.witness(Uint8Array.of(1, 2, 3))));
 * fromJSON(JSON.parse(text)).length; // => 3n
 */
export function toJSON(witness: WitnessInput): WitnessJSON;

/** Returns the witness that {@link toJSON} made an object of. @throws {AtlasError} INVALID: names the member that is wrong */
export function fromJSON(json: WitnessJSON): Witness;
