// A pool of workers that make one tree together: each hashes ranges of leaves in an instance of its own.
import { byteArguments, object, shown, small } from './arguments.js';
import { internalsOf } from './atlas.js';
import { constants } from './constants.js';
import { AtlasError, ErrorCode, invalid } from './errors.js';
import { load } from './index.js';
import { joined } from './later.js';
import { readingOptions } from './sources.js';

const MOST_WORKERS = 256;
/** Whole leaves of every length, and short enough to tell of progress often. */
const LEAST_TASK = 2 ** constants.maxLeafLog2;
const MOST_TASK = 64 * LEAST_TASK;

const look = byteArguments({ currentView: () => undefined });

/** Bundlers know this form, and give the worker a file of its own. */
const webWorker = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });

function anyWorker() {
  if (typeof Worker === 'function') return webWorker();
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (threads === undefined) throw invalid('createWorker must be given: this runtime has no workers that are known');
  // Flags of this process may be none that a file can run with, such as --input-type.
  return new threads.Worker(new URL('./worker.js', import.meta.url), { execArgv: [] });
}

/** Node's workers emit, others dispatch. */
function listen(worker, name, hear) {
  if (typeof worker.on === 'function') worker.on(name, hear);
  else worker.addEventListener(name, (event) => hear(name === 'message' ? event.data : event));
}

const closed = () => new AtlasError(ErrorCode.DESTROYED, 'the pool was closed');

export class WorkerPool {
  #size;
  #createWorker;
  #engine;
  #idle = [];
  #workers = new Set();
  /** Tasks that wait, each with the `resolve` and `reject` of its promise. */
  #waiting = [];
  #isClosed = false;
  #own;

  constructor(n = globalThis.navigator?.hardwareConcurrency ?? 2, options = {}) {
    this.#size = small('n', n, 1, MOST_WORKERS);
    const { createWorker = anyWorker, engine = 'auto' } = object('options', options);
    if (typeof createWorker !== 'function') throw invalid(`options.createWorker must be a function, got ${shown(createWorker)}`);
    this.#createWorker = createWorker;
    this.#engine = engine;
  }

  /** The WitnessTree of bytes, which nobody may change meanwhile. Bytes on shared memory are read where they are, others are copied to the workers. */
  async tree(data, options) {
    if (this.#isClosed) throw closed();
    const { leafLog2 = constants.defaultLeafLog2, onProgress, signal } = readingOptions(options);
    const bytes = look.region('data', data);
    const k = small('options.leafLog2', leafLog2, constants.minLeafLog2, constants.maxLeafLog2);
    signal?.throwIfAborted();
    this.#own ??= load({ engine: this.#engine });
    const atlas = await this.#own;
    const total = bytes.length;
    const size = taskSize(total, this.#size);
    let done = 0;
    const parts = [];
    for (let from = 0; from < total; from += size) {
      const range = bytes.subarray(from, Math.min(total, from + size));
      parts.push({ range, leafLog2: k });
    }
    const run = async (part) => {
      const { hashes, sum } = await this.#put(part);
      done += part.range.length;
      onProgress?.({ bytes: done, total });
      return { hashes, sum };
    };
    const stop = () => this.#drop((task) => parts.includes(task.part), signal.reason);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const answers = await Promise.all(parts.map(run));
      signal?.throwIfAborted();
      const sum = answers.reduce((all, { sum: one }) => all + one, 0) % constants.modulus;
      return internalsOf(atlas).treeFrom(joined(answers.map(({ hashes }) => hashes)), k, BigInt(total), sum);
    } catch (error) {
      this.#drop((task) => parts.includes(task.part), error); // the first error ends them all
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Ends the workers; what is pending is rejected with DESTROYED. */
  close() {
    this.#isClosed = true;
    for (const worker of this.#workers) this.#end(worker, closed());
    this.#drop(() => true, closed());
  }

  #put(part) {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(closed());
      this.#waiting.push({ part, resolve, reject });
      return this.#next();
    });
  }

  /** Tasks that run are left to their workers, whose answers nobody waits for any more. */
  #drop(which, reason) {
    const dropped = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter((task) => !which(task));
    for (const { reject } of dropped) reject(reason);
    for (const worker of this.#workers) if (worker.task !== undefined && which(worker.task)) worker.task.reject(reason);
  }

  #next() {
    while (this.#waiting.length > 0) {
      if (this.#idle.length === 0 && this.#workers.size >= this.#size) return;
      const task = this.#waiting.shift();
      let worker;
      try {
        worker = this.#idle.pop() ?? this.#start();
        this.#run(worker, task);
      } catch (error) {
        if (worker !== undefined) this.#idle.push(worker);
        task.reject(error);
      }
    }
  }

  #start() {
    let port;
    try {
      port = this.#createWorker();
    } catch (error) {
      throw error instanceof AtlasError ? error : new AtlasError(ErrorCode.INVALID, `createWorker failed: ${error.message}`, { cause: error });
    }
    if (typeof port?.postMessage !== 'function') throw invalid(`createWorker must give a Worker, got ${shown(port)}`);
    const worker = { port, task: undefined };
    const fail = (why) => this.#end(worker, new AtlasError(ErrorCode.INVALID, `a worker failed: ${why}`));
    listen(port, 'message', (answer) => this.#answered(worker, answer));
    listen(port, 'error', (error) => { error?.preventDefault?.(); fail(error?.message ?? error); });
    listen(port, 'messageerror', () => fail('its answer could not be read'));
    listen(port, 'exit', (code) => fail(`it ended with code ${code}`));
    this.#workers.add(worker);
    return worker;
  }

  #run(worker, task) {
    const { leafLog2 } = task.part;
    const range = look.region('data', task.part.range); // it may be gone by now
    const shared = typeof SharedArrayBuffer === 'function' && range.buffer instanceof SharedArrayBuffer;
    const bytes = shared ? range : new Uint8Array(range);
    worker.port.postMessage({ bytes, leafLog2, engine: this.#engine }, shared ? [] : [bytes.buffer]);
    worker.task = task;
    worker.port.ref?.();
  }

  #answered(worker, { hashes, sum, error }) {
    const { task } = worker;
    worker.task = undefined;
    worker.port.unref?.(); // an idle worker keeps no process alive
    if (this.#workers.has(worker)) this.#idle.push(worker);
    if (error === undefined) task?.resolve({ hashes, sum });
    else task?.reject(new AtlasError(error.code ?? ErrorCode.INVALID, `in a worker: ${error.message}`));
    this.#next();
  }

  #end(worker, reason) {
    if (!this.#workers.delete(worker)) return;
    this.#idle = this.#idle.filter((other) => other !== worker);
    worker.port.terminate?.();
    worker.task?.reject(reason);
    if (!this.#isClosed) this.#next();
  }
}

// `using` closes the pool, where the runtime knows it.
if (typeof Symbol.dispose === 'symbol') Object.defineProperty(WorkerPool.prototype, Symbol.dispose, { value() { this.close(); } });

/** Two tasks a worker, so that a late one is waited for by half, within bounds that are whole leaves. */
function taskSize(total, workers) {
  const even = Math.ceil(total / (2 * workers) / LEAST_TASK) * LEAST_TASK;
  return Math.min(MOST_TASK, Math.max(LEAST_TASK, even));
}
