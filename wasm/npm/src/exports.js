// What every entry of the package exports next to `load` and `loadSync`.
export { constants } from './constants.js';
export { AtlasError, ErrorCode } from './errors.js';
export { toHex } from './bytes.js';
export { passThrough } from './pass-through.js';
export { fromJSON, toJSON } from './witness-json.js';
