// Budgets: section S10. The amount is in WASM memory, in the format of ABI.md.
import { residue } from './argument-checks.js';
import { accept, AtlasError, ErrorCode } from './errors.js';

const BYTES = 4;
const WORD = 4;

/** Writes amounts to WASM memory for kernels, and checks each. Calls `use(address, count)`. */
export function withAmounts({ heap, staging }, amounts, use) {
  const checked = amounts.map((n, i) => residue(`amounts[${i}]`, n));
  const size = checked.length * WORD;
  const own = size > staging.constructor.SIZE;
  const at = own ? heap.allocate(size) : staging.first;
  try {
    const view = new DataView(heap.view.buffer, at, size);
    checked.forEach((n, i) => view.setUint32(i * WORD, n, true));
    return use(at, checked.length);
  } finally {
    if (own) heap.release(at);
  }
}

export const budget = core =>
  class Budget {
    #at;

    constructor(initial) {
      const amount = residue('initial', initial);
      this.#at = core.heap.allocateFor(this, BYTES);
      accept(core.kernels.budget_create(this.#at, amount), 'budget');
    }

    get available() {
      return core.kernels.budget_available(this.#at);
    }

    allocate(n) {
      if (!this.tryAllocate(n))
        throw new AtlasError(ErrorCode.BUDGET, `allocate: ${n} asked for, ${this.available} available`);
    }

    /** Like allocate, but returns false if less is available. */
    tryAllocate(n) {
      return core.kernels.budget_allocate(this.#at, residue('n', n)) === ErrorCode.OK;
    }

    allocateAll(...amounts) {
      const code = withAmounts(core, amounts, (at, count) => core.kernels.budget_allocate_all(this.#at, at, count));
      accept(code, `allocateAll: ${this.available} available`);
    }

    /**
     * Returns the available amount. The wrap is required, and it is a hazard: if 95 is available and 2 is released, 1
     * is available.
     */
    release(n) {
      accept(core.kernels.budget_release(this.#at, residue('n', n)), 'release');
      return this.available;
    }
  };
