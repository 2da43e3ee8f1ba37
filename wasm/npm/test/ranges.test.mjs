import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINES, noise, plainSum, refusal } from './engines.mjs';

const LEAF = 256;

/** A shuffled order, the same in every run. */
function shuffled(list, seed) {
  let state = seed;
  return list
    .map(entry => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return [state, entry];
    })
    .sort(([a], [b]) => a - b)
    .map(([, entry]) => entry);
}

for (const atlas of ENGINES) {
  const { name } = atlas.engine;
  const cut = (data, from, to) => atlas.range(data.subarray(from, to), from, 8);

  test(`${name}: partsInAnyOrderGiveTheWitnessOfTheWhole`, () => {
    for (let round = 1; round <= 40; round++) {
      const data = noise(((round * 7919) % (60 * LEAF)) + 1, round);
      const parts = [];
      for (
        let from = 0, leaves = (round % 5) + 1;
        from < data.length;
        from += leaves * LEAF, leaves = ((leaves * 3) % 7) + 1
      ) {
        parts.push(cut(data, from, Math.min(data.length, from + leaves * LEAF)));
      }
      const joined = shuffled(parts, round).reduce((one, part) => (round % 2 ? one.merge(part) : part.merge(one)));
      assert.deepEqual(joined.witness(data.length), atlas.treeWitness(data, 8));
      assert.equal(joined.covered, BigInt(data.length));
      assert.equal(joined.resonance, plainSum(data));
      assert.deepEqual(atlas.decodeRange(joined.encode()).witness(BigInt(data.length)), joined.witness(data.length));
    }
  });

  test(`${name}: gapsOverlapsAndAMissingEndAreNamed`, () => {
    const data = noise(5 * LEAF + 7);
    const middle = cut(data, LEAF, 3 * LEAF);
    const last = cut(data, 5 * LEAF, data.length);
    const invalid = (call, pattern) => assert.throws(call, refusal('INVALID', pattern));
    invalid(() => middle.witness(data.length), /got none of bytes 0\.\.255/);
    invalid(() => middle.merge(cut(data, 0, LEAF)).witness(data.length), /got none of bytes 768\.\.1286/);
    invalid(
      () =>
        cut(data, 0, 3 * LEAF)
          .merge(last)
          .witness(data.length),
      /got none of bytes 768\.\.1279/,
    );
    invalid(() => cut(data, 0, data.length).witness(data.length - 1), /must end at byte 1286, got bytes up to 1287/);
    invalid(() => middle.merge(middle), /got byte 256 twice/);
    invalid(() => middle.merge(cut(data, 2 * LEAF, 3 * LEAF)), /got byte 512 twice/);
    invalid(() => last.merge(atlas.range(data, 6 * LEAF, 8)), /ends at byte 1287, within a leaf/);
    invalid(
      () => middle.merge(atlas.range(data, 65_536, 9)),
      /ranges\[1\] must be a CompactRange with leafLog2 8, got one with 9/,
    );
    invalid(() => middle.merge({}), /ranges\[1\] must be a CompactRange, got/);
    invalid(() => atlas.mergeRanges([]), /ranges must have 1/);
    invalid(() => middle.witness(0), /length/);
    invalid(() => atlas.range(data, 1, 8), /at must be a multiple of the leaf's 256 bytes, got 1/);
    invalid(() => atlas.range(data, -256, 8), /at must be/);
    invalid(() => atlas.range(data, 0.5, 8), /at must be/);
    invalid(() => atlas.range(data, 2n ** 63n, 8), /at must be/);
    invalid(() => atlas.range(new Uint8Array(0), 0, 8), /data must not be empty/);
    invalid(() => atlas.range(data, 0, 7), /leafLog2 must be/);
    assert.equal(atlas.range(data, 2n ** 50n, 8).covered, BigInt(data.length), 'offsets may be far beyond any array');
  });

  test(`${name}: onlyWhatEncodeGivesIsDecoded`, () => {
    const data = noise(7 * LEAF + 3);
    const encoded = cut(data, LEAF, data.length).encode();
    for (let length = 0; length < encoded.length; length += 7)
      assert.throws(() => atlas.decodeRange(encoded.subarray(0, length)), refusal('INVALID', /encoded/));
    for (let i = 0; i < encoded.length; i++) {
      const other = encoded.slice();
      other[i] ^= 1 << (i % 8);
      try {
        assert.deepEqual(atlas.decodeRange(other).encode(), other);
      } catch (error) {
        assert.equal(error.codeName, 'INVALID', error.stack);
      }
    }
    for (const i of [0, 1, 3, 4, 12]) {
      const other = encoded.slice();
      other[i] ^= 0x40;
      assert.throws(
        () => atlas.decodeRange(other),
        refusal('INVALID', /encoded must be what CompactRange.encode gives/),
      );
    }
  });
}
