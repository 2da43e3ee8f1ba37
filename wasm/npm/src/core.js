// What every part of the library works with: one module instance, its memory, and handles that are freed when they are garbage.
import { byteArguments } from './arguments.js';
import { Heap } from './heap.js';
import { Staging } from './staging.js';

export class Core {
  #garbage;

  /** @param {WebAssembly.Instance} instance */
  constructor(instance) {
    /** The module's exports, as spec/ABI.md has them. */
    this.kernels = instance.exports;
    this.heap = new Heap(this.kernels);
    this.staging = new Staging(this.heap);
    this.arguments = byteArguments(this.heap);
    this.#garbage = new FinalizationRegistry((at) => this.heap.release(at));
  }

  /** Memory that lives as long as its owner. */
  allocateFor(owner, size) {
    const at = this.heap.allocate(size);
    this.#garbage.register(owner, at);
    return at;
  }
}
