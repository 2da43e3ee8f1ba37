// Budgets of one thread and of several (section S10).
import type { Memory } from './loading.js';

/** A Z/96 allowance (section S10). Amounts are 0..95, else INVALID. */
export interface Budget {
  readonly available: number;
  /** Takes an amount. @throws {AtlasError} BUDGET: less is available */
  allocate(n: number): void;
  /** Returns whether the amount was there, and is taken now. */
  tryAllocate(n: number): boolean;
  /** Takes all amounts or none. @throws {AtlasError} BUDGET: less is available */
  allocateAll(...amounts: number[]): void;
  /** Returns what is available after an amount is given back. It wraps at 96: 95 + 2 is 1. */
  release(n: number): number;
}

/** What finds a {@link SharedBudget} in another thread: post it there. */
export interface SharedBudgetHandle {
  readonly memory: Memory;
  readonly at: number;
}

/** A budget that several threads spend from at once, without locks (S10.6). */
export interface SharedBudget extends Budget {
  readonly handle: SharedBudgetHandle;
}

/** Makes budgets that threads share. @throws {AtlasError} INVALID: no shared memory here; the message names the headers that a page needs */
export interface SharedBudgetConstructor {
  /** Returns a new budget. @param initial 0..95 */
  new (initial: number): SharedBudget;
  /** Returns the budget that a handle stands for. */
  from(handle: SharedBudgetHandle): SharedBudget;
}
