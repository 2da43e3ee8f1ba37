// What every part of the library works with: one module instance and its memory.
import { Heap } from './heap.js';
import { Staging } from './staging.js';

export class Core {
  /** @param {WebAssembly.Instance} instance */
  constructor(instance) {
    /** The module's exports, as spec/ABI.md has them. */
    this.kernels = instance.exports;
    this.heap = new Heap(this.kernels);
    this.staging = new Staging(this.heap);
  }
}
