// The package's front door: what is exported here, and nothing else, is public.
export { load, loadSync } from './load.js';
export { AtlasError, ErrorCode } from './errors.js';
export { constants } from './constants.js';
