// One worker of a pool: its start, its tasks and its errors.
import { isShared, shown } from './argument-checks.js';
import { AtlasError, ErrorCode, invalid } from './errors.js';
import { HELLO, kindOfMessage, message, READY } from './messages.js';

/** Bundlers recognise this form, and put the worker into a file of its own. */
const webWorker = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });

/** The default worker of a pool. */
export function anyWorker() {
  if (typeof Worker === 'function') return webWorker();
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (threads === undefined)
    throw invalid(
      'createWorker must be given: this runtime has neither Worker nor process.getBuiltinModule, which Node has from 20.16 and 22.3 on',
    );
  // Some flags of this process cannot be used with a file, such as --input-type.
  return new threads.Worker(new URL('./worker.js', import.meta.url), { execArgv: [] });
}

const textOf = error => `${error?.message ?? error}`;
const notLoaded = why =>
  `the worker did not load: ${why}; it must run atlas-l2/worker: see createWorker in the README of atlas-l2`;

function portOf(createWorker) {
  let port;
  try {
    port = createWorker();
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw new AtlasError(
      ErrorCode.INVALID,
      createWorker === anyWorker ? notLoaded(textOf(error)) : `createWorker failed: ${textOf(error)}`,
      { cause: error },
    );
  }
  if (typeof port?.postMessage !== 'function' || typeof (port.on ?? port.addEventListener) !== 'function') {
    throw invalid(`createWorker must give a Worker, got ${shown(port)}`);
  }
  return port;
}

/** Node's workers emit, others dispatch. */
function listen(worker, name, hear) {
  if (typeof worker.on === 'function') worker.on(name, hear);
  else worker.addEventListener(name, event => hear(name === 'message' ? event.data : event));
}

/** If a script cannot be fetched, web workers report it by an event without a message. */
function reasonOf(error) {
  error?.preventDefault?.();
  return typeof error?.preventDefault === 'function' && !error.message
    ? 'its script cannot be fetched (not found, from another origin, or forbidden by worker-src of a Content-Security-Policy)'
    : textOf(error);
}

/** The expected messages of each port: a worker may serve two pools, and keeps no process alive once it serves none. */
const waits = new WeakMap();

function hold(port) {
  waits.set(port, (waits.get(port) ?? 0) + 1);
  port.ref?.();
}

function letGo(port) {
  const left = waits.get(port) - 1;
  waits.set(port, left);
  if (left === 0) port.unref?.();
}

/** Task numbers are unique over all pools, so an answer to another pool's task is not mistaken for one of this pool. */
let last = 0;

export class PoolWorker {
  /** Its current task. */
  task;
  /** Whether it has reported that it runs atlas-l2/worker. */
  isReady = false;
  #isEnded = false;
  #port;
  #number;
  #timer;
  #pool;

  /** @param {{ idle: () => void, failed: (worker: PoolWorker, error: AtlasError) => void }} pool callbacks */
  constructor(createWorker, startTimeout, pool) {
    this.#pool = pool;
    this.#port = portOf(createWorker);
    listen(this.#port, 'message', data => this.#heard(data));
    listen(this.#port, 'error', error => this.#fail(reasonOf(error)));
    listen(this.#port, 'messageerror', () => this.#fail('its answer could not be read'));
    listen(this.#port, 'exit', code => this.#fail(`it ended with code ${code}`));
    hold(this.#port);
    this.#port.postMessage(message(HELLO), []); // a worker that ran before is ready at once
    this.#timer = setTimeout(() => this.#fail(`it did not answer within ${startTimeout} ms`), startTimeout);
  }

  get isIdle() {
    return this.isReady && this.task === undefined;
  }

  /** The bytes of the task are checked again: they may have gone while the task waited. */
  run(task) {
    const { region, from, to, leafLog2, engine } = task.part;
    try {
      const range = region.bytes.subarray(from, to);
      const bytes = isShared(range) ? range : new Uint8Array(range);
      const number = ++last;
      this.#port.postMessage(message(number, { bytes, leafLog2, engine }), isShared(bytes) ? [] : [bytes.buffer]);
      this.#number = number;
      this.task = task;
      hold(this.#port);
    } catch (error) {
      task.reject(error);
    }
  }

  end() {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    this.#port.terminate?.();
  }

  #heard(data) {
    if (this.#isEnded) return;
    const kind = kindOfMessage(data);
    if (kind === READY && !this.isReady) {
      clearTimeout(this.#timer);
      this.isReady = true;
      this.#rest();
    } else if (this.task !== undefined && kind === this.#number) {
      const { hashes, sum, error } = data;
      if (error === undefined) this.task.resolve({ hashes, sum });
      else this.task.reject(new AtlasError(error.code, `in a worker: ${error.message}`));
      this.task = undefined;
      this.#rest();
    }
  }

  #rest() {
    letGo(this.#port);
    this.#pool.idle();
  }

  #fail(why) {
    if (this.#isEnded) return;
    this.end();
    this.#pool.failed(this, invalid(this.isReady ? `a worker failed: ${why}` : notLoaded(why)));
  }
}
