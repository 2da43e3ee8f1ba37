/* @ts-self-types="../witness.d.ts" */
// Sums and witnesses of bytes, with a module that has nothing else.
import simd from './embedded/witness.js';
import { witnessesToo } from './witness-family.js';

export const { load, loadSync } = /* @__PURE__ */ witnessesToo({ simd });
export * from './exports.js';
