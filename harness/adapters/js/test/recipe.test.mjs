import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digest, expand, freeing, toHex } from '../src/recipe.mjs';

/** The generator as the protocol states it. */
function plain(seed, length) {
  const mask = 2n ** 64n - 1n;
  const out = [];
  for (let state = seed; out.length < length; ) {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = ((state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    z ^= z >> 31n;
    for (let i = 0n; i < 8n; i++) out.push(Number((z >> (8n * i)) & 255n));
  }
  return Uint8Array.from(out.slice(0, length));
}

test('splitmix64EqualsItsDefinition', () => {
  const seeds = [
    0n,
    1n,
    42n,
    2n ** 32n - 1n,
    2n ** 32n,
    2n ** 63n,
    2n ** 64n - 1n,
    0x9e3779b97f4a7c15n,
    0x61c8864680b583ebn,
  ];
  for (const seed of seeds) {
    for (const length of [0, 1, 7, 8, 9, 4001, 16_384, 16_385, 40_007]) {
      assert.deepEqual(
        expand({ splitmix64: String(seed), length }),
        plain(seed, length),
        `seed ${seed}, ${length} bytes`,
      );
    }
  }
});

test('formsMakeTheirBytes', () => {
  assert.equal(toHex(expand({ repeat: '0102ff', count: 3 })), '0102ff0102ff0102ff');
  assert.equal(toHex(expand({ ramp: 250, step: 3, modulus: 251, length: 5 })), 'fa0205080b');
  assert.equal(toHex(expand({ concat: [{ hex: '01' }, { repeat: 'aa', count: 2 }, { hex: '' }] })), '01aaaa');
  assert.equal(toHex(expand({ patch: { repeat: '00', count: 4 }, at: 2, with: '0708' })), '00000708');
  assert.equal(toHex(expand({ patch: { hex: 'ffff' }, at: 2, with: '' })), 'ffff');
  assert.equal(expand(null), undefined);
});

test('partsAreWrittenWhereTheyBelong', () => {
  const random = { splitmix64: '7', length: 20_001 };
  const bytes = expand({
    concat: [
      { hex: 'ee' },
      { patch: random, at: 20_000, with: '55' },
      {
        concat: [
          { repeat: '010203', count: 3 },
          { ramp: 9, length: 2 },
          { repeat: '00', count: 2 },
        ],
      },
      { repeat: '0102', count: 0 },
      { hex: 'dd' },
    ],
  });
  assert.deepEqual(bytes.subarray(1, 20_001), expand(random).subarray(0, 20_000));
  assert.equal(toHex(bytes.subarray(0, 1)), 'ee');
  assert.equal(toHex(bytes.subarray(20_001)), '55010203010203010203090a0000dd');
});

test('whatIsNoRecipeIsAnErrorAndNeverEmpty', () => {
  const bad = [
    {},
    { hex: '0' },
    { hex: 'AB' },
    { repeat: '', count: 1 },
    { repeat: '00' },
    { repeat: '00', count: -1 },
    { repeat: '00', count: 1.5 },
    { ramp: 256, length: 1 },
    { ramp: 0, step: 256, length: 1 },
    { ramp: 0, modulus: 0, length: 1 },
    { splitmix64: 1, length: 1 },
    { splitmix64: '18446744073709551616', length: 1 },
    { splitmix64: '01', length: 1 },
    { patch: { hex: '00' }, at: 1, with: '01' },
    { patch: { hex: '00' }, at: 2, with: '' },
    { concat: [{ hex: '00' }, {}] },
  ];
  for (const recipe of bad) assert.throws(() => expand(recipe), JSON.stringify(recipe));
});

test('longRegionsAreFreedWhenTheirRequestIsAnswered', async () => {
  const long = { repeat: '01', count: 20_000 };
  const free = ArrayBuffer.prototype.transfer === undefined ? 20_000 : 0;
  const before = expand(long);
  const made = [];
  const answered = await freeing(async () => {
    made.push(expand(long), expand({ hex: '01' }));
    await Promise.resolve();
    made.push(expand({ concat: [long, long] }));
    return made.map(({ length }) => length);
  });
  assert.deepEqual(answered, [20_000, 1, 40_000]);
  assert.deepEqual(
    made.map(({ length }) => length),
    [free, 1, 2 * free],
  );
  const refused = () => {
    made.push(expand(long));
    throw new Error('refused');
  };
  await assert.rejects(freeing(refused), /refused/);
  assert.equal(made.at(-1).length, free);
  const after = expand(long);
  await freeing(() => {});
  assert.deepEqual([before.length, after.length], [20_000, 20_000], 'those of no request stay');
});

test('digestShowsBothEnds', () => {
  assert.deepEqual(digest(new Uint8Array(0)), { length: 0, fnv1a: '811c9dc5', head: '', tail: '' });
  assert.deepEqual(digest(expand({ hex: '5f01' })), { length: 2, fnv1a: 'b00c09bd', head: '5f01', tail: '5f01' });
});
