// Sums and trees on the GPU, by WebGPU.
import type { Atlas, Bytes, Engine, Source, TreeOptions, Witness, WitnessTree } from './index.js';

/** A GPUBuffer. */
export interface GpuBufferLike {
  readonly size: number;
  readonly usage: number;
  readonly mapState: 'unmapped' | 'pending' | 'mapped';
}

/** A part of a GPUBuffer, as a GPUBufferBinding has it, and without other members; all bytes up to the buffer's end if `size` is left out. */
export interface GpuRangeLike {
  readonly buffer: GpuBufferLike;
  /** 0 if left out; need not be aligned */
  readonly offset?: number | undefined;
  readonly size?: number | undefined;
}

/**
 * Bytes of this program, or of the GPU. A buffer must be of the same device, unmapped, and have the usage STORAGE or COPY_SRC. WebGPU
 * reads words of 4 bytes: if the size of a buffer is not a multiple of 4, the bytes after the last whole word cannot be read.
 */
export type GpuData = Bytes | GpuBufferLike | GpuRangeLike;

/**
 * A GPUDevice, by what is used of it. In a project without types of WebGPU, `createBuffer` and `writeBuffer` take what most buffers need;
 * the constants of `GPUBufferUsage` are unknown there.
 */
export interface GpuDeviceLike {
  readonly limits: {
    readonly maxComputeWorkgroupsPerDimension: number;
    readonly maxStorageBufferBindingSize: number;
    readonly minStorageBufferOffsetAlignment: number;
    readonly minUniformBufferOffsetAlignment: number;
  };
  readonly lost: Promise<{ readonly message: string }>;
  readonly queue: {
    submit(commands: never): void;
    writeBuffer(buffer: GpuBufferLike, offset: number, data: Bytes): void;
  };
  createBindGroup(descriptor: never): object;
  createBuffer(descriptor: { size: number; usage: number; mappedAtCreation?: boolean }): GpuBufferLike;
  createCommandEncoder(): object;
  createComputePipelineAsync(descriptor: never): Promise<object>;
  createShaderModule(descriptor: never): object;
  popErrorScope(): Promise<unknown>;
  pushErrorScope(filter: never): void;
}

/** A `GPUDevice`, where the project's types know WebGPU. */
export type GpuDevice = typeof globalThis extends { GPUDevice: { prototype: infer T } } ? T : GpuDeviceLike;

/** `gpu`: the GPU for every call, or an error. `gpu-plain`: the same with the simplest kernels, which are slower. */
export type GpuEngineName = 'gpu' | 'gpu-plain';

/** What {@link loadGpu} may be given. */
export interface GpuOptions {
  /**
   * `auto`, or left out: for each call the GPU if it is faster, measured when it is loaded; else `fallback`.
   * Buffers of the GPU are never read back for that.
   */
  engine?: GpuEngineName | 'auto' | undefined;
  /** The instance that answers the other calls, and whose kernels prove and compare trees; `load()` of atlas-l2 makes one if it is left out. */
  fallback?: Atlas | undefined;
  /** The caller's own GPUDevice, which `dispose` leaves alone. */
  device?: GpuDeviceLike | undefined;
  /** `auto` uses the GPU for bytes from this length on, and measures nothing. */
  leastBytes?: number | undefined;
  /** Whether `auto` also measures adapters that are software. It takes them for slower otherwise. */
  software?: boolean | undefined;
}

/** Speeds in bytes per second, as measured on this device. */
export interface GpuRates {
  /** of bytes that are copied to the GPU */
  readonly gpu: number;
  /** of `fallback` */
  readonly fallback: number;
  /** Seconds that the shortest call takes on the GPU. */
  readonly latency: number;
}

/** What answers, and why. */
export interface GpuEngine {
  /** the engine that was asked for; `fallback` if the GPU cannot be used, or is lost */
  readonly name: GpuEngineName | 'auto' | 'fallback';
  readonly reason: string;
  /** What the platform tells of the adapter; undefined if there is none. */
  readonly adapter:
    | Readonly<{ vendor: string; architecture: string; device: string; description: string; isSoftware: boolean }>
    | undefined;
  /** `auto` uses the GPU for bytes from these lengths on: Infinity if never, 0 if always. */
  readonly leastBytes: Readonly<{ sum: number; tree: number }>;
  /** undefined if nothing was measured */
  readonly rates: Readonly<{ sum: GpuRates; tree: GpuRates }> | undefined;
  /** The form of each kernel. */
  readonly kernels: Readonly<{ sum: 'dot4' | 'masks'; leaves: 'tiles' | 'lanes' }> | undefined;
  /** The engine of the fallback. */
  readonly fallback: Engine;
}

/**
 * Sums and trees on a GPU. The answers and refusals are those of {@link Atlas}. Calls may overlap. Do not change what is being read. If the
 * device is lost during a call, or has no memory, `auto` answers by the fallback instead, unless the bytes were on the GPU.
 */
export interface GpuAtlas extends Disposable {
  readonly engine: GpuEngine;
  /** The device, to make buffers with; undefined if there is none, or it is lost. */
  readonly device: GpuDevice | undefined;

  /**
   * Resolves with the sum of all bytes mod 96, 0..95; of none 0 (S2.1).
   * @throws {AtlasError} INVALID: the data cannot be read; MEMORY; DESTROYED: the device is lost, or `dispose` was called
   * @example
   * const gpu = await loadGpu();
   * await gpu.sum(Uint8Array.of(1, 2, 3, 91)); // => 1
   * gpu.dispose();
   */
  sum(data: GpuData): Promise<number>;
  /** Resolves with whether the bytes are conserved: their sum is 0 mod 96 (S4.1). */
  check(data: GpuData): Promise<boolean>;
  /**
   * Resolves with the Merkle tree of 1 byte or more. Its leaf hashes are copied from the GPU: 32 bytes a leaf.
   * @param leafLog2 8..16, 12 where left out
   */
  tree(data: GpuData, leafLog2?: number): Promise<WitnessTree>;
  /**
   * Resolves with the tree witness of 1 byte or more (S12.2): the same as that of `tree`, but the inner nodes are hashed on the GPU, too, and no
   * leaf hash is copied.
   * @param leafLog2 8..16, 12 where left out
   */
  treeWitness(data: GpuData, leafLog2?: number): Promise<Witness>;
  /** Resolves with the tree of a source, which is hashed while more of it is read. */
  treeAsync(source: Source, options?: TreeOptions): Promise<WitnessTree>;
  /**
   * Resolves with the indexes of leaves that differ or that one of them lacks, rising (S12.6). The GPU compares the bytes themselves.
   * @param before 1 byte or more
   * @param after 1 byte or more
   * @param leafLog2 8..16, 12 where left out
   */
  changedLeaves(before: GpuData, after: GpuData, leafLog2?: number): Promise<number[]>;
  /** Frees the memory on the GPU, and the device if the caller did not give it. Pending and later calls reject with DESTROYED, and sources are cancelled. */
  dispose(): void;
  /** The same as `dispose`, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * Resolves with what computes on the GPU, if there is one. `auto` always resolves: without WebGPU `fallback` answers every call.
 * @throws {AtlasError} INVALID: the options, or the engine that was asked for cannot run here
 * @example
 * const gpu = await loadGpu({ fallback: atlas });
 * await gpu.check(Uint8Array.of(1, 2, 3, 90)); // => true
 * gpu.dispose();
 */
export function loadGpu(options?: GpuOptions): Promise<GpuAtlas>;
