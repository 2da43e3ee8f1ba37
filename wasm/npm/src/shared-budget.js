// Budgets on shared memory: section S10.6. Lock-free: threads.wasm replaces the word by compare-and-exchange.
import { kindOf, object, residue, shown } from './argument-checks.js';
import { unusable } from './compile.js';
import { accept, AtlasError, ErrorCode, invalid } from './errors.js';

const PAGES = 2;
/** A budget has a cache line of its own, so that threads that use two budgets do not disturb each other. */
const GRAIN = 64;
const BASE = 65_536;
const END = PAGES * 65_536;

/** Instances of this thread, by their memory. */
const instances = new WeakMap();
/**
 * The memory for new budgets, and the next free address. It is never freed: a posted handle may live longer than
 * everything in this realm.
 */
let memory;
let next = END;

function newMemory() {
  if (typeof SharedArrayBuffer !== 'function') {
    throw invalid(
      'SharedBudget needs shared memory: serve the page with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp',
    );
  }
  try {
    return new WebAssembly.Memory({ initial: PAGES, maximum: PAGES, shared: true });
  } catch (error) {
    throw new AtlasError(ErrorCode.MEMORY, `SharedBudget: no shared memory: ${/** @type {Error} */ (error).message}`, {
      cause: error,
    });
  }
}

/** The buffer of a WebAssembly.Memory of any realm; undefined for all other values. */
function bufferOf(memory) {
  try {
    return /** @type {any} */ (Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'buffer')).get.call(
      memory,
    );
  } catch {
    return undefined;
  }
}

/** @param {() => WebAssembly.Module} threads */
export function sharedBudget(threads) {
  function kernelsOn(shared) {
    if (!instances.has(shared)) {
      const module = threads();
      try {
        instances.set(shared, new WebAssembly.Instance(module, { env: { memory: shared } }).exports);
      } catch (error) {
        throw unusable(error, 'the module of shared budgets');
      }
    }
    return instances.get(shared);
  }

  function place() {
    if (next >= END) {
      memory = newMemory();
      next = BASE;
    }
    const at = next;
    next += GRAIN;
    return { memory, at };
  }

  function lookAt(handle) {
    const { memory: shared, at } = object('handle', handle);
    const buffer = bufferOf(shared);
    const fits =
      kindOf(buffer) === 'SharedArrayBuffer' &&
      buffer.byteLength === END &&
      Number.isInteger(at) &&
      at >= BASE &&
      at % GRAIN === 0 &&
      at < END;
    if (!fits) throw invalid(`handle must be a SharedBudget's, got ${shown(handle)}`);
    return { memory: shared, at };
  }

  /** A private mark, by which the constructor distinguishes a handle from an amount. */
  const FROM = Symbol('from');

  return class SharedBudget {
    #at;
    #kernels;

    constructor(initial, handle) {
      const amount = initial === FROM ? undefined : residue('initial', initial);
      this.handle = Object.freeze(amount === undefined ? lookAt(handle) : place());
      this.#at = this.handle.at;
      this.#kernels = kernelsOn(this.handle.memory);
      if (amount !== undefined) accept(this.#kernels.budget_create(this.#at, amount), 'SharedBudget');
      Object.freeze(this);
    }

    /** The same budget in another thread, from the handle that was posted there. */
    static from(handle) {
      return new SharedBudget(FROM, handle);
    }

    get available() {
      return this.#kernels.budget_available(this.#at);
    }

    allocate(n) {
      if (!this.tryAllocate(n))
        throw new AtlasError(ErrorCode.BUDGET, `allocate: ${n} asked for, ${this.available} available`);
    }

    tryAllocate(n) {
      return this.#kernels.budget_allocate(this.#at, residue('n', n)) === ErrorCode.OK;
    }

    /**
     * Amounts are granted together or not at all (S10.4), so only their total is requested; no budget holds more than
     * 95.
     */
    allocateAll(...amounts) {
      const total = amounts.reduce((sum, n, i) => sum + residue(`amounts[${i}]`, n), 0);
      if (total > 95 || !this.tryAllocate(total)) {
        throw new AtlasError(ErrorCode.BUDGET, `allocateAll: ${total} asked for, ${this.available} available`);
      }
    }

    /** Returns the available amount at that moment; other threads may have changed it in between. */
    release(n) {
      accept(this.#kernels.budget_release(this.#at, residue('n', n)), 'release');
      return this.available;
    }
  };
}
