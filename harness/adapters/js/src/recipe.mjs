// Recipes of spec/PROTOCOL.md: how to make bytes. Strict: anything else is an error, never empty bytes.
import { splitmix64 } from './splitmix64.mjs';
import { Unsupported } from './unsupported.mjs';

const MOST_64 = (1n << 64n) - 1n;

function whole(value, low, high, name) {
  if (!Number.isSafeInteger(value) || value < low || value > high) {
    throw new Error(`recipe: ${name} must be a whole number ${low}..${high}, got ${JSON.stringify(value)}`);
  }
  return value;
}

/** New bytes; on a machine without enough memory the vector is skipped. */
export function allocate(length) {
  try {
    return new Uint8Array(length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Unsupported(`${length} bytes cannot be allocated here: ${error.message}`);
  }
}

export function fromHex(text) {
  if (typeof text !== 'string' || text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) {
    throw new Error(`recipe: not lower-case hex: ${JSON.stringify(text)?.slice(0, 60)}`);
  }
  const bytes = allocate(text.length / 2);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = (digit(text.charCodeAt(2 * i)) << 4) | digit(text.charCodeAt(2 * i + 1));
  return bytes;
}

/** An argument in hex; undefined if it is absent or has another form, which the protocol treats in the same way. */
export const hexIn = text => (typeof text === 'string' && /^(?:[0-9a-f]{2})*$/.test(text) ? fromHex(text) : undefined);

/** A list of such arguments; undefined if it is absent or not a list. */
export const hexesIn = list => (Array.isArray(list) ? list.map(hexIn) : undefined);

const digit = code => (code < 58 ? code - 48 : code - 87);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export const toHex = bytes => Array.from(bytes, byte => HEX[byte]).join('');

function repeat(pattern, count) {
  if (pattern.length === 0) throw new Error('recipe: repeat needs a pattern of at least one byte');
  const bytes = allocate(pattern.length * whole(count, 0, Number.MAX_SAFE_INTEGER, 'count'));
  if (bytes.length === 0) return bytes;
  // New bytes are zero: filling them again would take seconds for gigabytes, whose pages come when they are touched.
  if (pattern.length === 1) return pattern[0] === 0 ? bytes : bytes.fill(pattern[0]);
  bytes.set(pattern);
  for (let done = pattern.length; done < bytes.length; done *= 2)
    bytes.copyWithin(done, 0, Math.min(done, bytes.length - done));
  return bytes;
}

function ramp({ ramp: start, step = 1, modulus = 256, length }) {
  whole(start, 0, 255, 'ramp');
  whole(step, 0, 255, 'step');
  whole(modulus, 1, 256, 'modulus');
  const bytes = allocate(whole(length, 0, Number.MAX_SAFE_INTEGER, 'length'));
  for (let i = 0, value = start % modulus; i < bytes.length; i++, value = (value + step) % modulus) bytes[i] = value;
  return bytes;
}

function random(seed, length) {
  if (typeof seed !== 'string' || !/^(0|[1-9][0-9]*)$/.test(seed) || BigInt(seed) > MOST_64) {
    throw new Error(`recipe: splitmix64 needs a decimal seed below 2^64, got ${JSON.stringify(seed)}`);
  }
  whole(length, 0, Number.MAX_SAFE_INTEGER, 'length');
  const words = new Uint32Array(allocate(Math.ceil(length / 8) * 8).buffer); // big-endian hosts are not supported
  splitmix64(BigInt(seed), words);
  return new Uint8Array(words.buffer, 0, length);
}

/** The bytes of a recipe; undefined (null in the protocol) stays undefined. */
export function expand(recipe) {
  if (recipe === undefined || recipe === null) return undefined;
  if ('hex' in recipe) return fromHex(recipe.hex);
  if ('repeat' in recipe) return repeat(fromHex(recipe.repeat), recipe.count);
  if ('ramp' in recipe) return ramp(recipe);
  if ('splitmix64' in recipe) return random(recipe.splitmix64, recipe.length);
  if ('concat' in recipe) {
    const parts = recipe.concat.map(expand);
    const bytes = allocate(parts.reduce((total, part) => total + part.length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }
  if ('patch' in recipe) {
    const bytes = expand(recipe.patch);
    bytes.set(fromHex(recipe.with), whole(recipe.at, 0, bytes.length, 'at'));
    return bytes;
  }
  throw new Error(`recipe: unknown form ${JSON.stringify(Object.keys(recipe))}`);
}

/** The protocol's digest of a region. */
export function digest(bytes) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  const edge = Math.min(16, bytes.length);
  return {
    length: bytes.length,
    fnv1a: (hash >>> 0).toString(16).padStart(8, '0'),
    head: toHex(bytes.subarray(0, edge)),
    tail: toHex(bytes.subarray(bytes.length - edge)),
  };
}
