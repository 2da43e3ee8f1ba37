/* @ts-self-types="../sum.d.ts" */
// Sums, checks and deltas: the smallest part of the package.
import base from './embedded/sum-base.js';
import simd from './embedded/sum.js';
import { sumsOnly } from './sum-family.js';

export const { load, loadSync } = /* @__PURE__ */ sumsOnly({ base, simd });
export * from './exports.js';
