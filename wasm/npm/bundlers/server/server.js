// A program for servers. Its bundle must print the same.
import { load } from 'atlas-l2';
import { WorkerPool } from 'atlas-l2/workers';

const atlas = await load();
const pool = new WorkerPool(2);
try {
  const bytes = new Uint8Array(1_000_000).fill(5);
  console.log((await pool.tree(bytes)).leafCount, atlas.sum(bytes));
} catch (error) {
  console.log(error.message);
} finally {
  pool.close();
}
