// The entry point of the package. Only its exports are public.
import { loaders } from './load.js';
import { moduleSource } from './modules.js';

export const { load, loadSync } = /* @__PURE__ */ loaders(moduleSource);
export { AtlasError, ErrorCode } from './errors.js';
export { constants } from './constants.js';
