// An instance, and all its operations.
import type { Budget, SharedBudgetConstructor } from './budgets.js';
import type { Domain } from './domain.js';
import type { AtlasError } from './errors.js';
import type { Bytes, OwnBytes, ReadingOptions, Source, TreeOptions } from './inputs.js';
import type { Engine } from './loading.js';
import type { ConservedBuffer, ConservedSum } from './sums.js';
import type { CompactRange, Witness, WitnessInput, WitnessTree } from './witnesses.js';

declare global {
  // As TypeScript's lib esnext.disposable has them, which not every project includes and TypeScript before 5.2 does not have.
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
  interface Disposable {
    [Symbol.dispose](): void;
  }
}

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

/** A block of the module's memory; `using` frees it where the runtime knows `using`. */
export type Block = OwnBytes & Disposable;

/** The operations over one instance of the module. Belongs to one thread. Refusals are thrown as {@link AtlasError}. */
export interface Atlas {
  readonly engine: Engine;
  readonly version: Readonly<{ packed: number; text: string }>;
  readonly batch: Batch;
  readonly ConservedSum: new () => ConservedSum;
  readonly ConservedBuffer: new (data: Bytes) => ConservedBuffer;
  readonly Budget: new (initial: number) => Budget;
  readonly SharedBudget: SharedBudgetConstructor;
  readonly Domain: new (bytes: number | bigint, budget: number) => Domain;

  /**
   * Returns a zeroed block in the module's memory, on which operations copy nothing. Give it back with `free`, or `using`.
   *
   * A block that is forgotten is given back once it is garbage, if the runtime has a FinalizationRegistry. What keeps it: the view, its
   * `subarray`s, their `subarray`s, and each Domain or ConservedBuffer over one of them. What does **not** keep it: any other view of the
   * same memory, such as `Buffer.from(view.buffer, view.byteOffset, view.length)`, a DataView or a Float64Array. Such a view is not known
   * to be of a block either: it is not refused after `free`, and not found again after growth. Keep the block for as long as you use one.
   *
   * When the memory grows, earlier views are detached (`length` 0), as WebAssembly has it. Operations still take them and their
   * `subarray`s; `view` gives a fresh one. `structuredClone(view)` and `postMessage(view)` copy the whole memory: send `view.slice()`.
   * @throws {AtlasError} MEMORY
   * @example
   * const block = atlas.alloc(4);
   * block.set([1, 2, 3, 90]);
   * atlas.check(block); // => true
   * atlas.free(block);
   */
  alloc(length: number): Block;
  /** Returns a fresh view of the same block, or of the same `subarray` of one, after growth has detached the old view. */
  view(old: Block): Block;
  view(old: Uint8Array): OwnBytes;
  /** Gives a block back. @throws {AtlasError} INVALID: not a block of this instance, a part of one, or freed already */
  free(view: Uint8Array): void;
  /** Makes room, so that the next allocations up to this many bytes together need no growth and detach nothing. */
  reserve(length: number): void;

  /**
   * Returns the sum of all bytes mod 96, 0..95; of none 0 (S2.1).
   * @example
   * atlas.sum(Uint8Array.of(1, 2, 3, 91)); // => 1
   */
  sum(data: Bytes): number;
  /**
   * Returns whether the bytes are conserved: their sum is 0 mod 96 (S4.1).
   * @example
   * atlas.check(Uint8Array.of(1, 2, 3, 90)); // => true
   */
  check(data: Bytes): boolean;
  /** Returns whether a window is conserved (S4.2). @param data 1..1,048,576 bytes */
  windowCheck(data: Bytes): boolean;
  /** Returns whether every window of that length is conserved; a longer one means all of the bytes (S4.3). @param window 1 or more */
  slidingCheck(data: Bytes, window: number | bigint): boolean;
  /**
   * Returns how far the sum moved from `before` to `after`, 0..95; both have the same length (S5.1).
   * @example
   * atlas.delta(Uint8Array.of(5, 7), Uint8Array.of(6, 9)); // => 3
   * atlas.delta(Uint8Array.of(6, 9), Uint8Array.of(5, 7)); // => 93
   */
  delta(before: Bytes, after: Bytes): number;
  /** Returns a sum after one byte was replaced (S5.2). @param sum 0..95 */
  deltaByte(sum: number, oldByte: number, newByte: number): number;
  /** Returns a sum after bytes were replaced by as many others (S5.3). @param sum 0..95 */
  deltaRange(sum: number, oldBytes: Bytes, newBytes: Bytes): number;
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

  /** Resolves with the sum of all bytes of a source, 0..95; the source may be endless for all that memory cares. */
  sumAsync(source: Source, options?: ReadingOptions): Promise<number>;
  /** Resolves with a flat witness, or with a tree witness if `leafLog2` is given; memory is bounded, whatever the length. */
  witnessAsync(source: Source, options?: TreeOptions): Promise<Witness>;
  /** Resolves with a tree, which keeps 32 bytes a leaf. */
  treeAsync(source: Source, options?: TreeOptions): Promise<WitnessTree>;

  /**
   * Returns the flat witness of 1 byte or more, with timestamp 0n and flags 0 (S11.1).
   * @example
   * const { kind, length, resonance } = atlas.witness(Uint8Array.of(1, 2, 3));
   * [kind, length, resonance]; // => ['flat', 3n, 6]
   */
  witness(data: Bytes): Witness;
  /**
   * Returns the tree witness of 1 byte or more, with timestamp 0n and flags 0 (S12.2): the same as `tree(data, leafLog2).witness()`, in less
   * memory.
   * @param leafLog2 8..16, 12 where left out
   * @example
   * const data = new Uint8Array(1000);
   * atlas.treeWitness(data, 8).digest.join() === atlas.tree(data, 8).root.join(); // => true
   */
  treeWitness(data: Bytes, leafLog2?: number): Witness;
  /** Returns if the bytes are those of the witness, and throws otherwise. @throws {AtlasError} INVALID, WITNESS or CONSERVATION, in this order */
  verify(data: Bytes, witness: WitnessInput): void;
  /** Returns one witness for two or more, of one kind and leaf size; their order matters (S11.4). */
  merge(witnesses: WitnessInput[]): Witness;
  /** Returns the 64 bytes of a witness (S13.1). */
  encodeRecord(witness: WitnessInput): OwnBytes;
  /** Returns the witness that 64 bytes hold (S13.2). */
  decodeRecord(record: Bytes): Witness;
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
