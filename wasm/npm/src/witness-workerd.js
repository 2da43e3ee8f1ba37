// The same as witness.js in workerd, which compiles no bytes at run time: modules are imported as modules.
import simd from '../witness.wasm';
import { witnessesToo } from './witness-family.js';

export const { load, loadSync } = /* @__PURE__ */ witnessesToo({ simd: () => simd });
export * from './exports.js';
