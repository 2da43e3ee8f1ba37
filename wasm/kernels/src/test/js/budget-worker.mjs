// Spends and gives back at random on a budget that other workers share; answers what it holds at the end.
import { parentPort, workerData } from 'node:worker_threads';

const { module, memory, budget, gate, workers, calls, seed } = workerData;
const {
  budget_allocate: allocate,
  budget_allocate_all: allocateAll,
  budget_release: release,
  budget_available: available,
} = new WebAssembly.Instance(module, { env: { memory } }).exports;
const view = new DataView(memory.buffer);
const amounts = budget + 64 * seed; // each worker's own

let x = seed;
let held = 0;
let granted = 0;
const words = new Int32Array(memory.buffer);
parentPort.once('message', () => {
  // Start in the same instant: a worker alone has nobody to race with.
  Atomics.add(words, gate / 4, 1);
  while (Atomics.load(words, gate / 4) < workers);
  for (let call = 0; call < calls; call++) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    const n = (x >>> 8) % 30;
    if (held > 40 || x >>> 31) {
      const back = Math.min(n, held);
      if (release(budget, back) !== 0) throw new Error(`release refused ${back}`);
      held -= back;
    } else {
      view.setUint32(amounts, n, true);
      const code = x & 128 ? allocate(budget, n) : allocateAll(budget, amounts, 1);
      if (code !== 0 && code !== 4) throw new Error(`allocate answered ${code}`);
      if (code === 0) {
        held += n;
        granted++;
      }
    }
    const left = available(budget);
    if (held > 95 || left < 0 || left > 95) throw new Error(`overspent: ${held} held, ${left} available`);
  }
  parentPort.postMessage({ held, granted });
});
parentPort.postMessage('ready');
