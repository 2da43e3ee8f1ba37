// Looks at arguments before anything is done with them: clear errors that name the argument, what was expected and what came.
import { invalid } from './errors.js';

/** A value as messages show it. */
export const shown = (value) => {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}...` : value);
  if (typeof value === 'bigint') return `${value}`;
  if (value === null || typeof value !== 'object') return String(value);
  return `a value of type ${Object.prototype.toString.call(value).slice(8, -1)}`;
};

/**
 * A whole number within a range, as it came: a number that is exact, or a bigint.
 * @returns {number | bigint}
 */
export function whole(name, value, low, high) {
  const exact = typeof value === 'bigint' || Number.isSafeInteger(value);
  if (!exact || value < low || value > high) throw invalid(`${name} must be a whole number ${low}..${high}, got ${shown(value)}`);
  return value;
}

/** The same for ranges that a number holds. */
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
    if (ArrayBuffer.isView(value)) { // no proxy is one
      // An empty view may be a detached one, or one whose buffer shrank: to search such a view is a TypeError. (Node 20 optimizes a copy away.)
      if (value.byteLength === 0) value.indexOf?.(0);
      view = value instanceof Uint8Array ? value : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    } else if (isBuffer(value)) {
      view = new Uint8Array(value);
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw invalid(`${name} is detached or out of bounds: its buffer was transferred, shrank, or was WASM memory that has grown since`);
  }
  // What only calls itself a buffer was copied as a list.
  if (view === undefined || (view !== value && view.buffer !== (value.buffer ?? value))) {
    throw invalid(`${name} must be bytes (a typed array, DataView, ArrayBuffer or SharedArrayBuffer), got ${shown(value)}`);
  }
  return view;
}

/** Whether a value is bytes in any form that calls take. */
export const isBytes = (value) => ArrayBuffer.isView(value) || isBuffer(value);

function isBuffer(value) {
  if (typeof value !== 'object' || value === null) return false;
  const tag = Object.prototype.toString.call(value);
  return tag === '[object ArrayBuffer]' || tag === '[object SharedArrayBuffer]';
}

/** The arguments that are bytes, for one instance: a block of its memory is known also after growth has detached its view. */
export function byteArguments(heap) {
  const bytes = (name, value) => heap.currentView(name, value) ?? viewOf(name, value);

  /** Bytes of an exact number. */
  function exactly(name, value, length) {
    const view = bytes(name, value);
    if (view.length !== length) throw invalid(`${name} must be ${length} bytes, got ${view.length}`);
    return view;
  }

  /** Bytes, at least one. */
  function region(name, value) {
    const view = bytes(name, value);
    if (view.length === 0) throw invalid(`${name} must not be empty`);
    return view;
  }

  return { bytes, exactly, region };
}

export function sameLength(name, one, otherName, other) {
  if (one.length !== other.length) throw invalid(`${name} and ${otherName} must have equal lengths, got ${one.length} and ${other.length}`);
}

/** An array with a number of entries. */
export function list(name, value, least, most) {
  if (!Array.isArray(value)) throw invalid(`${name} must be an array, got ${shown(value)}`);
  if (value.length < least || value.length > most) throw invalid(`${name} must have ${least}..${most} entries, got ${value.length}`);
  return value;
}

/** An object, as opposed to null and primitives. */
export function object(name, value) {
  if (value === null || typeof value !== 'object') throw invalid(`${name} must be an object, got ${shown(value)}`);
  return value;
}

/** The offset of a range of that length within a region of that size. */
export function within(name, at, length, size) {
  if (length > size) throw invalid(`${name} must begin a range of ${length} bytes, and there are only ${size}`);
  return small(name, at, 0, size - length);
}
