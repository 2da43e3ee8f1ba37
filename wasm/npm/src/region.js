// Bytes that an object goes on seeing: a view of WASM memory is derived anew after that has grown, other views stay as they are.

export class Region {
  #heap;
  #bytes;
  #at;
  #length;
  /** Holds the block that the bytes are of. */
  #first;

  constructor(heap, bytes) {
    this.#heap = heap;
    this.#bytes = bytes;
    this.#first = bytes;
    this.#at = heap.holds(bytes) ? bytes.byteOffset : -1;
    this.#length = bytes.length;
  }

  get length() {
    return this.#length;
  }

  /** Whether kernels can read the region where it is. */
  get isResident() {
    return this.#at >= 0;
  }

  /** The address of a resident region. */
  get address() {
    return this.#at;
  }

  /** The bytes as they are now. */
  get bytes() {
    if (this.#at >= 0 && !this.#heap.holds(this.#bytes)) {
      this.#bytes = this.#heap.view.subarray(this.#at, this.#at + this.#length);
    }
    return this.#bytes;
  }
}
