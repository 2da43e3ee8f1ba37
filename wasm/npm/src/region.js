// Bytes that are used later than they were looked at: after an await, an allocation, or for as long as an object lives.
// In between memory may grow, and a buffer may be resized, transferred or freed. So there is one rule: at each use the bytes
// are looked at again, and must be as many as before. Otherwise the call is refused by name, and nothing is read or written.
import { bytes } from './argument-checks.js';
import { blockOf } from './blocks.js';
import { invalid } from './errors.js';

export class Region {
  #name;
  /** What the caller gave. It holds the block that the bytes are of. */
  #value;
  #block;
  #view;
  #length;

  constructor(name, value) {
    this.#name = name;
    this.#value = value;
    this.#block = blockOf(value);
    this.#view = bytes(name, value);
    this.#length = this.#view.length;
  }

  get length() {
    return this.#length;
  }

  /** The bytes as they are now. */
  get bytes() {
    return this.#isUnchanged ? this.#view : this.#lookAgain();
  }

  /** A view without bytes may be a detached one, so it is looked at again each time. */
  get #isUnchanged() {
    const length = this.#length;
    return (
      length > 0 &&
      this.#view.length === length &&
      this.#block?.isFree !== true &&
      (this.#block !== undefined || this.#value.byteLength === length)
    );
  }

  #lookAgain() {
    const view = bytes(this.#name, this.#value);
    if (view.length !== this.#length) {
      throw invalid(
        `${this.#name} had ${this.#length} bytes and has ${view.length} now: do not resize it while it is in use`,
      );
    }
    this.#view = view;
    return view;
  }
}
