// Changed leaves, as ranges of neighbours.

/** @param {number[]} leaves ascending @returns {{ from: number, to: number }[]} `to` not included */
export function changedRanges(leaves) {
  const ranges = [];
  for (const leaf of leaves) {
    const last = ranges.at(-1);
    if (last?.to === leaf) last.to++;
    else ranges.push({ from: leaf, to: leaf + 1 });
  }
  return ranges;
}

/** How many leaves of from..to-1 are in the ranges. */
export const changedWithin = (ranges, { from, to }) =>
  ranges.reduce((sum, range) => sum + Math.max(0, Math.min(to, range.to) - Math.max(from, range.from)), 0);
