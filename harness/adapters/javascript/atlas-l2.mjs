// The Atlas-12288 conservation layer in plain JavaScript: what spec/SPEC.md says, and nothing clever.
import { witness } from './tree.mjs';

/** The names of the codes (S1.4), by their numbers. */
export const CODES = ['OK', 'INVALID', 'MEMORY', 'STATE', 'BUDGET', 'CONSERVATION', 'WITNESS', 'DESTROYED'];

/** A refused call: nothing has changed. */
export class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export function need(holds, message, code = 'INVALID') {
  if (!holds) throw new Refusal(code, message);
}

export function present(name, value) {
  need(value !== undefined && value !== null, `${name} must be given, got nothing`);
}

export function residue(name, value) {
  need(Number.isInteger(value) && value >= 0 && value <= 95, `${name} must be 0..95, got ${value}`);
}

export function byte(name, value) {
  need(Number.isInteger(value) && value >= 0 && value <= 255, `${name} must be 0..255, got ${value}`);
}

export function region(data) {
  present('data', data);
  need(data.length > 0, 'data must hold at least 1 byte');
}

export function within(at, length, size) {
  const fits = length >= 0 && length <= size && at >= 0 && at <= size - length;
  need(fits, `${length} bytes from ${at} on do not lie within ${size}`);
}

export const mod = value => ((value % 96) + 96) % 96;

// ---- S2 to S5: sums, checks, deltas

/** A total of bytes is exact up to 2^53, far beyond the longest array. */
export function sum(data) {
  present('data', data);
  let total = 0;
  for (let i = 0; i < data.length; i++) total += data[i];
  return total % 96;
}

export function windowCheck(data) {
  present('data', data);
  need(data.length >= 1 && data.length <= 1 << 20, `a window must have 1..1048576 bytes, got ${data.length}`);
  return sum(data) === 0;
}

export function slidingCheck(data, window) {
  present('data', data);
  need(window >= 1, `window must be at least 1, got ${window}`);
  if (window >= data.length) return sum(data) === 0;
  for (let i = window; i < data.length; i++) {
    if ((data[i] - data[i - window]) % 96 !== 0) return false;
  }
  return sum(data.subarray(0, window)) === 0;
}

export function delta(before, after) {
  present('before', before);
  present('after', after);
  need(before.length === after.length, `after must be as long as before, ${before.length} bytes, got ${after.length}`);
  return mod(sum(after) - sum(before));
}

export function deltaByte(total, old, now) {
  residue('sum', total);
  byte('old', old);
  byte('new', now);
  return mod(total + now - old);
}

export function deltaRange(total, old, now) {
  residue('sum', total);
  return (total + delta(old, now)) % 96;
}

// ---- S6 to S8: memory

export function fill(dst, value) {
  byte('value', value);
  dst.fill(value);
  if (dst.length > 0) dst[dst.length - 1] = mod(-value * (dst.length - 1));
}

export function copy(src, dst) {
  present('src', src);
  present('dst', dst);
  need(src.length === dst.length, `src must have ${dst.length} bytes, got ${src.length}`);
  need(sum(src) === 0, `src must be conserved, its sum is ${sum(src)}`, 'CONSERVATION');
  dst.set(src);
}

export function copyWithin(data, from, to, length) {
  present('data', data);
  within(from, length, data.length);
  within(to, length, data.length);
  copy(data.subarray(from, from + length), data.subarray(to, to + length)); // set() is right for an overlap
}

/** Bytes with a cached sum (S8). */
export class Buffer {
  #cached = null;

  constructor(data) {
    present('data', data);
    this.data = data;
  }

  sum() {
    this.#cached ??= sum(this.data);
    return this.#cached;
  }

  setRange(at, piece) {
    present('data', piece);
    within(at, piece.length, this.data.length);
    const place = this.data.subarray(at, at + piece.length);
    if (this.#cached !== null) this.#cached = deltaRange(this.#cached, place, piece);
    place.set(piece);
  }

  invalidate() {
    this.#cached = null;
  }
}

// ---- S9, S10: batches, budgets

export function batch(call, entries) {
  need(entries.length >= 1 && entries.length <= 256, `a batch must have 1..256 entries, got ${entries.length}`);
  return entries.map(call);
}

export function batchHint(size) {
  need(size >= 0, `bytes must be at least 0, got ${size}`);
  if (size <= 64) return 256;
  if (size <= 1024) return Math.max(8, Math.min(256, Math.floor(32768 / (4 * size))));
  return size <= 16384 ? 16 : 8;
}

/** The Z/96 allowance (S10). */
export class Budget {
  constructor(initial) {
    residue('initial', initial);
    this.available = initial;
  }

  /** Allocates all of the amounts or none. */
  allocate(...amounts) {
    for (const n of amounts) residue('n', n);
    const total = amounts.reduce((all, n) => all + n, 0);
    need(total <= this.available, `${total} was asked for, ${this.available} is available`, 'BUDGET');
    this.available -= total;
  }

  release(n) {
    residue('n', n);
    this.available = (this.available + n) % 96;
  }
}

// ---- S14: the domain

export class Domain {
  #size;
  #budget;
  #region = null;
  #sum = null;
  #sealed = null;
  state = 'CREATED';

  constructor(size, budget) {
    need(size >= 1, `bytes must be at least 1, got ${size}`);
    this.#size = size;
    this.#budget = new Budget(budget);
  }

  #alive(...states) {
    need(this.state !== 'DESTROYED', 'the domain was destroyed', 'DESTROYED');
    need(states.length === 0 || states.includes(this.state), `the domain is ${this.state}`, 'STATE');
  }

  /** The budget of a domain that is not destroyed. */
  get budget() {
    this.#alive();
    return this.#budget;
  }

  /** The tracked sum; null if there is none. */
  get sum() {
    return this.state === 'ATTACHED' || this.state === 'COMMITTED' ? this.#sum : null;
  }

  attach(data) {
    this.#alive();
    region(data);
    this.#alive('CREATED');
    need(data.length === this.#size, `region must have ${this.#size} bytes, got ${data.length}`);
    this.#region = data;
    this.#sum = sum(data);
    this.state = 'ATTACHED';
  }

  update(at, old, now) {
    this.#alive('ATTACHED');
    present('old', old);
    present('new', now);
    need(old.length === now.length && old.length > 0, 'old and new must be of one length, at least 1');
    within(at, old.length, this.#size);
    const place = this.#region.subarray(at, at + old.length);
    need(
      place.every((each, i) => each === old[i]),
      'old must be what is there',
    );
    this.#sum = deltaRange(this.#sum, old, now);
    place.set(now);
  }

  verify() {
    this.#alive('ATTACHED', 'COMMITTED');
    const now = sum(this.#region);
    need(now === 0 && this.#sum === 0, `the sum is ${now}, tracked as ${this.#sum}`, 'CONSERVATION');
    if (this.#sealed !== null) {
      need(witness(this.#region).digest.equals(this.#sealed.digest), 'the digest differs', 'WITNESS');
    }
  }

  commit() {
    this.#alive('ATTACHED');
    this.verify();
    this.#sealed = witness(this.#region);
    this.state = 'COMMITTED';
    return this.#sealed;
  }

  destroy() {
    this.state = 'DESTROYED';
  }
}
