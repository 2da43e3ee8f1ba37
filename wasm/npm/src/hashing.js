// What grows with the bytes of a witness: SHA-256 for a flat one, leaf hashes and the roots of their subtrees for a tree.
// Both have the same calls: `update`, `digest` (which leaves everything unchanged), `copy`, `close`. If SHA-256 is the
// kernels', `state` is all that must be kept, and `load` takes it back.
import { DIGEST_BYTES, STREAM_BYTES } from './digests.js';
import { joined } from './joined.js';

const HEAD_BYTES = 40;
const BLOCK_BYTES = 64;

export function hashing({ start, startOwn }, { stream }, { folding }) {
  /** @param {boolean} [own] only by kernels */
  function flat(own, sha = own ? startOwn() : start()) {
    return {
      kind: 'flat',
      leafLog2: 0,
      update: data => sha.update(data),
      digest() {
        const copy = sha.copy();
        const digest = copy.digest();
        copy.close();
        return digest;
      },
      /** The same if no more is asked. */
      last: () => sha.digest(),
      copy: () => flat(own, sha.copy()),
      close: () => sha.close(),
      /** The state of SHA-256, and the block that is not full. */
      state(length) {
        const all = sha.state();
        return joined([all.subarray(0, DIGEST_BYTES), all.subarray(HEAD_BYTES, HEAD_BYTES + (length % BLOCK_BYTES))]);
      },
      load(state, length) {
        const all = new Uint8Array(STREAM_BYTES);
        all.set(state.subarray(0, DIGEST_BYTES));
        new DataView(all.buffer).setBigUint64(DIGEST_BYTES, BigInt(length), true);
        all.set(state.subarray(DIGEST_BYTES), HEAD_BYTES);
        sha.load(all);
      },
      stateBytes: length => DIGEST_BYTES + (length % BLOCK_BYTES),
    };
  }

  /**
   * @param {boolean} [own] only by kernels
   * @param {any} [original] to copy
   */
  function tree(k, own, original) {
    const push = hashes => folded.push(hashes);
    const leaves = original === undefined ? stream(k, push, own) : original.leaves.copy(push);
    let folded = original === undefined ? folding() : original.folded().copy(); // last: the leaves that were copied may have added to it
    const size = 2 ** k;
    function digest() {
      const rest = leaves.rest();
      if (rest.length === 0) return folded.root();
      const other = folded.copy();
      other.push(rest);
      return other.root();
    }
    return {
      kind: 'tree',
      leafLog2: k,
      update: data => leaves.update(data),
      digest,
      last() {
        leaves.finish();
        return folded.root();
      },
      copy: () => tree(k, own, { leaves, folded: () => folded }),
      close: () => leaves.close(),
      /** The roots of the subtrees of all whole leaves, and the bytes of the leaf that is not full. */
      state() {
        const tail = leaves.tail();
        return joined([...folded.hashes(), tail]);
      },
      load(state, length) {
        const tail = state.length - (length % size);
        const hashes = [];
        for (let i = 0; i < tail; i += DIGEST_BYTES) hashes.push(state.slice(i, i + DIGEST_BYTES));
        folded = folding(Math.floor(length / size), hashes);
        leaves.update(state.subarray(tail));
      },
      stateBytes: length => DIGEST_BYTES * ones(Math.floor(length / size)) + (length % size),
    };
  }

  return { flat, tree };
}

/** How many subtrees that many leaves make. */
const ones = count => count.toString(2).replaceAll('0', '').length;
