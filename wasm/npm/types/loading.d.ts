// How an instance is made, and which module runs in it.
import type { Atlas } from './atlas.js';

/** A `WebAssembly.Module`, where the project's types know WebAssembly. */
export type Module = typeof globalThis extends { WebAssembly: { Module: { prototype: infer T } } } ? T : never;

/** A `WebAssembly.Memory`, where the project's types know WebAssembly. */
export type Memory = typeof globalThis extends { WebAssembly: { Memory: { prototype: infer T } } } ? T : object;

/** A Response. */
export interface ResponseLike {
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The modules with all operations that the package carries. */
export type ModuleName = 'simd' | 'base';

/** `host`: the best module that runs, and SHA-256 by the platform. */
export type EngineName = ModuleName | 'host';

/** What runs, and why. */
export interface Engine {
  /** `given`: a module of the caller's */
  readonly name: EngineName | 'given';
  readonly module: ModuleName | 'given';
  /** Who computes SHA-256 of regions and of leaves from 2 KiB up; for `auto`, of regions from 256 bytes up. `webcrypto` only if a call is asynchronous and takes bytes for a flat witness. */
  readonly sha256: ModuleName | 'given' | 'node:crypto' | 'webcrypto';
  readonly reason: string;
}

/** A compiled module, or its bytes. */
export type ModuleSource = Module | ArrayBuffer | ArrayBufferView;

/** What {@link load} may be given. */
export interface LoadOptions<Name extends EngineName = EngineName> {
  /** This one and no other: fails where the runtime cannot run it. `auto`, or left out: the fastest, measured within 2 ms once in a realm. */
  engine?: Name | 'auto' | undefined;
  /** A module of this package, for where the embedded bytes may not be compiled. */
  module?: ModuleSource | ResponseLike | PromiseLike<ModuleSource | ResponseLike> | undefined;
}

/** What {@link loadSync} may be given. */
export interface LoadSyncOptions<Name extends EngineName = EngineName> {
  engine?: Name | 'auto' | undefined;
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
