/* @ts-self-types="../simd.d.ts" */
// All operations, with the SIMD module only.
import simd from './embedded/simd.js';
import threads from './embedded/threads.js';
import { everything } from './everything.js';

export const { load, loadSync } = /* @__PURE__ */ everything({ simd, threads });
export * from './exports.js';
