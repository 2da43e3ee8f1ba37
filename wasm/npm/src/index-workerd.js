// The same as index.js in workerd, which compiles no bytes at run time: modules are imported as modules.
import base from '../base.wasm';
import simd from '../simd.wasm';
import threads from '../threads.wasm';
import { everything } from './everything.js';

export const { load, loadSync } = /* @__PURE__ */ everything({
  base: () => base,
  simd: () => simd,
  threads: () => threads,
});
export * from './exports.js';
