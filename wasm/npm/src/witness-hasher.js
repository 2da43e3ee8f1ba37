// Witnesses of bytes that are pushed piece by piece: sections S11 and S12.
import { bytes, options, shown } from './argument-checks.js';
import { joined } from './bytes.js';
import { constants } from './constants.js';
import { DIGEST_BYTES, STREAM_BYTES } from './digests.js';
import { AtlasError, ErrorCode, invalid } from './errors.js';
import { disposable } from './garbage.js';
import { leafLog2 } from './leaves.js';
import { witnessOf } from './records.js';

/** The bytes of a state: format 1, leafLog2 or 0, residue, 0, u64 length; what is kept; the first bytes of SHA-256 of all that. */
const FORMAT = 1;
const HEAD = 12;
const CHECK = 4;

export function witnessHasher({ sumOf }, { digest }, { flat, tree }) {
  const checkOf = state => digest(state).subarray(0, CHECK);

  /** The head of a state that `save` gave. */
  function headOf(state) {
    const [format, k, sum, zero] = state;
    const isRight =
      state.length >= HEAD + CHECK &&
      format === FORMAT &&
      zero === 0 &&
      sum < constants.modulus &&
      checkOf(state.subarray(0, -CHECK)).every((byte, i) => byte === state[state.length - CHECK + i]);
    if (!isRight) throw invalid(`state must be what save gives, unchanged, got ${state.length} other bytes`);
    return { k, sum, length: Number(new DataView(state.buffer).getBigUint64(4)) };
  }

  class WitnessHasher {
    #k;
    #isResumable;
    /** @type {any} undefined after dispose */
    #part;
    #length = 0;
    #sum = 0;

    constructor(given) {
      const { leafLog2: k, resumable = false } = options(given, 'leafLog2', 'resumable');
      if (typeof resumable !== 'boolean') throw invalid(`options.resumable must be a boolean, got ${shown(resumable)}`);
      this.#k = k === undefined ? 0 : leafLog2(k);
      this.#isResumable = resumable;
      this.#part = this.#fresh();
    }

    #fresh(own = this.#isResumable) {
      return this.#k === 0 ? flat(own) : tree(this.#k, own);
    }

    /** The part, if there is one still. */
    #open() {
      if (this.#part === undefined) throw new AtlasError(ErrorCode.DESTROYED, 'the hasher was disposed');
      return this.#part;
    }

    /** Takes the next bytes. Returns this. */
    update(data) {
      const part = this.#open();
      const piece = bytes('data', data);
      part.update(piece);
      this.#sum = (this.#sum + sumOf(piece)) % constants.modulus;
      this.#length += piece.length;
      return this;
    }

    /** SHA-256 of the bytes so far, or the root of their tree. More may follow. */
    digest() {
      return this.#open().digest();
    }

    /** The witness of the bytes so far. More may follow. */
    witness() {
      const { kind, leafLog2: k } = this.#open();
      if (this.#length === 0) throw invalid('data must not be empty: there is no witness of 0 bytes (clause S11.2)');
      return witnessOf(kind, k, this.digest(), BigInt(this.#length), this.#sum);
    }

    clone() {
      const part = this.#open();
      const clone = new WitnessHasher({ resumable: this.#isResumable });
      clone.#k = this.#k;
      clone.#replace(part.copy(), this.#length, this.#sum);
      return clone;
    }

    reset() {
      this.#open();
      return this.#replace(this.#fresh(), 0, 0);
    }

    /** The state, for any instance and any process. */
    save() {
      const part = this.#open();
      if (!this.#isResumable) {
        throw new AtlasError(ErrorCode.STATE, 'save needs new WitnessHasher({ resumable: true })');
      }
      const head = new Uint8Array(HEAD);
      head.set([FORMAT, this.#k, this.#sum]);
      new DataView(head.buffer).setBigUint64(4, BigInt(this.#length));
      const state = joined([head, part.state(this.#length)]);
      return joined([state, checkOf(state)]);
    }

    /** Goes on with a saved state. It is one of the kernels' SHA-256, so they hash what follows. */
    restore(given) {
      const { stateBytes } = this.#open();
      const state = bytes('state', given).slice();
      const { k, sum, length } = headOf(state);
      if (k !== this.#k) {
        const name = log2 => (log2 === 0 ? 'a flat witness' : `a tree with leafLog2 ${log2}`);
        throw invalid(`state must be that of ${name(this.#k)}, got one of ${name(k)}`);
      }
      const kept = state.subarray(HEAD, -CHECK);
      if (!Number.isSafeInteger(length) || kept.length !== stateBytes(length))
        throw invalid(`state must hold what ${length} bytes need, got ${kept.length} bytes`);
      const part = this.#fresh(true);
      part.load(kept, length);
      return this.#replace(part, length, sum);
    }

    /** Frees the memory at once, and not after this is garbage. */
    dispose() {
      this.#part?.close();
      this.#part = undefined;
    }

    #replace(part, length, sum) {
      this.#part.close();
      this.#part = part;
      this.#length = length;
      this.#sum = sum;
      return this;
    }
  }

  disposable(WitnessHasher.prototype, WitnessHasher.prototype.dispose);
  return WitnessHasher;
}

const HEAD_BYTES = 40;
const BLOCK_BYTES = 64;

/**
 * What grows with the bytes of a witness: SHA-256 for a flat one, leaf hashes and the roots of their subtrees for a tree.
 * Both have the same calls: `update`, `digest` (which leaves everything unchanged), `last`, `copy`, `close`. If SHA-256 is
 * the kernels', `state` is all that must be kept, and `load` takes it back.
 */
export function hashing({ start, startOwn }, { stream }, { folding }) {
  /** @param {boolean} [own] only by kernels */
  function flat(own, sha = own ? startOwn() : start()) {
    return {
      kind: 'flat',
      leafLog2: 0,
      update: data => sha.update(data),
      digest() {
        const copy = sha.copy();
        const digest = copy.digest();
        copy.close();
        return digest;
      },
      /** The same if no more is asked. */
      last: () => sha.digest(),
      copy: () => flat(own, sha.copy()),
      close: () => sha.close(),
      /** The state of SHA-256, and the block that is not full. */
      state(length) {
        const all = sha.state();
        return joined([all.subarray(0, DIGEST_BYTES), all.subarray(HEAD_BYTES, HEAD_BYTES + (length % BLOCK_BYTES))]);
      },
      load(state, length) {
        const all = new Uint8Array(STREAM_BYTES);
        all.set(state.subarray(0, DIGEST_BYTES));
        new DataView(all.buffer).setBigUint64(DIGEST_BYTES, BigInt(length), true);
        all.set(state.subarray(DIGEST_BYTES), HEAD_BYTES);
        sha.load(all);
      },
      stateBytes: length => DIGEST_BYTES + (length % BLOCK_BYTES),
    };
  }

  /**
   * @param {boolean} [own] only by kernels
   * @param {any} [original] to copy
   */
  function tree(k, own, original) {
    const push = hashes => folded.push(hashes);
    const leaves = original === undefined ? stream(k, push, own) : original.leaves.copy(push);
    let folded = original === undefined ? folding() : original.folded().copy(); // last: the leaves that were copied may have added to it
    const size = 2 ** k;
    function digest() {
      const rest = leaves.rest();
      if (rest.length === 0) return folded.root();
      const other = folded.copy();
      other.push(rest);
      return other.root();
    }
    return {
      kind: 'tree',
      leafLog2: k,
      update: data => leaves.update(data),
      digest,
      last() {
        leaves.finish();
        return folded.root();
      },
      copy: () => tree(k, own, { leaves, folded: () => folded }),
      close: () => leaves.close(),
      /** The roots of the subtrees of all whole leaves, and the bytes of the leaf that is not full. */
      state() {
        const tail = leaves.tail();
        return joined([...folded.hashes(), tail]);
      },
      load(state, length) {
        const tail = state.length - (length % size);
        const hashes = [];
        for (let i = 0; i < tail; i += DIGEST_BYTES) hashes.push(state.slice(i, i + DIGEST_BYTES));
        folded = folding(Math.floor(length / size), hashes);
        leaves.update(state.subarray(tail));
      },
      stateBytes: length => DIGEST_BYTES * ones(Math.floor(length / size)) + (length % size),
    };
  }

  return { flat, tree };
}

/** How many subtrees that many leaves make. */
const ones = count => count.toString(2).replaceAll('0', '').length;
