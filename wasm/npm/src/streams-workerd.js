// The same as streams.js in workerd, which compiles no bytes at run time: modules are imported as modules.
import simd from '../witness.wasm';
import { streamsToo } from './stream-family.js';

export const { load, loadSync } = /* @__PURE__ */ streamsToo({ simd: () => simd });
export * from './exports.js';
