// Sums that are kept up to date (sections S3 and S8).
import type { Bytes } from './inputs.js';

/** A sum that grows with its input (section S3). */
export interface ConservedSum {
  /** Returns this sum, with the bytes added. */
  update(data: Bytes): this;
  /** Returns the sum so far, 0..95. */
  value(): number;
  /** Returns this sum, with that of other bytes added. @param other a sum, or its value 0..95, else INVALID */
  merge(other: ConservedSum | number): this;
  /** Returns this sum, which is 0 again. */
  reset(): this;
  /** Returns the state, to go on with elsewhere. */
  save(): number;
  /** Returns this sum, with a saved state instead of its own. @param state 0..95, else INVALID */
  restore(state: number): this;
}

/** Bytes with a cached sum (section S8). Every call but `length` and `invalidate` throws INVALID once the bytes were resized, transferred or freed. */
export interface ConservedBuffer {
  readonly length: number;
  /** The viewed bytes themselves: after writing them call `invalidate`. After growth of the memory ask for them again. */
  readonly bytes: Uint8Array;
  /** Returns a byte. @param at 0..length-1 */
  get(at: number): number;
  /** Writes a byte, 0..255, or bytes, and brings the sum up to date. */
  set(at: number, value: number | Bytes): void;
  /** Returns the sum of all bytes, 0..95: the cached one, unless there is none. */
  sum(): number;
  /** Returns whether the sum is 0. */
  check(): boolean;
  /** Forgets the cached sum, after the bytes were written by other means. */
  invalidate(): void;
}
