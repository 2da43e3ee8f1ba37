// What stands for a part of a region, merged in any order: clauses S12.7 to S12.9.
import { list, shown, small } from './arguments.js';
import { constants } from './constants.js';
import { DIGEST_BYTES } from './digests.js';
import { invalid } from './errors.js';

const MOST = Number.MAX_SAFE_INTEGER;

export function compactRange({ arguments: { region } }, { sumOf }, { leafLog2, leavesOf, rootOf }) {
  const join = (left, right) => {
    const both = new Uint8Array(2 * DIGEST_BYTES);
    both.set(left);
    both.set(right, DIGEST_BYTES);
    return rootOf(both);
  };

  /** The largest complete subtrees of leaves from `first` on: each has `size` leaves, a power of two that divides its first. */
  function subtrees(first, hashes) {
    const nodes = [];
    for (let i = 0, left = hashes.length / DIGEST_BYTES, size; left > 0; i += size, left -= size) {
      for (size = 1; (first + i) % (2 * size) === 0 && 2 * size <= left;) size *= 2;
      nodes.push({ first: first + i, size, hash: rootOf(hashes.subarray(i * DIGEST_BYTES, (i + size) * DIGEST_BYTES)) });
    }
    return nodes;
  }

  class CompactRange {
    #nodes;
    #end;

    /** `end`: where the region ends, once a leaf is short. */
    constructor(k, resonance, end, nodes) {
      this.leafLog2 = k;
      this.resonance = resonance;
      this.#end = end;
      this.#nodes = nodes;
      Object.freeze(this);
      if (end !== undefined) {
        const next = nodes.find(({ first, size }) => (first + size - 1) * 2 ** k >= end);
        if (next !== undefined) throw invalid(`a part that ends within a leaf, at ${end}, ends the region, and there are bytes after it`);
      }
    }

    /** The range of bytes at an offset of their region. */
    static of(data, offset = 0, k = constants.defaultLeafLog2) {
      const bytes = region('data', data);
      const log2 = leafLog2(k);
      const leaf = 2 ** log2;
      const at = small('offset', offset, 0, MOST - bytes.length);
      if (at % leaf !== 0) throw invalid(`offset must be a multiple of the leaf length, ${leaf}, got ${at}`);
      const end = at + bytes.length;
      return new CompactRange(log2, sumOf(bytes), end % leaf === 0 ? undefined : end, subtrees(at / leaf, leavesOf(bytes, log2)));
    }

    /** The range of all parts, in any order. */
    static merge(parts) {
      const all = list('parts', parts, 1, MOST);
      all.forEach((part, i) => {
        if (typeof part !== 'object' || part === null || !(#nodes in part)) throw invalid(`parts[${i}] must be a CompactRange, got ${shown(part)}`);
        if (part.leafLog2 !== all[0].leafLog2) throw invalid(`parts[${i}] must have leafLog2 ${all[0].leafLog2}, got ${part.leafLog2}`);
      });
      const leaf = 2 ** all[0].leafLog2;
      const nodes = [];
      for (const next of all.flatMap((part) => part.#nodes).sort((a, b) => a.first - b.first)) {
        let node = next;
        let before = nodes.at(-1);
        if (before !== undefined && before.first + before.size > node.first) throw invalid(`parts must not overlap, got bytes from offset ${node.first * leaf} on twice`);
        for (; before?.size === node.size && before.first + node.size === node.first && before.first % (2 * node.size) === 0; before = nodes.at(-1)) {
          node = { first: before.first, size: 2 * node.size, hash: join(before.hash, node.hash) };
          nodes.pop();
        }
        nodes.push(node);
      }
      const ends = all.flatMap((part) => part.#end ?? []);
      const sum = all.reduce((total, { resonance }) => total + resonance, 0) % constants.modulus;
      return new CompactRange(all[0].leafLog2, sum, ends.length === 0 ? undefined : Math.min(...ends), nodes);
    }

    merge(other) {
      return CompactRange.merge([this, other]);
    }

    /** The tree witness of the region, where this is exactly that. */
    witness(length) {
      const total = small('length', length, 1, MOST);
      const leaf = 2 ** this.leafLog2;
      let at = 0;
      for (const { first, size } of [...this.#nodes, { first: total / leaf, size: 0 }]) {
        const next = Math.min(first * leaf, total);
        if (at < next) throw invalid(`parts must cover the region, but the ${next - at} bytes from offset ${at} on are missing`);
        at = size === 0 ? at : Math.min((first + size) * leaf, this.#end ?? Infinity);
      }
      if (at > total) throw invalid(`parts must end with the region, at offset ${total}, got ${at - total} bytes more`);
      const digest = this.#nodes.map(({ hash }) => hash).reduceRight((right, left) => join(left, right)).slice();
      return Object.freeze({ kind: 'tree', leafLog2: this.leafLog2, digest, length: BigInt(total), resonance: this.resonance, timestamp: 0n, flags: 0 });
    }
  }
  // Only `of` and `merge` make ranges.
  return Object.freeze({ of: CompactRange.of, merge: CompactRange.merge });
}
