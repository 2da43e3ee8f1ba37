// The rule by which figures meet a floor (docs/floors.md, Verdicts). A certificate has all digits that it needs.

/** A target that reaches this share of the machine's own routine is limited by the machine. */
const NEAR_CEILING = 0.8;
/** A target that reaches less than this share of it is slow on any machine. */
const FAR_FROM_CEILING = 0.5;
/** Three standard errors of a median, in MADs, times the root of the number of readings. */
const MARGIN = 3 * 1.2533 * 1.4826;
const CEILINGS = { copy: 'memcpy', fill: 'memset', witness: 'sha256', tree: 'sha256' };

/** The start of the reason if this machine cannot reach a floor. Without it, the floor itself says that. */
export const OUT_OF_REACH = "out of this machine's reach: ";

/** Verdicts of benches without figures that can be trusted. */
export const BROKEN = ['wrong', 'fault', 'not-offered'];

/** Returns the ruler that does the same work as a bench: the most that the machine can do. */
export const ceilingOf = op => (Object.hasOwn(CEILINGS, op) ? CEILINGS[op] : 'read');

/** Returns half of the interval around a median. */
export const marginOf = (mad, readings) => (MARGIN * mad) / Math.sqrt(readings);

/** Returns a figure with its four digits. */
export const rounded = value => (Number.isFinite(value) ? Number(value.toPrecision(4)) : 0);

/**
 * Returns `met`, `missed`, `inconclusive`, or `stated` if this machine cannot reach the floor.
 *
 * @param {{ minRatio?: number, minGBps?: number, maxMillis?: number }} wanted one of the three
 * @param {object} figures
 * @param {number} figures.size bytes of a run
 * @param {number} figures.seconds of a run of the bench, the median
 * @param {number} figures.slowest the upper end of its interval
 * @param {number} figures.ratio to the ruler, the median
 * @param {number} figures.least the lower end of its interval
 * @param {number} figures.most the upper end of its interval, or the ratio of the quickest requests if that is more
 * @param {number} figures.quickest seconds of the quickest run of the ruler
 * @param {boolean} figures.isOfManyProcessors whether the target kept more than one processor busy
 */
export function verdictOf(wanted, figures) {
  if (!(figures.seconds > 0 && figures.ratio > 0)) return 'inconclusive';
  if (wanted.minRatio !== undefined) {
    return figures.least >= wanted.minRatio ? 'met' : figures.most < wanted.minRatio ? 'missed' : 'inconclusive';
  }
  const allowed = wanted.minGBps === undefined ? wanted.maxMillis / 1e3 : figures.size / (wanted.minGBps * 1e9);
  if (figures.slowest <= allowed) return 'met';
  const isHeldUp = !figures.isOfManyProcessors && figures.most >= FAR_FROM_CEILING;
  if (figures.quickest > allowed && isHeldUp) return 'stated';
  const atBest = figures.quickest / figures.most;
  return atBest > allowed && figures.most < NEAR_CEILING ? 'missed' : 'inconclusive';
}
