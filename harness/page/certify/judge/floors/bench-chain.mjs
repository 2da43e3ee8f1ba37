// The right answer of a bench: the chain of spec/PROTOCOL.md, Benches, computed with as little work as possible. A sum is
// updated by the bytes that change, and a tree hashes the leaves that changed; a flat witness has no such shortcut.
import { sha256 } from '../../../certificate/sha256.mjs';
import { BenchData } from './bench-data.mjs';

const MODULUS = 96;
const LEAF = 4096;
const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** With the browser's own SHA-256, if the page has it: long messages take a tenth of the time. */
const digestOf = bytes => {
  const subtle = globalThis.crypto?.subtle;
  return subtle
    ? subtle.digest('SHA-256', bytes).then(digest => firstWord(new Uint8Array(digest)))
    : firstWord(sha256(bytes));
};

const firstWord = digest => ((digest[0] << 24) | (digest[1] << 16) | (digest[2] << 8) | digest[3]) >>> 0;

/** Hashes only the leaves that have changed. */
class Tree {
  #hashed;
  #hashes = [];

  root(bytes) {
    for (let at = 0, leaf = 0; at < bytes.length; at += LEAF, leaf++) {
      const end = Math.min(at + LEAF, bytes.length);
      if (!this.#isSame(bytes, at, end)) this.#hashes[leaf] = sha256(LEAF_PREFIX, bytes.subarray(at, end));
    }
    this.#hashed = bytes.slice();
    return rootOf(this.#hashes);
  }

  #isSame(bytes, from, end) {
    if (this.#hashed === undefined) return false;
    for (let i = from; i < end; i++) if (bytes[i] !== this.#hashed[i]) return false;
    return true;
  }
}

/** RFC 9162 section 2.1.1: the left part holds the largest power of two of leaves that is smaller than all. */
function rootOf(leaves) {
  if (leaves.length === 1) return leaves[0];
  const split = 2 ** (31 - Math.clz32(leaves.length - 1));
  return sha256(NODE_PREFIX, rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** Clause S6.1; only two bytes of it are needed. */
function filled(size, acc) {
  const value = acc >>> 24;
  const last = size - 1;
  const fixUp = (MODULUS - ((value * last) % MODULUS)) % MODULUS;
  return 256 * fixUp + (acc % size === last ? fixUp : value);
}

function copied(data, dst, acc) {
  const b = (acc >>> 16) % dst.length;
  const before = dst[b];
  dst.set(data.bytes);
  return 65536 * before + 256 * dst[acc % dst.length] + dst[b];
}

const RUNS = {
  sum: ({ data }) => data.sum,
  loop: ({ data }) => data.sum,
  check: ({ data }) => (data.sum === 0 ? 1 : 0),
  witness: ({ data }) => digestOf(data.bytes),
  tree: ({ data, tree }) => firstWord(tree.root(data.bytes)),
  copy: ({ data, dst }, acc) => {
    data.conserve();
    return copied(data, dst, acc);
  },
  memcpy: ({ data, dst }, acc) => copied(data, dst, acc),
};

export class BenchChain {
  #run;
  #acc;

  /**
   * @param {string} op of the protocol's table
   * @param {number} size bytes, at least 1
   * @param {number} start unsigned 32-bit
   */
  constructor(op, size, start) {
    this.#acc = start;
    if (op === 'fill') {
      this.#run = acc => filled(size, acc);
      return;
    }
    if (!Object.hasOwn(RUNS, op)) throw new RangeError(`op must be a bench, got ${op}`);
    const run = RUNS[op];
    const state = { data: new BenchData(size), dst: new Uint8Array(size), tree: new Tree() };
    this.#run = acc => {
      state.data.change(acc);
      return run(state, acc);
    };
  }

  /**
   * Continues by some runs.
   *
   * @returns {Promise<number>} the value, unsigned 32-bit
   */
  async forward(runs) {
    let acc = this.#acc;
    for (let i = 0; i < runs; i++) {
      const value = this.#run(acc);
      acc = (Math.imul(acc, 1664525) + 1013904223 + (typeof value === 'number' ? value : await value)) >>> 0;
    }
    this.#acc = acc;
    return acc;
  }
}
