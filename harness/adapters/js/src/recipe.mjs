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

/** Longer regions do not wait for the engine's garbage collection. */
const LONG = 1 << 14;
/** Those of the request that is being answered; undefined between requests. */
let long;

/** New bytes; on a machine without enough memory the vector is skipped. */
export function allocate(length) {
  try {
    const bytes = new Uint8Array(length);
    if (length > LONG) long?.push(bytes.buffer);
    return bytes;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Unsupported(`${length} bytes cannot be allocated here: ${error.message}`);
  }
}

/** Answers one request, and frees the long regions that it made: on a phone, garbage of this size ends the page. */
export async function freeing(answer) {
  long = [];
  try {
    return await answer();
  } finally {
    for (const buffer of long) if (buffer.byteLength > 0) buffer.transfer?.(0); // ECMAScript 2024
    long = undefined;
  }
}

function hexLength(text) {
  if (typeof text !== 'string' || text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) {
    throw new Error(`recipe: not lower-case hex: ${JSON.stringify(text)?.slice(0, 60)}`);
  }
  return text.length / 2;
}

function writeHex(text, bytes) {
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = (digit(text.charCodeAt(2 * i)) << 4) | digit(text.charCodeAt(2 * i + 1));
}

export function fromHex(text) {
  const bytes = allocate(hexLength(text));
  writeHex(text, bytes);
  return bytes;
}

/** An argument in hex; undefined if it is absent or has another form, which the protocol treats in the same way. */
export const hexIn = text => (typeof text === 'string' && /^(?:[0-9a-f]{2})*$/.test(text) ? fromHex(text) : undefined);

/** A list of such arguments; undefined if it is absent or not a list. */
export const hexesIn = list => (Array.isArray(list) ? list.map(hexIn) : undefined);

const digit = code => (code < 58 ? code - 48 : code - 87);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += HEX[bytes[i]];
  return text;
}

const wholeLength = length => whole(length, 0, Number.MAX_SAFE_INTEGER, 'length');

function writeRepeated(pattern, bytes) {
  if (bytes.length === 0) return;
  // They are zero: filling them again would take seconds for gigabytes, whose pages come when they are touched.
  if (pattern.length === 1) {
    if (pattern[0] !== 0) bytes.fill(pattern[0]);
    return;
  }
  bytes.set(pattern);
  for (let done = pattern.length; done < bytes.length; done *= 2)
    bytes.copyWithin(done, 0, Math.min(done, bytes.length - done));
}

/** Words that the generator makes at a time: they are copied to bytes that need not be aligned. */
const words = new Uint32Array(4096);
/** What the generator adds to its state for each output. */
const STEP = 0x9e3779b97f4a7c15n;

function writeRandom(seed, bytes) {
  let state = BigInt(seed);
  for (let at = 0; at < bytes.length; at += words.byteLength) {
    const length = Math.min(words.byteLength, bytes.length - at);
    splitmix64(state, words.subarray(0, 2 * Math.ceil(length / 8)));
    bytes.set(new Uint8Array(words.buffer, 0, length), at); // big-endian hosts are not supported
    state = (state + BigInt(words.length / 2) * STEP) & MOST_64;
  }
}

/**
 * Each form: the length of what it makes, which checks it, and what writes it to that many bytes. Parts are written where
 * they belong: with a copy of each, a long region would need twice its memory.
 */
const FORMS = {
  hex: { length: ({ hex }) => hexLength(hex), write: ({ hex }, bytes) => writeHex(hex, bytes) },
  repeat: {
    length({ repeat, count }) {
      const length = hexLength(repeat);
      if (length === 0) throw new Error('recipe: repeat needs a pattern of at least one byte');
      return length * whole(count, 0, Number.MAX_SAFE_INTEGER, 'count');
    },
    write: ({ repeat }, bytes) => writeRepeated(fromHex(repeat), bytes),
  },
  ramp: {
    length({ ramp, step = 1, modulus = 256, length }) {
      whole(ramp, 0, 255, 'ramp');
      whole(step, 0, 255, 'step');
      whole(modulus, 1, 256, 'modulus');
      return wholeLength(length);
    },
    write({ ramp, step = 1, modulus = 256 }, bytes) {
      for (let i = 0, value = ramp % modulus; i < bytes.length; i++, value = (value + step) % modulus) bytes[i] = value;
    },
  },
  splitmix64: {
    length({ splitmix64: seed, length }) {
      if (typeof seed !== 'string' || !/^(0|[1-9][0-9]*)$/.test(seed) || BigInt(seed) > MOST_64) {
        throw new Error(`recipe: splitmix64 needs a decimal seed below 2^64, got ${JSON.stringify(seed)}`);
      }
      return wholeLength(length);
    },
    write: ({ splitmix64: seed }, bytes) => writeRandom(seed, bytes),
  },
  concat: {
    length: ({ concat }) => concat.reduce((total, part) => total + lengthOf(part), 0),
    write({ concat }, bytes) {
      let at = 0;
      for (const part of concat) {
        const end = at + lengthOf(part);
        write(part, bytes.subarray(at, end));
        at = end;
      }
    },
  },
  patch: {
    length({ patch, at, with: bytes }) {
      const length = lengthOf(patch);
      whole(at, 0, length - hexLength(bytes), 'at');
      return length;
    },
    write({ patch, at, with: hex }, bytes) {
      write(patch, bytes);
      bytes.set(fromHex(hex), at);
    },
  },
};

const NAMES = Object.keys(FORMS);

function formOf(recipe) {
  const name = NAMES.find(form => form in recipe);
  if (name === undefined) throw new Error(`recipe: unknown form ${JSON.stringify(Object.keys(recipe))}`);
  return FORMS[name];
}

/** The length of what a recipe makes. */
export const lengthOf = recipe => formOf(recipe).length(recipe);

/** Writes what a recipe makes to as many bytes, which are zero. */
export const write = (recipe, bytes) => formOf(recipe).write(recipe, bytes);

/** The bytes of a recipe; undefined (null in the protocol) stays undefined. */
export function expand(recipe) {
  if (recipe === undefined || recipe === null) return undefined;
  const bytes = allocate(lengthOf(recipe));
  write(recipe, bytes);
  return bytes;
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
