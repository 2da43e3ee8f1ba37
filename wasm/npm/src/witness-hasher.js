// Witnesses of bytes that are pushed piece by piece: sections S11 and S12.
import { bytes, options, shown } from './argument-checks.js';
import { constants } from './constants.js';
import { AtlasError, ErrorCode, invalid } from './errors.js';
import { joined } from './joined.js';
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

  return class WitnessHasher {
    #k;
    #isResumable;
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

    #fresh() {
      return this.#k === 0 ? flat(this.#isResumable) : tree(this.#k, this.#isResumable);
    }

    /** Takes the next bytes. Returns this. */
    update(data) {
      const piece = bytes('data', data);
      this.#part.update(piece);
      this.#sum = (this.#sum + sumOf(piece)) % constants.modulus;
      this.#length += piece.length;
      return this;
    }

    /** SHA-256 of the bytes so far, or the root of their tree. More may follow. */
    digest() {
      return this.#part.digest();
    }

    /** The witness of the bytes so far. More may follow. */
    witness() {
      if (this.#length === 0) throw invalid('data must not be empty: there is no witness of 0 bytes (clause S11.2)');
      const { kind, leafLog2: k } = this.#part;
      return witnessOf(kind, k, this.digest(), BigInt(this.#length), this.#sum);
    }

    clone() {
      const clone = new WitnessHasher({ resumable: this.#isResumable });
      clone.#k = this.#k;
      clone.#replace(this.#part.copy(), this.#length, this.#sum);
      return clone;
    }

    reset() {
      return this.#replace(this.#fresh(), 0, 0);
    }

    /** The state, for any instance and any process. */
    save() {
      if (!this.#isResumable) {
        throw new AtlasError(
          ErrorCode.STATE,
          'save needs a hasher whose state can be read: new WitnessHasher({ resumable: true }), which hashes in the module',
        );
      }
      const head = new Uint8Array(HEAD);
      head.set([FORMAT, this.#k, this.#sum]);
      new DataView(head.buffer).setBigUint64(4, BigInt(this.#length));
      const state = joined([head, this.#part.state(this.#length)]);
      return joined([state, checkOf(state)]);
    }

    restore(given) {
      const state = bytes('state', given).slice();
      const { k, sum, length } = headOf(state);
      if (k !== this.#k) {
        const name = log2 => (log2 === 0 ? 'a flat witness' : `a tree with leafLog2 ${log2}`);
        throw invalid(`state must be that of ${name(this.#k)}, got one of ${name(k)}`);
      }
      const part = this.#fresh();
      const kept = state.subarray(HEAD, -CHECK);
      if (!Number.isSafeInteger(length) || kept.length !== part.stateBytes(length))
        throw invalid(`state must hold what ${length} bytes need, got ${kept.length} bytes`);
      part.load(kept, length);
      return this.#replace(part, length, sum);
    }

    #replace(part, length, sum) {
      this.#part.close();
      this.#part = part;
      this.#length = length;
      this.#sum = sum;
      return this;
    }
  };
}
