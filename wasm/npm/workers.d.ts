/// <reference lib="esnext.disposable" />
import type { Bytes, EngineName, TreeOptions, WitnessTree } from './index.js';

/** What a pool needs of a worker: a web worker or one of node:worker_threads. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

export interface WorkerPoolOptions {
  /** Makes a worker that runs `atlas-l2/worker`, where the bundler does not find it by itself. */
  createWorker?: () => WorkerLike;
  engine?: EngineName | 'auto';
}

/** Workers that make trees together. They start when first needed; idle ones keep no process alive. */
export class WorkerPool implements Disposable {
  /** @param n 1..256 workers; as many as there are processors where left out */
  constructor(n?: number, options?: WorkerPoolOptions);
  /**
   * The tree of bytes, which must not change meanwhile. Bytes on a SharedArrayBuffer are read where they are, others are copied.
   * @throws {AtlasError} INVALID, DESTROYED: the pool was closed
   */
  tree(data: Bytes, options?: TreeOptions): Promise<WitnessTree>;
  /** Ends the workers and rejects what is pending with DESTROYED. */
  close(): void;
  [Symbol.dispose](): void;
}
