// Streaming sum: section S3. The whole state is one residue.
import { bytes, residue } from './argument-checks.js';
import { constants } from './constants.js';

export const conservedSum = ({ sumOf }) =>
  class ConservedSum {
    #value = 0;

    /** Takes the next bytes. Returns this. */
    update(data) {
      this.#value = (this.#value + sumOf(bytes('data', data))) % constants.modulus;
      return this;
    }

    /** Takes another sum, or a residue that was computed elsewhere. Returns this. */
    merge(other) {
      const sum =
        typeof other === 'object' && other !== null && #value in other ? other.#value : residue('other', other);
      this.#value = (this.#value + sum) % constants.modulus;
      return this;
    }

    value() {
      return this.#value;
    }

    reset() {
      this.#value = 0;
      return this;
    }

    save() {
      return this.#value;
    }

    restore(state) {
      this.#value = residue('state', state);
      return this;
    }
  };
