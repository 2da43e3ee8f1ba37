// The entry point in workerd, which compiles no bytes at run time: modules are imported as modules.
import base from '../base.wasm';
import simd from '../simd.wasm';
import threads from '../threads.wasm';
import { loaders } from './load.js';

const MODULES = { base, simd, threads };

export const { load, loadSync } = /* @__PURE__ */ loaders(name => MODULES[name]);
export { AtlasError, ErrorCode } from './errors.js';
export { constants } from './constants.js';
