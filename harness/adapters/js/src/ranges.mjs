// Parts of a region, merged as the protocol says: a group is merged first, and then with the others.
import { toHex } from './recipe.mjs';

/** The parts of all groups, in the order given. */
export const flat = parts => parts.flatMap(part => (part?.parts ? flat(part.parts) : [part]));

/**
 * Merges all parts at once, and one by one in the given order, through their bytes. Both must give the same result.
 *
 * @param {Iterator<Uint8Array>} data the bytes of all parts, in the order of {@link flat}
 */
export function merged(atlas, k, parts, data) {
  const all = parts?.map(part =>
    part?.parts ? merged(atlas, k, part.parts, data) : atlas.range(data.next().value, part?.at, k),
  );
  const once = atlas.mergeRanges(all);
  const joined = all.map(part => atlas.decodeRange(part.encode())).reduce((one, part) => one.merge(part));
  if (toHex(joined.encode()) !== toHex(once.encode())) throw new Error('merging one by one and all at once disagree');
  return once;
}
