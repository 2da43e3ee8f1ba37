// A device with its compiled kernels and its buffers. Every promise of WebGPU ends when the device is lost, and every error of WebGPU becomes a GpuFailure.
import { AtlasError, ErrorCode } from './errors.js';
import { CHANGED_KERNEL } from './gpu-changed-kernel.js';
import { GpuFailure } from './gpu-failure.js';
import { leavesKernel, nodesKernel } from './gpu-sha256-kernels.js';
import { sumKernel } from './gpu-sum-kernel.js';

/** Values of GPUBufferUsage, which not every realm has as a global. */
export const USAGE = { MAP_READ: 1, COPY_SRC: 4, COPY_DST: 8, UNIFORM: 64, STORAGE: 128 };
const MAP_FOR_READING = 1;

const FILTERS = ['validation', 'out-of-memory', 'internal'];
const KIB = 1024;
/** Bytes of buffers that are kept for the next call. */
const MAX_KEPT = 128 * KIB * KIB;

/** Few different sizes, so that buffers are used again. */
const rounded = size =>
  size > KIB * KIB ? Math.ceil(size / (KIB * KIB)) * KIB * KIB : Math.max(256, 2 ** Math.ceil(Math.log2(size)));

/** By the names of errors. If a map is aborted, the device is lost, which WebGPU may tell a little later. */
const CODES = {
  GPUOutOfMemoryError: ErrorCode.MEMORY,
  RangeError: ErrorCode.MEMORY,
  AbortError: ErrorCode.DESTROYED,
  OperationError: ErrorCode.DESTROYED,
};
function codeOf(error) {
  // Deno has only a TypeError for it.
  if (/device (is|was) lost/.test(error.message)) return ErrorCode.DESTROYED;
  return CODES[error.name] ?? CODES[error.constructor.name] ?? ErrorCode.INVALID;
}

export class Gpu {
  /** @type {any} */
  #device;
  #isOwn;
  #kernels = new Map();
  /** Buffers that no call uses, by size and usage. */
  #free = new Map();
  #kept = 0;
  /** What rejects the promises that are pending. */
  #pending = new Set();
  #ending = new AbortController();

  /** @param {any} device @param {boolean} isOwn whether `close` destroys it */
  constructor(device, isOwn) {
    this.#device = device;
    this.#isOwn = isOwn;
    this.limits = device.limits;
    device.lost.then(({ message }) => {
      this.#finish(`the device was lost: ${message || 'the platform does not say why'}`);
    });
  }

  get device() {
    return this.end === undefined ? this.#device : undefined;
  }

  /** Why it cannot be used any more, or undefined. */
  get end() {
    return /** @type {GpuFailure | undefined} */ (this.ending.reason);
  }

  /** A signal that is aborted when it cannot be used any more. */
  get ending() {
    return this.#ending.signal;
  }

  /** @param {{ sum: 'dot4' | 'masks', leaves: 'tiles' | 'lanes' }} forms */
  async compile({ sum, leaves }) {
    const sources = {
      sum: sumKernel(sum),
      leaves: leavesKernel(leaves),
      nodes: nodesKernel(leaves),
      changed: CHANGED_KERNEL,
    };
    await Promise.all(
      Object.entries(sources).map(async ([name, code]) => {
        const pipeline = await this.until(() => {
          const module = this.#device.createShaderModule({ code });
          return this.#device.createComputePipelineAsync({ layout: 'auto', compute: { module, entryPoint: 'main' } });
        });
        this.#kernels.set(name, pipeline);
      }),
    );
  }

  kernel(name) {
    return this.#kernels.get(name);
  }

  /**
   * The result of a promise of WebGPU, but it rejects as soon as the device is lost.
   * @template T
   * @param {() => Promise<T>} start
   * @returns {Promise<T>}
   */
  until(start) {
    return new Promise((resolve, reject) => {
      if (this.end !== undefined) throw this.end;
      const fail = error => reject(this.#failure(error));
      this.#pending.add(reject);
      const done = () => this.#pending.delete(reject);
      try {
        start().then(resolve, fail).finally(done);
      } catch (error) {
        done();
        fail(error);
      }
    });
  }

  /**
   * Runs calls of WebGPU, and resolves once it has found no error in them. `work` is not asynchronous, so scopes of other calls do not come between.
   * @template T
   * @param {() => T} work
   * @returns {Promise<T>}
   */
  async checked(work) {
    if (this.end !== undefined) throw this.end;
    let result;
    let thrown;
    try {
      for (const filter of FILTERS) this.#device.pushErrorScope(filter);
      result = work();
    } catch (error) {
      thrown = error;
    }
    const errors = await Promise.all(FILTERS.map(() => this.until(() => this.#device.popErrorScope())));
    for (const error of [thrown, ...errors]) if (error) throw this.#failure(error);
    return /** @type {T} */ (result);
  }

  #failure(error) {
    if (this.end !== undefined) return this.end;
    if (error instanceof AtlasError) return error;
    const code = codeOf(error);
    if (code === ErrorCode.DESTROYED) return this.#finish(`the device was lost: ${error.message}`);
    return new GpuFailure(code, `the GPU refused: ${error.message}`, { cause: error });
  }

  /**
   * Runs `use` with a function that gives buffers, which are kept for other calls if all went well. Their content is undefined.
   * @template T
   * @param {(take: (size: number, usage: number) => any) => Promise<T>} use
   * @returns {Promise<T>}
   */
  async withBuffers(use) {
    const taken = [];
    const take = (size, usage) => {
      const key = `${usage}/${rounded(size)}`;
      const kept = this.#free.get(key)?.pop();
      if (kept !== undefined) this.#kept -= kept.size;
      const buffer = kept ?? this.#device.createBuffer({ size: rounded(size), usage });
      taken.push({ key, buffer });
      return buffer;
    };
    const all = () => taken.splice(0);
    try {
      const result = await use(take);
      for (const { key, buffer } of all()) this.#keep(key, buffer);
      return result;
    } finally {
      for (const { buffer } of all()) buffer.destroy();
    }
  }

  #keep(key, buffer) {
    if (this.end !== undefined || this.#kept + buffer.size > MAX_KEPT) {
      buffer.destroy();
      return;
    }
    this.#kept += buffer.size;
    this.#free.set(key, [...(this.#free.get(key) ?? []), buffer]);
  }

  /** Resolves with a copy of the first bytes of a buffer with the usage MAP_READ. */
  read(buffer, size) {
    return this.until(async () => {
      await buffer.mapAsync(MAP_FOR_READING, 0, size);
      const bytes = new Uint8Array(buffer.getMappedRange(0, size)).slice();
      buffer.unmap();
      return bytes;
    });
  }

  close() {
    this.#finish('dispose was called');
    if (this.#isOwn) this.#device.destroy();
  }

  #finish(why) {
    if (this.end !== undefined) return this.end;
    const end = new GpuFailure(ErrorCode.DESTROYED, why);
    this.#ending.abort(end);
    for (const reject of this.#pending) reject(end);
    for (const buffer of [...this.#free.values()].flat()) buffer.destroy();
    this.#free.clear();
    return end;
  }
}
