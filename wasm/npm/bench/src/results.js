// What was measured, against what must be reached.

/** A quantile, between two values by their distance. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

const medianOf = values => quantile(values, 0.5);

/**
 * @param {import('./plan.js').Row} row
 * @param {{reason?: string, rounds?: number[][], size?: number}} measured
 */
export function resultOf(row, { reason, rounds, size }) {
  if (reason !== undefined) return { row, verdict: 'skipped', reason };
  const values = rounds === undefined ? [size] : rounds.map(([ours, peer]) => (row.unit === 'x' ? peer / ours : ours));
  const [median, low, high] = [0.5, 0.1, 0.9].map(share => quantile(values, share));
  const result = { row, median, low, high, verdict: verdictOf(row, median) };
  if (row.unit === 'x')
    Object.assign(result, {
      ours: medianOf(rounds.map(([ours]) => ours)),
      peer: medianOf(rounds.map(([, peer]) => peer)),
    });
  return result;
}

/** How much of a goal was reached: 1 is just that. */
export const share = ({ unit }, goal, value) => (unit === 'x' ? value / goal : goal / value);

/** A figure against the goals of its row. */
export function verdictOf(row, median) {
  if (row.required === undefined) return 'stated';
  if (!(share(row, row.required, median) >= 1)) return 'missed'; // also if it is not a number
  return row.aim !== undefined && share(row, row.aim, median) >= 1 ? 'met, and the aim' : 'met';
}

/** A number with as many digits as mean something. */
export const figure = value => value.toFixed(value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0);

export const withUnit = (value, { unit }) => `${figure(value)}${unit === 'x' ? 'x' : ` ${unit}`}`;

/** Ours and the peer's, in gigabytes a second. */
export const speeds = ({ row, ours, peer }) =>
  ours === undefined ? '' : `${figure(row.bytes / ours)} of ${figure(row.bytes / peer)} GB/s`;
