// The application: the same answers from the page, and from a module worker that it starts as users of bundlers do.
import { answers } from './answers.js';

/** Where there is no Worker, as in Node, the page's answers are all. */
const fromWorker = () => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }) => { worker.terminate(); resolve(data); });
  worker.addEventListener('error', (event) => { event.preventDefault(); reject(new Error(event.message ?? 'the worker cannot be loaded')); });
});

globalThis.bundled = Promise.all([answers(), typeof Worker === 'undefined' ? undefined : fromWorker()]);
