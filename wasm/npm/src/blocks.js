// Views of blocks from `alloc`, and of their parts: the bytes that each view denotes, also after growth has detached it
// or its block was freed.
import { invalid } from './errors.js';

/** @typedef {{heap: import('./heap.js').Heap, at: number, length: number, isFree: boolean}} Block */

/**
 * The bytes that each view shows. There is one map for all instances, so that a pool and other instances recognise a
 * view too. A view holds its block, which is freed after its last view and the last view of a part are garbage.
 * @type {WeakMap<Uint8Array, {block: Block, from: number, length: number}>}
 */
const SHOWN = new WeakMap();

/** The block that a value is a view of, or undefined. */
export const blockOf = value => SHOWN.get(value)?.block;

function remember(view, block) {
  SHOWN.set(view, { block, from: view.byteOffset - block.at, length: view.length });
  return Object.defineProperty(view, 'subarray', { value: subarray, configurable: true, writable: true });
}

/**
 * Replaces Uint8Array's method in views, so that parts are recognised as well.
 * @this {Uint8Array}
 */
function subarray(from, to) {
  const part = Uint8Array.prototype.subarray.call(this, from, to);
  const block = blockOf(this);
  return block === undefined ? part : remember(part, block);
}

const show = (block, from, length) => remember(new Uint8Array(block.heap.view.buffer, block.at + from, length), block);

/** Returns a view of a new block. */
export function handOut(heap, length) {
  const block = { heap, at: 0, length, isFree: false };
  block.at = heap.allocateFor(block, length);
  return show(block, 0, length);
}

/** Frees a block of a heap, by any view that shows all of it. */
export function takeBack(heap, view) {
  const { block, length } = shownOf(heap, view);
  if (length !== block.length)
    throw invalid(`view must be all of the block that alloc gave, ${block.length} bytes, got a part of ${length}`);
  if (block.isFree) throw invalid('view was freed already');
  block.isFree = true;
  heap.releaseOf(block, block.at);
}

/**
 * The part that a view shows of a block of this heap.
 * @returns {{block: Block, from: number, length: number}}
 */
export function shownOf(heap, view) {
  const shown = SHOWN.get(view);
  if (shown === undefined || shown.block.heap !== heap) throw invalid('view must be one that alloc gave');
  return shown;
}

/**
 * The current view for a view of a block or a part: a new one if growth has detached it; undefined for all other
 * values.
 */
export function currentView(name, value) {
  const shown = SHOWN.get(value);
  if (shown === undefined) return undefined;
  const { block, from, length } = shown;
  if (block.isFree) throw invalid(`${name} was freed`);
  return value.length === 0 ? show(block, from, length) : value; // detached, or empty
}
