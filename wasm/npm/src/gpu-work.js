// The work of calls on a GPU, window by window: each is one submission with buffers and a tally of its own, so calls may overlap, and the next window
// is copied while the one before is computed.
import { constants } from './constants.js';
import { DIGEST_BYTES } from './digests.js';
import { ErrorCode } from './errors.js';
import { USAGE } from './gpu-device.js';
import { GpuFailure } from './gpu-failure.js';
import { HASH_LANES } from './gpu-sha256-kernels.js';
import { SUM_GROUP_BYTES } from './gpu-sum-kernel.js';

const MIB = 2 ** 20;
/** Long enough that the time of a submission does not count, short enough that copies overlap and memory stays small. */
export const UPLOAD_BYTES = 16 * MIB;
/** A slow GPU hashes it well within the two seconds after which some systems reset a driver. */
const MAX_RESIDENT_BYTES = 256 * MIB;
/** Windows of a call that are under way at a time. */
export const IN_FLIGHT = 3;
/** Residues, workgroups that have finished, and a number of this submission: a buffer that was never written has another one. */
const TALLY_BYTES = 16;
const { STORAGE, COPY_SRC, COPY_DST, UNIFORM, MAP_READ } = USAGE;

/** Bytes of the windows of data: a power of two, so that windows are full subtrees, and every offset is a number of 32 bits. */
export function windowSize({ limits }, ...all) {
  if (!all.every(({ isBound }) => isBound)) return UPLOAD_BYTES;
  const most = limits.maxStorageBufferBindingSize - limits.minStorageBufferOffsetAlignment - 4;
  return Math.min(MAX_RESIDENT_BYTES, 2 ** Math.floor(Math.log2(most)));
}

/**
 * Calls `run(from, to)` for all parts of a length, a few at a time, and resolves with the results in order.
 * @template T
 * @param {(from: number, to: number) => Promise<T>} run
 */
export async function inParts(length, size, run) {
  /** @type {Promise<T>[]} */
  const results = [];
  for (let at = 0; at < length; at += size) {
    if (results.length >= IN_FLIGHT) await results[results.length - IN_FLIGHT];
    const result = run(at, Math.min(length, at + size));
    result.catch(() => {}); // it is looked at below
    results.push(result);
  }
  return Promise.all(results);
}

let last = 0;

/** Collects what one submission does. */
class Submission {
  #gpu;
  #take;
  #encoder;
  /** Dispatches, each with its numbers for the kernel. */
  #steps = [];
  groups = 0;
  number = ++last >>> 0;

  constructor(gpu, take) {
    this.#gpu = gpu;
    this.#take = take;
    this.#encoder = gpu.device.createCommandEncoder();
    this.tally = take(TALLY_BYTES, STORAGE | COPY_SRC | COPY_DST);
    gpu.device.queue.writeBuffer(this.tally, 0, Uint32Array.of(0, 0, this.number, 0));
  }

  /** A buffer for results. */
  result(size, isCleared = false) {
    const buffer = this.#take(size, STORAGE | COPY_SRC | COPY_DST);
    if (isCleared) this.#encoder.clearBuffer(buffer);
    return { buffer, size };
  }

  open(window) {
    return window.open(this.#take, this.#gpu.device.queue, this.#encoder);
  }

  /** @param {number[]} numbers of the kernel's task @param {object[]} bindings from 1 on */
  dispatch(name, groups, numbers, ...bindings) {
    const most = this.#gpu.limits.maxComputeWorkgroupsPerDimension;
    const x = Math.min(groups, most);
    const y = Math.ceil(groups / x);
    this.groups += x * y;
    this.#steps.push({ kernel: this.#gpu.kernel(name), x, y, numbers, bindings });
  }

  /** Submits everything, and returns a buffer to read: the tally, and then the result. */
  submit({ buffer, size } = { buffer: undefined, size: 0 }) {
    const { device, limits } = this.#gpu;
    const slot = limits.minUniformBufferOffsetAlignment;
    const tasks = this.#take(this.#steps.length * slot, UNIFORM | COPY_DST);
    const numbers = new Uint32Array((this.#steps.length * slot) / 4);
    this.#steps.forEach((step, i) => {
      numbers.set(step.numbers, (i * slot) / 4);
    });
    device.queue.writeBuffer(tasks, 0, numbers);
    const pass = this.#encoder.beginComputePass();
    this.#steps.forEach(({ kernel, x, y, bindings }, i) => {
      const task = { buffer: tasks, offset: i * slot, size: 16 };
      const entries = [task, ...bindings].map((resource, binding) => ({ binding, resource }));
      pass.setPipeline(kernel);
      pass.setBindGroup(0, device.createBindGroup({ layout: kernel.getBindGroupLayout(0), entries }));
      pass.dispatchWorkgroups(x, y);
    });
    pass.end();
    const back = this.#take(TALLY_BYTES + size, MAP_READ | COPY_DST);
    this.#encoder.copyBufferToBuffer(this.tally, 0, back, 0, TALLY_BYTES);
    if (size > 0) this.#encoder.copyBufferToBuffer(buffer, 0, back, TALLY_BYTES, size);
    device.queue.submit([this.#encoder.finish()]);
    return back;
  }
}

/** Submits what `plan` adds, and resolves with the sum in the tally and the bytes of the result, if the GPU has done all of it. */
function submitted(gpu, plan) {
  return gpu.withBuffers(async take => {
    let size = 0;
    /** @type {Submission | undefined} */
    let expected;
    const back = await gpu.checked(() => {
      const submission = new Submission(gpu, take);
      const result = plan(submission);
      size = result?.size ?? 0;
      const buffer = submission.submit(result);
      expected = submission;
      return buffer;
    });
    const bytes = await gpu.read(back, TALLY_BYTES + size);
    const { groups, number } = /** @type {any} */ (expected);
    const [sum, done, which] = new Uint32Array(bytes.buffer, 0, 3);
    if (done !== groups || which !== number)
      throw new GpuFailure(
        ErrorCode.STATE,
        `the GPU has done ${which === number ? done : 0} of ${groups} parts of its work`,
      );
    return { resonance: sum % constants.modulus, result: bytes.subarray(TALLY_BYTES) };
  });
}

const addSum = (submission, { start, bytes }, data) =>
  submission.dispatch('sum', Math.ceil(((start % 4) + bytes) / SUM_GROUP_BYTES), [start, start + bytes], data, {
    buffer: submission.tally,
    size: TALLY_BYTES,
  });

/** Resolves with the sum of a window. */
export const sumOfWindow = async (gpu, window) => {
  const { resonance } = await submitted(gpu, submission => {
    addSum(submission, window, submission.open(window));
  });
  return resonance;
};

/**
 * Resolves with the sum of a window and the hashes of its leaves, or the root of their tree alone.
 * @param {boolean} toRoot
 */
export async function hashesOfWindow(gpu, window, log2, toRoot) {
  const { resonance, result } = await submitted(gpu, submission => {
    const data = submission.open(window);
    const tally = { buffer: submission.tally, size: TALLY_BYTES };
    addSum(submission, window, data);
    let count = Math.ceil(window.bytes / 2 ** log2);
    let hashes = submission.result(count * DIGEST_BYTES);
    submission.dispatch(
      'leaves',
      Math.ceil(count / HASH_LANES),
      [window.start, window.bytes, log2],
      data,
      hashes,
      tally,
    );
    if (!toRoot) return hashes;
    let other = submission.result(Math.ceil(count / 2) * DIGEST_BYTES);
    for (; count > 1; count = Math.ceil(count / 2)) {
      const above = { buffer: other.buffer, size: Math.ceil(count / 2) * DIGEST_BYTES };
      submission.dispatch('nodes', Math.ceil(count / 2 / HASH_LANES), [count], hashes, above, tally);
      [hashes, other] = [above, hashes];
    }
    return { buffer: hashes.buffer, size: DIGEST_BYTES };
  });
  return { resonance, hashes: result };
}

/** Resolves with the numbers of leaves that differ in two windows of the same length. */
export async function changedInWindows(gpu, before, after, log2) {
  const count = Math.ceil(before.bytes / 2 ** log2);
  const { result } = await submitted(gpu, submission => {
    const bits = submission.result(4 * Math.ceil(count / 32), true);
    const numbers = [before.start, after.start, before.bytes, log2];
    const tally = { buffer: submission.tally, size: TALLY_BYTES };
    submission.dispatch('changed', count, numbers, submission.open(before), bits, tally, submission.open(after));
    return bits;
  });
  const changed = [];
  for (let i = 0; i < count; i++) if ((result[i >> 3] >> (i & 7)) & 1) changed.push(i);
  return changed;
}
