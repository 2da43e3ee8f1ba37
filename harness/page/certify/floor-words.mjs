// Words about a floor's row of a certificate, as the reports of `./atlas` have them.

/** Of the rulers that floors of browsers name. */
const WORK = {
  fnv1a: 'one multiplication a byte',
  read: 'a read of each byte',
  memcpy: "the browser's copy",
  memset: "the browser's fill",
  sha256: "the browser's SHA-256",
};

/** Verdicts in the order in which they are counted. */
const ORDER = ['met', 'missed', 'inconclusive', 'stated', 'wrong', 'fault', 'not-offered'];

export const verdictText = verdict => verdict.replace('-', ' ');

/** Returns such as `9 met, 1 missed`. */
export const verdictCounts = verdicts =>
  ORDER.map(verdict => [verdicts.filter(each => each === verdict).length, verdict])
    .filter(([number]) => number > 0)
    .map(([number, verdict]) => `${number} ${verdictText(verdict)}`)
    .join(', ');

/** Returns whether {@link verdictCounts} may have returned a text. */
export function isCounts(text) {
  const found = text.split(', ').map(part => /^[1-9]\d{0,2} (.*)$/.exec(part)?.[1]);
  const places = found.map(words => ORDER.map(verdictText).indexOf(words));
  return places.every((place, i) => place > (i === 0 ? -1 : places[i - 1]));
}

export const ratioText = value =>
  `${value >= 10 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2)}×`;

export const gigabytes = value =>
  `${value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)} GB/s`;

/** Returns such as `at least 13× one multiplication a byte`. */
export function asked({ minGBps, maxMillis, minRatio, ruler }) {
  if (minGBps !== undefined) return `at least ${minGBps} GB/s`;
  if (maxMillis !== undefined) return `at most ${maxMillis} ms`;
  return `at least ${minRatio}× ${WORK[ruler]}`;
}

/** Returns how long a run takes, such as `1.7 µs`. */
export function time(nanoseconds) {
  if (nanoseconds < 1e3) return `${nanoseconds.toFixed(0)} ns`;
  return nanoseconds < 1e6
    ? `${Number((nanoseconds / 1e3).toPrecision(3))} µs`
    : `${Number((nanoseconds / 1e6).toPrecision(3))} ms`;
}

/** Returns the figure that the requirement is about; empty if there is none. */
export function got({ nanoseconds, gigabytesPerSecond, ratioToRuler, minGBps, maxMillis }) {
  if (nanoseconds === undefined) return '';
  if (minGBps !== undefined) return gigabytes(gigabytesPerSecond);
  return maxMillis === undefined ? ratioText(ratioToRuler) : time(nanoseconds);
}

/** Returns what a row says in addition to its figures: a reason, or how far it is from the floor. */
export function remark(row) {
  const { verdict, reason = '', nanoseconds, ratioToRuler, gigabytesPerSecond, minGBps, maxMillis, minRatio } = row;
  if (verdict !== 'missed') return reason;
  const times = minGBps
    ? minGBps / gigabytesPerSecond
    : maxMillis
      ? nanoseconds / 1e6 / maxMillis
      : minRatio / ratioToRuler;
  return `${ratioText(times)} too slow${reason && `; ${reason}`}`;
}
