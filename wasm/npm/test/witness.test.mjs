import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { ENGINES, noise, plainSum, refusal, resident } from './engines.mjs';

const sha256 = (...parts) =>
  new Uint8Array(parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest());

/** MTH of RFC 9162, written as in the RFC. */
function mth(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Uint8Array.of(0), leaves[0]);
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return sha256(Uint8Array.of(1), mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

const cut = (data, size) =>
  Array.from({ length: Math.ceil(data.length / size) }, (_, i) => data.subarray(i * size, (i + 1) * size));

for (const atlas of ENGINES) {
  const { name } = atlas.engine;

  test(`${name}: digestEqualsNodesForEveryLengthUpTo700`, () => {
    const data = noise(700);
    const there = resident(atlas, data);
    for (let n = 1; n <= data.length; n++) {
      const expected = sha256(data.subarray(0, n));
      assert.deepEqual(atlas.witness(data.subarray(0, n)).digest, expected);
      assert.deepEqual(atlas.witness(there.subarray(0, n)).digest, expected);
    }
    atlas.free(there);
  });

  test(`${name}: digestIsIndependentOfPieces`, () => {
    for (const length of [16_384, 16_385, 1_000_003, 5_000_001]) {
      const data = noise(length, length);
      const { digest, resonance } = atlas.witness(data);
      assert.deepEqual(digest, sha256(data));
      assert.equal(resonance, plainSum(data));
    }
  });

  test(`${name}: treesEqualTheRfcsWords`, () => {
    for (const k of [8, 12, 16]) {
      for (const length of [1, 2 ** k - 1, 2 ** k, 2 ** k + 1, 5 * 2 ** k + 17, 9 * 2 ** k]) {
        const data = noise(length, length);
        const expected = mth(cut(data, 2 ** k));
        assert.deepEqual(atlas.tree(data, k).root, expected);
        assert.deepEqual(atlas.treeWitness(data, k).digest, expected);
        const there = resident(atlas, data);
        assert.deepEqual(atlas.tree(there, k).root, expected);
        assert.deepEqual(atlas.treeWitness(there, k).digest, expected);
        atlas.free(there);
      }
    }
  });

  test(`${name}: everyProofOfATreeBeyondOneGroupHolds`, () => {
    const data = noise(1500 * 256 + 3); // 1,501 leaves: proofs are combined from groups of 512
    const tree = atlas.tree(data, 8);
    const { root, leafCount: size } = tree;
    assert.equal(size, 1501);
    for (const index of [0, 1, 511, 512, 1023, 1024, 1499, 1500]) {
      const proof = tree.inclusionProof(index);
      assert.deepEqual(proof.leaf, sha256(Uint8Array.of(0), data.subarray(index * 256, (index + 1) * 256)));
      assert.ok(atlas.verifyInclusion({ root, ...proof }));
      assert.ok(!atlas.verifyInclusion({ root, ...proof, index: index ^ 1 }));
    }
    for (const first of [1, 2, 3, 511, 512, 513, 1024, 1025, 1500, 1501]) {
      const firstRoot = atlas.tree(data.subarray(0, Math.min(data.length, first * 256)), 8).root;
      const path = tree.consistencyProof(first);
      assert.ok(atlas.verifyConsistency({ first, second: size, firstRoot, secondRoot: root, path }), `first ${first}`);
      assert.ok(
        !atlas.verifyConsistency({ first, second: size, firstRoot: root.map(b => b ^ 1), secondRoot: root, path }),
      );
    }
    assert.throws(() => tree.inclusionProof(1501), refusal('INVALID', /index/));
    assert.throws(() => tree.consistencyProof(0), refusal('INVALID', /first/));
  });

  test(`${name}: changedLeavesAreTheOnesThatDiffer`, () => {
    const data = noise(1300 * 256);
    const changed = data.slice();
    for (const leaf of [0, 511, 512, 1299]) changed[leaf * 256 + 5] ^= 1;
    const before = atlas.tree(data, 8);
    assert.deepEqual(before.changedLeaves(atlas.tree(changed, 8)), [0, 511, 512, 1299]);
    assert.deepEqual(before.changedLeaves(before), []);
    assert.deepEqual(before.changedLeaves(atlas.tree(data.subarray(0, 1298 * 256 + 1), 8)), [1298, 1299]);
    assert.throws(() => before.changedLeaves(atlas.tree(data, 9)), refusal('INVALID', /leafLog2 8/));
    assert.throws(() => before.changedLeaves(null), refusal('INVALID', /other/));
  });

  test(`${name}: verifyLooksInOrder`, () => {
    for (const data of [noise(5000), resident(atlas, noise(5000))]) {
      for (const witness of [atlas.witness(data), atlas.treeWitness(data, 8)]) {
        atlas.verify(data, witness);
        atlas.verify(data, { ...witness, timestamp: 5, flags: 255, length: 5000 });
        const lie = { ...witness, resonance: (witness.resonance + 1) % 96 };
        const other = { ...witness, digest: witness.digest.map((b, i) => (i === 31 ? b ^ 1 : b)) };
        assert.throws(() => atlas.verify(data, lie), refusal('CONSERVATION', /verify/));
        assert.throws(() => atlas.verify(data, { ...other, resonance: lie.resonance }), refusal('WITNESS', /verify/));
        assert.throws(() => atlas.verify(data, { ...other, length: 4999n }), refusal('INVALID', /length/));
        assert.throws(
          () => atlas.verify(data, { ...witness, resonance: 96 }),
          refusal('INVALID', /witness\.resonance/),
        );
        assert.throws(
          () => atlas.verify(data, { ...witness, digest: new Uint8Array(31) }),
          refusal('INVALID', /witness\.digest must be 32 bytes, got 31/),
        );
      }
    }
    assert.throws(() => atlas.verify(noise(3), null), refusal('INVALID', /witness must be an object, got null/));
  });

  test(`${name}: recordsComeBack`, () => {
    const witness = { ...atlas.treeWitness(noise(5000), 9), timestamp: 2n ** 64n - 1n, flags: 129 };
    const record = atlas.encodeRecord(witness);
    assert.equal(record.length, 64);
    assert.deepEqual({ ...atlas.decodeRecord(record) }, witness);
    for (const [at, value] of [
      [48, 96],
      [49, 2],
      [50, 7],
      [63, 1],
      [52, 1],
    ]) {
      const bad = record.slice();
      bad[at] = value;
      assert.throws(() => atlas.decodeRecord(bad), refusal('INVALID', /record/), `byte ${at}`);
    }
    assert.throws(() => atlas.decodeRecord(record.subarray(1)), refusal('INVALID', /record must be 64 bytes, got 63/));
  });

  test(`${name}: mergeTakesMoreRecordsThanTheStagingBuffer`, () => {
    const one = atlas.witness(noise(10));
    const merged = atlas.merge(new Array(400).fill(one));
    assert.equal(merged.length, 4000n);
    assert.equal(merged.resonance, (one.resonance * 400) % 96);
    assert.deepEqual(merged.digest, sha256(...new Array(400).fill(one.digest)));
    assert.throws(() => atlas.merge([one]), refusal('INVALID', /2\.\./));
  });

  test(`${name}: batchesEqualTheSingleCalls`, () => {
    for (const entries of [
      [noise(0), noise(5), noise(4129)],
      Array.from({ length: 256 }, (_, i) => noise(i, i)),
      [noise(100_000), noise(3)],
    ]) {
      assert.deepEqual(
        atlas.batch.sum(entries),
        entries.map(e => atlas.sum(e)),
      );
      assert.deepEqual(
        atlas.batch.check(entries),
        entries.map(e => atlas.check(e)),
      );
      const pairs = entries.map(before => ({ before, after: before.map(b => b ^ 85) }));
      assert.deepEqual(
        atlas.batch.delta(pairs),
        pairs.map(({ before, after }) => atlas.delta(before, after)),
      );
      const filled = entries.filter(e => e.length > 0);
      assert.deepEqual(
        atlas.batch.witness(filled),
        filled.map(e => atlas.witness(e)),
      );
    }
    assert.throws(() => atlas.batch.sum([]), refusal('INVALID', /1\.\.256 entries, got 0/));
    assert.throws(() => atlas.batch.sum(new Array(257).fill(noise(1))), refusal('INVALID', /got 257/));
    assert.throws(
      () => atlas.batch.witness([noise(1), noise(0)]),
      refusal('INVALID', /entries\[1\] must not be empty/),
    );
    assert.throws(() => atlas.batch.sum([noise(1), null]), refusal('INVALID', /entries\[1\]/));
  });
}
