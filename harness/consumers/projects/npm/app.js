// Prints what the package says of some bytes, in this thread and with a worker of its own.
import { load } from 'atlas-l2';
import { WorkerPool } from 'atlas-l2/workers';
import { data, hex } from './sample.js';

const atlas = await load();
console.log(`sum ${atlas.sum(data)}`);
console.log(`root ${hex(atlas.tree(data, 8).root)}`);

const pool = new WorkerPool(1);
console.log(`pool ${hex((await pool.tree(data, { leafLog2: 8 })).root)}`);
pool.close();
