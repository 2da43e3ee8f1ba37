// Repeated readings of one figure, summarised so that disturbed ones do not count.
import { marginOf, rounded } from '../../../certificate/floor-verdict.mjs';

/** Returns the middle value. */
export function median(values) {
  if (values.length === 0) throw new RangeError('values must not be empty');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A median, and the interval of three standard errors around it. */
export class MedianInterval {
  constructor(middle, mad, readings) {
    this.median = middle;
    this.mad = mad;
    this.readings = readings;
  }

  static of(readings) {
    const middle = median(readings);
    return new MedianInterval(middle, median(readings.map(reading => Math.abs(reading - middle))), readings.length);
  }

  get low() {
    return this.median - marginOf(this.mad, this.readings);
  }

  get high() {
    return this.median + marginOf(this.mad, this.readings);
  }

  /** Returns it with the digits of a certificate: figures times `unit` have four. */
  rounded(unit = 1) {
    const digits = value => rounded(value * unit) / unit;
    return new MedianInterval(digits(this.median), digits(this.mad), this.readings);
  }
}
