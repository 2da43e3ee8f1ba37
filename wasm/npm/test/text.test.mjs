// Digests in hexadecimal, witnesses in JSON.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AtlasError, fromJSON, toHex, toJSON } from 'atlas-l2';
import { ENGINES, noise, refusal } from './engines.mjs';

const [atlas] = ENGINES;

test('toHexIsThatOfNode', () => {
  const bytes = noise(300);
  assert.equal(toHex(bytes), Buffer.from(bytes).toString('hex'));
  assert.equal(toHex(bytes.buffer), Buffer.from(bytes).toString('hex'));
  assert.equal(toHex(new Uint8Array(0)), '');
  assert.equal(toHex(new Uint16Array([1])), '0100');
  assert.throws(() => toHex('ff'), refusal('INVALID', /data must be bytes.*TextEncoder/));
});

test('jsonGoesRound', () => {
  for (const witness of [
    atlas.witness(noise(1000)),
    atlas.treeWitness(noise(70_000), 8),
    { ...atlas.witness(noise(5)), length: 2n ** 64n - 1n, timestamp: 2n ** 64n - 1n, flags: 255 },
  ]) {
    const text = JSON.stringify(toJSON(witness));
    assert.deepEqual(fromJSON(JSON.parse(text)), witness);
    assert.deepEqual(toJSON(fromJSON(JSON.parse(text))), JSON.parse(text));
  }
  assert.deepEqual(
    Object.keys(toJSON(atlas.witness(noise(5)))).join(),
    'kind,k,digest,length,resonance,timestamp,flags',
  );
  assert.ok(Object.isFrozen(fromJSON(toJSON(atlas.witness(noise(5))))));
});

test('lengthsMayBeNumbersInWhatIsWritten', () => {
  const { length, ...rest } = atlas.witness(noise(5));
  assert.deepEqual(toJSON({ ...rest, length: Number(length), timestamp: 7 }).timestamp, '7');
});

test('wrongMembersAreNamed', () => {
  const flat = toJSON(atlas.witness(noise(1000)));
  const tree = toJSON(atlas.treeWitness(noise(1000), 8));
  const wrong = {
    kind: [undefined, null, 'Flat', 'tree ', 0, {}],
    k: [undefined, null, 1, 8, -1, 0.5, '0', NaN],
    digest: [
      undefined,
      null,
      5,
      '',
      flat.digest.slice(1),
      `${flat.digest}0`,
      flat.digest.toUpperCase(),
      'g'.repeat(64),
    ],
    length: [
      undefined,
      null,
      5,
      5n,
      '',
      '0',
      '-1',
      '+1',
      '01',
      '1.0',
      '1e3',
      ' 1',
      '0x10',
      '18446744073709551616',
      '9'.repeat(30),
    ],
    resonance: [undefined, null, -1, 96, 0.5, '5', NaN],
    timestamp: [undefined, null, 0, '00', '-0', '18446744073709551616'],
    flags: [undefined, null, -1, 256, '0', 1.5],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      assert.throws(
        () => fromJSON({ ...flat, [name]: value }),
        refusal('INVALID', new RegExp(`json\\.${name} must`)),
        `${name} ${String(value)}`,
      );
    }
  }
  for (const k of [0, 7, 17]) assert.throws(() => fromJSON({ ...tree, k }), refusal('INVALID', /json\.k must/));
  for (const value of [undefined, null, 5, 'text', JSON.stringify(flat)])
    assert.throws(() => fromJSON(value), refusal('INVALID', /json must be an object/));
  assert.throws(() => toJSON({ ...atlas.witness(noise(5)), length: 0n }), AtlasError);
});

test('membersOfOthersAreIgnored', () => {
  const flat = atlas.witness(noise(1000));
  assert.deepEqual(fromJSON({ file: 'data.bin', ...toJSON(flat) }), flat);
});
