import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINES, noise, plainSum, refusal, resident } from './engines.mjs';

for (const atlas of ENGINES) {
  const { name } = atlas.engine;

  test(`${name}: sumEqualsThePlainLoopForEveryLengthUpTo4200`, () => {
    const data = noise(4200);
    const there = resident(atlas, data);
    let expected = 0;
    for (let n = 0; n <= data.length; n++) {
      assert.equal(atlas.sum(data.subarray(0, n)), expected);
      assert.equal(atlas.sum(there.subarray(0, n)), expected);
      expected = (expected + data[n]) % 96;
    }
    atlas.free(there);
  });

  test(`${name}: sumIsIndependentOfPiecesAndForm`, () => {
    for (const length of [16_383, 16_384, 16_385, 100_003, 4 * 2 ** 20 - 1, 4 * 2 ** 20 + 4099]) {
      const data = noise(length, length);
      const expected = plainSum(data);
      assert.equal(atlas.sum(data), expected);
      assert.equal(atlas.sum(new DataView(data.buffer)), expected);
      assert.equal(atlas.sum(data.buffer), expected);
      const shared = new SharedArrayBuffer(length);
      new Uint8Array(shared).set(data);
      assert.equal(atlas.sum(shared), expected);
      assert.equal(atlas.sum(new Uint16Array(data.buffer, 0, length >> 1)), plainSum(data.subarray(0, length & ~1)));
    }
  });

  test(`${name}: killsLaneWrap32`, () => {
    const length = 300_000_001; // lanes of 32 bits wrap several times, three wraps would cancel
    const data = new Uint8Array(length).fill(255);
    assert.equal(atlas.sum(data), Number((255n * BigInt(length)) % 96n));
    atlas.reserve(length);
    const there = resident(atlas, data);
    for (const n of [67_372_036, 134_744_073, 269_488_145, length]) {
      assert.equal(atlas.sum(there.subarray(0, n)), Number((255n * BigInt(n)) % 96n), `${n} bytes`);
    }
    atlas.free(there);
  });

  test(`${name}: slidingCheckEqualsItsDefinition`, () => {
    for (const length of [1, 2, 15, 16, 17, 97, 300]) {
      for (const window of [1, 2, 3, 16, 96, length, length + 1]) {
        for (const spoil of [-1, 0, length >> 1, length - 1]) {
          const data = Uint8Array.from(
            { length },
            (_, i) => (i % window === 0 ? (96 - (((window - 1) * 5) % 96)) % 96 : 5) + (i % 3 === 0 ? 96 : 0),
          );
          if (spoil >= 0) data[spoil] ^= 1;
          let expected = true;
          const w = Math.min(window, length);
          for (let i = 0; i + w <= length; i++) expected &&= plainSum(data.subarray(i, i + w)) === 0;
          assert.equal(atlas.slidingCheck(data, window), expected);
          const there = resident(atlas, data);
          assert.equal(atlas.slidingCheck(there, BigInt(window)), expected);
          atlas.free(there);
        }
      }
    }
  });

  test(`${name}: slidingCheckLooksAtEveryPiece`, () => {
    const data = new Uint8Array(5 * 2 ** 20).fill(96);
    assert.equal(atlas.slidingCheck(data, 1000), true);
    for (const at of [999, 1000, 8191 + 1000, data.length - 1]) {
      data[at] = 1;
      assert.equal(atlas.slidingCheck(data, 1000), false, `byte ${at}`);
      data[at] = 96;
    }
  });

  test(`${name}: deltaByteIsRightForAllPairs`, () => {
    for (let old = 0; old < 256; old++) {
      for (let now = 0; now < 256; now++) assert.equal(atlas.deltaByte(17, old, now), (17 + now - old + 288) % 96);
    }
  });

  test(`${name}: badArgumentsAreNamed`, () => {
    assert.throws(() => atlas.sum(), refusal('INVALID', /data must be bytes .* got undefined/));
    assert.throws(() => atlas.sum('abc'), refusal('INVALID', /data .* got "abc"/));
    assert.throws(() => atlas.sum([1, 2]), refusal('INVALID', /data/));
    assert.throws(
      () => atlas.slidingCheck(new Uint8Array(3), 0),
      refusal('INVALID', /window must be a whole number 1\.\./),
    );
    assert.throws(() => atlas.slidingCheck(new Uint8Array(3), 1.5), refusal('INVALID', /window .* got 1\.5/));
    assert.throws(() => atlas.deltaByte(96, 0, 0), refusal('INVALID', /sum must be a whole number 0\.\.95, got 96/));
    assert.throws(() => atlas.deltaByte(0, 0, 256), refusal('INVALID', /new must be a whole number 0\.\.255, got 256/));
    assert.throws(
      () => atlas.delta(new Uint8Array(1), new Uint8Array(2)),
      refusal('INVALID', /equal lengths, got 1 and 2/),
    );
    assert.throws(() => atlas.windowCheck(new Uint8Array(0)), refusal('INVALID', /1\.\.1048576 bytes, got 0/));
    assert.throws(() => atlas.batchHint(-1), refusal('INVALID', /bytes/));
  });

  test(`${name}: killsDetachedReadAsEmpty`, () => {
    const transferred = new Uint8Array(8).fill(1);
    structuredClone(transferred.buffer, { transfer: [transferred.buffer] });
    assert.throws(() => atlas.sum(transferred), refusal('INVALID', /data is detached/));
    const resizable = new ArrayBuffer(64, { maxByteLength: 128 });
    const fixed = new Uint8Array(resizable, 16, 32);
    resizable.resize(8);
    assert.throws(() => atlas.sum(fixed), refusal('INVALID', /out of bounds/));
  });
}
