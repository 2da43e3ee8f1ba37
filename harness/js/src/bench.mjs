// Benches of spec/PROTOCOL.md: chained runs, so that no answer can be cached or left out.

import { expand } from './recipe.mjs';

/** The prepared bytes are kept for the second of a pair of requests. */
let prepared = { size: -1, bytes: undefined };

function prepare(size) {
  if (prepared.size !== size) {
    const bytes = expand({ splitmix64: '1', length: size });
    let sum = 0;
    for (let i = 0; i < size - 1; i++) sum = (sum + bytes[i]) % 96;
    bytes[size - 1] = (96 - sum) % 96;
    prepared = { size, bytes };
  }
  return prepared.bytes;
}

const firstWord = (digest) => ((digest[0] << 24) | (digest[1] << 16) | (digest[2] << 8) | digest[3]) >>> 0;

function plainSum(data) {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  return sum % 96;
}

// One run of each op, and how it disturbs its data first.
const flip = (data, a, acc) => { data[a] ^= acc >>> 24; };
const swap = (data, a, b) => { const kept = data[a]; data[a] = data[b]; data[b] = kept; };

const RUNS = {
  sum: (atlas, data, dst, a, b, acc) => { flip(data, a, acc); return atlas.sum(data); },
  check: (atlas, data, dst, a, b, acc) => { flip(data, a, acc); return atlas.check(data) ? 1 : 0; },
  witness: (atlas, data, dst, a, b, acc) => { flip(data, a, acc); return firstWord(atlas.witness(data).digest); },
  tree: (atlas, data, dst, a, b, acc) => { flip(data, a, acc); return firstWord(atlas.witnessTree(data, 12).digest); },
  copy: (atlas, data, dst, a, b) => { swap(data, a, b); atlas.copy(dst, data); return 256 * dst[a] + dst[b]; },
  fill: (atlas, data, dst, a, b, acc) => { atlas.fill(dst, acc >>> 24); return 256 * dst[dst.length - 1] + dst[a]; },
  loop: (atlas, data, dst, a, b, acc) => { flip(data, a, acc); return plainSum(data); },
  memcpy: (atlas, data, dst, a, b) => { swap(data, a, b); dst.set(data); return 256 * dst[a] + dst[b]; },
};

export const BENCHES = Object.keys(RUNS);

export function bench(atlas, op, size, reps) {
  const run = RUNS[op];
  if (run === undefined) throw new Error(`unknown bench ${op}`);
  if (!Number.isSafeInteger(size) || size < 1) throw new Error(`size must be at least 1, got ${size}`);
  if (!Number.isSafeInteger(reps) || reps < 0) throw new Error(`reps must not be negative, got ${reps}`);
  const bytes = prepare(size);
  atlas.reserve(2 * size + 128); // growth would detach the first block's view
  const data = atlas.alloc(size); // resident: where the implementation is fastest
  const dst = atlas.alloc(size);
  try {
    data.set(bytes);
    let acc = 1;
    for (let i = 0; i < reps; i++) {
      const v = run(atlas, data, dst, acc % size, (acc >>> 16) % size, acc);
      acc = (Math.imul(acc, 1664525) + 1013904223 + v) >>> 0;
    }
    return acc;
  } finally {
    atlas.free(data);
    atlas.free(dst);
  }
}
