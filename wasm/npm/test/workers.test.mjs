// A pool makes the right tree, for any size and whatever happens to its workers.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { load } from 'atlas-l2';
import { WorkerPool } from 'atlas-l2/workers';
import { noise, refusal } from './engines.mjs';

const atlas = await load();

function shared(bytes) {
  const view = new Uint8Array(new SharedArrayBuffer(bytes.length));
  view.set(bytes);
  return view;
}

const failing = code => () => new Worker(code, { eval: true });

test('aPoolMakesTheTreeOfOneThread', async () => {
  for (const engine of ['simd', 'base', 'host']) {
    const pool = new WorkerPool(2, { engine });
    try {
      for (const length of [1, 65_536, 65_537, 1_000_003]) {
        const bytes = noise(length, length);
        for (const leafLog2 of [8, 12, 16]) {
          const told = [];
          const expected = atlas.tree(bytes, leafLog2);
          const tree = await pool.tree(shared(bytes), { leafLog2, onProgress: progress => told.push(progress) });
          assert.deepEqual(tree.witness(), expected.witness());
          assert.deepEqual(tree.changedLeaves(expected), []);
          assert.deepEqual(told.at(-1), { bytes: length, total: length });
          assert.deepEqual(
            (await pool.tree(bytes, { leafLog2 })).root,
            expected.root,
            'bytes that are not shared are copied',
          );
        }
      }
      const many = await Promise.all([1, 2, 3, 4, 5].map(seed => pool.tree(noise(200_000, seed))));
      many.forEach((tree, i) => assert.deepEqual(tree.root, atlas.tree(noise(200_000, i + 1)).root));
    } finally {
      pool.close();
    }
  }
});

test('closeRejectsWhatIsPendingAndWhatComesLater', async () => {
  for (const close of ['before a worker began', 'in the middle']) {
    const pool = new WorkerPool(2);
    const pending = pool.tree(shared(noise(3_000_000)), { onProgress: () => pool.close() });
    if (close !== 'in the middle') pool.close();
    await assert.rejects(pending, refusal('DESTROYED', /pool was closed/), close);
    await assert.rejects(pool.tree(noise(5)), refusal('DESTROYED', /pool was closed/), close);
    pool.close();
  }
});

test('abortEndsATreeAndNotThePool', async () => {
  const pool = new WorkerPool(1);
  try {
    const controller = new AbortController();
    const reason = new Error('not now');
    const bytes = noise(3_000_000);
    await assert.rejects(
      pool.tree(bytes, { signal: controller.signal, onProgress: () => controller.abort(reason) }),
      reason,
    );
    assert.deepEqual((await pool.tree(bytes)).root, atlas.tree(bytes).root);
    await assert.rejects(pool.tree(bytes, { signal: controller.signal }), reason);
    await assert.rejects(
      pool.tree(bytes, {
        onProgress: () => {
          throw new RangeError('enough');
        },
      }),
      /enough/,
    );
  } finally {
    pool.close();
  }
});

test('bytesThatGoMeanwhileAreRefusedAndThePoolGoesOn', async () => {
  const pool = new WorkerPool(1);
  try {
    const bytes = noise(12_000_000);
    const pending = pool.tree(bytes, {
      onProgress: () => {
        if (bytes.length > 0) structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
      },
    });
    await assert.rejects(pending, refusal('INVALID', /data is detached/));
    assert.equal((await pool.tree(noise(70_000))).leafCount, 18);
  } finally {
    pool.close();
  }
});

test('errorsInWorkersSurface', async () => {
  for (const code of [
    'throw new Error("torn")',
    'process.exit(3)',
    'require("node:worker_threads").parentPort.onmessage = () => { throw new Error("torn"); }',
  ]) {
    const pool = new WorkerPool(2, { createWorker: failing(code) });
    await assert.rejects(
      pool.tree(noise(500_000)),
      refusal('INVALID', /the worker did not load: (torn|it ended with code 3);/),
    );
    pool.close();
  }
  const none = new WorkerPool(1, {
    createWorker: () => {
      throw new TypeError('no workers here');
    },
  });
  await assert.rejects(none.tree(noise(5)), refusal('INVALID', /createWorker failed: no workers here/));
  await assert.rejects(
    new WorkerPool(1, { createWorker: () => 5 }).tree(noise(5)),
    refusal('INVALID', /createWorker must give a Worker, got 5/),
  );
});

test('badArgumentsAreRefusedByName', async () => {
  for (const bad of [0, -1, 1.5, 257, NaN, null, '2', 2 ** 53])
    assert.throws(() => new WorkerPool(bad), refusal('INVALID', /n must be/));
  assert.throws(() => new WorkerPool(1, null), refusal('INVALID', /options must be an object/));
  assert.throws(() => new WorkerPool(1, { createWorker: 5 }), refusal('INVALID', /options\.createWorker/));
  const pool = new WorkerPool(1);
  for (const bad of [undefined, null, 5, 'text', [1]])
    await assert.rejects(pool.tree(bad), refusal('INVALID', /data must be bytes/));
  await assert.rejects(pool.tree(new Uint8Array(0)), refusal('INVALID', /data must not be empty/));
  await assert.rejects(pool.tree(noise(5), { leafLog2: 7 }), refusal('INVALID', /leafLog2/));
  pool.close();
});

test('idleWorkersKeepNoProcessAlive', () => {
  const code = `
    import { WorkerPool } from 'atlas-l2/workers';
    const pool = new WorkerPool(2);
    console.log((await pool.tree(new Uint8Array(300000))).leafCount);`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
    timeout: 300_000,
  });
  assert.deepEqual({ stdout, status }, { stdout: '74\n', status: 0 }, stderr);
});
