// Compact ranges: what some parts of a region determine of its tree (clauses S12.7 to S12.9).
import { bytes, list, region, shown, whole } from './argument-checks.js';
import { constants } from './constants.js';
import { DIGEST_BYTES } from './digests.js';
import { invalid } from './errors.js';
import { leafLog2 } from './leaves.js';
import { witnessOf } from './records.js';

const MOST_63 = 2n ** 63n - 1n;
/** The bytes of a range: format 1, leafLog2, residue, 0, u64 end within a leaf or 0; then u64 first leaf, u8 level, hash for each subtree. */
const FORMAT = 1;
const HEAD = 12;
const NODE = 9 + DIGEST_BYTES;

/** Ranges of any instance: ranges of two instances can be merged. */
/** @type {WeakMap<object, any>} */
const STATES = new WeakMap();

/** @typedef {{ first: bigint, end: bigint, missing: bigint, hash: Uint8Array }} Subtree of leaves `first` up to `end` */

/** @param {{ first: bigint, end: bigint }} subtree */
const sizeOf = ({ first, end }) => end - first;

/**
 * Whether two subtrees are the two halves of one subtree.
 * @param {Subtree} left
 * @param {Subtree} right
 */
const areHalves = (left, right) =>
  left.end === right.first && sizeOf(left) === sizeOf(right) && left.first % (2n * sizeOf(left)) === 0n;

export function ranges({ sumOf }, { leavesOf, rootOf }) {
  function pair(left, right) {
    const both = new Uint8Array(2 * DIGEST_BYTES);
    both.set(left);
    both.set(right, DIGEST_BYTES);
    return rootOf(both);
  }

  /** Cuts a run of leaves into the largest possible subtrees. */
  function cut(first, hashes, missing) {
    /** @type {any[]} */
    const subtrees = [];
    const last = first + BigInt(hashes.length / DIGEST_BYTES);
    for (let at = first; at < last; at = subtrees.at(-1).end) {
      let size = 1n;
      while (at % (2n * size) === 0n && at + 2n * size <= last) size *= 2n;
      const from = Number(at - first) * DIGEST_BYTES;
      const hash = rootOf(hashes.subarray(from, from + Number(size) * DIGEST_BYTES));
      subtrees.push({ first: at, end: at + size, missing: at + size === last ? missing : 0n, hash });
    }
    return subtrees;
  }

  /** Joins neighbours, as a binary counter carries. */
  function joined(subtrees, leaf) {
    const rising = [];
    for (const next of subtrees.sort((a, b) => (a.first < b.first ? -1 : 1))) {
      const before = rising.at(-1);
      if (before?.end > next.first) throw invalid(`parts must not overlap, got byte ${next.first * leaf} twice`);
      if (before?.missing > 0n) {
        throw invalid(
          `a part that ends at byte ${before.end * leaf - before.missing}, within a leaf, must end the region, got another at byte ${next.first * leaf}`,
        );
      }
      let last = next;
      while (rising.length > 0 && areHalves(rising.at(-1), last)) {
        const left = rising.pop();
        last = { first: left.first, end: last.end, missing: last.missing, hash: pair(left.hash, last.hash) };
      }
      rising.push(last);
    }
    return rising;
  }

  function requireAll(reached, next) {
    if (reached < next) throw invalid(`parts must make the whole region, got none of bytes ${reached}..${next - 1n}`);
  }

  class CompactRange {
    constructor(k, resonance, subtrees) {
      this.leafLog2 = k;
      this.resonance = resonance;
      STATES.set(this, subtrees);
      Object.freeze(this);
    }

    get covered() {
      const leaf = 1n << BigInt(this.leafLog2);
      return STATES.get(this).reduce((sum, subtree) => sum + sizeOf(subtree) * leaf - subtree.missing, 0n);
    }

    merge(other) {
      return mergeRanges([this, other]);
    }

    witness(length) {
      const n = BigInt(whole('length', length, 1, MOST_63));
      const leaf = 1n << BigInt(this.leafLog2);
      const subtrees = STATES.get(this);
      let reached = 0n;
      for (const { first, end, missing } of subtrees) {
        requireAll(reached, first * leaf < n ? first * leaf : n);
        reached = end * leaf - missing;
      }
      if (reached > n) throw invalid(`parts must end at byte ${n}, got bytes up to ${reached}`);
      requireAll(reached, n);
      // From the right: the remaining subtrees on the left are larger, which is the RFC's split at the largest power of
      // two.
      const digest = subtrees
        .map(({ hash }) => hash)
        .reduceRight((right, left) => pair(left, right))
        .slice();
      return witnessOf('tree', this.leafLog2, digest, n, this.resonance);
    }

    encode() {
      const subtrees = STATES.get(this);
      const out = new Uint8Array(HEAD + subtrees.length * NODE);
      const view = new DataView(out.buffer);
      out.set([FORMAT, this.leafLog2, this.resonance]);
      const { end, missing } = subtrees.at(-1);
      view.setBigUint64(4, missing > 0n ? (end << BigInt(this.leafLog2)) - missing : 0n);
      subtrees.forEach((subtree, i) => {
        const at = HEAD + i * NODE;
        view.setBigUint64(at, subtree.first);
        out[at + 8] = sizeOf(subtree).toString(2).length - 1;
        out.set(subtree.hash, at + 9);
      });
      return out;
    }
  }

  function mergeRanges(all) {
    const [one] = list('ranges', all, 1, Number.MAX_SAFE_INTEGER);
    all.forEach((range, i) => {
      const isRange = STATES.has(range);
      if (!isRange || range.leafLog2 !== one.leafLog2) {
        throw invalid(
          `ranges[${i}] must be a CompactRange${isRange ? ` with leafLog2 ${one.leafLog2}, got one with ${range.leafLog2}` : `, got ${shown(range)}`}`,
        );
      }
    });
    const residue = all.reduce((sum, range) => sum + range.resonance, 0) % constants.modulus;
    return new CompactRange(
      one.leafLog2,
      residue,
      joined(
        all.flatMap(range => STATES.get(range)),
        1n << BigInt(one.leafLog2),
      ),
    );
  }

  function range(data, at, k = constants.defaultLeafLog2) {
    const part = region('data', data);
    const log2 = leafLog2(k);
    const leaf = 1n << BigInt(log2);
    const length = BigInt(part.length);
    const offset = BigInt(whole('at', at, 0, MOST_63 - length));
    if (offset % leaf !== 0n) throw invalid(`at must be a multiple of the leaf's ${leaf} bytes, got ${offset}`);
    return new CompactRange(
      log2,
      sumOf(part),
      cut(offset / leaf, leavesOf(part, log2), (leaf - (length % leaf)) % leaf),
    );
  }

  function decodeRange(encoded) {
    const from = bytes('encoded', encoded).slice();
    const view = new DataView(from.buffer);
    const count = (from.length - HEAD) / NODE;
    const [format, k, residue, zero] = from;
    const isHead =
      Number.isInteger(count) &&
      count > 0 &&
      format === FORMAT &&
      zero === 0 &&
      residue < constants.modulus &&
      k >= constants.minLeafLog2 &&
      k <= constants.maxLeafLog2;
    const subtrees = Array.from({ length: isHead ? count : 0 }, (_, i) => {
      const at = HEAD + i * NODE;
      const first = view.getBigUint64(at);
      return { first, end: first + (1n << BigInt(from[at + 8])), missing: 0n, hash: from.slice(at + 9, at + NODE) };
    });
    /** @type {any} */
    const last = subtrees.at(-1);
    const known = isHead && view.getBigUint64(4);
    if (known) last.missing = (last.end << BigInt(k)) - known;
    const isRight =
      isHead &&
      last.missing >= 0n &&
      last.missing >> BigInt(k) === 0n &&
      (last.end << BigInt(k)) - last.missing <= MOST_63 &&
      !(known && last.missing === 0n) &&
      subtrees.every(
        (subtree, i) =>
          subtree.first % sizeOf(subtree) === 0n &&
          (i === 0 || (subtrees[i - 1].end <= subtree.first && !areHalves(subtrees[i - 1], subtree))),
      );
    if (!isRight) throw invalid(`encoded must be what CompactRange.encode gives, got ${shown(encoded)}`);
    return new CompactRange(k, residue, subtrees);
  }

  return { range, mergeRanges, decodeRange };
}
