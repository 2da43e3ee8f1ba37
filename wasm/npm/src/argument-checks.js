// Checks arguments before they are used. Errors name the argument, what was expected and what came.
import { currentView } from './blocks.js';
import { invalid } from './errors.js';

/** The kind of a value of any realm: `instanceof` works for one realm only. */
export const kindOf = value => Object.prototype.toString.call(value).slice(8, -1);

/** A value as messages show it. */
export const shown = value => {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}...` : value);
  if (Object(value) !== value) return String(value);
  return `a value of type ${kindOf(value)}`;
};

/**
 * Returns a whole number within a range, unchanged: an exact number, or a bigint.
 * @returns {number | bigint}
 */
export function whole(name, value, low, high) {
  const exact = typeof value === 'bigint' || Number.isSafeInteger(value);
  if (!exact || value < low || value > high)
    throw invalid(`${name} must be a whole number ${low}..${high}, got ${shown(value)}`);
  return value;
}

/** The same for ranges that a number can hold. */
export const small = (name, value, low, high) => Number(whole(name, value, low, high));

/** A residue or an amount, 0..95. */
export const residue = (name, value) => small(name, value, 0, 95);

/**
 * The bytes of a typed array, DataView, ArrayBuffer or SharedArrayBuffer, as a view of them, never a copy.
 * @returns {Uint8Array}
 */
function viewOf(name, value) {
  let view;
  try {
    if (ArrayBuffer.isView(value)) {
      // no proxy is one
      // An empty view may be a detached one, or one whose buffer shrank: to join such a view is a TypeError. (Node 20 optimizes other ways away; Buffer has
      // an indexOf of its own, which does not mind.)
      if (value.byteLength === 0) /** @type {Uint8Array} */ (value).join?.();
      view = value instanceof Uint8Array ? value : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    } else if (isBuffer(value)) {
      view = new Uint8Array(value);
    }
  } catch (error) {
    if (/** @type {any} */ (error)?.name !== 'TypeError') throw error; // of any realm
    throw invalid(
      `${name} is detached or out of bounds: its buffer was transferred, shrank, or was WASM memory that has grown since`,
    );
  }
  // What only calls itself a buffer was copied as a list.
  if (view === undefined || (view !== value && view.buffer !== (value.buffer ?? value))) {
    throw invalid(
      `${name} must be bytes (a typed array, DataView, ArrayBuffer or SharedArrayBuffer), got ${shown(value)}${hintFor(value)}`,
    );
  }
  return view;
}

/** What to do with text: its bytes depend on the encoding, so the caller chooses one. */
export const hintFor = value =>
  kindOf(value) === 'String' ? '; text must be encoded first: new TextEncoder().encode(text)' : '';

/** Whether a value is bytes in any form that calls take. */
export const isBytes = value => ArrayBuffer.isView(value) || isBuffer(value);

function isBuffer(value) {
  if (typeof value !== 'object' || value === null) return false;
  const kind = kindOf(value);
  return kind === 'ArrayBuffer' || kind === 'SharedArrayBuffer';
}

/** Whether bytes are in memory that threads share. */
export const isShared = view => kindOf(view.buffer) === 'SharedArrayBuffer';

/** Bytes. A view of a block is recognised even after growth has detached it, or after its block was freed. */
export const bytes = (name, value) => currentView(name, value) ?? viewOf(name, value);

/** Bytes of an exact number. */
export function exactly(name, value, length) {
  const view = bytes(name, value);
  if (view.length !== length) throw invalid(`${name} must be ${length} bytes, got ${view.length}`);
  return view;
}

/** Bytes, at least one. */
export const filled = (name, view) => {
  if (view.length === 0) throw invalid(`${name} must not be empty`);
  return view;
};

/** The same, for a value that was not checked yet. */
export const region = (name, value) => filled(name, bytes(name, value));

export function sameLength(name, one, otherName, other) {
  if (one.length !== other.length)
    throw invalid(`${name} and ${otherName} must have equal lengths, got ${one.length} and ${other.length}`);
}

/** A copy of an array with a number of entries: without holes, and what its getters do is done before an entry is looked at. */
export function list(name, value, least, most) {
  if (!Array.isArray(value)) throw invalid(`${name} must be an array, got ${shown(value)}`);
  if (value.length < least || value.length > most)
    throw invalid(`${name} must have ${least}..${most} entries, got ${value.length}`);
  return Array.from(value);
}

/** An object; null and primitives are refused. */
export function object(name, value) {
  if (value === null || typeof value !== 'object') throw invalid(`${name} must be an object, got ${shown(value)}`);
  return value;
}

/** Options; unknown names are refused. */
export function options(value = {}, ...known) {
  if (kindOf(value) !== 'Object') throw invalid(`options must be an object, got ${shown(value)}`);
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) throw invalid(`options.${key} is not known: there are ${known.join(', ')}`);
  }
  return value;
}

/** The offset of a range of that length within a region of that size. */
export function within(name, at, length, size) {
  if (length > size) throw invalid(`${name} must begin a range of ${length} bytes, and there are only ${size}`);
  return small(name, at, 0, size - length);
}
