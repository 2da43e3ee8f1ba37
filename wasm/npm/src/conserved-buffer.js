// A view of bytes that remembers their sum: section S8.
import { bytes, small, within } from './argument-checks.js';
import { Region } from './region.js';

export const conservedBuffer = ({ kernels }, { sumOf, deltaOf }) =>
  class ConservedBuffer {
    #region;
    #sum = -1; // not valid

    constructor(data) {
      this.#region = new Region('data', data);
    }

    /** The viewed bytes themselves; call invalidate after writing them. */
    get bytes() {
      return this.#region.bytes;
    }

    get length() {
      return this.#region.length;
    }

    /** The byte at an offset. */
    get(at) {
      const region = this.#region.bytes;
      return region[within('at', at, 1, region.length)];
    }

    sum() {
      const region = this.#region.bytes; // checked even if the sum is known
      if (this.#sum < 0) this.#sum = sumOf(region);
      return this.#sum;
    }

    check() {
      return this.sum() === 0;
    }

    /** Writes one byte, or a range. */
    set(at, value) {
      if (typeof value === 'number' || typeof value === 'bigint') this.#setByte(at, value);
      else this.#setRange(at, value);
    }

    #setByte(at, value) {
      const now = small('value', value, 0, 255);
      const region = this.#region.bytes;
      const i = within('at', at, 1, region.length);
      if (this.#sum >= 0) this.#sum = kernels.delta_byte(this.#sum, region[i], now);
      region[i] = now;
    }

    #setRange(at, data) {
      const now = bytes('value', data);
      const region = this.#region.bytes;
      const i = within('at', at, now.length, region.length);
      if (this.#sum >= 0) this.#sum = deltaOf(this.#sum, region.subarray(i, i + now.length), now);
      region.set(now, i);
    }

    /** Forgets the sum, after bytes were written without this object. */
    invalidate() {
      this.#sum = -1;
    }
  };
