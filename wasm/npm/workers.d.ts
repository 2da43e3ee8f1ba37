import type { Bytes, EngineName, TreeOptions, WitnessTree } from './index.js';

/** What a pool needs of a worker: a web worker or one of node:worker_threads. */
export interface WorkerLike {
  /** Sends a message. */
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

/** What a pool may be given. */
export interface WorkerPoolOptions {
  /** Makes a worker that runs `atlas-l2/worker`, for bundlers that do not find it, and for pages whose scripts have another origin: see the README. */
  createWorker?: (() => WorkerLike) | undefined;
  engine?: EngineName | 'auto' | undefined;
  /** Milliseconds within which a worker must have loaded `atlas-l2/worker`; 30,000 if left out. */
  startTimeout?: number | undefined;
}

/** Workers that make trees together. They start when first needed; idle ones keep no process alive. */
export class WorkerPool implements Disposable {
  /** Makes a pool, and starts no worker yet. @param n 1..256 workers; as many as there are processors where left out */
  constructor(n?: number, options?: WorkerPoolOptions);
  /**
   * Resolves with the tree of bytes, which must not change meanwhile. Bytes on a SharedArrayBuffer are read where they are, others are copied.
   * @throws {AtlasError} INVALID: also if no worker loads, or bytes were resized, transferred or freed meanwhile; DESTROYED: the pool was closed
   * @example
   * const pool = new WorkerPool(2);
   * (await pool.tree(new Uint8Array(1000), { leafLog2: 8 })).leafCount; // => 4
   * pool.close();
   */
  tree(data: Bytes, options?: TreeOptions): Promise<WitnessTree>;
  /** Ends the workers and rejects what is pending with DESTROYED. */
  close(): void;
  /** The same as `close`, for `using`. */
  [Symbol.dispose](): void;
}
