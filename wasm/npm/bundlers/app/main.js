// The application: answers from the page, from a module worker that it starts as users of bundlers do, from a pool of
// workers, and from a budget that page and worker share.
import { load } from 'atlas-l2';
import { WorkerPool } from 'atlas-l2/workers';
import { answers, BYTES } from './answers.js';

/** The answer of a worker of the application to a message. */
const ask = message =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./app-worker.js', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', event => {
      event.preventDefault();
      reject(new Error(event.message ?? 'the worker cannot be loaded'));
    });
    worker.postMessage(message);
  });

const createWorker = () => new Worker(new URL('./pool-worker.js', import.meta.url), { type: 'module' });

async function fromPool(options) {
  const pool = new WorkerPool(2, options);
  try {
    return Array.from((await pool.tree(BYTES)).root);
  } finally {
    pool.close();
  }
}

/** For scripts of another origin, from which browsers start no worker. */
const fromElsewhere = url => () => {
  const code = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(code), { type: 'module' });
};

/** 40 units, of which a worker takes 15. */
async function fromSharedBudget() {
  const { SharedBudget } = await load();
  const budget = new SharedBudget(40);
  const seen = await ask({ handle: budget.handle });
  return [seen, budget.available];
}

const told = work => work().catch(error => ({ name: error.name, codeName: error.codeName, message: error.message }));

globalThis.bundled = {
  page: () => told(answers),
  worker: () => told(() => ask({})),
  pool: () => told(fromPool),
  ownPool: () => told(() => fromPool({ createWorker })),
  poolFrom: url => told(() => fromPool({ createWorker: fromElsewhere(url) })),
  shared: () => told(fromSharedBudget),
};
