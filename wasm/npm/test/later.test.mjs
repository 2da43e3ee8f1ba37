// Asynchronous calls give the same answers as synchronous ones, for all pieces, sources and engines.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { load } from 'atlas-l2';
import { ENGINES, noise, refusal, resident } from './engines.mjs';

const pieces = (bytes, size) => {
  const all = [];
  for (let i = 0; i < bytes.length; i += size) all.push(bytes.subarray(i, i + size));
  return all;
};

const stream = (bytes, size) =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces(bytes, size)) controller.enqueue(piece);
      controller.close();
    },
  });

async function* late(bytes, size) {
  for (const piece of pieces(bytes, size)) {
    await null;
    yield piece;
  }
}

/** As jsdom does. */
const blobWithoutStream = bytes => ({
  size: bytes.length,
  slice: (from, to) => blobWithoutStream(bytes.subarray(from, to)),
  arrayBuffer: async () => bytes.slice().buffer,
});

const SOURCES = {
  bytes: bytes => bytes,
  DataView: bytes => new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
  Blob: bytes => new Blob([bytes]),
  'Blob of jsdom': bytes => blobWithoutStream(bytes),
  ReadableStream: bytes => stream(bytes, 1000),
  'async iterable': bytes => late(bytes, 4097),
  array: bytes => pieces(bytes, 333),
  'empty pieces': bytes => [new Uint8Array(0), bytes, new ArrayBuffer(0)],
  'Node stream': bytes => Readable.from(pieces(bytes, 5000).map(piece => Buffer.from(piece))),
};

for (const atlas of ENGINES) {
  const { name } = atlas.engine;
  test(`${name}: everySourceHasTheAnswersOfOneCall`, async () => {
    for (const length of [1, 256, 4096, 4097, 70_001]) {
      const bytes = noise(length, length);
      for (const [kind, source] of Object.entries(SOURCES)) {
        const what = `${kind} of ${length}`;
        assert.equal(await atlas.sumAsync(source(bytes)), atlas.sum(bytes), what);
        assert.deepEqual(await atlas.witnessAsync(source(bytes)), atlas.witness(bytes), what);
        for (const leafLog2 of [8, 12, 16]) {
          const tree = await atlas.treeAsync(source(bytes), { leafLog2 });
          assert.deepEqual(tree.witness(), atlas.treeWitness(bytes, leafLog2), what);
          assert.deepEqual(tree.changedLeaves(atlas.tree(bytes, leafLog2)), [], what);
          assert.deepEqual(await atlas.witnessAsync(source(bytes), { leafLog2 }), tree.witness(), what);
        }
      }
    }
  });

  test(`${name}: rootsOfManyLeavesAreFoldedAsTheyCome`, async () => {
    for (const leaves of [512, 513, 1024, 1025, 2 * 512 + 511]) {
      const bytes = noise(256 * leaves - 3, leaves);
      assert.deepEqual(
        await atlas.witnessAsync([bytes], { leafLog2: 8 }),
        atlas.treeWitness(bytes, 8),
        `${leaves} leaves`,
      );
    }
  });

  test(`${name}: callsAtTheSameTimeDoNotMixTheirBytes`, async () => {
    const inputs = [1, 2, 3, 4, 5].map(seed => noise(30_000 + seed, seed));
    const trees = await Promise.all(inputs.map(bytes => atlas.treeAsync(late(bytes, 777), { leafLog2: 9 })));
    const flat = await Promise.all(inputs.map(bytes => atlas.witnessAsync(late(bytes, 777))));
    inputs.forEach((bytes, i) => {
      assert.deepEqual(trees[i].root, atlas.tree(bytes, 9).root);
      assert.deepEqual(flat[i], atlas.witness(bytes));
    });
  });
}

test('treesOfTwoInstancesCanBeCompared', async () => {
  const bytes = noise(5000);
  const before = ENGINES[0].tree(bytes, 8);
  bytes[1000] ^= 1;
  assert.deepEqual(ENGINES[1].tree(bytes, 8).changedLeaves(before), [3]);
  assert.deepEqual(ENGINES[2].tree(bytes, 12).changedLeaves(ENGINES[0].tree(bytes, 12)), []);
});

test('progressIsToldAndRises', async () => {
  const [atlas] = ENGINES;
  const bytes = new Uint8Array(3 * 2 ** 20 + 5);
  const told = [];
  await atlas.sumAsync(bytes, { onProgress: progress => told.push(progress) });
  assert.deepEqual(
    told,
    [1, 2, 3]
      .map(n => ({ bytes: n * 2 ** 20, total: bytes.length }))
      .concat([{ bytes: bytes.length, total: bytes.length }]),
  );
  const open = [];
  await atlas.witnessAsync(late(bytes, 2 ** 20), { onProgress: progress => open.push(progress) });
  assert.deepEqual(open.at(-1), { bytes: bytes.length });
  await assert.rejects(
    atlas.sumAsync(bytes, {
      onProgress: () => {
        throw new RangeError('enough');
      },
    }),
    /enough/,
  );
});

test('abortEndsTheCallAndClosesTheSource', async () => {
  const [atlas] = ENGINES;
  const reason = new Error('changed my mind');
  await assert.rejects(atlas.sumAsync(noise(10), { signal: AbortSignal.abort(reason) }), reason);
  let cancelled;
  const silent = new ReadableStream({
    cancel: why => {
      cancelled = why;
    },
  }); // never gives a piece
  const controller = new AbortController();
  const pending = atlas.treeAsync(silent, { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 5);
  await assert.rejects(pending, reason);
  await new Promise(done => setTimeout(done, 5));
  assert.equal(cancelled, reason);
  let returned = false;
  async function* endless() {
    try {
      for (;;) yield new Uint8Array(2 ** 20);
    } finally {
      returned = true;
    }
  }
  const other = new AbortController();
  await assert.rejects(
    atlas.witnessAsync(endless(), { signal: other.signal, onProgress: () => other.abort(reason) }),
    reason,
  );
  await new Promise(done => setTimeout(done, 5));
  assert.ok(returned);
});

test('badSourcesAreRefusedByName', async () => {
  for (const atlas of ENGINES) {
    for (const call of ['sumAsync', 'witnessAsync', 'treeAsync']) {
      for (const bad of [undefined, null, 5, 'text', {}, Symbol.iterator, () => {}, NaN, 2n]) {
        await assert.rejects(atlas[call](bad), refusal('INVALID', /source must be bytes/), `${call} of ${String(bad)}`);
      }
      await assert.rejects(atlas[call]([new Uint8Array(1), 'text']), refusal('INVALID', /source\[1\] must be bytes/));
      const locked = stream(noise(3), 1);
      locked.getReader();
      await assert.rejects(atlas[call](locked), refusal('INVALID', /source is locked/));
      const broken = new ReadableStream({
        pull() {
          throw new RangeError('torn');
        },
      });
      await assert.rejects(atlas[call](broken), /torn/);
      const gone = noise(100);
      structuredClone(gone.buffer, { transfer: [gone.buffer] });
      await assert.rejects(atlas[call](gone), refusal('INVALID', /source is detached/));
      await assert.rejects(atlas[call](noise(1), null), refusal('INVALID', /options must be an object/));
      await assert.rejects(atlas[call](noise(1), { onProgress: 5 }), refusal('INVALID', /options\.onProgress/));
      await assert.rejects(atlas[call](noise(1), { signal: {} }), refusal('INVALID', /options\.signal/));
    }
    for (const call of ['witnessAsync', 'treeAsync']) {
      await assert.rejects(atlas[call]([]), refusal('INVALID', /source must not be empty/));
      for (const leafLog2 of [7, 17, -1, 8.5, NaN, null, '12', 2 ** 53]) {
        await assert.rejects(atlas[call](noise(1), { leafLog2 }), refusal('INVALID', /leafLog2 must/));
      }
    }
    assert.equal(await atlas.sumAsync([]), 0);
  }
});

test('whatShrinksOrIsDetachedWhileItIsReadIsRefused', async () => {
  const [atlas] = ENGINES;
  const resizable = new ArrayBuffer(2 ** 21, { maxByteLength: 2 ** 21 });
  await assert.rejects(
    atlas.witnessAsync(new Uint8Array(resizable), { onProgress: () => resizable.resize(2 ** 20) }),
    refusal('INVALID', /source had 2097152 bytes and has 1048576 now/),
  );
  const moving = new Uint8Array(2 ** 21);
  await assert.rejects(
    atlas.sumAsync(moving, {
      onProgress: () => {
        structuredClone(moving.buffer, { transfer: [moving.buffer] });
      },
    }),
    refusal('INVALID', /source is detached/),
  );
});

test('blocksAreReadOnWhileMemoryGrows', async () => {
  for (const engine of ['simd', 'host']) {
    const atlas = await load({ engine });
    const bytes = noise(3 * 2 ** 20);
    const block = resident(atlas, bytes);
    let grown = false;
    const witness = await atlas.witnessAsync(block, {
      onProgress() {
        if (!grown) atlas.alloc(100_000_000);
        grown = true;
      },
    });
    assert.deepEqual(witness, atlas.witness(bytes));
  }
});

test('memoryIsBoundedWhateverTheLength', async () => {
  const atlas = await load({ engine: 'simd' });
  const piece = noise(2 ** 20);
  function* long() {
    for (let i = 0; i < 64; i++) yield piece;
  }
  const size = () => atlas.view(probe).buffer.byteLength;
  const probe = atlas.alloc(1);
  await atlas.witnessAsync(long(), { leafLog2: 16 });
  assert.ok(size() < 2 ** 20, `${size()} bytes`);
});
