// A region under watch (section S14).
import type { Bytes } from './inputs.js';
import type { Witness } from './witnesses.js';

/**
 * Watches a region (section S14). Every call but `state` and `destroy` throws DESTROYED after `destroy`.
 * `update`, `verify` and `commit` throw INVALID once the region was resized, transferred or freed.
 */
export interface Domain extends Disposable {
  readonly state: 'CREATED' | 'ATTACHED' | 'COMMITTED' | 'DESTROYED';
  readonly available: number;
  readonly sum: number;
  readonly witness: Witness | undefined;
  /** Begins to watch a region, whose length must be the declared one (S14.2). @throws {AtlasError} STATE: not CREATED */
  attach(region: Bytes): void;
  /** Replaces bytes of the region, if they are the old ones, and tracks the sum (S14.3). @throws {AtlasError} STATE, INVALID */
  update(offset: number, oldBytes: number | Bytes, newBytes: number | Bytes): void;
  /** Returns if the region is as it should be, and throws otherwise (S14.4). @throws {AtlasError} STATE, CONSERVATION, WITNESS */
  verify(): void;
  /** Returns the region's flat witness, which `verify` compares with from now on (S14.5). @throws {AtlasError} STATE, CONSERVATION */
  commit(): Witness;
  /** Takes an amount of the domain's budget. @throws {AtlasError} BUDGET: less is available */
  allocate(n: number): void;
  /** Takes all amounts or none. @throws {AtlasError} BUDGET: less is available */
  allocateAll(...amounts: number[]): void;
  /** Returns what is available after an amount is given back. It wraps at 96. */
  release(n: number): number;
  /** Ends the domain and frees its own memory; the region is left alone (S14.7). A second call does nothing. */
  destroy(): void;
  /** The same as `destroy`, for `using`. */
  [Symbol.dispose](): void;
}
