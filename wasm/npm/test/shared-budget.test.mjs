// One budget, many threads: no unit is granted twice, none is lost (S10.6).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { load } from 'atlas-l2';
import { refusal } from './engines.mjs';

const atlas = await load();

test('aSharedBudgetIsABudget', () => {
  const budget = new atlas.SharedBudget(20);
  const other = atlas.SharedBudget.from(structuredClone(budget.handle, {}));
  const apart = new atlas.SharedBudget(5);
  budget.allocate(15);
  assert.equal(other.available, 5);
  assert.equal(other.tryAllocate(6), false);
  assert.throws(() => other.allocate(6), refusal('BUDGET', /allocate: 6 asked for, 5 available/));
  assert.throws(() => other.allocateAll(3, 3), refusal('BUDGET', /allocateAll: 6 asked for, 5 available/));
  assert.throws(() => other.allocateAll(95, 95), refusal('BUDGET', /190/));
  other.allocateAll(2, 3);
  other.allocateAll();
  assert.equal(budget.available, 0);
  assert.equal(budget.release(95), 95);
  assert.equal(budget.release(2), 1, 'it wraps');
  assert.equal(apart.available, 5);
});

test('badAmountsAndHandlesAreRefusedByName', () => {
  for (const bad of [-1, 96, 1.5, NaN, null, undefined, '5', 2 ** 53, 2n ** 64n, {}]) {
    assert.throws(() => new atlas.SharedBudget(bad), refusal('INVALID', /initial must be/));
    assert.throws(() => new atlas.SharedBudget(5).allocate(bad), refusal('INVALID', /n must be/));
    assert.throws(() => new atlas.SharedBudget(5).release(bad), refusal('INVALID', /n must be/));
    assert.throws(() => new atlas.SharedBudget(5).allocateAll(1, bad), refusal('INVALID', /amounts\[1\]/));
  }
  const { memory, at } = new atlas.SharedBudget(5).handle;
  const unshared = new WebAssembly.Memory({ initial: 2 });
  for (const bad of [
    null,
    undefined,
    5,
    {},
    { memory },
    { memory, at: at + 4 },
    { memory, at: 0 },
    { memory, at: 2 ** 31 },
    { memory: unshared, at },
  ]) {
    assert.throws(() => atlas.SharedBudget.from(bad), refusal('INVALID', /handle must be/));
  }
});

test('noUnitIsGrantedTwiceByThreads', async () => {
  const budget = new atlas.SharedBudget(95);
  const code = `
    import { parentPort, workerData } from 'node:worker_threads';
    import { load } from 'atlas-l2';
    const budget = (await load({ engine: 'base' })).SharedBudget.from(workerData);
    let granted = 0;
    for (let i = 0; i < 20000; i++) {
      if (!budget.tryAllocate(1 + i % 3)) continue;
      granted += 1 + i % 3;
      if (granted > 20) { budget.release(1); granted -= 1; }
    }
    parentPort.postMessage(granted);`;
  const url = new URL(
    `data:text/javascript,${encodeURIComponent(code.replace("'atlas-l2'", JSON.stringify(import.meta.resolve('atlas-l2'))))}`,
  );
  const held = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise((resolve, reject) => {
          new Worker(url, { workerData: budget.handle }).on('message', resolve).on('error', reject);
        }),
    ),
  );
  assert.equal(held.reduce((sum, n) => sum + n, 0) + budget.available, 95);
});

test('withoutSharedMemoryTheCureIsNamed', async () => {
  const { SharedArrayBuffer: kept } = globalThis;
  delete globalThis.SharedArrayBuffer;
  try {
    const { load: fresh } = await import(
      `${import.meta.resolve('atlas-l2').replace('index.js', 'shared-budget.js')}?apart`
    ).then(({ sharedBudget }) => ({ load: () => sharedBudget(() => assert.fail('nothing is compiled')) }));
    assert.throws(
      () => new (fresh())(5),
      refusal('INVALID', /Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp/),
    );
  } finally {
    globalThis.SharedArrayBuffer = kept;
  }
});
