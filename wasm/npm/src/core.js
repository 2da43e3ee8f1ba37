// The base of every part of the library: one module instance and its memory.
import { Heap } from './heap.js';
import { Staging } from './staging.js';

export class Core {
  /** @param {WebAssembly.Instance} instance */
  constructor(instance) {
    /** @type {any} the module's exports, as in spec/ABI.md */
    this.kernels = instance.exports;
    this.heap = new Heap(this.kernels);
    this.staging = new Staging(this.heap);
  }
}

/** What an instance says about itself. */
export function about({ kernels }, engine) {
  const packed = kernels.version();
  const text = `${packed >> 16}.${(packed >> 8) & 255}.${packed & 255}`;
  return { engine: Object.freeze({ ...engine }), version: Object.freeze({ packed, text }) };
}
