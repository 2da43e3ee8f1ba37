// Makes the same calls on a GPU with every form of input that atlas-l2/gpu accepts: bytes, buffers of the GPU, and parts
// of them. They run at the same time, so their waits for the GPU overlap. All must have the same result; otherwise the
// target reports a fault.
import { compare, inside, settle } from './input-forms.mjs';
import { SOURCES } from './sources.mjs';
import { show } from './value-text.mjs';

/** GPUBufferUsage, which Deno has as a global only with its flag. */
const COPY_SRC = 4;
const COPY_DST = 8;
const STORAGE = 128;
const GUARD_BYTE = 0xa5;

/** A part of a new GPUBuffer that has the bytes from `offset` on; the other bytes are not 0. */
function buffered(device, bytes, usage, offset, buffers) {
  const whole = new Uint8Array(Math.ceil((offset + bytes.length + 4) / 4) * 4).fill(GUARD_BYTE);
  whole.set(bytes, offset);
  const buffer = device.createBuffer({ size: whole.length, usage: usage | COPY_DST });
  buffers.push(buffer);
  device.queue.writeBuffer(buffer, 0, whole);
  return { buffer, offset, size: bytes.length };
}

const view = bytes => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** An error of the GPU is not an answer: only what the package refuses is. Its class tells both apart. */
function refusal(error, { AtlasError }) {
  if (error?.codeName === undefined) throw error;
  if (error.constructor !== AtlasError) throw new Error(`the GPU failed: ${error.message}`, { cause: error });
  return { error, shown: error.codeName };
}

const outcome = (promise, library) =>
  promise.then(
    value => ({ value, shown: show(value) }),
    error => refusal(error, library),
  );

/**
 * Resolves with the common answer of `call(...inputs)` for every form of the inputs, and of all other ways, or rejects
 * with the common refusal.
 *
 * @param {{ gpu: any, library: any, longest: number }} how of longer inputs there is only one form
 * @param {(Uint8Array | undefined)[]} inputs
 * @param {(...inputs: any[]) => Promise<any>} call
 * @param {{ ways?: Record<string, (...inputs: any[]) => Promise<any>>, later?: (source: any) => Promise<any> }} others
 *     `ways`: calls that have the same answer, for plain arrays; `later`: a call that takes every source
 */
export async function agreeOnGpu({ gpu, library, longest }, inputs, call, { ways = {}, later } = {}) {
  const { device } = gpu;
  if (device === undefined) throw new Error(`the GPU failed: ${gpu.engine.reason}`);
  const buffers = [];
  const calls = [['a plain array', () => call(...inputs)]];
  for (const [name, way] of Object.entries(ways)) calls.push([name, () => way(...inputs)]);
  if (inputs.every(bytes => bytes !== undefined && bytes.length <= longest)) {
    const forms = {
      'a view inside a larger buffer': bytes => view(inside(bytes)),
      'a part of a GPUBuffer': bytes => buffered(device, bytes, STORAGE, 3, buffers),
      'a GPUBuffer that is copied': bytes => buffered(device, bytes, COPY_SRC, 0, buffers),
    };
    for (const [name, form] of Object.entries(forms)) calls.push([name, () => call(...inputs.map(form))]);
    if (later !== undefined)
      for (const [name, source] of Object.entries(SOURCES)) calls.push([name, () => later(source(inputs[0]))]);
  }
  try {
    const [first, ...rest] = await Promise.all(calls.map(([, run]) => outcome(run(), library)));
    rest.forEach((other, i) => compare(first, other, calls[i + 1][0]));
    return settle(first);
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}
