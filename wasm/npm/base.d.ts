// All operations, with the module that needs no SIMD only.
import type { Atlas, LoadOptions, LoadSyncOptions, ModuleSource } from './index.js';
export * from './index.js';

/** Resolves with an instance, which belongs to one thread. @throws {AtlasError} INVALID, MEMORY, as `load` of atlas-l2 */
export function load(options?: LoadOptions<'base' | 'host'>): Promise<Atlas>;

/** Returns an instance at once. @throws {AtlasError} INVALID, MEMORY */
export function loadSync(options?: ModuleSource | LoadSyncOptions<'base' | 'host'>): Atlas;
