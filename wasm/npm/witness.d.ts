// Sums and witnesses. Needs 128-bit SIMD.
import type { WitnessAtlas, LoadOptions, LoadSyncOptions, ModuleSource } from './index.js';
export * from './index.js';

/** Resolves with an instance, which belongs to one thread. @throws {AtlasError} INVALID, MEMORY, as `load` of atlas-l2 */
export function load(options?: LoadOptions<'simd' | 'host'>): Promise<WitnessAtlas>;

/** Returns an instance at once. @throws {AtlasError} INVALID, MEMORY */
export function loadSync(options?: ModuleSource | LoadSyncOptions<'simd' | 'host'>): WitnessAtlas;
