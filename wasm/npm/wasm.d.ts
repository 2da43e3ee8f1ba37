import type { Module } from './index.js';

/** What an import of a .wasm file is in runtimes and bundlers that know it (workerd). Elsewhere fetch or read the file, and give it to `load({ module })`. */
declare const module: Module;
export default module;
