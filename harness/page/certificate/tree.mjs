// The Merkle tree of RFC 9162, section 2.1, over the results of a section of a certificate. A leaf is the canonical
// form of a row with its target's id, in the certificate's order.
import { canonicalBytes, entries } from './canonical.mjs';
import { hex, sha256 } from './sha256.mjs';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Returns the hash of a leaf with this content. */
export const leafHash = content => sha256(LEAF, content);

/** Returns the hash of the node over two others. */
export const nodeHash = (left, right) => sha256(NODE, left, right);

/** Returns the content of a leaf: a result, as proofs have it, in bytes. */
export const leafOf = result => canonicalBytes(result);

function* resultsOf(section) {
  for (const target of get(section, 'targets')) {
    for (const row of get(target, 'vectors')) yield new Map([['target', get(target, 'id')], ...entries(row)]);
  }
}

export class ResultTree {
  #section;

  /** @param section one that has targets: `correctness` or `fresh` of a certificate */
  constructor(section) {
    this.#section = section;
    // In each level a node without a neighbour moves up unchanged: the same tree as that of the RFC, which splits at
    // the largest power of two.
    this.levels = [Array.from(resultsOf(section), result => leafHash(leafOf(result)))];
    while (this.levels.at(-1).length > 1) {
      const below = this.levels.at(-1);
      const level = [];
      for (let i = 0; i < below.length; i += 2) {
        level.push(i + 1 < below.length ? nodeHash(below[i], below[i + 1]) : below[i]);
      }
      this.levels.push(level);
    }
  }

  /** The rows, each with its target; made again by each call. */
  get results() {
    return [...resultsOf(this.#section)];
  }

  get size() {
    return this.levels[0].length;
  }

  /** The root in hex; of no leaves, the SHA-256 of nothing. */
  get root() {
    return hex(this.levels.at(-1)[0] ?? sha256());
  }

  /** Returns the inclusion path of a leaf, from the leaf to the root, in hex. */
  path(index) {
    const path = [];
    this.levels.forEach((level, height) => {
      const neighbour = level[Math.floor(index / 2 ** height) ^ 1];
      if (neighbour) path.push(hex(neighbour));
    });
    return path;
  }
}

const get = (object, name) => (object instanceof Map ? object.get(name) : object[name]);

/**
 * Computes the root from a leaf and its path (RFC 9162, section 2.1.3.2), step by step.
 *
 * @param {Uint8Array} leaf the leaf's hash
 * @param {bigint} index of the leaf
 * @param {bigint} size of the tree
 * @param {Uint8Array[]} path
 * @returns {{ root: Uint8Array, steps: { left: Uint8Array, right: Uint8Array, node: Uint8Array }[] } | undefined}
 *   undefined if a path in such a tree has another length
 */
export function follow(leaf, index, size, path) {
  const steps = [];
  let place = index;
  let last = size - 1n;
  let root = leaf;
  for (const neighbour of path) {
    if (last === 0n) return undefined;
    const isRight = (place & 1n) === 1n || place === last;
    const [left, right] = isRight ? [neighbour, root] : [root, neighbour];
    root = nodeHash(left, right);
    steps.push({ left, right, node: root });
    while (isRight && (place & 1n) === 0n && place !== 0n) {
      place >>= 1n;
      last >>= 1n;
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? { root, steps } : undefined;
}
