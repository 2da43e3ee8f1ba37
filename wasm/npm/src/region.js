// Bytes that are used some time after they were checked: after an await, an allocation, or during the life of an
// object. In between, memory may grow, and a buffer may be resized, transferred or freed. So there is one rule: at each
// use the bytes are checked again, and must have the same length as before. Otherwise the call is refused, with the
// name of the argument, and nothing is read or written.
import { bytes } from './argument-checks.js';
import { blockOf } from './blocks.js';
import { invalid } from './errors.js';

export class Region {
  #name;
  /** The caller's value. It keeps the block of the bytes alive. */
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

  /** The bytes in their current state. */
  get bytes() {
    return this.#isUnchanged ? this.#view : this.#lookAgain();
  }

  /** A view without bytes may be a detached one, so it is checked each time. */
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
