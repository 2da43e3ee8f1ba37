// Which vectors a target may skip.
import { longestRegion } from './corpus.mjs';

/**
 * Only vectors of level huge may be skipped, by a target that declares it, for a region longer than it addresses.
 *
 * @param vector undefined if it is not one of this kit
 * @param hello what the target says of itself; null if it said nothing
 */
export function mayBeSkipped(vector, selection, hello) {
  if (!hello?.get('levels').includes('huge')) return false;
  if (!vector) return selection.levels.includes('huge');
  return vector.level === 'huge' && longestRegion(vector) > hello.get('maxBytes');
}
