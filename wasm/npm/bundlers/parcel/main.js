// A page with a pool and without a worker of its own: Parcel mixes up code that several workers share.
import { WorkerPool } from 'atlas-l2/workers';
import { answers, BYTES } from '../app/answers.js';

async function fromPool() {
  const pool = new WorkerPool(2);
  try {
    return Array.from((await pool.tree(BYTES)).root);
  } finally {
    pool.close();
  }
}

globalThis.bundled = { page: answers, pool: fromPool };
