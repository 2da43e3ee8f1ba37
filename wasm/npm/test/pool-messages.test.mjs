// A pool, and other traffic on its workers' ports: messages of others, silence, and scripts that do not load.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { load } from 'atlas-l2';
import { WorkerPool } from 'atlas-l2/workers';
import { noise, refusal } from './engines.mjs';

const atlas = await load();
const WORKER = import.meta.resolve('atlas-l2/worker');

/** A worker with that code, as a user writes it. */
const running = code => () => new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { execArgv: [] });
const THREADS = "import { parentPort } from 'node:worker_threads';";

const FOREIGN =
  "[{ type: 'ready' }, null, undefined, 0, 'ready', [], { hashes: new Uint8Array(3), sum: 1 }, { task: 1 }, { atlasL2: 'else' }, { atlasL2: 7777777, error: {} }]";

test('messages of others are ignored, by the pool and by its workers', async () => {
  const createWorker = running(`${THREADS}
    const say = () => { for (const message of ${FOREIGN}) parentPort.postMessage(message); };
    say();
    await import(${JSON.stringify(WORKER)});
    say();
    parentPort.on('message', say);
    setInterval(say, 1).unref();`);
  const made = [];
  const pool = new WorkerPool(2, { createWorker: () => made[made.push(createWorker()) - 1] });
  try {
    for (let round = 0; round < 6; round++) {
      const bytes = noise(600_000, round + 1);
      const trees = [pool.tree(bytes), pool.tree(bytes)];
      for (const worker of made)
        for (const message of [{ type: 'hot-update' }, null, 5, { bytes: 1 }]) worker.postMessage(message);
      for (const tree of await Promise.all(trees)) assert.deepEqual(tree.root, atlas.tree(bytes).root);
      await new Promise(done => setTimeout(done, 5)); // idle, and still getting messages
    }
  } finally {
    pool.close();
  }
});

test('one worker may serve two pools, and may have run before', async () => {
  const worker = running(`import ${JSON.stringify(WORKER)};`)();
  await new Promise(ready => worker.once('message', ready));
  const pools = [new WorkerPool(1, { createWorker: () => worker }), new WorkerPool(1, { createWorker: () => worker })];
  const trees = await Promise.all(pools.flatMap(pool => [1, 2, 3].map(seed => pool.tree(noise(200_000, seed)))));
  trees.forEach((tree, i) => assert.deepEqual(tree.root, atlas.tree(noise(200_000, 1 + (i % 3))).root));
  for (const pool of pools) pool.close();
});

test('a worker that loads atlas-l2/worker late is waited for', async () => {
  const pool = new WorkerPool(1, {
    createWorker: running(
      `${THREADS} parentPort.once('message', () => {}); setTimeout(() => import(${JSON.stringify(WORKER)}), 300);`,
    ),
  });
  assert.equal((await pool.tree(noise(100_000))).leafCount, 25);
  pool.close();
});

test('a worker that is silent is named within its time', async () => {
  for (const code of [
    'setInterval(() => {}, 1000);',
    `${THREADS} parentPort.on('message', () => parentPort.postMessage({ type: 'ready' }));`,
  ]) {
    const pool = new WorkerPool(2, { createWorker: running(code), startTimeout: 500 });
    const pending = [1, 2, 3].map(seed => pool.tree(noise(300_000, seed)));
    for (const tree of pending) {
      await assert.rejects(
        tree,
        refusal(
          'INVALID',
          /the worker did not load: it did not answer within 500 ms; it must run atlas-l2\/worker: see createWorker in the README/,
        ),
      );
    }
    pool.close();
  }
});

test('whatever keeps a worker from loading is one error with its reason', async () => {
  const error = why =>
    refusal(
      'INVALID',
      new RegExp(
        `the worker did not load: .*${why}.*; it must run atlas-l2/worker: see createWorker in the README of atlas-l2`,
      ),
    );
  for (const [code, why] of [
    ['throw new Error("torn");', 'torn'],
    ['process.exit(3);', 'it ended with code 3'],
    ['import "atlas-l3";', 'atlas-l3'],
    ['export = 5;', 'Unexpected token'],
    ['throw null;', 'null'],
  ]) {
    const pool = new WorkerPool(2, { createWorker: running(code) });
    await assert.rejects(pool.tree(noise(500_000)), error(why), code);
    await assert.rejects(pool.tree(noise(500_000)), error(why), `${code}, again`);
    pool.close();
  }
  const missing = new WorkerPool(1, {
    createWorker: () => new Worker(new URL('./no-such-worker.js', import.meta.url)),
  });
  await assert.rejects(missing.tree(noise(5)), error('no-such-worker'));

  /** A web worker whose script cannot be fetched. */
  class Unfetched extends EventTarget {
    constructor() {
      super();
      setTimeout(() => this.dispatchEvent(new Event('error', { cancelable: true })));
    }

    postMessage() {}
  }
  await assert.rejects(
    new WorkerPool(1, { createWorker: () => new Unfetched() }).tree(noise(5)),
    error('its script cannot be fetched'),
  );
});

test('a worker that fails later fails its tree alone', async () => {
  const worn = `parentPort.once('message', () => setTimeout(() => { throw new Error('worn'); }, 50));`;
  let gone;
  const pool = new WorkerPool(1, {
    createWorker() {
      const worker = running(`${THREADS} await import(${JSON.stringify(WORKER)}); ${gone ? '' : worn}`)();
      gone ??= new Promise(done => worker.once('exit', done));
      return worker;
    },
  });
  await pool.tree(noise(10)).catch(() => {});
  await gone;
  assert.equal((await pool.tree(noise(70_000))).leafCount, 18, 'by another worker');
  pool.close();
});

test('a pool goes on with the workers that there are', async () => {
  let made = 0;
  const createWorker = () => {
    if (made++ > 0) throw new Error('no more threads');
    return running(`import ${JSON.stringify(WORKER)};`)();
  };
  const pool = new WorkerPool(4, { createWorker });
  for (const size of [500_000, 70_000, 2_000_000])
    assert.deepEqual((await pool.tree(noise(size))).root, atlas.tree(noise(size)).root);
  assert.equal(made, 2, 'it is not tried again and again');
  pool.close();
});

test('the options of a pool are looked at', () => {
  for (const bad of [0, -1, 1.5, NaN, '5', null, 2 ** 31])
    assert.throws(
      () => new WorkerPool(1, { startTimeout: bad }),
      refusal('INVALID', /options\.startTimeout must be a whole number 1\.\./),
    );
  assert.throws(
    () => new WorkerPool(1, { engine: 'fast' }),
    refusal('INVALID', /options\.engine must be one of .* got "fast"/),
  );
  assert.throws(
    () => new WorkerPool(1, { creatWorker: () => {} }),
    refusal('INVALID', /options\.creatWorker is not known: there are createWorker, engine, startTimeout/),
  );
  assert.throws(
    () => new WorkerPool(1, []),
    refusal('INVALID', /options must be an object, got a value of type Array/),
  );
});
