// The clock of a page. Browsers make it coarse, so that no page can measure secrets: steps of 5 µs to 100 ms.

/** As many steps are looked at, for this many milliseconds at most, and at least two. */
const STEPS = 25;
const LONGEST = 300;

/**
 * Returns the middle step of a clock, in milliseconds: browsers vary the steps.
 *
 * @param {() => number} now
 */
export function stepOf(now) {
  const steps = [];
  let last = now();
  const start = last;
  while (steps.length < STEPS && (steps.length < 2 || last - start < LONGEST)) {
    const next = now();
    if (next > last) steps.push(next - last);
    last = Math.max(last, next);
  }
  return steps.sort((a, b) => a - b)[steps.length >> 1];
}
