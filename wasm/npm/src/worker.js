// What runs in each worker of a pool: hashes the leaves of one range at a time.
import { internalsOf } from './atlas.js';
import { load } from './index.js';

/** Web workers are their own port, Node's have one. */
const port = typeof globalThis.postMessage === 'function'
  ? globalThis
  : globalThis.process.getBuiltinModule('node:worker_threads').parentPort;

const instances = new Map();
function instance(engine) {
  if (!instances.has(engine)) instances.set(engine, load({ engine }));
  return instances.get(engine);
}

port.onmessage = async ({ data: { bytes, leafLog2, engine } }) => {
  try {
    const atlas = await instance(engine);
    const hashes = internalsOf(atlas).leavesOf(bytes, leafLog2);
    const sum = atlas.sum(bytes);
    port.postMessage({ hashes, sum }, [hashes.buffer]);
  } catch (error) {
    port.postMessage({ error: { code: error.code, message: `${error.message}` } });
  }
};
