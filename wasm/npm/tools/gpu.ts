// What users of the GPU may write in a project with types of WebGPU: those of @webgpu/types, or of TypeScript's own lib.dom from 6.0 on.
import { load } from 'atlas-l2';
import { loadGpu } from 'atlas-l2/gpu';
import type { GpuAtlas, GpuData } from 'atlas-l2/gpu';

const adapter: GPUAdapter | null = await navigator.gpu.requestAdapter();
if (adapter === null) throw new Error('no adapter');
const device: GPUDevice = await adapter.requestDevice();
const own: GpuAtlas = await loadGpu({ engine: 'gpu', device, fallback: await load() });
const theirs: GPUDevice | undefined = own.device;
const buffer: GPUBuffer = (theirs ?? device).createBuffer({ size: 8, usage: 0x88, label: 'data' });
device.queue.writeBuffer(buffer, 0, new Uint8Array(8));
const onGpu: GpuData[] = [buffer, { buffer, offset: 3, size: undefined }, { buffer }];
export const sums: Promise<number>[] = onGpu.map(data => own.sum(data));
// @ts-expect-error: an empty object is not a device
await loadGpu({ device: {} });
// @ts-expect-error: a queue is not a device
await loadGpu({ device: device.queue });
// @ts-expect-error: an adapter is not a device
await loadGpu({ device: adapter });
// @ts-expect-error: a range has no length
await own.sum({ buffer, length: 5 });
// @ts-expect-error: a texture is not a buffer
await own.sum(device.createTexture({ size: [1, 1], format: 'r8unorm', usage: 0x10 }));
