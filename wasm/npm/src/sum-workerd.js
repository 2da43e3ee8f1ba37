// The same as sum.js in workerd, which compiles no bytes at run time: modules are imported as modules.
import base from '../sum-base.wasm';
import simd from '../sum.wasm';
import { sumsOnly } from './sum-family.js';

export const { load, loadSync } = /* @__PURE__ */ sumsOnly({ base: () => base, simd: () => simd });
export * from './exports.js';
