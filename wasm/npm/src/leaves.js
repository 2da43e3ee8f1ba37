// Hashes of leaves (clause S12.1), from bytes that come in pieces of any length.
import { small } from './argument-checks.js';
import { constants } from './constants.js';
import { DIGEST_BYTES } from './digests.js';
import { accept } from './errors.js';

export const PREFIX = Uint8Array.of(0);
/**
 * For leaves below 2 KiB, four lanes of WASM are as fast as one call of node:crypto for each (Zen 3 with SHA-NI, Node
 * 24).
 */
const LEAST_LOG2_ELSEWHERE = 11;

const NOTHING = new Uint8Array(0);

export const leafLog2 = k => small('leafLog2', k, constants.minLeafLog2, constants.maxLeafLog2);

export function leaves({ kernels, heap, staging }, { start, isOwn }) {
  const SIZE = staging.constructor.SIZE;

  /** At least four leaves, because kernels hash four at once. */
  const groupSize = k => Math.max(4 * 2 ** k, SIZE);

  /** Copies groups of leaves to an address and hashes them there; `look(address, length)` may look at each group first. */
  function inGroups(k, emit, at, look) {
    const size = groupSize(k);
    let held = 0;
    function hashesOf(length) {
      if (length === 0) return NOTHING;
      accept(kernels.tree_leaves(at, length, k, staging.second), 'tree');
      return staging.take(staging.second, Math.ceil(length / 2 ** k) * DIGEST_BYTES);
    }
    /** The hashes of the leaves that were not emitted. */
    const rest = () => hashesOf(held);
    function finish() {
      if (held === 0) return;
      look?.(at, held);
      emit(rest());
      held = 0;
    }
    function update(data) {
      for (let i = 0; i < data.length; ) {
        const n = Math.min(size - held, data.length - i);
        staging.put(at + held, data.subarray(i, i + n));
        held += n;
        i += n;
        if (held === size) finish();
      }
    }
    /** Emits the whole leaves, and returns the bytes of the leaf that is not full. */
    function tail() {
      const whole = held - (held % 2 ** k);
      if (whole > 0) emit(hashesOf(whole));
      heap.view.copyWithin(at, at + whole, at + held);
      held -= whole;
      return staging.take(at, held);
    }
    return { update, rest, finish, tail };
  }

  /** The same in a block of its own. */
  function inBlock(k, emit, look) {
    const owner = {};
    const at = heap.allocateFor(owner, groupSize(k));
    const groups = inGroups(k, emit, at, look);
    const close = () => heap.releaseOf(owner, at);
    function copy(emitOther) {
      const other = inBlock(k, emitOther);
      other.update(groups.tail());
      return other;
    }
    return { ...groups, copy, close };
  }

  /**
   * Hashes leaf by leaf, with another implementation.
   * @param {any} [begun] leaf
   */
  function oneByOne(k, emit, begun, left = 0) {
    let leaf = begun;
    let room = left;
    const rest = () => (leaf === undefined ? NOTHING : leaf.copy().digest());
    function finish() {
      if (leaf === undefined) return;
      emit(leaf.digest());
      leaf.close();
      leaf = undefined;
    }
    function update(data) {
      for (let i = 0; i < data.length; ) {
        if (leaf === undefined) {
          leaf = start().update(PREFIX);
          room = 2 ** k;
        }
        const n = Math.min(room, data.length - i);
        leaf.update(data.subarray(i, i + n));
        room -= n;
        i += n;
        if (room === 0) finish();
      }
    }
    const copy = emitOther => oneByOne(k, emitOther, leaf?.copy(), room);
    return { update, rest, finish, copy, close: () => leaf?.close() };
  }

  /** Of a stream the length is not known. */
  const isElsewhere = (k, length = Number.MAX_SAFE_INTEGER) => k >= LEAST_LOG2_ELSEWHERE && !isOwn(length);

  /**
   * Takes pieces of any number of streams; `emit(hashes)` gets one or more hashes. Should be closed at the end.
   * @param {boolean} [own] only by kernels, so that it has `tail`
   */
  const stream = (k, emit, own) => (isElsewhere(k) && !own ? oneByOne(k, emit) : inBlock(k, emit));

  /**
   * Leaf hashes of a whole region, group by group, so that memory need not grow. `look(address, length)` gets all bytes in
   * order where kernels can read them, without another copy if there is one for the hashes.
   */
  function all(data, k, look) {
    const hashes = new Uint8Array(Math.ceil(data.length / 2 ** k) * DIGEST_BYTES);
    let done = 0;
    const emit = fresh => {
      hashes.set(fresh, done);
      done += fresh.length;
    };
    const elsewhere = isElsewhere(k, data.length);
    if (heap.holds(data) && !elsewhere) {
      const size = (SIZE / DIGEST_BYTES) * 2 ** k;
      for (let i = 0; i < data.length; i += size) {
        const n = Math.min(size, data.length - i);
        look?.(data.byteOffset + i, n);
        accept(kernels.tree_leaves(data.byteOffset + i, n, k, staging.second), 'tree');
        emit(heap.view.subarray(staging.second, staging.second + Math.ceil(n / 2 ** k) * DIGEST_BYTES));
      }
      return hashes;
    }
    /** @type {any} */
    let hasher;
    if (elsewhere) {
      hasher = oneByOne(k, emit);
      if (look) staging.pieces(data, look);
    } else if (groupSize(k) === SIZE || data.length <= SIZE) {
      hasher = inGroups(k, emit, staging.first, look); // the staging buffer will do
    } else {
      hasher = inBlock(k, emit, look);
    }
    try {
      hasher.update(data);
      hasher.finish();
    } finally {
      hasher.close?.();
    }
    return hashes;
  }

  /** The same, with the sum of the bytes. */
  function summed(data, k) {
    let sum = 0;
    const hashes = all(data, k, (p, n) => {
      sum += kernels.sum(p, n);
    });
    return { hashes, resonance: sum % constants.modulus };
  }

  return { stream, all, summed };
}
