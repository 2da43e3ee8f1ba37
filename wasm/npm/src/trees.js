// Merkle trees over a region's leaves, and their proofs: section S12.
import { bytes, exactly, list, object, region, shown, small, whole } from './argument-checks.js';
import { constants } from './constants.js';
import { accept, invalid } from './errors.js';
import { DIGEST_BYTES } from './digests.js';
import { leafLog2, PREFIX } from './leaves.js';
import { witnessOf } from './records.js';
import { countOf, part } from './roots.js';

const MOST_63 = 2n ** 63n - 1n;
const MAX_PATH = 64;

/** Leaf hashes of every tree of any instance: trees of two instances can be compared. */
const HASHES = new WeakMap();

export function trees(core, digest, leafHashes, { GROUP, rootOf }) {
  const { kernels, heap, staging } = core;

  const split = n => 2 ** Math.ceil(Math.log2(n) - 1);

  const taken = entries =>
    Array.from({ length: entries }, (_, i) => staging.take(staging.second + i * DIGEST_BYTES, DIGEST_BYTES));

  /** PATH of RFC 9162: the large levels are computed here, the rest by the kernel. */
  function inclusionPath(hashes, index) {
    const n = countOf(hashes);
    if (n <= GROUP) return taken(kernels.inclusion_proof(staging.put(staging.first, hashes), n, index, staging.second));
    const k = split(n);
    return index < k
      ? [...inclusionPath(part(hashes, 0, k), index), rootOf(part(hashes, k, n))]
      : [...inclusionPath(part(hashes, k, n), index - k), rootOf(part(hashes, 0, k))];
  }

  /** SUBPROOF of RFC 9162; `known` is its b: the verifier has the root of the subtree that is the old tree. */
  function consistencyPath(hashes, first, known) {
    const n = countOf(hashes);
    if (known && n <= GROUP)
      return taken(kernels.consistency_proof(staging.put(staging.first, hashes), n, first, staging.second));
    if (first === n) return known ? [] : [rootOf(hashes)];
    const k = split(n);
    return first <= k
      ? [...consistencyPath(part(hashes, 0, k), first, known), rootOf(part(hashes, k, n))]
      : [...consistencyPath(part(hashes, k, n), first - k, false), rootOf(part(hashes, 0, k))];
  }

  /** The tree over a region's leaves at the time when it was made: later writes do not change it. */
  class WitnessTree {
    #hashes;
    #length;
    #resonance;
    #root;

    constructor(hashes, k, length, resonance) {
      this.leafLog2 = k;
      this.#hashes = hashes;
      this.#length = length;
      this.#resonance = resonance;
      this.#root = rootOf(hashes);
      HASHES.set(this, hashes);
      Object.freeze(this);
    }

    get leafCount() {
      return countOf(this.#hashes);
    }

    get root() {
      return this.#root.slice();
    }

    witness() {
      return witnessOf('tree', this.leafLog2, this.root, this.#length, this.#resonance);
    }

    leafHash(index) {
      const i = small('index', index, 0, this.leafCount - 1);
      return part(this.#hashes, i, i + 1).slice();
    }

    inclusionProof(index) {
      const leaf = this.leafHash(index);
      return { index: Number(index), size: this.leafCount, leaf, path: inclusionPath(this.#hashes, Number(index)) };
    }

    consistencyProof(first) {
      return consistencyPath(this.#hashes, small('first', first, 1, this.leafCount), true);
    }

    changedLeaves(other) {
      const others = HASHES.get(other);
      if (others === undefined || other.leafLog2 !== this.leafLog2) {
        throw invalid(
          `other must be a WitnessTree with leafLog2 ${this.leafLog2}, got ${others ? `one with ${other.leafLog2}` : shown(other)}`,
        );
      }
      const changed = [];
      const most = Math.max(this.leafCount, countOf(others));
      for (let from = 0; from < most; from += GROUP) {
        const mine = part(this.#hashes, from, from + GROUP);
        const theirs = part(others, from, from + GROUP);
        const numbers = core.heap.allocate(4 * GROUP);
        try {
          const n = kernels.changed_leaves(
            staging.put(staging.first, mine),
            countOf(mine),
            staging.put(staging.second, theirs),
            countOf(theirs),
            numbers,
          );
          const view = new DataView(heap.view.buffer, numbers);
          for (let i = 0; i < n; i++) changed.push(from + view.getUint32(4 * i, true));
        } finally {
          core.heap.release(numbers);
        }
      }
      return changed;
    }
  }

  /** MTH over leaf inputs of any lengths (clause S12.1). */
  function merkleRoot(leaves) {
    const inputs = list('leaves', leaves, 0, Number.MAX_SAFE_INTEGER).map((leaf, i) => bytes(`leaves[${i}]`, leaf));
    const hashes = new Uint8Array(inputs.length * DIGEST_BYTES);
    inputs.forEach((leaf, i) => hashes.set(leafHashOf(leaf), i * DIGEST_BYTES));
    return rootOf(hashes);
  }

  /** Long leaves are hashed in pieces: if memory grew, the leaves that are still to come would be detached. */
  function leafHashOf(leaf) {
    if (!heap.holds(leaf) && leaf.length > staging.constructor.SIZE) return digest.digest(leaf, PREFIX);
    accept(kernels.leaf_hash(staging.place(leaf, staging.first), leaf.length, staging.second), 'leaf hash');
    return staging.take(staging.second, DIGEST_BYTES);
  }

  /** Copies digests, one after the other, and returns the address of the first. */
  function putDigests(named) {
    named.forEach((digest, i) => staging.put(staging.first + i * DIGEST_BYTES, digest));
    return staging.first;
  }

  const pathOf = path =>
    list('path', path, 0, Number.MAX_SAFE_INTEGER).map((entry, i) => exactly(`path[${i}]`, entry, DIGEST_BYTES));

  function verifyInclusion(proof) {
    const { root, leaf, index, size, path } = object('proof', proof);
    const entries = pathOf(path);
    const digests = [exactly('root', root, DIGEST_BYTES), exactly('leaf', leaf, DIGEST_BYTES)];
    const i = BigInt(whole('index', index, 0, MOST_63));
    const n = BigInt(whole('size', size, 1, MOST_63));
    if (entries.length > MAX_PATH) return false; // no tree is that deep
    const at = putDigests([...digests, ...entries]);
    return kernels.verify_inclusion(at, at + DIGEST_BYTES, i, n, at + 2 * DIGEST_BYTES, entries.length) === 0;
  }

  function verifyConsistency(proof) {
    const { first, second, firstRoot, secondRoot, path } = object('proof', proof);
    const entries = pathOf(path);
    const m = BigInt(whole('first', first, 1, MOST_63));
    const n = BigInt(whole('second', second, m, MOST_63));
    const digests = [exactly('firstRoot', firstRoot, DIGEST_BYTES), exactly('secondRoot', secondRoot, DIGEST_BYTES)];
    if (entries.length > MAX_PATH) return false;
    const at = putDigests([...digests, ...entries]);
    return kernels.verify_consistency(m, n, at, at + DIGEST_BYTES, at + 2 * DIGEST_BYTES, entries.length) === 0;
  }

  const treeFrom = (hashes, k, length, resonance) => new WitnessTree(hashes, k, length, resonance);

  function treeOf(data, k = constants.defaultLeafLog2) {
    const all = region('data', data);
    const log2 = leafLog2(k);
    const { hashes, resonance } = leafHashes.summed(all, log2);
    return treeFrom(hashes, log2, BigInt(all.length), resonance);
  }

  return {
    internal: { treeFrom, rootOf, leavesOf: leafHashes.all },
    operations: { tree: treeOf, merkleRoot, verifyInclusion, verifyConsistency },
  };
}
