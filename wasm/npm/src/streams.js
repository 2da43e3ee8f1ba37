/* @ts-self-types="../streams.d.ts" */
// Sums, witnesses, and both of bytes that come in pieces.
import simd from './embedded/witness.js';
import { streamsToo } from './stream-family.js';

export const { load, loadSync } = /* @__PURE__ */ streamsToo({ simd });
export * from './exports.js';
