import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGINES, noise, plainSum, refusal, resident } from './engines.mjs';

for (const atlas of ENGINES) {
  const { name } = atlas.engine;

  test(`${name}: streamsGiveTheOneShotAnswerForAnySplit`, () => {
    const data = noise(10_000);
    for (const step of [1, 7, 64, 4096, 10_000]) {
      const sum = new atlas.ConservedSum();
      for (let i = 0; i < data.length; i += step) sum.update(data.subarray(i, i + step));
      assert.equal(sum.value(), plainSum(data));
    }
    const left = new atlas.ConservedSum().update(data.subarray(0, 123));
    const right = new atlas.ConservedSum().update(data.subarray(123));
    assert.equal(right.merge(left).value(), plainSum(data));
    assert.equal(new atlas.ConservedSum().restore(right.save()).value(), plainSum(data));
    assert.throws(() => left.merge(96), refusal('INVALID', /other/));
    assert.throws(() => left.restore(-1), refusal('INVALID', /state/));
  });

  test(`${name}: killsCacheStale`, () => {
    for (const data of [new Uint8Array(96), resident(atlas, new Uint8Array(96))]) {
      const buffer = new atlas.ConservedBuffer(data);
      assert.ok(buffer.check());
      buffer.set(0, 1);
      assert.ok(!buffer.check());
      buffer.set(1, Uint8Array.of(90, 5));
      assert.ok(buffer.check());
      data[5] = 9;
      assert.ok(buffer.check());
      buffer.invalidate();
      assert.equal(buffer.sum(), 9);
      assert.throws(() => buffer.set(96, 1), refusal('INVALID', /at/));
      assert.throws(() => buffer.set(0, 256), refusal('INVALID', /value/));
      assert.throws(() => buffer.set(95, Uint8Array.of(1, 2)), refusal('INVALID', /at/));
      assert.throws(() => buffer.set(0, new Uint8Array(97)), refusal('INVALID', /97 bytes/));
      assert.equal(buffer.sum(), 9);
    }
  });

  test(`${name}: budgetsKeepTheirRules`, () => {
    const budget = new atlas.Budget(10);
    assert.throws(() => budget.allocate(11), refusal('BUDGET', /11 asked for, 10 available/));
    assert.throws(() => budget.allocate(100), refusal('INVALID', /n must be a whole number 0\.\.95, got 100/));
    assert.throws(() => budget.allocateAll(1, 2, 96), refusal('INVALID', /amounts\[2\]/));
    assert.throws(() => budget.allocateAll(5, 5, 5), refusal('BUDGET', /10 available/));
    assert.equal(budget.available, 10);
    budget.allocateAll(...new Array(10).fill(1));
    assert.ok(!budget.tryAllocate(1));
    assert.equal(budget.release(95), 95);
    assert.equal(budget.release(2), 1);
    assert.throws(() => new atlas.Budget(96), refusal('INVALID', /initial/));
    assert.throws(() => budget.allocateAll(...new Array(20_000).fill(95)), refusal('BUDGET', /1 available/));
  });

  for (const where of ['resident', 'elsewhere']) {
    const place = bytes => (where === 'resident' ? resident(atlas, bytes) : bytes);

    test(`${name}: domains live, commit and end, ${where}`, () => {
      const data = place(new Uint8Array(40_000).map((_, i) => (i % 2 === 0 ? 95 : 1)));
      const domain = new atlas.Domain(40_000, 20);
      assert.throws(() => domain.verify(), refusal('STATE', /verify/));
      assert.throws(() => domain.attach(new Uint8Array(5)), refusal('INVALID', /declared length/));
      assert.throws(() => domain.attach(new Uint8Array(0)), refusal('INVALID', /region/));
      domain.attach(data);
      assert.throws(() => domain.attach(data), refusal('STATE', /ATTACHED/));
      domain.update(1, 1, 97);
      const old = data.slice(100, 39_100);
      domain.update(
        100,
        old,
        old.map(b => b ^ 2),
      );
      assert.equal(domain.sum, plainSum(data));
      domain.update(100, data.slice(100, 39_100), old);
      assert.throws(() => domain.update(0, 94, 95), refusal('INVALID', /offset 0, which holds 95, got 94/));
      assert.throws(() => domain.update(40_000, 0, 1), refusal('INVALID', /at/));
      assert.throws(() => domain.update(0, Uint8Array.of(95, 97), 1), refusal('INVALID', /equal lengths/));
      assert.equal(domain.witness, undefined);
      data[7] ^= 64;
      assert.throws(() => domain.commit(), refusal('CONSERVATION', /./));
      data[7] ^= 64;
      const witness = domain.commit();
      assert.deepEqual(domain.witness, witness);
      atlas.verify(data, witness);
      domain.verify();
      [data[0], data[1]] = [data[1], data[0]];
      assert.throws(() => domain.verify(), refusal('WITNESS', /verify/));
      assert.throws(() => domain.commit(), refusal('STATE', /COMMITTED/));
      domain.allocate(20);
      assert.throws(() => domain.allocate(1), refusal('BUDGET', /0 available/));
      assert.equal(domain.release(5), 5);
      domain.destroy();
      domain.destroy();
      assert.equal(domain.state, 'DESTROYED');
      for (const call of [
        () => domain.attach(data),
        () => domain.update(0, 1, 2),
        () => domain.verify(),
        () => domain.commit(),
        () => domain.allocate(1),
        () => domain.allocateAll(),
        () => domain.release(1),
        () => domain.available,
        () => domain.sum,
        () => domain.witness,
      ]) {
        assert.throws(call, refusal('DESTROYED', /destroyed/));
      }
      assert.equal(data[0], 97);
    });
  }

  test(`${name}: destroyedDomainsLeaveTheirMemoryToTheNext`, () => {
    const sizes = [1, 2].map(() => {
      for (let i = 0; i < 20_000; i++) {
        const domain = new atlas.Domain(10, 5);
        if (i % 2 === 0 && typeof Symbol.dispose === 'symbol') domain[Symbol.dispose]();
        domain.destroy();
      }
      const probe = atlas.alloc(1);
      const size = probe.buffer.byteLength;
      atlas.free(probe);
      return size;
    });
    assert.equal(sizes[1], sizes[0]); // each round needs 2 MB if nothing is freed
  });

  test(`${name}: killsOverlappingUpdate`, () => {
    const data = resident(atlas, Uint8Array.of(1, 2, 3, 4, 5, 81));
    const domain = new atlas.Domain(6, 0);
    domain.attach(data);
    domain.update(0, data.subarray(0, 3), data.subarray(1, 4)); // old and new lie in the region that is written
    assert.deepEqual([...data], [2, 3, 4, 4, 5, 81]);
    assert.equal(domain.sum, plainSum(data));
  });
}
