// The building blocks of every second answer: arguments, refusals, residues, bytes in hex and their digests.
import { expand } from './recipe.mjs';

const CHUNK = 1 << 20;

/** A refused call: only its error code is compared. */
export class Refusal extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export function need(holds, code = 'INVALID') {
  if (!holds) throw new Refusal(code);
}

export const mod = (value, modulus = 96) => ((value % modulus) + modulus) % modulus;
export const isByte = value => value >= 0 && value <= 255;
export const isResidue = value => value >= 0 && value <= 95;

/** Runs a call and returns its fields, or its refusal. `always` is called after it in both cases. */
export function attempt(call, always = () => ({})) {
  try {
    const fields = call() ?? {};
    return { result: 'OK', ...fields, ...always() };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { result: refusal.code, ...always() };
  }
}

export function given(recipe) {
  need(recipe !== null && recipe !== undefined);
  return expand(recipe);
}

export function sum(bytes) {
  let total = 0; // exact: 255 x 2^32 is far below 2^53
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const to = Math.min(from + CHUNK, bytes.length);
    let part = 0; // of a megabyte, so within 32 bits, where engines add fastest
    for (let i = from; i < to; i++) part = (part + bytes[i]) | 0;
    total += part;
  }
  return total % 96;
}

function fnv(bytes) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

export const hex = bytes => Buffer.from(bytes).toString('hex');
export const fromHex = text => Uint8Array.from(Buffer.from(text, 'hex'));

/** An argument in hex: refused if it is absent or not lower-case hex. */
export function hexOf(text) {
  need(typeof text === 'string' && /^(?:[0-9a-f]{2})*$/.test(text));
  return fromHex(text);
}

/** The steps of a sequence; refused if they are absent. */
export function stepsOf({ steps }) {
  need(Array.isArray(steps));
  return steps;
}

export function digest(bytes) {
  const shown = Math.min(16, bytes.length);
  return {
    length: bytes.length,
    fnv1a: fnv(bytes),
    head: hex(bytes.subarray(0, shown)),
    tail: hex(bytes.subarray(bytes.length - shown)),
  };
}
