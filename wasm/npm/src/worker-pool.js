/* @ts-self-types="../workers.d.ts" */
// A pool of workers that make one tree together. Each hashes ranges of leaves in an instance of its own.
import { filled, options, shown, small } from './argument-checks.js';
import { internalsOf } from './atlas.js';
import { constants } from './constants.js';
import { AtlasError, ErrorCode, invalid } from './errors.js';
import { disposable } from './garbage.js';
import { load } from './index.js';
import { engineOf } from './load.js';
import { joined } from './bytes.js';
import { anyWorker, PoolWorker } from './worker-handle.js';
import { Region } from './region.js';
import { readingOptions } from './sources.js';

const MAX_WORKERS = 256;
/** Whole leaves of every size, and short enough for frequent progress reports. */
const MIN_TASK_BYTES = 2 ** constants.maxLeafLog2;
const MAX_TASK_BYTES = 64 * MIN_TASK_BYTES;
const START_MS = 30_000;
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

const closed = () => new AtlasError(ErrorCode.DESTROYED, 'the pool was closed');

export class WorkerPool {
  #size;
  /** The maximum number of workers: as many as requested, or as could be started. */
  #room;
  #createWorker;
  #engine;
  #startTimeout;
  /** @type {Set<PoolWorker>} workers that are starting, busy or idle */
  #workers = new Set();
  /** Waiting tasks, each with the `resolve` and `reject` of its promise. */
  #waiting = [];
  #isClosed = false;
  #own;

  constructor(n = globalThis.navigator?.hardwareConcurrency ?? 2, given = {}) {
    this.#size = small('n', n, 1, MAX_WORKERS);
    this.#room = this.#size;
    const {
      createWorker = anyWorker,
      engine,
      startTimeout = START_MS,
    } = options(given, 'createWorker', 'engine', 'startTimeout');
    if (typeof createWorker !== 'function')
      throw invalid(`options.createWorker must be a function, got ${shown(createWorker)}`);
    this.#createWorker = createWorker;
    this.#engine = engineOf('options.engine', engine);
    this.#startTimeout = small('options.startTimeout', startTimeout, 1, MAX_TIMEOUT_MS);
  }

  /**
   * The WitnessTree of bytes, which must not change during the call. Bytes in shared memory are read in place, others
   * are copied to the workers.
   */
  async tree(data, given) {
    if (this.#isClosed) throw closed();
    const { leafLog2 = constants.defaultLeafLog2, onProgress, signal } = readingOptions(given, 'leafLog2');
    const region = new Region('data', data);
    filled('data', region.bytes);
    const k = small('options.leafLog2', leafLog2, constants.minLeafLog2, constants.maxLeafLog2);
    signal?.throwIfAborted();
    const atlas = await this.#instance();
    const total = region.length;
    const size = taskSize(total, this.#size);
    let done = 0;
    const parts = [];
    for (let from = 0; from < total; from += size) {
      parts.push({ region, from, to: Math.min(total, from + size), leafLog2: k, engine: this.#engine });
    }
    const run = async part => {
      const { hashes, sum } = await this.#put(part);
      done += part.to - part.from;
      onProgress?.({ bytes: done, total });
      return { hashes, sum };
    };
    const stop = () => this.#drop(task => parts.includes(task.part), signal.reason);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const answers = await Promise.all(parts.map(run));
      signal?.throwIfAborted();
      const sum = answers.reduce((all, { sum: one }) => all + one, 0) % constants.modulus;
      return internalsOf(atlas).treeFrom(joined(answers.map(({ hashes }) => hashes)), k, BigInt(total), sum);
    } catch (error) {
      this.#drop(task => parts.includes(task.part), error); // the first error ends them all
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Ends the workers; pending calls are rejected with DESTROYED. */
  close() {
    this.#isClosed = true;
    this.#drop(() => true, closed());
    for (const worker of this.#workers) worker.end();
    this.#workers.clear();
  }

  /** The instance that joins the trees. If it could not be made, the next tree tries again. */
  async #instance() {
    this.#own ??= load({ engine: this.#engine });
    try {
      return await this.#own;
    } catch (error) {
      this.#own = undefined;
      throw error;
    }
  }

  #put(part) {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(closed());
      this.#waiting.push({ part, resolve, reject });
      return this.#next();
    });
  }

  /** Running tasks are left to their workers; their answers are ignored. */
  #drop(which, reason) {
    const dropped = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter(task => !which(task));
    for (const { reject } of dropped) reject(reason);
    for (const { task } of this.#workers) if (task !== undefined && which(task)) task.reject(reason);
  }

  /** Gives tasks to idle workers, and starts workers for the tasks that wait. */
  #next() {
    for (const worker of this.#workers) {
      while (worker.isIdle && this.#waiting.length > 0) worker.run(this.#waiting.shift());
    }
    let starting = [...this.#workers].filter(({ isReady }) => !isReady).length;
    for (; starting < this.#waiting.length && this.#workers.size < this.#room; starting++) this.#start();
  }

  #start() {
    const failed = (worker, error) => {
      this.#failed(worker, error);
      this.#next();
    };
    try {
      this.#workers.add(new PoolWorker(this.#createWorker, this.#startTimeout, { idle: () => this.#next(), failed }));
    } catch (error) {
      this.#failed(undefined, error);
    }
  }

  /**
   * If a worker does not start, the pool continues with the others. If none starts, waiting tasks are rejected, and the
   * next tree tries again.
   */
  #failed(worker, error) {
    this.#workers.delete(worker);
    if (worker?.isReady) {
      worker.task?.reject(error);
    } else if (this.#workers.size > 0) {
      this.#room = this.#workers.size;
    } else {
      this.#room = this.#size;
      this.#drop(() => true, error);
    }
  }
}

disposable(WorkerPool.prototype, WorkerPool.prototype.close);

/** Two tasks per worker, so that the others wait less for a late one, within bounds that are whole leaves. */
function taskSize(total, workers) {
  const even = Math.ceil(total / (2 * workers) / MIN_TASK_BYTES) * MIN_TASK_BYTES;
  return Math.min(MAX_TASK_BYTES, Math.max(MIN_TASK_BYTES, even));
}
