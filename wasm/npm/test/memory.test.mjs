import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'atlas-l2';
import { ENGINES, noise, plainSum, refusal, resident } from './engines.mjs';

const GUARD = 0xa5;

function guarded(atlas, length, where) {
  const whole = where === 'resident' ? atlas.alloc(length + 130) : new Uint8Array(length + 130);
  whole.fill(GUARD);
  return {
    whole,
    dst: whole.subarray(65, 65 + length),
    intact: () => whole.subarray(0, 65).every(b => b === GUARD) && whole.subarray(65 + length).every(b => b === GUARD),
  };
}

for (const atlas of ENGINES) {
  const { name } = atlas.engine;
  for (const where of ['resident', 'elsewhere']) {
    test(`${name}: fill keeps its rule and its bounds, ${where}`, () => {
      for (const length of [0, 1, 2, 15, 16, 17, 63, 64, 96, 97, 2049]) {
        for (const value of [0, 1, 96, 165, 255]) {
          const { whole, dst, intact } = guarded(atlas, length, where);
          atlas.fill(dst, value);
          assert.ok(intact());
          assert.equal(plainSum(dst), 0);
          if (length > 0) assert.ok(dst[length - 1] < 96 && dst.subarray(0, length - 1).every(b => b === value));
          if (where === 'resident') atlas.free(whole);
        }
      }
    });

    test(`${name}: a refused copy writes nothing, ${where}`, () => {
      const { whole, dst, intact } = guarded(atlas, 1000, where);
      dst.fill(7);
      const src = noise(1000);
      src[999] = (src[999] + 1 + 96 - plainSum(src)) & 255;
      if (plainSum(src) === 0) src[0] ^= 1;
      assert.throws(
        () => atlas.copy(where === 'resident' ? resident(atlas, src) : src, dst),
        refusal('CONSERVATION', /conserved/),
      );
      assert.ok(dst.every(b => b === 7) && intact());
      if (where === 'resident') atlas.free(whole);
    });

    test(`${name}: copyWithin is memmove, ${where}`, () => {
      const bytes = new Uint8Array(400).map((_, i) => (i % 2 === 0 ? 95 : 1));
      for (const [from, to] of [
        [0, 6],
        [6, 0],
        [10, 10],
        [0, 300],
      ]) {
        const data = where === 'resident' ? resident(atlas, bytes) : bytes.slice();
        const expected = bytes.slice().copyWithin(to, from, from + 100);
        atlas.copyWithin(data, from, to, 100);
        assert.deepEqual(data.slice(), expected);
        if (where === 'resident') atlas.free(data);
      }
    });
  }

  test(`${name}: bytes of the module's own page are read like any others, and never written`, () => {
    const block = atlas.alloc(1);
    const own = new Uint8Array(block.buffer, 64, 300);
    const before = own.slice();
    assert.equal(atlas.sum(own), plainSum(before));
    assert.equal(atlas.delta(own, new Uint8Array(300)), (96 - plainSum(before)) % 96);
    assert.throws(() => atlas.fill(own, 7), refusal('INVALID', /outside its range/));
    assert.deepEqual(own, before);
    atlas.free(block);
  });

  test(`${name}: badRangesAreRefused`, () => {
    const data = new Uint8Array(10);
    assert.throws(
      () => atlas.copyWithin(data, 8, 0, 3),
      refusal('INVALID', /from must be a whole number 0\.\.7, got 8/),
    );
    assert.throws(() => atlas.copyWithin(data, 0, -1, 3), refusal('INVALID', /to/));
    assert.throws(() => atlas.copyWithin(data, 0, 0, 11), refusal('INVALID', /length/));
    assert.throws(() => atlas.fill(data, 0, 11), refusal('INVALID', /start/));
    assert.throws(() => atlas.fill(data, 0, 0, -1), refusal('INVALID', /length/));
    assert.throws(() => atlas.fill(data, 256), refusal('INVALID', /value must be a whole number 0\.\.255, got 256/));
    assert.throws(
      () => atlas.copy(data, new Uint8Array(9)),
      refusal('INVALID', /src and dst must have equal lengths, got 10 and 9/),
    );
    assert.ok(data.every(b => b === 0));
  });
}

test('blocksNeverOverlapAndAreZeroed', async () => {
  const atlas = await load();
  const live = [];
  let x = 12345;
  for (let i = 0; i < 3000; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    if (live.length > 0 && x % 3 === 0) {
      const [{ mark, view }] = live.splice(x % live.length, 1);
      const now = atlas.view(view);
      assert.ok(now.every(b => b === mark));
      atlas.free(view);
    } else {
      const view = atlas.alloc(x % 5000);
      assert.ok(view.every(b => b === 0));
      const mark = (x >>> 8) & 255;
      view.fill(mark);
      live.push({ mark, view });
    }
  }
  live.forEach(({ view }) => atlas.free(view));
  const whole = atlas.alloc(60_000); // everything was freed and joined
  atlas.free(whole);
});

test('growthDetachesViewsButNotBlocks', async () => {
  const atlas = await load();
  const old = atlas.alloc(100);
  old.fill(3);
  const parts = old.subarray(10, 20);
  atlas.alloc(50_000_000);
  assert.equal(old.length, 0);
  assert.equal(atlas.sum(old), 300 % 96);
  assert.equal(atlas.sum(parts), 30);
  const fresh = atlas.view(old);
  assert.equal(fresh.length, 100);
  assert.ok(fresh.every(b => b === 3));
  atlas.free(fresh);
  assert.throws(() => atlas.sum(old), refusal('INVALID', /freed/));
  assert.throws(() => atlas.free(old), refusal('INVALID', /freed already/));
  assert.throws(() => atlas.free(new Uint8Array(3)), refusal('INVALID', /alloc/));
});

test('reservedRoomDetachesNothing', async () => {
  const atlas = await load();
  atlas.reserve(40_000_000);
  const first = atlas.alloc(100);
  atlas.alloc(39_000_000);
  assert.equal(first.length, 100);
});

test('watchersOutliveGrowth', async () => {
  const atlas = await load();
  const data = atlas.alloc(96);
  data.fill(1);
  const domain = new atlas.Domain(96, 0);
  const buffer = new atlas.ConservedBuffer(data);
  domain.attach(data);
  assert.equal(buffer.sum(), 0);
  atlas.alloc(80_000_000);
  domain.update(0, 1, 97);
  domain.verify();
  buffer.invalidate();
  assert.equal(buffer.get(0), 97);
  assert.equal(buffer.sum(), 0);
});

test('whatCannotBeHadIsRefusedWithMEMORY', async () => {
  const atlas = await load();
  assert.throws(() => atlas.alloc(2 ** 32), refusal('MEMORY', /cannot grow/));
  assert.throws(() => atlas.alloc(-1), refusal('INVALID', /length/));
  assert.equal(atlas.alloc(10).length, 10);
});

test('handlesOfGarbageAreReused', async () => {
  const atlas = await load();
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < 2000; i++) new atlas.Budget(1);
    globalThis.gc();
    await new Promise(done => setTimeout(done, 5));
  }
  const before = atlas.alloc(1);
  assert.ok(before.buffer.byteLength < 20 * 2000 * 64, `memory grew to ${before.buffer.byteLength}`);
});

test('forgottenBlocksAreGivenBack', async () => {
  const atlas = await load();
  let most = 0;
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < 50; i++) most = Math.max(most, atlas.alloc(10_000).buffer.byteLength);
    globalThis.gc();
    await new Promise(done => setTimeout(done, 5));
    atlas.reserve(1_000_000);
  }
  assert.ok(most < 5_000_000, `memory grew to ${most}`); // of 10,000,000 that were asked for
});

test('aPartOfABlockKeepsItWhereItIs', async () => {
  const atlas = await load();
  atlas.reserve(5_000_000);
  const part = atlas.alloc(1000).subarray(10).subarray(0, 900);
  const watched = new atlas.ConservedBuffer(atlas.alloc(1000));
  part.fill(7);
  for (let round = 0; round < 5; round++) {
    globalThis.gc();
    await new Promise(done => setTimeout(done, 5));
    for (let i = 0; i < 100; i++) atlas.alloc(1000).fill(9);
  }
  assert.ok(part.every(byte => byte === 7));
  assert.ok(watched.bytes.every(byte => byte === 0));
});
