// The operations that an entry of the package has, over the modules that it brings.
import { atlas } from './atlas.js';
import { anySha256 } from './engines.js';
import { loaders, moduleOnly } from './load.js';
import { streamFamily } from './stream-family.js';
import { sumFamily } from './sum-family.js';
import { witnessFamily } from './witness-family.js';

/** @typedef {Record<string, import('./load.js').Source>} Modules */

/** All operations. @param {Modules} modules */
export const everything = modules =>
  loaders({
    make: atlas,
    needs: 'domain_create',
    files: 'simd.wasm or base.wasm',
    sha256: anySha256,
    modules,
  });

/** Sums, checks and deltas. @param {Modules} modules */
export const sumsOnly = modules =>
  loaders({
    make: sumFamily,
    needs: 'congruent',
    files: 'sum.wasm, sum-base.wasm, simd.wasm or base.wasm',
    sha256: moduleOnly,
    modules,
  });

const WITNESSES = { needs: 'tree_leaves', files: 'witness.wasm, simd.wasm or base.wasm', sha256: anySha256 };

/** Sums and witnesses. @param {Modules} modules */
export const witnessesToo = modules => loaders({ ...WITNESSES, make: witnessFamily, modules });

/** The same, also of bytes that come in pieces. @param {Modules} modules */
export const streamsToo = modules => loaders({ ...WITNESSES, make: streamFamily, modules });
