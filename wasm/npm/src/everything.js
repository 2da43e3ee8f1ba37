// All operations, over the modules that an entry of the package brings.
import { atlas } from './atlas.js';
import { anySha256 } from './engines.js';
import { loaders } from './load.js';

/** @param {import('./load.js').Modules} modules */
export const everything = modules =>
  loaders({
    make: atlas,
    needs: 'domain_create',
    files: 'simd.wasm or base.wasm',
    sha256: anySha256,
    modules,
  });
