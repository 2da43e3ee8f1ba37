// Sums, checks and deltas: the smallest part of the package.
import type { AsyncSums, LoadOptions, LoadSyncOptions, ModuleSource, SumAtlas } from './index.js';
export * from './index.js';

/** Resolves with an instance, which belongs to one thread. @throws {AtlasError} INVALID, MEMORY, as `load` of atlas-l2 */
export function load(options?: LoadOptions<'simd' | 'base'>): Promise<SumAtlas & AsyncSums>;

/** Returns an instance at once. @throws {AtlasError} INVALID, MEMORY */
export function loadSync(options?: ModuleSource | LoadSyncOptions<'simd' | 'base'>): SumAtlas & AsyncSums;
