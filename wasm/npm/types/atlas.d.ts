// An instance, and all its operations.
import type { Budget, SharedBudgetConstructor } from './budgets.js';
import type { Domain } from './domain.js';
import type { AtlasError } from './errors.js';
import type { Bytes, OwnBytes, Source, TreeOptions } from './inputs.js';
import type { SumAtlas } from './sum-atlas.js';
import type { ConservedBuffer } from './sums.js';
import type { StreamAtlas } from './witness-atlas.js';
import type { CompactRange, Witness, WitnessTree } from './witnesses.js';

/** Many small regions in one call, 1..256 entries (section S9). */
export interface Batch {
  /** Returns the sum of each entry, 0..95. */
  sum(entries: Bytes[]): number[];
  /** Returns of each entry whether it is conserved. */
  check(entries: Bytes[]): boolean[];
  /** Returns the delta of each pair, 0..95. */
  delta(entries: { before: Bytes; after: Bytes }[]): number[];
  /** Returns the flat witness of each entry, which holds 1 byte or more. */
  witness(entries: Bytes[]): Witness[];
}

/** All operations over one instance of a module. Belongs to one thread. Refusals are thrown as {@link AtlasError}. */
export interface Atlas extends StreamAtlas, SumAtlas {
  readonly batch: Batch;
  readonly ConservedBuffer: new (data: Bytes) => ConservedBuffer;
  readonly Budget: new (initial: number) => Budget;
  readonly SharedBudget: SharedBudgetConstructor;
  readonly Domain: new (bytes: number | bigint, budget: number) => Domain;

  /**
   * Sets all bytes to a value but for the last, which makes the sum 0 (S6.1). `start` and `length` choose a part; the third argument of
   * `TypedArray.fill` is an end.
   * @param value 0..255
   * @example
   * const dst = new Uint8Array(4);
   * atlas.fill(dst, 5);
   * [...dst]; // => [5, 5, 5, 81]
   */
  fill(dst: Bytes, value: number, start?: number, length?: number): void;
  /**
   * Makes the bytes of `dst` equal to those of `src`, which must be conserved and have the same length (S7.1). The source comes first, as in
   * `TextEncoder.encodeInto`. They may overlap.
   * @throws {AtlasError} CONSERVATION: src is not conserved, and dst untouched
   * @example
   * const dst = new Uint8Array(2);
   * atlas.copy(Uint8Array.of(95, 1), dst);
   * [...dst]; // => [95, 1]
   */
  copy(src: Bytes, dst: Bytes): void;
  /**
   * Copies a conserved range within the bytes (S7.3): `length` of them, from offset `from` to offset `to`. `TypedArray.copyWithin` has the
   * target first.
   * @throws {AtlasError} CONSERVATION: the range is not conserved, and nothing is written
   */
  copyWithin(data: Bytes, from: number, to: number, length: number): void;
  /** Returns how many entries of that length make a good batch, 8..256 (S9.4). */
  batchHint(bytes: number): number;

  /** Resolves with a tree, which keeps 32 bytes a leaf. */
  treeAsync(source: Source, options?: TreeOptions): Promise<WitnessTree>;
  /**
   * Returns the Merkle tree of 1 byte or more.
   * @param leafLog2 8..16, 12 where left out
   * @example
   * const before = new Uint8Array(1000);
   * const after = Uint8Array.from(before).fill(1, 300, 301);
   * atlas.tree(before, 8).changedLeaves(atlas.tree(after, 8)); // => [1]
   */
  tree(data: Bytes, leafLog2?: number): WitnessTree;
  /**
   * Returns the compact range of a part of a region (S12.7).
   * @param at offset of the part in its region, a multiple of 2^leafLog2
   * @param leafLog2 8..16, 12 where left out
   * @example
   * const data = new Uint8Array(1000);
   * const end = atlas.range(data.subarray(512), 512, 8);
   * const start = atlas.range(data.subarray(0, 512), 0, 8);
   * end.merge(start).witness(1000).digest.join() === atlas.treeWitness(data, 8).digest.join(); // => true
   */
  range(data: Bytes, at: number | bigint, leafLog2?: number): CompactRange;
  /** Returns the range of all parts at once, in n log n steps. @param ranges one or more @throws {AtlasError} INVALID, as CompactRange.merge */
  mergeRanges(ranges: CompactRange[]): CompactRange;
  /** Returns the range that `CompactRange.encode` gave. @throws {AtlasError} INVALID: not what it gives */
  decodeRange(encoded: Bytes): CompactRange;
  /** Returns the root of a Merkle tree whose leaves may have any lengths; of none SHA-256 of nothing (S12.3). */
  merkleRoot(leaves: Bytes[]): OwnBytes;
  /** Returns whether a proof shows that a leaf is in the tree of that root (S12.4). @param proof with `leaf`, the leaf's hash */
  verifyInclusion(proof: {
    root: Bytes;
    leaf: Bytes;
    index: number | bigint;
    size: number | bigint;
    path: Bytes[];
  }): boolean;
  /** Returns whether a proof shows that one tree is the beginning of another (S12.5). */
  verifyConsistency(proof: {
    first: number | bigint;
    second: number | bigint;
    firstRoot: Bytes;
    secondRoot: Bytes;
    path: Bytes[];
  }): boolean;
}
