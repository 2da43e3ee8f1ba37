// How long a target may take: a fixed time, and more for each byte (spec/PROTOCOL.md, Limits). In milliseconds.
import { LEVELS } from './hello.mjs';

/** For the start and the introduction. */
export const START = 20_000;
/** For every core vector; a full one gets twice that, a huge one six times. */
const BASE = 20_000;
const FACTORS = [1, 2, 6];
/** The number of hangs for which a whole run has time. */
const RUN = 30;
/** The average time of a vector on a slow target. */
const EACH = 100;
const BYTES_PER_SECOND = 2_000_000;
const AN_HOUR = 3600;

const inputMillis = size => 1000 * Math.min(Math.floor(size.total / BYTES_PER_SECOND), AN_HOUR);

/** Returns the limit of one vector. */
export const limitOf = (level, size) => BASE * FACTORS[LEVELS.indexOf(level)] + inputMillis(size);

/** Returns the limit of a run of vectors of these sizes. */
export const limitOfRun = sizes =>
  START + RUN * BASE + EACH * sizes.length + sizes.reduce((sum, size) => sum + inputMillis(size), 0);

const TICK = 250;

/**
 * Calls `act` after a time, in which the device was awake and let this worker run: a phone stops pages in the
 * background, which must not look like a hang.
 *
 * @returns {() => void} cancels it
 */
export function afterAwake(millis, act) {
  let left = millis;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    left -= Math.min(now - last, 2 * TICK);
    last = now;
    if (left > 0) return;
    clearInterval(timer);
    act();
  }, TICK);
  return () => clearInterval(timer);
}
