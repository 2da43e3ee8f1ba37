// Modules as a host uses them that has nothing but their exports: ours (spec/ABI.md) and clang's.

const PAGE = 65_536;

/** An instance with room for bytes of its own, beyond what the module keeps for itself. */
export class Instance {
  #at;

  /** @param {BufferSource} bytes of the module */
  constructor(bytes) {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
    this.kernels = exports;
    this.#at = exports.memory.buffer.byteLength;
  }

  get memory() {
    return new Uint8Array(this.kernels.memory.buffer);
  }

  /** Returns the address of n bytes, at a page's start and with a page to spare. */
  allocate(n) {
    const at = this.#at;
    const pages = Math.ceil(n / PAGE) + 1;
    this.kernels.memory.grow(pages);
    this.#at += pages * PAGE;
    return at;
  }

  /** Returns the address of a copy. */
  put(bytes) {
    const at = this.allocate(bytes.length);
    this.memory.set(bytes, at);
    return at;
  }

  take(at, n) {
    return this.memory.slice(at, at + n);
  }
}
