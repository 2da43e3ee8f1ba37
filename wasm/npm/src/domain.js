// Domains: section S14. State, budget, tracked sum and witness are in WASM memory. The region is the caller's, in WASM
// memory or elsewhere.
import { filled, region, residue, sameLength, small, whole, within } from './argument-checks.js';
import { withAmounts } from './budget.js';
import { constants } from './constants.js';
import { accept, AtlasError, ErrorCode, invalid } from './errors.js';
import { disposable } from './garbage.js';
import { fromRecord } from './records.js';
import { Region } from './region.js';

const BYTES = 96;
const STATES = ['CREATED', 'ATTACHED', 'COMMITTED'];

export function domain(core, { sumOf, deltaOf }, { digestAt, isOwn }) {
  class Domain {
    /** @type {any} undefined after destroy */
    #at;
    #region;
    /** Whether kernels do all the work: they can read the region, and no other SHA-256 was chosen. */
    #isInside;

    constructor(length, budget) {
      const declared = BigInt(whole('bytes', length, 1, 2n ** 63n - 1n));
      const units = residue('budget', budget);
      this.#at = core.heap.allocateFor(this, BYTES);
      accept(core.kernels.domain_create(this.#at, declared, units), 'domain');
    }

    /** @returns {any} one of STATES, or DESTROYED */
    get state() {
      return this.#at === undefined ? 'DESTROYED' : STATES[core.kernels.domain_state(this.#at)];
    }

    /** The available amount of the budget. */
    get available() {
      this.#refuseDestroyed('available');
      return core.kernels.domain_available(this.#at);
    }

    /** The tracked sum. */
    get sum() {
      this.#refuseDestroyed('sum');
      const sum = core.kernels.domain_sum(this.#at);
      if (sum < 0) accept(-sum, 'sum');
      return sum;
    }

    attach(data) {
      this.#refuseDestroyed('attach');
      const watched = new Region('region', data);
      const memory = filled('region', watched.bytes);
      this.#require('attach', 'CREATED');
      const isInside = isOwn(memory.length) && core.heap.holds(memory);
      const code = isInside
        ? core.kernels.domain_attach(this.#at, memory.byteOffset, memory.length)
        : core.kernels.domain_attach_outside(this.#at, BigInt(memory.length), sumOf(memory));
      accept(code, `attach: a region of ${memory.length} bytes must have the declared length`);
      this.#region = watched;
      this.#isInside = isInside;
    }

    update(at, old, now) {
      this.#refuseDestroyed('update');
      this.#require('update', 'ATTACHED');
      const before = this.#oneOrMore('old', old);
      const after = this.#oneOrMore('new', now);
      sameLength('old', before, 'new', after);
      const memory = this.#region.bytes;
      const from = within('at', at, before.length, memory.length);
      for (let i = 0; i < before.length; i++) {
        if (memory[from + i] !== before[i]) {
          throw invalid(
            `old must match the memory at offset ${from + i}, which holds ${memory[from + i]}, got ${before[i]}`,
          );
        }
      }
      if (this.#isInside) {
        this.#updateResident(from, before, after);
      } else {
        accept(core.kernels.domain_track_outside(this.#at, deltaOf(0, before, after)), 'update');
        memory.set(after, from);
      }
    }

    /** Bytes that are not empty; one byte may be given as a number. */
    #oneOrMore(name, value) {
      return typeof value === 'number' ? Uint8Array.of(small(name, value, 0, 255)) : region(name, value);
    }

    /** Arguments in WASM memory may overlap the region, so they are copied before the first piece is written. */
    #updateResident(from, before, after) {
      const { staging, kernels } = core;
      const old = before.slice();
      const now = after.slice();
      for (let i = 0; i < old.length; i += staging.constructor.SIZE) {
        const end = Math.min(old.length, i + staging.constructor.SIZE);
        const a = staging.put(staging.first, old.subarray(i, end));
        const b = staging.put(staging.second, now.subarray(i, end));
        accept(kernels.domain_update(this.#at, from + i, a, b, end - i), 'update');
      }
    }

    verify() {
      this.#refuseDestroyed('verify');
      const { state } = this;
      if (state === 'CREATED') this.#require('verify', 'ATTACHED or COMMITTED');
      const memory = this.#region.bytes;
      if (this.#isInside) {
        accept(core.kernels.domain_verify(this.#at), 'verify');
        return;
      }
      const sum = sumOf(memory);
      // the digest is computed only if the sum is right and there is a witness
      const digest = state === 'COMMITTED' && sum === 0 ? digestAt(memory) : core.staging.second;
      accept(core.kernels.domain_verify_outside(this.#at, sum, digest), `verify: the sum is ${sum}`);
    }

    commit() {
      this.#refuseDestroyed('commit');
      this.#require('commit', 'ATTACHED');
      const memory = this.#region.bytes;
      if (this.#isInside) {
        accept(core.kernels.domain_commit(this.#at), 'commit');
      } else {
        this.verify();
        accept(core.kernels.domain_commit_outside(this.#at, 0, digestAt(memory)), 'commit');
      }
      return /** @type {any} */ (this.witness);
    }

    /** The committed witness; undefined before there is one. */
    get witness() {
      this.#refuseDestroyed('witness');
      if (this.state !== 'COMMITTED') return undefined;
      accept(core.kernels.domain_witness(this.#at, core.staging.first), 'witness');
      return fromRecord(core.staging.take(core.staging.first, constants.record));
    }

    allocate(n) {
      this.#refuseDestroyed('allocate');
      accept(core.kernels.domain_allocate(this.#at, residue('n', n)), `allocate: ${this.available} available`);
    }

    allocateAll(...amounts) {
      this.#refuseDestroyed('allocateAll');
      const code = withAmounts(core, amounts, (at, count) => core.kernels.domain_allocate_all(this.#at, at, count));
      accept(code, `allocateAll: ${this.available} available`);
    }

    release(n) {
      this.#refuseDestroyed('release');
      accept(core.kernels.domain_release(this.#at, residue('n', n)), 'release');
      return this.available;
    }

    /** Ends the domain and frees its own memory; the region is neither freed nor cleared. */
    destroy() {
      if (this.#at === undefined) return;
      core.heap.releaseOf(this, this.#at);
      this.#at = undefined;
      this.#region = undefined;
    }

    #refuseDestroyed(call) {
      if (this.#at === undefined) throw new AtlasError(ErrorCode.DESTROYED, `${call}: the domain was destroyed`);
    }

    #require(call, expected) {
      if (this.state !== expected)
        throw new AtlasError(ErrorCode.STATE, `${call} needs the state ${expected}, got ${this.state}`);
    }
  }

  disposable(Domain.prototype, Domain.prototype.destroy);
  return Domain;
}
