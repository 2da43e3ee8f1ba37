// The calls on a GPU, over all windows of their data.
import { constants } from './constants.js';
import { changedInWindows, hashesOfWindow, inParts, sumOfWindow, windowSize } from './gpu-work.js';
import { joined } from './bytes.js';

export const residueOf = sums => sums.reduce((all, sum) => all + sum, 0) % constants.modulus;

/** Resolves with the sum of data. */
export const sumOnGpu = async (gpu, data) =>
  residueOf(await inParts(data.length, windowSize(gpu, data), (from, to) => sumOfWindow(gpu, data.windowOf(from, to))));

/** Resolves with the sum of data, and with the hashes of all leaves, or of the roots of all windows, which are leaves of a tree with the same root. */
export async function hashesOnGpu(gpu, data, log2, toRoots = false) {
  const parts = await inParts(data.length, windowSize(gpu, data), (from, to) =>
    hashesOfWindow(gpu, data.windowOf(from, to), log2, toRoots),
  );
  return { hashes: joined(parts.map(({ hashes }) => hashes)), resonance: residueOf(parts.map(part => part.resonance)) };
}

/** Resolves with the indexes of changed leaves: those that differ in what both have, and all that end elsewhere or that one of them lacks. */
export async function changedOnGpu(gpu, before, after, log2) {
  const common = Math.min(before.length, after.length);
  const leaf = 2 ** log2;
  const parts = await inParts(common, windowSize(gpu, before, after), async (from, to) => {
    const found = await changedInWindows(gpu, before.windowOf(from, to), after.windowOf(from, to), log2);
    return found.map(i => from / leaf + i);
  });
  const changed = parts.flat();
  if (before.length === after.length) return changed;
  const first = Math.floor(common / leaf);
  if (changed.at(-1) === first) changed.pop();
  for (let i = first; i * leaf < Math.max(before.length, after.length); i++) changed.push(i);
  return changed;
}
