// Benches of spec/PROTOCOL.md: chained runs, so that no answer can be cached or left out.

import { expand } from './recipe.mjs';

/** The prepared bytes and their mask are kept for the next request. */
let prepared = { size: -1, bytes: undefined, mask: undefined };

function prepare(size) {
  if (prepared.size !== size) {
    const bytes = expand({ splitmix64: '1', length: size });
    let sum = 0;
    for (let i = 0; i < size - 1; i++) sum = (sum + bytes[i]) % 96;
    bytes[size - 1] = (96 - sum) % 96;
    prepared = { size, bytes, mask: words(expand({ splitmix64: '2', length: size })) };
  }
  return prepared;
}

/**
 * Twice as many words as in the protocol, of half the size: 64-bit numbers are slow in JavaScriptCore, and unsigned
 * 32-bit ones in V8.
 */
const words = bytes => new Int32Array(bytes.buffer, bytes.byteOffset, 2 * Math.floor(bytes.length / 8));

const firstWord = digest => ((digest[0] << 24) | (digest[1] << 16) | (digest[2] << 8) | digest[3]) >>> 0;

function plainSum(data) {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  return sum % 96;
}

function mix(wide, mask, from, to) {
  const end = to | 0;
  for (let i = from | 0; i < end; i++) wide[i] = wide[i] ^ mask[i];
}

/**
 * Changes the data as the value of the chain determines: n words move, n words are mixed with the mask, and one byte is
 * flipped.
 */
function change({ data, wide, mask }, acc) {
  const words = data.length >>> 3;
  const h = Math.imul(acc, 0x9e3779b9) >>> 0;
  const n = ((words >>> 4) + ((h >>> 24) * words) / 2048) | 0;
  const places = words - n + 1;
  const from = (8 * (h % places)) | 0;
  data.copyWithin((8 * ((acc >>> 8) % places)) | 0, from, (from + 8 * n) | 0);
  const p = ((h >>> 8) % places) | 0;
  mix(wide, mask, 2 * p, 2 * (p + n));
  data[acc % data.length] ^= acc >>> 24;
}

/** Sums everything: four short sums of the parts that change, each with a view of its own, take longer. */
function changeConserved(state, acc) {
  change(state, acc);
  const { atlas, data } = state;
  data[data.length - 1] = 0;
  data[data.length - 1] = (96 - atlas.sum(data)) % 96;
}

/** The operation of a copy, between the change and what is seen of it. */
const copying = (changing, copy) => (state, acc) => {
  const { data, dst } = state;
  const b = (acc >>> 16) % dst.length;
  const before = dst[b];
  changing(state, acc);
  copy(state);
  return 65536 * before + 256 * dst[acc % data.length] + dst[b];
};

const RUNS = {
  sum: (state, acc) => {
    change(state, acc);
    return state.atlas.sum(state.data);
  },
  check: (state, acc) => {
    change(state, acc);
    return state.atlas.check(state.data) ? 1 : 0;
  },
  witness: (state, acc) => {
    change(state, acc);
    return firstWord(state.atlas.witness(state.data).digest);
  },
  tree: (state, acc) => {
    change(state, acc);
    return firstWord(state.atlas.treeWitness(state.data, 12).digest);
  },
  copy: copying(changeConserved, ({ atlas, data, dst }) => atlas.copy(data, dst)),
  fill: ({ atlas, dst }, acc) => {
    atlas.fill(dst, acc >>> 24);
    return 256 * dst[dst.length - 1] + dst[acc % dst.length];
  },
  loop: (state, acc) => {
    change(state, acc);
    return plainSum(state.data);
  },
  memcpy: copying(change, ({ data, dst }) => dst.set(data)),
};

export const BENCHES = Object.keys(RUNS);

/** A loop that an engine compiles while it runs stays half as fast as a function that it compiles for its next call. */
const SLICE = 64;

function chain(run, state, start, reps) {
  let acc = start;
  for (let i = 0; i < reps; i++) acc = (Math.imul(acc, 1664525) + 1013904223 + run(state, acc)) >>> 0;
  return acc;
}

const isWhole = (value, least, most) => Number.isSafeInteger(value) && value >= least && value <= most;

export function bench(atlas, op, size, reps, start) {
  const run = RUNS[op];
  if (run === undefined) throw new Error(`unknown bench ${op}`);
  if (!isWhole(size, 1, Infinity)) throw new Error(`size must be at least 1, got ${size}`);
  if (!isWhole(reps, 0, Infinity)) throw new Error(`reps must not be negative, got ${reps}`);
  if (!isWhole(start, 0, 0xffffffff)) throw new Error(`start must be 0..4294967295, got ${start}`);
  const { bytes, mask } = prepare(size);
  atlas.reserve(2 * size + 128); // growth would detach the first block's view
  const data = atlas.alloc(size); // in WASM memory, where the implementation is fastest
  const dst = atlas.alloc(size);
  try {
    data.set(bytes);
    dst.fill(0);
    const state = { atlas, data, dst, mask, wide: words(data) };
    let acc = start;
    for (let left = reps; left > 0; left -= SLICE) acc = chain(run, state, acc, Math.min(SLICE, left));
    return acc;
  } finally {
    atlas.free(data);
    atlas.free(dst);
  }
}
