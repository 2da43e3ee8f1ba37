// All engines, for tests that hold for each.
import { load } from 'atlas-l2';

export const ENGINES = [await load({ engine: 'simd' }), await load({ engine: 'base' }), await load({ engine: 'host' })];

/** Bytes that look random and are the same in every run. */
export function noise(length, seed = 1) {
  const bytes = new Uint8Array(length);
  let x = seed >>> 0 || 1;
  for (let i = 0; i < length; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    bytes[i] = x >>> 11;
  }
  return bytes;
}

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
