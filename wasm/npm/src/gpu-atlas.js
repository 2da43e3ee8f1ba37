// Decides for each call who answers, the GPU or the fallback, and makes the answers that users get.
import { filled } from './argument-checks.js';
import { internalsOf } from './atlas.js';
import { joined } from './bytes.js';
import { constants } from './constants.js';
import { AtlasError, ErrorCode, invalid } from './errors.js';
import { disposable } from './garbage.js';
import { changedOnGpu, hashesOnGpu, residueOf, sumOnGpu } from './gpu-calls.js';
import { gpuData, windowOfBytes } from './gpu-data.js';
import { GpuFailure, textOf } from './gpu-failure.js';
import { readSlowly, underAll } from './gpu-reading.js';
import { hashesOfWindow, IN_FLIGHT, sumOfWindow, UPLOAD_BYTES } from './gpu-work.js';
import { leafLog2 } from './leaves.js';
import { witnessOf } from './records.js';
import { readingOptions, unlessAborted } from './sources.js';

/** @typedef {import('./gpu-device.js').Gpu} Gpu */

const filledData = (name, data) => {
  filled(name, data);
  return data;
};

/** Whether WebGPU refused what it was told to do. */
const isRefusal = error => error instanceof GpuFailure && error.code === ErrorCode.INVALID;

/** The error for data on the GPU that the device refused. If it may be one of several, it is the first that alone is refused. */
async function refusalOf(gpu, all, error) {
  const residents = all.filter(({ isResident }) => isResident);
  const found = (name, why) => invalid(`${name} cannot be read by this device: ${textOf(why)}`);
  if (residents.length > 1) {
    for (const data of residents) {
      try {
        await sumOfWindow(gpu, data.windowOf(0, 1));
      } catch (own) {
        return isRefusal(own) ? found(data.name, own) : own;
      }
    }
  }
  return found(residents.map(({ name }) => name).join(' or '), error);
}

const disposed = () => new AtlasError(ErrorCode.DESTROYED, 'dispose was called');

export class GpuAtlas {
  #asked;
  #fallback;
  #parts;
  /** @type {Gpu | undefined} */
  #gpu;
  #reason;
  #leastBytes;
  #facts;
  #disposal = new AbortController();

  /** @param {{ asked: string, fallback: any, gpu?: Gpu, reason: string, leastBytes: { sum: number, tree: number }, facts?: object }} made */
  constructor({ asked, fallback, gpu, reason, leastBytes, facts }) {
    this.#asked = asked;
    this.#fallback = fallback;
    this.#parts = internalsOf(fallback);
    this.#gpu = gpu;
    this.#reason = reason;
    this.#leastBytes = Object.freeze(leastBytes);
    this.#facts = facts;
    Object.freeze(this);
  }

  get engine() {
    const end = this.#gpu?.end;
    const isGone = this.#gpu === undefined || end !== undefined;
    return Object.freeze({
      adapter: undefined,
      kernels: undefined,
      rates: undefined,
      ...this.#facts,
      name: isGone && this.#asked === 'auto' ? 'fallback' : this.#asked,
      reason: end === undefined ? this.#reason : textOf(end),
      leastBytes: this.#leastBytes,
      fallback: this.#fallback.engine,
    });
  }

  get device() {
    return this.#gpu?.device;
  }

  async sum(data) {
    const all = this.#data('data', data);
    return this.#either(
      'sum',
      [all],
      gpu => sumOnGpu(gpu, all),
      () => this.#fallback.sum(all.bytes),
    );
  }

  async check(data) {
    return (await this.sum(data)) === 0;
  }

  async tree(data, k = constants.defaultLeafLog2) {
    const all = filledData('data', this.#data('data', data));
    const log2 = leafLog2(k);
    return this.#either(
      'tree',
      [all],
      async gpu => {
        const { hashes, resonance } = await hashesOnGpu(gpu, all, log2);
        return this.#parts.treeFrom(hashes, log2, BigInt(all.length), resonance);
      },
      () => this.#fallback.tree(all.bytes, log2),
    );
  }

  async treeWitness(data, k = constants.defaultLeafLog2) {
    const all = filledData('data', this.#data('data', data));
    const log2 = leafLog2(k);
    return this.#either(
      'tree',
      [all],
      async gpu => {
        const { hashes, resonance } = await hashesOnGpu(gpu, all, log2, true);
        return witnessOf('tree', log2, this.#parts.rootOf(hashes), BigInt(all.length), resonance);
      },
      () => this.#fallback.treeWitness(all.bytes, log2),
    );
  }

  async changedLeaves(before, after, k = constants.defaultLeafLog2) {
    const one = filledData('before', this.#data('before', before));
    const other = filledData('after', this.#data('after', after));
    const log2 = leafLog2(k);
    return this.#either(
      'tree',
      [one, other],
      gpu => changedOnGpu(gpu, one, other, log2),
      () => this.#fallback.tree(one.bytes, log2).changedLeaves(this.#fallback.tree(other.bytes, log2)),
    );
  }

  async treeAsync(source, options) {
    const { leafLog2: k = constants.defaultLeafLog2, signal, onProgress } = readingOptions(options, 'leafLog2');
    const log2 = leafLog2(k);
    this.#requireOpen();
    const isElsewhere = this.#leastBytes.tree === Infinity || !this.#isUsable();
    // `auto` goes on without the device.
    const loss = this.#asked === 'auto' ? undefined : this.#gpu?.ending;
    return underAll([signal, this.#disposal.signal, loss], any => {
      const how = { signal: any, onProgress };
      return isElsewhere
        ? this.#fallback.treeAsync(source, { ...how, leafLog2: log2 })
        : this.#treeOfSource(source, how, log2);
    });
  }

  async #treeOfSource(source, how, log2) {
    const parts = [];
    const free = [];
    let chunk = new Uint8Array(UPLOAD_BYTES);
    let held = 0;
    let length = 0;
    const finish = () => {
      const used = chunk;
      const part = this.#hashed(used.subarray(0, held), log2, length).finally(() => free.push(used));
      part.catch(() => {}); // it is looked at below
      parts.push(part);
      held = 0;
      chunk = free.pop() ?? new Uint8Array(UPLOAD_BYTES);
      return parts[parts.length - IN_FLIGHT];
    };
    await readSlowly(source, how, bytes => {
      let wait;
      for (let at = 0; at < bytes.length; ) {
        const n = Math.min(bytes.length - at, UPLOAD_BYTES - held);
        chunk.set(bytes.subarray(at, at + n), held);
        held += n;
        length += n;
        at += n;
        if (held === UPLOAD_BYTES) wait = finish();
      }
      return wait;
    });
    if (length === 0) throw invalid('source must not be empty');
    if (held > 0) finish();
    how.signal.throwIfAborted();
    const all = await unlessAborted(how.signal, Promise.all(parts));
    const resonance = residueOf(all.map(part => part.resonance));
    return this.#parts.treeFrom(joined(all.map(({ hashes }) => hashes)), log2, BigInt(length), resonance);
  }

  dispose() {
    this.#disposal.abort(disposed());
    this.#gpu?.close();
  }

  #requireOpen() {
    if (this.#disposal.signal.aborted) throw disposed();
  }

  /** @returns {any} */
  #data(name, value) {
    this.#requireOpen();
    return gpuData(name, value, this.#gpu, this.#reason);
  }

  /** Whether there is a GPU for the next call. */
  #isUsable() {
    if (this.#gpu !== undefined && this.#gpu.end === undefined) return true;
    if (this.#asked !== 'auto') throw /** @type {Gpu} */ (this.#gpu).end;
    return false;
  }

  /** Whether the fallback answers instead of a GPU that failed. */
  #mayReplace(error) {
    return error instanceof GpuFailure && this.#asked === 'auto' && !this.#disposal.signal.aborted;
  }

  /** The answer of the GPU if it is used for data of this length, or cannot but be; else of the fallback, over all data or none of it. */
  async #either(kind, all, onGpu, elsewhere) {
    const resident = all.find(({ isResident }) => isResident);
    const length = all.reduce((sum, data) => sum + data.length, 0);
    if (resident === undefined && (length < this.#leastBytes[kind] || !this.#isUsable())) return elsewhere();
    const gpu = /** @type {Gpu} */ (this.#gpu);
    try {
      if (gpu.end !== undefined) throw gpu.end;
      return await onGpu(gpu);
    } catch (error) {
      if (resident === undefined && this.#mayReplace(error)) return elsewhere();
      throw resident !== undefined && isRefusal(error) ? await refusalOf(gpu, all, error) : error;
    }
  }

  /** Leaf hashes and sum of a part of a source, of which `reached` bytes were read by now. */
  async #hashed(bytes, log2, reached) {
    if (reached >= this.#leastBytes.tree && this.#isUsable()) {
      try {
        const window = windowOfBytes(() => bytes, bytes.length);
        return await hashesOfWindow(/** @type {Gpu} */ (this.#gpu), window, log2, false);
      } catch (error) {
        if (!this.#mayReplace(error)) throw error;
      }
    }
    return { hashes: this.#parts.leavesOf(bytes, log2), resonance: this.#fallback.sum(bytes) };
  }
}

disposable(GpuAtlas.prototype, GpuAtlas.prototype.dispose);
