// What the calls on a GPU take: bytes of this program, or buffers of the GPU, as windows that a kernel can have bound.
import { isBytes, isShared, shown, small } from './argument-checks.js';
import { invalid } from './errors.js';
import { USAGE } from './gpu-device.js';
import { Region } from './region.js';

/** By what it can do: Deno does not name the kind of a GPUBuffer. */
const isBuffer = value => typeof value?.mapAsync === 'function' && typeof value.size === 'number';

/** What a value tells of a GPUBuffer or a part of one; undefined if it is neither, so also if its getters throw, as those of proxies do. */
function partOf(value) {
  try {
    const isWhole = isBuffer(value);
    if (!isWhole && (isBytes(value) || !isBuffer(value?.buffer))) return undefined;
    const { buffer, offset = 0, size, ...others } = isWhole ? { buffer: value } : value;
    const { size: bytes, usage, mapState } = buffer;
    return { buffer, bytes, usage, mapState, offset, size, others: Object.keys(others) };
  } catch {
    return undefined;
  }
}

const up4 = n => n + (-n & 3);

/**
 * A window: `start` is the first byte within the binding, `open(take, encoder)` gives the binding.
 * @typedef {{ start: number, bytes: number, open: (take: (size: number, usage: number) => any, queue: any, encoder: any) => object }} Window
 */

/** Bytes of this program. They are checked again when each window is copied. */
class Uploaded {
  isResident = false;

  constructor(name, value) {
    this.name = name;
    this.region = new Region(name, value);
    this.length = this.region.length;
  }

  get bytes() {
    return this.region.bytes;
  }

  windowOf(from, to) {
    return windowOfBytes(() => this.bytes.subarray(from, to), to - from);
  }
}

/** @param {() => Uint8Array} read */
export const windowOfBytes = (read, bytes) => ({
  start: 0,
  bytes,
  open(take, queue) {
    const buffer = take(bytes, USAGE.STORAGE | USAGE.COPY_DST);
    write(queue, buffer, read());
    return { buffer, size: up4(bytes) };
  },
});

/** WebGPU writes words: the last one is filled up with zeros here, so that nothing behind the bytes is read. */
function write(queue, buffer, data) {
  // Not every runtime copies from memory that is shared or can be resized.
  const bytes = isShared(data) || /** @type {any} */ (data.buffer).resizable === true ? new Uint8Array(data) : data;
  const words = bytes.length - (bytes.length % 4);
  if (words > 0) queue.writeBuffer(buffer, 0, bytes, 0, words);
  if (words === bytes.length) return;
  const last = new Uint8Array(4);
  last.set(bytes.subarray(words));
  queue.writeBuffer(buffer, words, last);
}

/** A part of a buffer of the GPU: bound where it is, or copied if it cannot be. */
class Resident {
  isResident = true;

  constructor(name, { buffer, bytes, usage, mapState, offset, size, others }, alignment) {
    this.name = name;
    if (others.length > 0) throw invalid(`${name}.${others[0]} is not known: there are buffer, offset, size`);
    this.offset = small(`${name}.offset`, offset, 0, bytes);
    const rest = bytes - this.offset;
    this.length = small(`${name}.size`, size === undefined ? rest : size, 0, rest);
    if (mapState !== 'unmapped')
      throw invalid(`${name} must be unmapped, got a GPUBuffer whose mapState is ${shown(mapState)}`);
    const readable = bytes - (bytes % 4);
    if (this.offset + this.length > readable)
      throw invalid(
        `${name} must end at byte ${readable} of its GPUBuffer, which has ${bytes}: WebGPU reads words of 4 bytes`,
      );
    if ((usage & (USAGE.STORAGE | USAGE.COPY_SRC)) === 0)
      throw invalid(`${name} must be a GPUBuffer with the usage STORAGE or COPY_SRC, got usage ${shown(usage)}`);
    this.isBound = (usage & USAGE.STORAGE) !== 0;
    this.buffer = buffer;
    this.alignment = this.isBound ? alignment : 4;
  }

  windowOf(from, to) {
    const { buffer, isBound } = this;
    const begin = this.offset + from;
    const start = begin % this.alignment;
    const offset = begin - start;
    const size = up4(start + to - from);
    return {
      start,
      bytes: to - from,
      open(take, _, encoder) {
        if (isBound) return { buffer, offset, size };
        const copy = take(size, USAGE.STORAGE | USAGE.COPY_DST);
        encoder.copyBufferToBuffer(buffer, offset, copy, 0, size);
        return { buffer: copy, size };
      },
    };
  }
}

/**
 * Data of a call, checked.
 * @param {{ limits: any, end: any } | undefined} gpu
 * @param {string} reason why there is none
 */
export function gpuData(name, value, gpu, reason) {
  const part = partOf(value);
  if (part === undefined) return new Uploaded(name, value);
  if (gpu === undefined) throw invalid(`${name} is a GPUBuffer, and no GPU can be used: ${reason}`);
  return new Resident(name, part, gpu.limits.minStorageBufferOffsetAlignment);
}
