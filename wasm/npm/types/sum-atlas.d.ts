// What every instance has: blocks, sums, checks and deltas.
import type { AtlasError } from './errors.js';
import type { Bytes, OwnBytes, ReadingOptions, Source } from './inputs.js';
import type { Engine } from './loading.js';
import type { ConservedSum } from './sums.js';

declare global {
  // As TypeScript's lib esnext.disposable has them, which not every project includes and TypeScript before 5.2 does not have.
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
  interface Disposable {
    [Symbol.dispose](): void;
  }
}

/** A block of the module's memory; `using` frees it where the runtime knows `using`. */
export type Block = OwnBytes & Disposable;

/** What every instance of a module has: blocks, sums and checks. Belongs to one thread. Refusals are thrown as {@link AtlasError}. */
export interface CommonAtlas {
  readonly engine: Engine;
  readonly version: Readonly<{ packed: number; text: string }>;

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
}

/** What an instance of atlas-l2/sum has, and every other with deltas. */
export interface SumAtlas extends CommonAtlas {
  readonly ConservedSum: new () => ConservedSum;

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
}

/** Sums of bytes that come in pieces. */
export interface AsyncSums {
  /** Resolves with the sum of all bytes of a source, 0..95; the source may be endless for all that memory cares. */
  sumAsync(source: Source, options?: ReadingOptions): Promise<number>;
}
