// Roots of Merkle trees over leaf hashes (clause S12.1).
import { DIGEST_BYTES } from './digests.js';
import { accept } from './errors.js';

export const countOf = hashes => hashes.length / DIGEST_BYTES;
export const part = (hashes, from, to) => hashes.subarray(from * DIGEST_BYTES, to * DIGEST_BYTES);

export function roots({ kernels, staging }) {
  /** The number of digests that fit a staging buffer. A power of two: roots of such groups are leaves of a smaller tree with the same root. */
  const GROUP = staging.constructor.SIZE / DIGEST_BYTES;

  function smallRoot(hashes) {
    accept(kernels.tree_root(staging.put(staging.first, hashes), countOf(hashes), staging.second), 'root');
    return staging.take(staging.second, DIGEST_BYTES);
  }

  /** MTH over leaf hashes. */
  function rootOf(hashes) {
    let level = hashes;
    while (countOf(level) > GROUP) {
      const above = new Uint8Array(Math.ceil(countOf(level) / GROUP) * DIGEST_BYTES);
      for (let i = 0; i * GROUP < countOf(level); i++)
        above.set(smallRoot(part(level, i * GROUP, (i + 1) * GROUP)), i * DIGEST_BYTES);
      level = above;
    }
    return smallRoot(level);
  }

  function pair(left, right) {
    const both = new Uint8Array(2 * DIGEST_BYTES);
    both.set(left);
    both.set(right, DIGEST_BYTES);
    return smallRoot(both);
  }

  /**
   * The root over leaf hashes that come piece by piece, for any number of leaves. Up to GROUP of them are collected, then
   * folded into the roots of the largest possible subtrees, whose sizes fall, as the ones of a binary counter.
   * @param {number} [count] of leaves that were folded before
   * @param {Uint8Array[]} [hashes] of their subtrees
   */
  function folding(count = 0, hashes = []) {
    const group = new Uint8Array(GROUP * DIGEST_BYTES);
    let held = 0;
    let folded = count;
    /** @type {{ size: number, hash: Uint8Array }[]} */
    const subtrees = [];
    let rest = count;
    for (const hash of hashes) {
      let size = 1;
      while (2 * size <= rest) size *= 2;
      subtrees.push({ size, hash });
      rest -= size;
    }

    function add(size, root) {
      folded += size;
      let hash = root;
      let whole = size;
      for (; subtrees.at(-1)?.size === whole; whole *= 2) hash = pair(/** @type {any} */ (subtrees.pop()).hash, hash);
      subtrees.push({ size: whole, hash });
    }

    function fold() {
      for (let from = 0; from < held; ) {
        let size = 1;
        while (folded % (2 * size) === 0 && from + 2 * size <= held) size *= 2;
        add(size, smallRoot(part(group, from, from + size)));
        from += size;
      }
      held = 0;
    }

    function push(fresh) {
      const count = countOf(fresh);
      for (let from = 0; from < count; ) {
        const n = Math.min(GROUP - (folded % GROUP) - held, count - from);
        group.set(part(fresh, from, from + n), held * DIGEST_BYTES);
        held += n;
        from += n;
        if ((folded + held) % GROUP === 0) fold();
      }
    }

    function root() {
      fold();
      return subtrees.length === 0
        ? smallRoot(part(group, 0, 0))
        : subtrees
            .map(({ hash }) => hash)
            .reduceRight((right, left) => pair(left, right))
            .slice();
    }

    /** The roots of the subtrees. */
    function hashesOf() {
      fold();
      return subtrees.map(({ hash }) => hash);
    }

    function copy() {
      const hashes = hashesOf(); // first: it changes `folded`
      return folding(folded, hashes);
    }

    return { push, root, hashes: hashesOf, copy };
  }

  return { GROUP, rootOf, smallRoot, folding };
}
