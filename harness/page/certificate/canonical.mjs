// JSON in the canonical form of RFC 8785, so that equal values have equal hashes: sorted names, no spaces, numbers as
// ECMAScript writes them. Whole numbers keep all their digits: those beyond 2^53 are bigints.
//
// Objects are Maps, as the reader makes them, or plain objects.
import { hex, sha256 } from './sha256.mjs';

const UTF8 = new TextEncoder();
const PLAIN = /^[ !#-[\]-~]*$/;

/** Returns whether a text is of ASCII and needs no escape. Almost all text is, and this test is faster than to escape. */
export const isPlain = text => PLAIN.test(text);

/** Returns the names and values of an object, in its order. */
export const entries = object => (object instanceof Map ? [...object] : Object.entries(object));

/** Returns the canonical form as text. */
export function canonical(value) {
  if (typeof value !== 'object' || value === null) return scalar(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonical(item)}`;
    return `[${text}]`;
  }
  const isMap = value instanceof Map;
  const names = isMap ? [...value.keys()] : Object.keys(value);
  if (!isSorted(names)) names.sort(); // by UTF-16 code units
  for (const name of names) {
    text += `${text === '' ? '' : ','}${string(name)}:${canonical(isMap ? value.get(name) : value[name])}`;
  }
  return `{${text}}`;
}

/** Sorting makes a copy, even of one name. */
function isSorted(names) {
  for (let i = 1; i < names.length; i++) if (names[i - 1] > names[i]) return false;
  return true;
}

/** Returns a value that is neither an object nor a list. */
export function scalar(value) {
  if (typeof value === 'string') return string(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`JSON has no number ${value}`);
    return String(value);
  }
  if (value === true || value === false || value === null) return String(value);
  throw new TypeError(`JSON has no value of the type ${typeof value}`);
}

/** Returns a text in double quotes; only quotes, backslashes and control characters below U+0020 are escaped. */
export const string = text => (isPlain(text) ? `"${text}"` : JSON.stringify(text));

/** Returns the canonical form in UTF-8. */
export const canonicalBytes = value => UTF8.encode(canonical(value));

/** Returns the SHA-256 of the canonical form, in hex. */
export const canonicalHash = value => hex(sha256(canonicalBytes(value)));
