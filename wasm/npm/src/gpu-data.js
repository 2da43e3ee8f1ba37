// What the calls on a GPU take: bytes of this program, or buffers of the GPU, as windows that a kernel can have bound.
import { isBytes, isShared, shown, whole } from './argument-checks.js';
import { invalid } from './errors.js';
import { USAGE } from './gpu-device.js';
import { Region } from './region.js';

/** By what it can do: Deno does not name the kind of a GPUBuffer. */
const isBuffer = value => typeof value?.mapAsync === 'function' && typeof value.size === 'number';

/** Whether a value is a GPUBuffer or a part of one. */
const isResident = value => isBuffer(value) || (!isBytes(value) && isBuffer(value?.buffer));

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

  constructor(name, value, alignment) {
    this.name = name;
    const { buffer, offset = 0, size } = isBuffer(value) ? { buffer: value } : value;
    this.offset = Number(whole(`${name}.offset`, offset, 0, buffer.size));
    this.length = Number(whole(`${name}.size`, size ?? buffer.size - this.offset, 0, buffer.size - this.offset));
    if (buffer.mapState !== 'unmapped')
      throw invalid(`${name} must be unmapped, got a GPUBuffer whose mapState is ${shown(buffer.mapState)}`);
    const readable = buffer.size - (buffer.size % 4);
    if (this.offset + this.length > readable)
      throw invalid(
        `${name} must end at byte ${readable} of its GPUBuffer, which has ${buffer.size}: WebGPU reads words of 4 bytes`,
      );
    if ((buffer.usage & (USAGE.STORAGE | USAGE.COPY_SRC)) === 0)
      throw invalid(`${name} must be a GPUBuffer with the usage STORAGE or COPY_SRC, got usage ${buffer.usage}`);
    this.isBound = (buffer.usage & USAGE.STORAGE) !== 0;
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
  if (!isResident(value)) return new Uploaded(name, value);
  if (gpu === undefined) throw invalid(`${name} is a GPUBuffer, and no GPU can be used: ${reason}`);
  return new Resident(name, value, gpu.limits.minStorageBufferOffsetAlignment);
}
