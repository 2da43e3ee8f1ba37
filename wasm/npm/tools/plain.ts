// What users may write in a project that has no types but those of JavaScript: neither a browser's nor Node's. For every compiler from 5.0 on.
import { AtlasError, load, loadSync, passThrough } from 'atlas-l2';
import type {
  Atlas,
  Block,
  BlobLike,
  BodyLike,
  FileHandleLike,
  OwnBytes,
  SignalLike,
  Source,
  StreamLike,
} from 'atlas-l2';
import { loadGpu } from 'atlas-l2/gpu';
import type { GpuBufferLike, GpuData, GpuDevice } from 'atlas-l2/gpu';
import { WorkerPool } from 'atlas-l2/workers';
import module from 'atlas-l2/simd.wasm';

declare const blob: BlobLike;
declare const stream: StreamLike;
declare const response: BodyLike;
declare const handle: FileHandleLike;
declare const signal: SignalLike;
declare const buffer: GpuBufferLike;

const atlas: Atlas = await load({ engine: 'host', module });
const again: Atlas = loadSync(new Uint8Array(8));
const block: Block = atlas.alloc(5);
const part: OwnBytes = atlas.view(block.subarray(1));
const sources: Source[] = [blob, stream, response, handle, [block], new ArrayBuffer(5)];
const sums: Promise<number>[] = sources.map(source => again.sumAsync(source, { signal }));
block[Symbol.dispose]();
new atlas.WitnessHasher()[Symbol.dispose]();
new atlas.Domain(5, 1)[Symbol.dispose]();
const pool = new WorkerPool(2, { createWorker: () => ({ postMessage() {} }) });
const error: number = new AtlasError(1, 'text', { cause: part }).code + sums.length;
const { memory, at } = new atlas.SharedBudget(5).handle;
const readable: StreamLike = passThrough(new atlas.ConservedSum()).readable;
const gpu = await loadGpu({ fallback: atlas, engine: 'gpu-plain' });
const device: GpuDevice | undefined = gpu.device;
const second = loadGpu({ device });
const made: GpuBufferLike | undefined = device?.createBuffer({ size: 8, usage: 0x88 });
if (made) device?.queue.writeBuffer(made, 0, new Uint8Array(8));
const onGpu: GpuData[] = [block, buffer, { buffer, offset: 4 }, { buffer, size: 8 }];
const gpuSums: Promise<number>[] = onGpu.map(data => gpu.sum(data));
gpu[Symbol.dispose]();
export const used: unknown = [second, made, gpuSums, readable, pool.tree(block), error, memory, at];

// @ts-expect-error: there is no such engine
await load({ engine: 'fast' });
