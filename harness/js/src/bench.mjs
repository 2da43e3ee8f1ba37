// Benches of spec/PROTOCOL.md: chained runs, so that no answer can be cached or left out.

import { expand } from './recipe.mjs';

/** The prepared bytes and their mask are kept for the next request. */
let prepared = { size: -1, bytes: undefined, mask: undefined };

function prepare(size) {
  if (prepared.size !== size) {
    const bytes = expand({ splitmix64: '1', length: size });
    bytes[size - 1] = 0;
    bytes[size - 1] = (96 - plainSum(bytes)) % 96;
    prepared = { size, bytes, mask: words(expand({ splitmix64: '2', length: size })) };
  }
  return prepared;
}

/** Twice as many as the protocol's, of half the size: no engine is quick with 64 bits. */
const words = (bytes) => new Uint32Array(bytes.buffer, bytes.byteOffset, 2 * Math.floor(bytes.length / 8));

const firstWord = (digest) => ((digest[0] << 24) | (digest[1] << 16) | (digest[2] << 8) | digest[3]) >>> 0;

function plainSum(data) {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  return sum % 96;
}

/** Where the chain's value changes the data: n bytes move, n bytes are mixed at p, and one is flipped. */
function places(size, acc) {
  const all = Math.floor(size / 8);
  const h = Math.imul(acc, 0x9e3779b9) >>> 0;
  const n = Math.floor(all / 16) + Math.floor(((h >>> 24) * all) / 2048);
  const free = all - n + 1;
  return { from: 8 * (h % free), to: 8 * ((acc >>> 8) % free), p: 8 * ((h >>> 8) % free), n: 8 * n, a: acc % size, flip: acc >>> 24 };
}

const move = (state, at) => { state.data.copyWithin(at.to, at.from, at.from + at.n); };

function mix({ wide, mask }, at) {
  const end = (at.p + at.n) / 4;
  for (let i = at.p / 4; i < end; i++) wide[i] ^= mask[i];
}

function change(state, acc) {
  const at = places(state.data.length, acc);
  move(state, at);
  mix(state, at);
  state.data[at.a] ^= at.flip;
}

/** Changes them so that their sum stays 0, by the sums of the parts that change. */
function changeConserved(state, acc) {
  const { atlas, data } = state;
  const at = places(data.length, acc);
  const sum = (from) => atlas.sum(data.subarray(from, from + at.n));
  const last = data.length - 1;
  let changed = -sum(at.to);
  move(state, at);
  changed += sum(at.to) - sum(at.p);
  mix(state, at);
  changed += sum(at.p) - data[at.a];
  data[at.a] ^= at.flip;
  changed += data[at.a] - data[last];
  data[last] = (((-changed) % 96) + 96) % 96;
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
  sum: (state, acc) => { change(state, acc); return state.atlas.sum(state.data); },
  check: (state, acc) => { change(state, acc); return state.atlas.check(state.data) ? 1 : 0; },
  witness: (state, acc) => { change(state, acc); return firstWord(state.atlas.witness(state.data).digest); },
  tree: (state, acc) => { change(state, acc); return firstWord(state.atlas.witnessTree(state.data, 12).digest); },
  copy: copying(changeConserved, ({ atlas, data, dst }) => atlas.copy(dst, data)),
  fill: ({ atlas, dst }, acc) => { atlas.fill(dst, acc >>> 24); return 256 * dst[dst.length - 1] + dst[acc % dst.length]; },
  loop: (state, acc) => { change(state, acc); return plainSum(state.data); },
  memcpy: copying(change, ({ data, dst }) => dst.set(data)),
};

export const BENCHES = Object.keys(RUNS);

const isWhole = (value, least, most) => Number.isSafeInteger(value) && value >= least && value <= most;

export function bench(atlas, op, size, reps, start) {
  const run = RUNS[op];
  if (run === undefined) throw new Error(`unknown bench ${op}`);
  if (!isWhole(size, 1, Infinity)) throw new Error(`size must be at least 1, got ${size}`);
  if (!isWhole(reps, 0, Infinity)) throw new Error(`reps must not be negative, got ${reps}`);
  if (!isWhole(start, 0, 0xffffffff)) throw new Error(`start must be 0..4294967295, got ${start}`);
  const { bytes, mask } = prepare(size);
  atlas.reserve(2 * size + 128); // growth would detach the first block's view
  const data = atlas.alloc(size); // resident: where the implementation is fastest
  const dst = atlas.alloc(size);
  try {
    data.set(bytes);
    dst.fill(0);
    const state = { atlas, data, dst, mask, wide: words(data) };
    let acc = start;
    for (let i = 0; i < reps; i++) acc = (Math.imul(acc, 1664525) + 1013904223 + run(state, acc)) >>> 0;
    return acc;
  } finally {
    atlas.free(data);
    atlas.free(dst);
  }
}
