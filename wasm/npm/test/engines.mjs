// All engines, for tests that hold for each.
import { load } from 'atlas-l2';

export const ENGINES = [await load({ engine: 'simd' }), await load({ engine: 'base' }), await load({ engine: 'host' })];

export { noise } from './noise.mjs';

export const plainSum = bytes => bytes.reduce((sum, byte) => (sum + byte) % 96, 0);

/** The same bytes in the module's memory. */
export function resident(atlas, bytes) {
  const view = atlas.alloc(bytes.length);
  view.set(bytes);
  return view;
}

/** A matcher for a refusal with that code, whose message names what was wrong. */
export const refusal = (codeName, message) => error =>
  error.name === 'AtlasError' && error.codeName === codeName && message.test(error.message);
