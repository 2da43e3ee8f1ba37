declare global {
  // As TypeScript's lib esnext.disposable has them, which not every project includes and TypeScript before 5.2 does not have.
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
  interface Disposable {
    [Symbol.dispose](): void;
  }
}

/** Bytes in any of the forms that JavaScript has for them. */
export type Bytes = ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

/** Bytes that are not shared, as `Blob`, `fetch` and `crypto.subtle` take them: `Uint8Array<ArrayBuffer>` from TypeScript 5.7 on. */
export type OwnBytes = ReturnType<Uint8Array['slice']>;

/** A `WebAssembly.Module`, where the project's types know WebAssembly. */
export type Module = typeof globalThis extends { WebAssembly: { Module: { prototype: infer T } } } ? T : never;

/** A `WebAssembly.Memory`, where the project's types know WebAssembly. */
export type Memory = typeof globalThis extends { WebAssembly: { Memory: { prototype: infer T } } } ? T : object;

/** A Blob or File, of the platform or of a library. */
export interface BlobLike {
  readonly size: number;
  slice(start?: number, end?: number): BlobLike;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A ReadableStream. */
export interface StreamLike {
  readonly locked: boolean;
  getReader(): { read(): Promise<{ done: boolean; value?: unknown }>; cancel(reason?: unknown): Promise<void> };
}

/** A Response. */
export interface ResponseLike {
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** An AbortSignal. */
export interface SignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The modules with all operations that the package carries. */
export type ModuleName = 'simd' | 'base';

/** `host`: the best module that runs, and SHA-256 by the platform. */
export type EngineName = ModuleName | 'host';

/** What asynchronous calls read: bytes, or bytes that come in pieces of any length. Do not change what is being read. */
export type Source = Bytes | BlobLike | StreamLike | AsyncIterable<Bytes> | Iterable<Bytes>;

/** How far a call has read. */
export interface Progress {
  /** read so far */
  readonly bytes: number;
  /** in all, where that is known */
  readonly total?: number;
}

/** What asynchronous calls may be given. */
export interface ReadingOptions {
  /** Called after each piece of at most 1 MiB; what it throws ends the call. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the call, which then rejects with the signal's reason, and closes the source. */
  signal?: SignalLike | undefined;
}

/** What calls that make a tree may be given. */
export interface TreeOptions extends ReadingOptions {
  /** 8..16, 12 where left out; for `witnessAsync`: a flat witness where left out */
  leafLog2?: number | undefined;
}

/** What runs, and why. */
export interface Engine {
  /** `given`: a module of the caller's */
  readonly name: EngineName | 'given';
  readonly module: ModuleName | 'given';
  /** Who computes SHA-256 of regions and of leaves from 2 KiB up; `webcrypto` only where a call is asynchronous and takes bytes for a flat witness. */
  readonly sha256: ModuleName | 'given' | 'node:crypto' | 'webcrypto';
  readonly reason: string;
}

/** Outcomes by name (clause S1.4). */
export const ErrorCode: Readonly<{
  OK: 0;
  INVALID: 1;
  MEMORY: 2;
  STATE: 3;
  BUDGET: 4;
  CONSERVATION: 5;
  WITNESS: 6;
  DESTROYED: 7;
}>;

/** The constants of the layer (clause S1.3), in bytes unless said otherwise. */
export const constants: Constants;

/** The type of {@link constants}. */
export type Constants = Readonly<{
  modulus: 96;
  page: 256;
  cycle: 768;
  structure: 12288;
  maxWindow: 1048576;
  maxBatch: 256;
  minLeafLog2: 8;
  maxLeafLog2: 16;
  defaultLeafLog2: 12;
  record: 64;
}>;

/** A refused call: nothing was changed. The message names the argument, what was expected and what came. */
export class AtlasError extends Error {
  /** @param code 1..7: see {@link ErrorCode} */
  constructor(code: number, message: string, options?: { cause?: unknown });
  /** 1..7 */
  readonly code: number;
  /** The code's name, such as `INVALID`. */
  readonly codeName: Exclude<keyof typeof ErrorCode, 'OK'>;
}

/** What is recorded of a region (sections S11 and S12). */
export interface Witness {
  readonly kind: 'flat' | 'tree';
  /** 0 for flat; 8..16 for tree: leaves have 2^leafLog2 bytes */
  readonly leafLog2: number;
  /** 32 bytes */
  readonly digest: OwnBytes;
  readonly length: bigint;
  /** the region's sum, 0..95 */
  readonly resonance: number;
  /** nanoseconds since 1970, 0n for none */
  readonly timestamp: bigint;
  /** 0..255; bit 0: merged */
  readonly flags: number;
}

/** A witness as it is given to a call: lengths and timestamps may be numbers. */
export type WitnessInput = Omit<Witness, 'digest' | 'length' | 'timestamp'> & {
  readonly digest: Bytes;
  readonly length: bigint | number;
  readonly timestamp: bigint | number;
};

/** What shows that a leaf is in a tree whose root is known. */
export interface InclusionProof {
  /** number of the leaf */
  readonly index: number;
  /** leaves of the tree */
  readonly size: number;
  readonly leaf: OwnBytes;
  /** from the leaf up */
  readonly path: OwnBytes[];
}

/** The Merkle tree of a region: RFC 9162, section 2.1. Immutable. */
export interface WitnessTree {
  readonly leafCount: number;
  readonly leafLog2: number;
  /** 32 bytes */
  readonly root: OwnBytes;
  /** Returns the 32 bytes of a leaf's hash. @param index 0..leafCount-1 @throws {AtlasError} INVALID: no such leaf */
  leafHash(index: number): OwnBytes;
  /** Returns the tree witness of the region, with timestamp 0n and flags 0. */
  witness(): Witness;
  /** Returns a proof that a leaf is in this tree (S12.4). @param index 0..leafCount-1 @throws {AtlasError} INVALID: no such leaf */
  inclusionProof(index: number): InclusionProof;
  /**
   * Returns a proof that the tree of the first `first` leaves is the beginning of this one (S12.5).
   * @param first 1..leafCount
   * @throws {AtlasError} INVALID
   */
  consistencyProof(first: number): OwnBytes[];
  /** Returns the indexes of leaves that differ or that one tree lacks, rising (S12.6). @throws {AtlasError} INVALID: leaves of another length */
  changedLeaves(other: WitnessTree): number[];
}

/**
 * What is known of a region's tree from some of its parts (clauses S12.7 to S12.9): their sum and the roots of the largest subtrees that
 * they make. Parts are hashed anywhere, merged in any order, and give the witness of the whole. Immutable.
 */
export interface CompactRange {
  readonly leafLog2: number;
  /** of all parts, 0..95 */
  readonly resonance: number;
  /** bytes of all parts */
  readonly covered: bigint;
  /** Returns the range of both parts. @throws {AtlasError} INVALID: leaves of another length, a leaf that both have, or one beyond the region's end */
  merge(other: CompactRange): CompactRange;
  /** Returns the tree witness of the region. @param length of the region @throws {AtlasError} INVALID: names the first bytes that no part has, or that are too many */
  witness(length: number | bigint): Witness;
  /** Returns bytes for another process, in any language: they are those of the JVM library. */
  encode(): OwnBytes;
}

/** A sum that grows with its input (section S3). */
export interface ConservedSum {
  /** Returns this sum, with the bytes added. */
  update(data: Bytes): this;
  /** Returns the sum so far, 0..95. */
  value(): number;
  /** Returns this sum, with that of other bytes added. @param other a sum, or its value 0..95, else INVALID */
  merge(other: ConservedSum | number): this;
  /** Returns this sum, which is 0 again. */
  reset(): this;
  /** Returns the state, to go on with elsewhere. */
  save(): number;
  /** Returns this sum, with a saved state instead of its own. @param state 0..95, else INVALID */
  restore(state: number): this;
}

/** Bytes with a cached sum (section S8). Every call but `length` and `invalidate` throws INVALID once the bytes were resized, transferred or freed. */
export interface ConservedBuffer {
  readonly length: number;
  /** The viewed bytes themselves: after writing them call `invalidate`. After growth of the memory ask for them again. */
  readonly bytes: Uint8Array;
  /** Returns a byte. @param at 0..length-1 */
  get(at: number): number;
  /** Writes a byte, 0..255, or bytes, and brings the sum up to date. */
  set(at: number, value: number | Bytes): void;
  /** Returns the sum of all bytes, 0..95: the cached one, unless there is none. */
  sum(): number;
  /** Returns whether the sum is 0. */
  check(): boolean;
  /** Forgets the cached sum, after the bytes were written by other means. */
  invalidate(): void;
}

/** A Z/96 allowance (section S10). Amounts are 0..95, else INVALID. */
export interface Budget {
  readonly available: number;
  /** Takes an amount. @throws {AtlasError} BUDGET: less is available */
  allocate(n: number): void;
  /** Returns whether the amount was there, and is taken now. */
  tryAllocate(n: number): boolean;
  /** Takes all amounts or none. @throws {AtlasError} BUDGET: less is available */
  allocateAll(...amounts: number[]): void;
  /** Returns what is available after an amount is given back. It wraps at 96: 95 + 2 is 1. */
  release(n: number): number;
}

/** What finds a {@link SharedBudget} in another thread: post it there. */
export interface SharedBudgetHandle {
  readonly memory: Memory;
  readonly at: number;
}

/** A budget that several threads spend from at once, without locks (S10.6). */
export interface SharedBudget extends Budget {
  readonly handle: SharedBudgetHandle;
}

/** Makes budgets that threads share. @throws {AtlasError} INVALID: no shared memory here; the message names the headers that a page needs */
export interface SharedBudgetConstructor {
  /** Returns a new budget. @param initial 0..95 */
  new (initial: number): SharedBudget;
  /** Returns the budget that a handle stands for. */
  from(handle: SharedBudgetHandle): SharedBudget;
}

/**
 * Watches a region (section S14). Every call but `state` and `destroy` throws DESTROYED after `destroy`.
 * `update`, `verify` and `commit` throw INVALID once the region was resized, transferred or freed.
 */
export interface Domain {
  readonly state: 'CREATED' | 'ATTACHED' | 'COMMITTED' | 'DESTROYED';
  readonly available: number;
  readonly sum: number;
  readonly witness: Witness | undefined;
  /** Begins to watch a region, whose length must be the declared one (S14.2). @throws {AtlasError} STATE: not CREATED */
  attach(region: Bytes): void;
  /** Replaces bytes of the region, if they are the old ones, and tracks the sum (S14.3). @throws {AtlasError} STATE, INVALID */
  update(offset: number, oldBytes: number | Bytes, newBytes: number | Bytes): void;
  /** Returns if the region is as it should be, and throws otherwise (S14.4). @throws {AtlasError} STATE, CONSERVATION, WITNESS */
  verify(): void;
  /** Returns the region's flat witness, which `verify` compares with from now on (S14.5). @throws {AtlasError} STATE, CONSERVATION */
  commit(): Witness;
  /** Takes an amount of the domain's budget. @throws {AtlasError} BUDGET: less is available */
  allocate(n: number): void;
  /** Takes all amounts or none. @throws {AtlasError} BUDGET: less is available */
  allocateAll(...amounts: number[]): void;
  /** Returns what is available after an amount is given back. It wraps at 96. */
  release(n: number): number;
  /** Ends the domain; the region is left alone (S14.7). */
  destroy(): void;
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

/** A compiled module, or its bytes. */
export type ModuleSource = Module | ArrayBuffer | ArrayBufferView;

/** What {@link load} may be given. */
export interface LoadOptions {
  /** This one and no other: fails where the runtime cannot run it. `auto`, or left out: the fastest, measured within 2 ms once in a realm. */
  engine?: EngineName | 'auto' | undefined;
  /** A module of this package, for where the embedded bytes may not be compiled. */
  module?: ModuleSource | ResponseLike | PromiseLike<ModuleSource | ResponseLike> | undefined;
}

/** What {@link loadSync} may be given. */
export interface LoadSyncOptions {
  engine?: EngineName | 'auto' | undefined;
  module?: ModuleSource | undefined;
}

/**
 * Resolves with an instance of the module, which belongs to one thread.
 * @throws {AtlasError} INVALID: the options, or the module, cannot be used; MEMORY: no room for an instance
 * @example
 * const own = await load({ engine: 'base' });
 * own.engine.name; // => 'base'
 */
export function load(options?: LoadOptions): Promise<Atlas>;
/**
 * Returns an instance at once, as {@link load} resolves with one; a compiled module may be given alone.
 * @example
 * loadSync({ engine: 'simd' }).sum(Uint8Array.of(97)); // => 1
 */
export function loadSync(options?: ModuleSource | LoadSyncOptions): Atlas;
