// Sums and witnesses, also of bytes that come in pieces. Needs 128-bit SIMD.
import type { LoadOptions, LoadSyncOptions, ModuleSource, StreamAtlas } from './index.js';
export * from './index.js';

/** Resolves with an instance, which belongs to one thread. @throws {AtlasError} INVALID, MEMORY, as `load` of atlas-l2 */
export function load(options?: LoadOptions<'simd' | 'host'>): Promise<StreamAtlas>;

/** Returns an instance at once. @throws {AtlasError} INVALID, MEMORY */
export function loadSync(options?: ModuleSource | LoadSyncOptions<'simd' | 'host'>): StreamAtlas;
