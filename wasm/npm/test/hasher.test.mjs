// Hashers give the answers of one call, for all splits, and through clones and saved states.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { load } from 'atlas-l2';
import { load as loadStreams } from 'atlas-l2/streams';
import { ENGINES, noise, refusal, resident } from './engines.mjs';

const ALL = [
  ...ENGINES,
  await load({ engine: 'auto' }),
  await loadStreams({ engine: 'simd' }),
  await loadStreams({ engine: 'host' }),
];
const KINDS = [{}, { leafLog2: 8 }, { leafLog2: 11 }, { leafLog2: 12 }, { leafLog2: 16 }];
const expected = (atlas, bytes, { leafLog2 }) =>
  leafLog2 === undefined ? atlas.witness(bytes) : atlas.treeWitness(bytes, leafLog2);

/** Lengths of pieces that look random and are the same in every run, some of them 0. */
function* lengths(seed, most) {
  for (const byte of noise(5000, seed)) yield Math.floor((most * byte * byte) / 65_025) % (most + 1);
}

function push(hasher, bytes, seed, most) {
  let at = 0;
  for (const n of lengths(seed, most)) {
    hasher.update(bytes.subarray(at, at + n));
    at += n;
    if (at >= bytes.length) break;
  }
  return hasher.update(bytes.subarray(at));
}

for (const atlas of ALL) {
  const { name } = atlas.engine;

  test(`${name}: everySplitHasTheWitnessOfOneCall`, () => {
    for (const kind of KINDS) {
      for (const resumable of [false, true]) {
        for (const length of [1, 63, 64, 255, 256, 257, 4096, 16_384, 70_001, 300_000]) {
          const bytes = noise(length, length);
          for (const [seed, most] of [
            [1, 3000],
            [2, 70_000],
            [3, length],
          ]) {
            const hasher = push(new atlas.WitnessHasher({ ...kind, resumable }), bytes, seed, most);
            assert.deepEqual(hasher.witness(), expected(atlas, bytes, kind), `${length} bytes, split ${seed}`);
            assert.deepEqual(hasher.digest(), hasher.witness().digest);
          }
        }
      }
    }
  });

  test(`${name}: answersInBetweenChangeNothing`, () => {
    for (const kind of KINDS) {
      for (const resumable of [false, true]) {
        const bytes = noise(40_000, 7);
        const hasher = new atlas.WitnessHasher({ ...kind, resumable });
        for (let at = 0; at < bytes.length; at += 777) {
          hasher.update(bytes.subarray(at, at + 777));
          const so = bytes.subarray(0, Math.min(bytes.length, at + 777));
          assert.deepEqual(hasher.witness(), expected(atlas, so, kind));
        }
      }
    }
  });

  test(`${name}: clonesGoTheirOwnWay`, () => {
    for (const kind of KINDS) {
      for (const resumable of [false, true]) {
        const [start, left, right] = [noise(33_333, 1), noise(5000, 2), noise(70_000, 3)];
        const hasher = new atlas.WitnessHasher({ ...kind, resumable }).update(start);
        const clone = hasher.clone().update(left);
        hasher.update(right);
        assert.deepEqual(clone.witness(), expected(atlas, Buffer.concat([start, left]), kind));
        assert.deepEqual(hasher.witness(), expected(atlas, Buffer.concat([start, right]), kind));
        assert.deepEqual(hasher.reset().update(left).witness(), expected(atlas, left, kind));
        assert.deepEqual(clone.witness(), expected(atlas, Buffer.concat([start, left]), kind));
      }
    }
  });

  test(`${name}: aSavedStateGoesOnAnywhere`, () => {
    for (const kind of KINDS) {
      for (const length of [0, 1, 64, 256, 4095, 70_001, 256 * 1000 + 5]) {
        const bytes = noise(length, length + 1);
        const more = noise(9999, 5);
        const state = push(new atlas.WitnessHasher({ ...kind, resumable: true }), bytes, 4, 5000).save();
        const same = new atlas.WitnessHasher({ ...kind, resumable: true }).update(bytes).save();
        assert.deepEqual(state, same, 'the state does not depend on the split');
        for (const other of ALL) {
          const hasher = new other.WitnessHasher({ ...kind, resumable: true }).update(more).restore(state);
          assert.deepEqual(hasher.save(), state);
          const last = new other.WitnessHasher(kind).update(more).restore(state).clone(); // which only the module can go on with
          for (const resumed of [hasher, last])
            assert.deepEqual(resumed.update(more).witness(), expected(atlas, Buffer.concat([bytes, more]), kind));
          assert.deepEqual(last.reset().update(more).witness(), expected(atlas, more, kind));
        }
      }
    }
  });

  test(`${name}: changedStatesAreRefusedAndChangeNothing`, () => {
    for (const kind of KINDS) {
      const bytes = noise(1000, 3);
      const hasher = new atlas.WitnessHasher({ ...kind, resumable: true }).update(bytes);
      const state = hasher.save();
      const before = hasher.witness();
      for (let at = 0; at < state.length; at += state.length > 500 ? 97 : 1) {
        const changed = state.slice();
        changed[at] ^= 1 << (at % 8);
        assert.throws(() => hasher.restore(changed), refusal('INVALID', /state must be what save gives/), `byte ${at}`);
      }
      for (const other of [new Uint8Array(0), state.subarray(1), state.subarray(0, -1), new Uint8Array(100)])
        assert.throws(() => hasher.restore(other), refusal('INVALID', /state must be what save gives/));
      assert.throws(() => hasher.restore('state'), refusal('INVALID', /state must be bytes/));
      assert.throws(() => hasher.restore(undefined), refusal('INVALID', /state must be bytes/));
      const other = new atlas.WitnessHasher({ leafLog2: 9, resumable: true });
      assert.throws(
        () => other.restore(state),
        refusal('INVALID', /state must be that of a tree with leafLog2 9, got/),
      );
      assert.deepEqual(hasher.witness(), before);
    }
  });

  test(`${name}: hashersRefuseWhatTheyCannotTake`, () => {
    const hasher = new atlas.WitnessHasher();
    assert.throws(() => hasher.witness(), refusal('INVALID', /no witness of 0 bytes/));
    assert.deepEqual(Buffer.from(hasher.digest()), createHash('sha256').digest());
    assert.deepEqual(Buffer.from(new atlas.WitnessHasher({ leafLog2: 8 }).digest()), createHash('sha256').digest());
    assert.throws(() => hasher.save(), refusal('STATE', /resumable: true/));
    for (const bad of ['text', 5, null, undefined, [1, 2], {}]) {
      assert.throws(() => hasher.update(bad), refusal('INVALID', /data must be bytes/));
    }
    assert.throws(() => hasher.update('text'), refusal('INVALID', /new TextEncoder\(\)\.encode\(text\)/));
    assert.throws(() => hasher.witness(), refusal('INVALID', /no witness of 0 bytes/));
    for (const leafLog2 of [7, 17, 'x', null, 8.5])
      assert.throws(() => new atlas.WitnessHasher({ leafLog2 }), refusal('INVALID', /leafLog2 must be/));
    assert.throws(() => new atlas.WitnessHasher(12), refusal('INVALID', /options must be an object/));
    assert.throws(() => new atlas.WitnessHasher({ leaf: 12 }), refusal('INVALID', /options\.leaf is not known/));
    assert.throws(() => new atlas.WitnessHasher({ resumable: 1 }), refusal('INVALID', /options\.resumable/));
  });

  test(`${name}: residentBytesAndGrowthDoNotMatter`, () => {
    for (const kind of KINDS) {
      const bytes = noise(100_000, 9);
      const block = resident(atlas, bytes);
      const hasher = new atlas.WitnessHasher(kind).update(block.subarray(0, 50_001));
      atlas.free(atlas.alloc(3_000_000)); // grows
      hasher.update(atlas.view(block).subarray(50_001));
      assert.deepEqual(hasher.witness(), expected(atlas, bytes, kind));
    }
  });
}

for (const atlas of ALL) {
  test(`${atlas.engine.name}: aDisposedHasherRefusesAllCalls`, () => {
    for (const kind of KINDS) {
      for (const resumable of [false, true]) {
        const hasher = new atlas.WitnessHasher({ ...kind, resumable }).update(noise(5000));
        const clone = hasher.clone();
        const state = new atlas.WitnessHasher({ ...kind, resumable: true }).save();
        hasher.dispose();
        hasher.dispose();
        for (const call of ['update', 'digest', 'witness', 'clone', 'reset', 'save', 'restore'])
          assert.throws(() => hasher[call](state), refusal('DESTROYED', /: the hasher was disposed$/));
        assert.deepEqual(clone.witness(), expected(atlas, noise(5000), kind));
        if (typeof Symbol.dispose === 'symbol') clone[Symbol.dispose]();
        else clone.dispose();
        assert.throws(() => clone.digest(), refusal('DESTROYED', /disposed/));
      }
    }
  });

  test(`${atlas.engine.name}: disposedHashersLeaveTheirMemoryToTheNext`, () => {
    const sizes = [1, 2].map(() => {
      for (const kind of KINDS) {
        for (let i = 0; i < 300; i++) {
          const hasher = new atlas.WitnessHasher({ ...kind, resumable: true }).update(Uint8Array.of(1));
          hasher.clone().dispose();
          assert.throws(() => hasher.restore(new Uint8Array(50)), refusal('INVALID', /state/));
          hasher.restore(hasher.save()).reset().dispose();
        }
      }
      const probe = atlas.alloc(1);
      const size = probe.buffer.byteLength;
      atlas.free(probe);
      return size;
    });
    assert.equal(sizes[1], sizes[0]); // each round needs 100 MB if nothing is freed
  });
}

test('memoryOfHashersIsFreedWithThem', {
  skip: globalThis.gc === undefined && 'no gc; to run it: --expose-gc',
}, async () => {
  const atlas = await load({ engine: 'simd' });
  const probe = atlas.alloc(1);
  const bytes = noise(100);
  for (let i = 0; i < 60; i++) {
    for (let j = 0; j < 20; j++) new atlas.WitnessHasher({ leafLog2: 16 }).update(bytes).clone();
    globalThis.gc();
    await new Promise(done => setImmediate(done));
  }
  const size = atlas.view(probe).buffer.byteLength;
  assert.ok(size < 64 * 2 ** 20, `${size} bytes`); // all of them together need 600 MiB
});
