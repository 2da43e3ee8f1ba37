// Values of spec/PROTOCOL.md: arguments, bytes by recipes, and what is said of bytes instead of them.
import { Buffer } from 'node:buffer';
import { need, present, Refusal } from './atlas-l2.mjs';
import { required } from './tree.mjs';

const MOST = 2 ** 32; // bytes

/** Texts, and whole numbers that may be beyond 2^53. */
const LONG_TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{16,}(?![\d.eE])/g;

/** Reads JSON; whole numbers beyond 2^53 become bigints. */
export function parse(line) {
  const exact = token =>
    token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `{"bigint":"${token}"}`;
  const value = (_, each) => (typeof each?.bigint === 'string' ? BigInt(each.bigint) : each);
  return JSON.parse(line.replace(LONG_TOKENS, exact), value);
}

/** An argument that is a whole number; beyond 2^53 it is rounded, which no range of the layer notices. */
export function number(given, name) {
  const value = given?.[name];
  need(typeof value === 'bigint' || Number.isInteger(value), `${name} must be a whole number, got ${value}`);
  return Number(value);
}

/** An argument that is a whole number, exactly. */
export function exact(given, name) {
  number(given, name);
  return BigInt(given[name]);
}

export function list(given, name) {
  const values = given?.[name];
  need(Array.isArray(values), `${name} must be a list, got ${values}`);
  return values;
}

/** The bytes of a text of lower-case hex; null if it is absent or has another form. */
export function unhex(text) {
  return typeof text === 'string' && /^(?:[0-9a-f]{2})*$/.test(text) ? Buffer.from(text, 'hex') : null;
}

export function hash(text, name) {
  const digest = unhex(text);
  need(digest?.length === 32, `${name} must be 64 digits of lower-case hex, got ${text}`);
  return digest;
}

/** A number of a recipe or of a bench. The harness sends them well-formed; any other is a fault. */
export function whole(given, name, least, most) {
  const value = given[name];
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new TypeError(`${name} must be a whole number of ${least}..${most}, got ${value}`);
}

/** The bytes of a text of a recipe. */
function pattern(recipe, name) {
  const bytes = unhex(recipe[name]);
  if (bytes === null) throw new TypeError(`${name} of a recipe must be lower-case hex, got ${recipe[name]}`);
  return bytes;
}

export function splitmix(seed, length) {
  const words = new BigUint64Array(Math.ceil(length / 8));
  let state = BigInt(seed);
  for (let i = 0; i < words.length; i++) {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    words[i] = z ^ (z >> 31n); // little-endian, as all machines that run JavaScript today
  }
  return new Uint8Array(words.buffer, 0, length);
}

/** The bytes of a recipe, in memory of their own; null if none is given. */
export function expand(recipe) {
  if (typeof recipe !== 'object' || recipe === null) return null;
  if ('hex' in recipe) return Uint8Array.from(pattern(recipe, 'hex'));
  if ('repeat' in recipe) {
    const part = pattern(recipe, 'repeat');
    return new Uint8Array(part.length * whole(recipe, 'count', 0, MOST)).map((_, i) => part[i % part.length]);
  }
  if ('ramp' in recipe) {
    const { ramp, step = 1, modulus = 256 } = recipe;
    whole({ modulus }, 'modulus', 1, 256);
    return new Uint8Array(whole(recipe, 'length', 0, MOST)).map((_, i) => (ramp + step * i) % modulus);
  }
  if ('splitmix64' in recipe) return splitmix(recipe.splitmix64, whole(recipe, 'length', 0, MOST));
  if ('concat' in recipe) return Uint8Array.from(Buffer.concat(recipe.concat.map(expand)));
  if (!('patch' in recipe)) throw new TypeError(`not a recipe: ${JSON.stringify(recipe)}`);
  const bytes = expand(recipe.patch);
  bytes.set(pattern(recipe, 'with'), whole(recipe, 'at', 0, MOST));
  return bytes;
}

export function data(given, name) {
  return expand(given?.[name]);
}

export const hex = bytes => Buffer.from(bytes).toString('hex');

/** What is said of a region that may be too long to be written out. */
export function digest(region) {
  let fnv = 0x811c9dc5;
  for (let i = 0; i < region.length; i++) fnv = Math.imul(fnv ^ region[i], 0x01000193);
  return {
    length: region.length,
    fnv1a: (fnv >>> 0).toString(16).padStart(8, '0'),
    head: hex(region.subarray(0, 16)),
    tail: hex(region.subarray(Math.max(0, region.length - 16))),
  };
}

export function written(w) {
  return { ...w, digest: hex(w.digest), length: String(w.length), timestamp: String(w.timestamp) };
}

function decimal(given, name) {
  const text = given[name];
  const isDecimal = typeof text === 'string' && /^(?:0|[1-9][0-9]{0,19})$/.test(text) && BigInt(text) < 2n ** 64n;
  need(isDecimal, `${name} must be a decimal number of 64 bits, got ${text}`);
  return BigInt(text);
}

/** A witness that has all its parts. */
export function witnessOf(given) {
  present('witness', given);
  return required({
    kind: given.kind,
    k: number(given, 'k'),
    digest: hash(given.digest, 'digest'),
    length: decimal(given, 'length'),
    resonance: number(given, 'resonance'),
    timestamp: decimal(given, 'timestamp'),
    flags: number(given, 'flags'),
  });
}

/** The answer of a call, or its refusal; the fields of `after` are answered either way. */
export function attempt(call, after = () => ({})) {
  let answer;
  try {
    answer = { result: 'OK', ...call() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error; // a bug of this program
    answer = { result: error.code, message: error.message };
  }
  return { ...answer, ...after() };
}
