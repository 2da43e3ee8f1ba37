/* @ts-self-types="../index.d.ts" */
// The entry point of the package. Only its exports are public.
import base from './embedded/base.js';
import simd from './embedded/simd.js';
import threads from './embedded/threads.js';
import { everything } from './everything.js';

export const { load, loadSync } = /* @__PURE__ */ everything({ base, simd, threads });
export * from './exports.js';
