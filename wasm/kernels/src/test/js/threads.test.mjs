// threads.wasm: budgets that workers share.
//   node --test threads.test.mjs, with ATLAS_WASM (folder of the modules)
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

const module = new WebAssembly.Module(readFileSync(join(process.env.ATLAS_WASM, 'threads.wasm')));
const sharedMemory = () => new WebAssembly.Memory({ initial: 2, maximum: 2, shared: true });
const instantiate = memory => new WebAssembly.Instance(module, { env: { memory } }).exports;

// With a load and a store in place of the exchange, this many calls fail 5 times in 6 on a machine as busy as 8 processes on 2 cores.
test('two workers, 4,000,000 calls: never overspent, nothing lost', { timeout: 300_000 }, async () => {
  const memory = sharedMemory();
  const { budget_create: create, budget_available: available, heap_base: base } = instantiate(memory);
  const budget = base();
  assert.equal(create(budget, 95), 0);
  const workers = [1, 2].map(
    seed =>
      new Worker(new URL('budget-worker.mjs', import.meta.url), {
        workerData: { module, memory, budget, gate: budget + 1024, workers: 2, calls: 2_000_000, seed },
      }),
  );
  await Promise.all(workers.map(worker => once(worker, 'message')));
  const answers = workers.map(worker => once(worker, 'message'));
  workers.forEach(worker => worker.postMessage('go'));
  const results = (await Promise.all(answers)).map(([result]) => result);
  assert.equal(
    results.reduce((sum, { held }) => sum + held, available(budget)),
    95,
  );
  for (const { granted } of results) assert.ok(granted > 1000, `${granted} granted`);
});

test('a further instance changes nothing in the memory', () => {
  const memory = sharedMemory();
  const bytes = new Uint8Array(memory.buffer);
  for (let i = 0; i < bytes.length; i++) bytes[i] = i * 31;
  const before = Buffer.from(bytes);
  instantiate(memory);
  assert.ok(Buffer.from(bytes).equals(before));
});

test('an address that is not a multiple of 4 is refused, and nothing is written', () => {
  const memory = sharedMemory();
  const atlas = instantiate(memory);
  const base = atlas.heap_base();
  atlas.budget_create(base, 50);
  const before = Buffer.from(new Uint8Array(memory.buffer));
  for (let at = base + 1; at < base + 4; at++) {
    assert.deepEqual(
      [
        atlas.budget_create(at, 1),
        atlas.budget_available(at),
        atlas.budget_allocate(at, 1),
        atlas.budget_allocate_all(at, base, 0),
        atlas.budget_release(at, 1),
      ],
      [1, -1, 1, 1, 1],
    );
  }
  assert.ok(Buffer.from(new Uint8Array(memory.buffer)).equals(before));
});

test('memory that is not shared is refused by the engine', () => {
  assert.throws(() => instantiate(new WebAssembly.Memory({ initial: 2, maximum: 2 })), WebAssembly.LinkError);
});

test('memory of any size that holds the module’s own page and a budget will do', () => {
  for (const [initial, maximum] of [
    [2, 2],
    [2, 65_536],
    [3, 100],
  ]) {
    const atlas = instantiate(new WebAssembly.Memory({ initial, maximum, shared: true }));
    assert.equal(atlas.budget_create(initial * 65_536 - 4, 7), 0);
    assert.equal(atlas.budget_available(initial * 65_536 - 4), 7);
  }
});
