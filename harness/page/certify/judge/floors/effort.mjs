// How much time measuring may take. Times are in milliseconds.

/**
 * As `--floors quick` of `./atlas certify`: the bench runs for `warmUp` in any case, until it has not become faster for
 * `steady`, and for `longestWarmUp` at most; a request takes at least `reading`; `rounds` readings are taken before the
 * first judgement, and `maxRounds` at most.
 */
export const QUICK = {
  name: 'quick',
  warmUp: 120,
  steady: 250,
  longestWarmUp: 8_000,
  reading: 0.6,
  rounds: 12,
  maxRounds: 48,
};

/** A request takes at least this many steps of the clock, so that a reading is wrong by a twentieth at most. */
const STEPS = 20;
/** Clocks with longer steps are made so on purpose, against tracking: each bench would take a minute. */
const LONGEST_STEP = 2;

/**
 * Returns the effort for a clock with such steps, with longer requests if need be; undefined if the clock is too
 * coarse.
 *
 * @param {number} step milliseconds
 */
export const effortFor = (step, effort = QUICK) =>
  step > LONGEST_STEP ? undefined : { ...effort, reading: Math.max(effort.reading, STEPS * step) };

/** Returns about how many milliseconds a bench takes, before one was measured. */
export const timeOfBench = ({ warmUp, steady, rounds, reading }) => 3 * (warmUp + steady) + 15 * rounds * reading;
