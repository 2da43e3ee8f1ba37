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
 * Resolves with the common answer of `call(...inputs)` for every form of the inputs, and of `later(source)` for every
 * source, or rejects with the common refusal.
 *
 * @param {{ gpu: any, library: any, longest: number }} how of longer inputs there is only one form
 * @param {(Uint8Array | undefined)[]} inputs
 * @param {(...inputs: any[]) => Promise<any>} call
 * @param {(source: any) => Promise<any>} [later]
 */
export async function agreeOnGpu({ gpu, library, longest }, inputs, call, later) {
  const forms = { 'a plain array': inputs };
  const sources = {};
  const buffers = [];
  const { device } = gpu;
  if (device === undefined) throw new Error(`the GPU failed: ${gpu.engine.reason}`);
  if (inputs.every(bytes => bytes !== undefined && bytes.length <= longest)) {
    Object.assign(forms, {
      'inside a larger buffer': inputs.map(inside),
      'a DataView': inputs.map(view),
      'a part of a GPUBuffer': inputs.map(bytes => buffered(device, bytes, STORAGE, 3, buffers)),
      'a GPUBuffer that is copied': inputs.map(bytes => buffered(device, bytes, COPY_SRC, 0, buffers)),
    });
    if (later !== undefined) Object.assign(sources, SOURCES);
  }
  try {
    const results = await Promise.all([
      ...Object.entries(forms).map(async ([name, form]) => [name, await outcome(call(...form), library)]),
      ...Object.entries(sources).map(async ([name, source]) => [
        name,
        await outcome(later(source(inputs[0])), library),
      ]),
    ]);
    const [[, first], ...others] = results;
    for (const [name, other] of others) compare(first, other, name);
    return settle(first);
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}
