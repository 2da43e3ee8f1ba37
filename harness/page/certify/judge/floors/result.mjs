// The result of a floor for one target, and its row in a certificate.
import { OUT_OF_REACH } from '../../../certificate/floor-verdict.mjs';

/** A result without figures: why there are none. */
export const without = (floor, verdict, reason) => ({ floor, verdict, reason });

/** Compares figures with a floor. */
export function judged(floor, measurement, ruler) {
  const settled = (verdict, reason) => ({ floor, verdict, reason, measurement });
  if (floor.stated !== undefined) return settled('stated', floor.stated);
  const verdict = measurement.verdict(floor.wanted);
  if (!(measurement.seconds.median > 0 && measurement.ratio.median > 0)) {
    return settled(verdict, 'the clock saw nothing but noise');
  }
  if (verdict !== 'stated') return settled(verdict, '');
  const most = measurement.gigabytesPerSecondOf(measurement.rulerQuickest).toFixed(2);
  return settled(verdict, `${OUT_OF_REACH}${ruler.work} does ${most} GB/s here`);
}

/**
 * Whether more readings cannot change it. Only after the last reading the machine counts as too slow: it may be busy
 * because of the target.
 */
export const isSettled = ({ verdict, reason }) =>
  verdict === 'met' || (verdict === 'stated' && !reason.startsWith(OUT_OF_REACH));

/** Returns the row of a certificate. */
export function rowOf(target, { floor, verdict, reason, measurement }) {
  const { id, profile, op, size, wanted, ruler } = floor;
  const row = { target, id, profile, verdict, op, size, ...wanted, ruler, ...measurement?.fields };
  if (reason !== '') row.reason = reason;
  return row;
}
