/* @ts-self-types="../base.d.ts" */
// All operations, with the module that needs no SIMD only.
import base from './embedded/base.js';
import threads from './embedded/threads.js';
import { everything } from './everything.js';

export const { load, loadSync } = /* @__PURE__ */ everything({ base, threads });
export * from './exports.js';
