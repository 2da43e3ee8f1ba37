// Bytes that are resized, transferred, freed, or detached by growth between the start of a call and their use. The
// answer is right, or the call is refused with the name of the argument. Only the caller's bytes are read or written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'atlas-l2';
import { WorkerPool } from 'atlas-l2/workers';
import { ENGINES, noise, plainSum, refusal, resident } from './engines.mjs';

const transfer = view => structuredClone(view.buffer, { transfer: [view.buffer] });

/** Each returns bytes of 192 zeros, a later change of them, and the expected refusal. */
const CHANGES = {
  'shrinks, seen by a view': () => {
    const buffer = new ArrayBuffer(192, { maxByteLength: 400 });
    return { data: new Uint8Array(buffer), change: () => buffer.resize(96), says: /had 192 bytes and has 96 now/ };
  },
  'grows, seen by a view': () => {
    const buffer = new ArrayBuffer(192, { maxByteLength: 400 });
    return { data: new Uint8Array(buffer), change: () => buffer.resize(384), says: /had 192 bytes and has 384 now/ };
  },
  'grows, given as a buffer': () => {
    const data = new ArrayBuffer(192, { maxByteLength: 400 });
    return { data, change: () => data.resize(288), says: /had 192 bytes and has 288 now/ };
  },
  'grows, seen by doubles': () => {
    const buffer = new ArrayBuffer(192, { maxByteLength: 400 });
    return { data: new Float64Array(buffer), change: () => buffer.resize(384), says: /had 192 bytes and has 384 now/ };
  },
  'shrinks, seen by a DataView': () => {
    const buffer = new ArrayBuffer(192, { maxByteLength: 400 });
    return { data: new DataView(buffer), change: () => buffer.resize(96), says: /had 192 bytes and has 96 now/ };
  },
  'grows, shared': () => {
    const buffer = new SharedArrayBuffer(192, { maxByteLength: 400 });
    return { data: new Uint8Array(buffer), change: () => buffer.grow(384), says: /had 192 bytes and has 384 now/ };
  },
  'shrinks under a view of fixed length': () => {
    const buffer = new ArrayBuffer(384, { maxByteLength: 400 });
    return {
      data: new Uint8Array(buffer, 192, 192),
      change: () => buffer.resize(200),
      says: /is detached or out of bounds/,
    };
  },
  'is transferred': () => {
    const data = new Uint8Array(192);
    return { data, change: () => transfer(data), says: /is detached or out of bounds/ };
  },
  'is transferred, given as a buffer': () => {
    const data = new ArrayBuffer(192);
    return { data, change: () => structuredClone(data, { transfer: [data] }), says: /is detached or out of bounds/ };
  },
  'is freed': atlas => {
    const data = atlas.alloc(192);
    return { data, change: () => atlas.free(data), says: /was freed/ };
  },
  'is a part of what is freed': atlas => {
    const block = atlas.alloc(500);
    return { data: block.subarray(100, 400).subarray(8, 200), change: () => atlas.free(block), says: /was freed/ };
  },
  'is a Buffer over memory that grows': atlas => {
    const block = atlas.alloc(192);
    return {
      data: Buffer.from(block.buffer, block.byteOffset, 192),
      change: () => atlas.alloc(block.buffer.byteLength),
      says: /is detached or out of bounds/,
    };
  },
};

for (const engine of ['simd', 'base', 'host']) {
  for (const [what, make] of Object.entries(CHANGES)) {
    test(`${engine}: a ConservedBuffer whose memory ${what} refuses by name`, async () => {
      const atlas = await load({ engine });
      const { data, change, says } = make(atlas);
      const buffer = new atlas.ConservedBuffer(data);
      assert.equal(buffer.sum(), 0);
      change();
      for (const call of [
        () => buffer.sum(),
        () => buffer.check(),
        () => buffer.bytes,
        () => buffer.get(0),
        () => buffer.set(0, 5),
        () => buffer.set(0, Uint8Array.of(5)),
      ]) {
        assert.throws(call, refusal('INVALID', new RegExp(`data ${says.source}`)), String(call));
      }
      buffer.invalidate();
      assert.throws(() => buffer.sum(), refusal('INVALID', says));
    });

    test(`${engine}: a Domain whose memory ${what} refuses by name`, async () => {
      const atlas = await load({ engine });
      const { data, change, says } = make(atlas);
      const domain = new atlas.Domain(192, 0);
      domain.attach(data);
      change();
      for (const call of [() => domain.update(0, 0, 96), () => domain.verify(), () => domain.commit()]) {
        assert.throws(call, refusal('INVALID', new RegExp(`region ${says.source}`)), String(call));
      }
      assert.equal(domain.state, 'ATTACHED');
      domain.destroy();
    });

    test(`${engine}: an asynchronous call whose memory ${what} refuses by name`, async () => {
      const atlas = await load({ engine });
      for (const call of ['sumAsync', 'witnessAsync', 'treeAsync']) {
        const { data, change, says } = make(atlas);
        const pending = atlas[call](data);
        change();
        await assert.rejects(pending, refusal('INVALID', new RegExp(`source ${says.source}`)), call);
      }
    });
  }

  test(`${engine}: nothing of a freed block is read or written by what was made of it`, async () => {
    const atlas = await load({ engine });
    const block = atlas.alloc(96);
    const part = block.subarray(0, 10);
    const buffer = new atlas.ConservedBuffer(block);
    const domain = new atlas.Domain(96, 0);
    domain.attach(block);
    atlas.free(block);
    const next = atlas.alloc(96).fill(7);
    assert.equal(next.byteOffset, block.byteOffset, 'the same memory');
    const calls = [
      () => buffer.set(0, 77),
      () => domain.update(0, 7, 77),
      () => domain.commit(),
      () => atlas.sum(part),
      () => atlas.fill(part, 3),
      () => atlas.witness(part),
      () => atlas.view(part),
      () => atlas.view(block),
      () => atlas.batch.sum([part]),
      () => new atlas.ConservedBuffer(part),
    ];
    for (const call of calls) assert.throws(call, refusal('INVALID', /was freed/), String(call));
    assert.ok(next.every(byte => byte === 7));
  });

  test(`${engine}: blocks and their parts are found again after growth`, async () => {
    const atlas = await load({ engine });
    const bytes = noise(70_000);
    const block = resident(atlas, bytes);
    const part = block.subarray(5, 60_005).subarray(5, 50_005);
    const nothing = block.subarray(7, 7);
    const watched = new atlas.ConservedBuffer(part);
    const domain = new atlas.Domain(50_000, 0);
    domain.attach(part);
    const pending = [atlas.sumAsync(part), atlas.treeAsync(part, { leafLog2: 8 })];
    atlas.alloc(block.buffer.byteLength);
    assert.equal(part.length, 0);
    const expected = bytes.subarray(10, 50_010);
    assert.equal(atlas.sum(part), plainSum(expected));
    assert.equal(atlas.sum(nothing), 0);
    assert.deepEqual(atlas.witness(part), atlas.witness(expected));
    assert.deepEqual(atlas.view(part).slice(), expected);
    assert.equal(watched.sum(), plainSum(expected));
    assert.deepEqual(watched.bytes.slice(), expected);
    domain.update(3, expected[3], expected[3]);
    assert.equal(await pending[0], plainSum(expected));
    assert.deepEqual((await pending[1]).root, atlas.tree(expected, 8).root);
    for (const notWhole of [part, atlas.view(part), nothing])
      assert.throws(
        () => atlas.free(notWhole),
        refusal('INVALID', /all of the block that alloc gave, 70000 bytes, got a part/),
      );
    atlas.free(atlas.view(block));
  });

  test(`${engine}: merkleRoot of long leaves elsewhere and resident ones, whatever grows`, async () => {
    const atlas = await load({ engine });
    const long = noise(3_000_000);
    const block = resident(atlas, noise(1000, 5));
    const before = block.buffer.byteLength;
    const root = atlas.merkleRoot([long, block, long.subarray(1)]);
    assert.deepEqual(root, atlas.merkleRoot([long, noise(1000, 5), long.subarray(1)]));
    assert.equal(atlas.view(block).buffer.byteLength, before, 'its memory did not grow');
    assert.deepEqual(atlas.merkleRoot([long]), ENGINES[0].merkleRoot([long]));
    const withHole = new Array(2);
    withHole[1] = block;
    assert.throws(() => atlas.merkleRoot(withHole), refusal('INVALID', /leaves\[0\] must be bytes/));
  });

  test(`${engine}: getters that let the memory grow, or free, do no harm`, async () => {
    const atlas = await load({ engine });
    const block = resident(atlas, noise(200));
    const expected = atlas.sum(block);
    const grow = () => {
      atlas.alloc(atlas.view(block).buffer.byteLength);
    };
    const entries = [atlas.view(block)];
    Object.defineProperty(entries, 1, {
      get() {
        grow();
        return new Uint8Array(3);
      },
      enumerable: true,
    });
    assert.deepEqual(atlas.batch.sum(entries), [expected, 0]);
    const pairs = [
      { before: atlas.view(block), after: new Uint8Array(200) },
      {
        before: new Uint8Array(2),
        get after() {
          grow();
          return new Uint8Array(2);
        },
      },
    ];
    assert.deepEqual(atlas.batch.delta(pairs), [(96 - expected) % 96, 0]);
    assert.equal(atlas.merkleRoot(entries).length, 32);
    const tree = atlas.tree(block, 8);
    const proof = { ...tree.inclusionProof(0), root: tree.root };
    assert.ok(
      atlas.verifyInclusion({
        ...proof,
        get path() {
          grow();
          return proof.path;
        },
      }),
    );
    const witness = atlas.witness(block);
    atlas.verify(block, {
      ...witness,
      get timestamp() {
        grow();
        return 0n;
      },
    });
    const gone = resident(atlas, noise(200));
    assert.throws(
      () =>
        atlas.verify(gone, {
          ...witness,
          get flags() {
            atlas.free(gone);
            return 0;
          },
        }),
      refusal('INVALID', /data was freed/),
    );
  });
}

test('another instance knows a block too, and cannot free it', async () => {
  const [one, other] = [await load(), await load()];
  const block = resident(one, noise(1000));
  one.alloc(block.buffer.byteLength);
  assert.equal(other.sum(block), plainSum(noise(1000)));
  assert.throws(() => other.free(block), refusal('INVALID', /view must be one that alloc gave/));
  assert.throws(() => other.view(block), refusal('INVALID', /view must be one that alloc gave/));
  one.free(block);
  assert.throws(() => other.sum(block), refusal('INVALID', /data was freed/));
});

test('what a pool is given may be a view that growth detaches', async () => {
  const atlas = await load();
  const pool = new WorkerPool(2);
  try {
    for (let round = 0; round < 2; round++) {
      const bytes = noise(1_000_000, round + 1);
      const block = resident(atlas, bytes);
      const expected = atlas.tree(bytes);
      const pending = pool.tree(block);
      atlas.alloc(block.buffer.byteLength);
      assert.deepEqual((await pending).witness(), expected.witness(), 'before it runs');
      assert.deepEqual((await pool.tree(block)).witness(), expected.witness(), 'given later');
      assert.deepEqual(
        (await pool.tree(block.length === 0 ? atlas.view(block).subarray(0) : block)).root,
        expected.root,
      );
      atlas.free(block);
      await assert.rejects(pool.tree(block), refusal('INVALID', /data was freed/));
    }
  } finally {
    pool.close();
  }
});

for (const [what, make] of Object.entries(CHANGES)) {
  test(`a pool whose bytes it reads later: the memory ${what}`, async () => {
    const atlas = await load();
    const pool = new WorkerPool(1);
    try {
      for (let round = 0; round < 2; round++) {
        // before anything runs, and when everything runs
        const { data, change, says } = make(atlas);
        const pending = pool.tree(data);
        change();
        await assert.rejects(pending, refusal('INVALID', new RegExp(`data ${says.source}`)));
      }
      assert.equal((await pool.tree(noise(70_000))).leafCount, 18);
    } finally {
      pool.close();
    }
  });
}

test('a watched part of a block that nobody else holds stays where it is', async () => {
  const atlas = await load();
  atlas.reserve(2_000_000);
  const buffer = new atlas.ConservedBuffer(resident(atlas, noise(1000)).subarray(10));
  atlas.alloc(atlas.alloc(1).buffer.byteLength); // its view is a new one from now on
  const { byteOffset } = buffer.bytes; // a view kept would lose its offset if the memory grows again
  for (let round = 0; round < 5; round++) {
    globalThis.gc();
    await new Promise(done => setTimeout(done, 5));
    for (let i = 0; i < 100; i++) atlas.alloc(1000).fill(9);
  }
  assert.deepEqual(buffer.bytes.slice(), noise(1000).subarray(10));
  assert.equal(buffer.bytes.byteOffset, byteOffset);
});

test('bytes that were asked for after growth keep their block, when the object that gave them is gone', async () => {
  const atlas = await load();
  let bytes = (() => {
    const buffer = new atlas.ConservedBuffer(resident(atlas, noise(1000)));
    atlas.alloc(atlas.alloc(1).buffer.byteLength);
    return buffer.bytes;
  })();
  atlas.reserve(5_000_000);
  bytes = atlas.view(bytes);
  for (let round = 0; round < 5; round++) {
    globalThis.gc();
    await new Promise(done => setTimeout(done, 5));
    for (let i = 0; i < 100; i++) atlas.alloc(1000).fill(9);
  }
  assert.deepEqual(bytes.slice(), noise(1000));
});
