// The base of every part of the library: one module instance and its memory.
import { Heap } from './heap.js';
import { Staging } from './staging.js';

export class Core {
  /** @param {WebAssembly.Instance} instance */
  constructor(instance) {
    /** The module's exports, as in spec/ABI.md. */
    this.kernels = instance.exports;
    this.heap = new Heap(this.kernels);
    this.staging = new Staging(this.heap);
  }
}
