/* @ts-self-types="../worker.d.ts" */
// The code of each worker of a pool: hashes the leaves of one range at a time.
import { internalsOf } from './atlas.js';
import { AtlasError, ErrorCode } from './errors.js';
import { load } from './index.js';
import { HELLO, kindOfMessage, message, READY } from './messages.js';

const instances = new Map();
function instance(engine) {
  if (!instances.has(engine)) instances.set(engine, load({ engine }));
  return instances.get(engine);
}

async function answer(task, { bytes, leafLog2, engine }) {
  try {
    const atlas = await instance(engine);
    const hashes = internalsOf(atlas).leavesOf(bytes, leafLog2);
    const sum = atlas.sum(bytes);
    port.postMessage(message(task, { hashes, sum }), [hashes.buffer]);
  } catch (error) {
    const code = error instanceof AtlasError ? error.code : ErrorCode.INVALID;
    port.postMessage(message(task, { error: { code, message: `${/** @type {any} */ (error)?.message ?? error}` } }));
  }
}

function hear(data) {
  const kind = kindOfMessage(data);
  if (kind === HELLO) port.postMessage(message(READY));
  else if (typeof kind === 'number') answer(kind, data);
}

/** Web workers are their own port; Node's workers have one. Other code may listen to it as well. */
const port =
  typeof globalThis.postMessage === 'function'
    ? globalThis
    : globalThis.process?.getBuiltinModule?.('node:worker_threads').parentPort;
if (typeof port?.on === 'function') port.on('message', hear);
else port?.addEventListener('message', ({ data }) => hear(data));
port?.postMessage(message(READY)); // a hello that came before this point is lost
