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
  getReader(): { read(): Promise<{ done: boolean; value?: any }>; cancel(reason?: any): Promise<void> };
}

/** A Response. */
export interface ResponseLike {
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** An AbortSignal. */
export interface SignalLike {
  readonly aborted: boolean;
  readonly reason: any;
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

export interface Progress {
  /** read so far */
  readonly bytes: number;
  /** in all, where that is known */
  readonly total?: number;
}

export interface ReadingOptions {
  /** Called after each piece of at most 1 MiB; what it throws ends the call. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the call, which then rejects with the signal's reason, and closes the source. */
  signal?: SignalLike | undefined;
}

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
  leafHash(index: number): OwnBytes;
  witness(): Witness;
  /** @throws {AtlasError} INVALID: no such leaf */
  inclusionProof(index: number): InclusionProof;
  /** @param first 1..leafCount @throws {AtlasError} INVALID */
  consistencyProof(first: number): OwnBytes[];
  /** @throws {AtlasError} INVALID: leaves of another length */
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
  /** @throws {AtlasError} INVALID: leaves of another length, a leaf that both have, or one beyond the region's end */
  merge(other: CompactRange): CompactRange;
  /** @param length of the region @throws {AtlasError} INVALID: names the first bytes that no part has, or that are too many */
  witness(length: number | bigint): Witness;
  /** For another process, in any language: the bytes are those of the JVM library. */
  encode(): OwnBytes;
}

/** A sum that grows with its input (section S3). */
export interface ConservedSum {
  update(data: Bytes): this;
  value(): number;
  /** @param other a residue is 0..95, else INVALID */
  merge(other: ConservedSum | number): this;
  reset(): this;
  save(): number;
  restore(state: number): this;
}

/** Bytes with a cached sum (section S8). Every call but `length` and `invalidate` throws INVALID once the bytes were resized, transferred or freed. */
export interface ConservedBuffer {
  readonly length: number;
  /** The viewed bytes themselves: after writing them call `invalidate`. After growth of the memory ask for them again. */
  readonly bytes: Uint8Array;
  get(at: number): number;
  set(at: number, value: number | Bytes): void;
  sum(): number;
  check(): boolean;
  invalidate(): void;
}

/** A Z/96 allowance (section S10). Amounts are 0..95, else INVALID. */
export interface Budget {
  readonly available: number;
  /** @throws {AtlasError} BUDGET */
  allocate(n: number): void;
  tryAllocate(n: number): boolean;
  /** All or nothing. @throws {AtlasError} BUDGET */
  allocateAll(...amounts: number[]): void;
  /** Wraps at 96: 95 + 2 is 1. */
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

/** @throws {AtlasError} INVALID: no shared memory here; the message names the headers that a page needs */
export interface SharedBudgetConstructor {
  new (initial: number): SharedBudget;
  /** The same budget, by its handle. */
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
  attach(region: Bytes): void;
  update(offset: number, oldBytes: number | Bytes, newBytes: number | Bytes): void;
  verify(): void;
  commit(): Witness;
  allocate(n: number): void;
  allocateAll(...amounts: number[]): void;
  release(n: number): number;
  destroy(): void;
}

/** Many small regions in one call, 1..256 entries (section S9). */
export interface Batch {
  sum(entries: Bytes[]): number[];
  check(entries: Bytes[]): boolean[];
  delta(entries: { before: Bytes; after: Bytes }[]): number[];
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
   * A zeroed block in the module's memory, on which operations copy nothing. Give it back with `free`, or `using`.
   *
   * A block that is forgotten is given back once it is garbage, if the runtime has a FinalizationRegistry. What keeps it: the view, its
   * `subarray`s, their `subarray`s, and each Domain or ConservedBuffer over one of them. What does **not** keep it: any other view of the
   * same memory, such as `Buffer.from(view.buffer, view.byteOffset, view.length)`, a DataView or a Float64Array. Such a view is not known
   * to be of a block either: it is not refused after `free`, and not found again after growth. Keep the block for as long as you use one.
   *
   * When the memory grows, earlier views are detached (`length` 0), as WebAssembly has it. Operations still take them and their
   * `subarray`s; `view` gives a fresh one. `structuredClone(view)` and `postMessage(view)` copy the whole memory: send `view.slice()`.
   * @throws {AtlasError} MEMORY
   */
  alloc(length: number): Block;
  /** The same block, or the same `subarray` of one, viewed anew after growth has detached the old view. */
  view(old: Block): Block;
  view(old: Uint8Array): OwnBytes;
  /** @throws {AtlasError} INVALID: not a block of this instance, a part of one, or freed already */
  free(view: Uint8Array): void;
  /** Makes room, so that the next allocations up to this many bytes together need no growth and detach nothing. */
  reserve(length: number): void;

  sum(data: Bytes): number;
  check(data: Bytes): boolean;
  /** @param data 1..1,048,576 bytes */
  windowCheck(data: Bytes): boolean;
  /** @param window 1 or more */
  slidingCheck(data: Bytes, window: number | bigint): boolean;
  delta(before: Bytes, after: Bytes): number;
  deltaByte(sum: number, oldByte: number, newByte: number): number;
  deltaRange(sum: number, oldBytes: Bytes, newBytes: Bytes): number;
  /** @param value 0..255 */
  fill(dst: Bytes, value: number, start?: number, length?: number): void;
  /** @throws {AtlasError} CONSERVATION: src is not conserved, and dst untouched */
  copy(dst: Bytes, src: Bytes): void;
  copyWithin(data: Bytes, from: number, to: number, length: number): void;
  batchHint(bytes: number): number;

  /** The sum of all bytes of a source, which may be endless for all that memory cares. */
  sumAsync(source: Source, options?: ReadingOptions): Promise<number>;
  /** A flat witness, or a tree witness where `leafLog2` is given; memory is bounded, whatever the length. */
  witnessAsync(source: Source, options?: TreeOptions): Promise<Witness>;
  /** Keeps 32 bytes a leaf. */
  treeAsync(source: Source, options?: TreeOptions): Promise<WitnessTree>;

  witness(data: Bytes): Witness;
  /** @param leafLog2 8..16, 12 where left out */
  witnessTree(data: Bytes, leafLog2?: number): Witness;
  /** @throws {AtlasError} INVALID, WITNESS or CONSERVATION, in this order */
  verify(data: Bytes, witness: WitnessInput): void;
  merge(witnesses: WitnessInput[]): Witness;
  encodeRecord(witness: WitnessInput): OwnBytes;
  decodeRecord(record: Bytes): Witness;
  tree(data: Bytes, leafLog2?: number): WitnessTree;
  /** @param at offset of the part in its region, a multiple of 2^leafLog2 @param leafLog2 8..16, 12 where left out */
  range(data: Bytes, at: number | bigint, leafLog2?: number): CompactRange;
  /** All at once, in n log n steps. @param ranges one or more @throws {AtlasError} INVALID, as CompactRange.merge */
  mergeRanges(ranges: CompactRange[]): CompactRange;
  /** @throws {AtlasError} INVALID: not what CompactRange.encode gives */
  decodeRange(encoded: Bytes): CompactRange;
  merkleRoot(leaves: Bytes[]): OwnBytes;
  verifyInclusion(proof: {
    root: Bytes;
    leaf: Bytes;
    index: number | bigint;
    size: number | bigint;
    path: Bytes[];
  }): boolean;
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

export interface LoadOptions {
  /** This one and no other: fails where the runtime cannot run it. `auto`, or left out: the fastest, measured within 2 ms once in a realm. */
  engine?: EngineName | 'auto' | undefined;
  /** A module of this package, for where the embedded bytes may not be compiled. */
  module?: ModuleSource | ResponseLike | PromiseLike<ModuleSource | ResponseLike> | undefined;
}

export interface LoadSyncOptions {
  engine?: EngineName | 'auto' | undefined;
  module?: ModuleSource | undefined;
}

/** An instance of the module. @throws {AtlasError} INVALID: the options, or the module, cannot be used; MEMORY: no room for an instance */
export function load(options?: LoadOptions): Promise<Atlas>;
/** The same at once. */
export function loadSync(options?: ModuleSource | LoadSyncOptions): Atlas;
