// `auto` leaves short inputs to the module, whichever implementation of SHA-256 has won.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { load } from 'atlas-l2';
import { noise, resident } from './engines.mjs';

const crypto = createRequire(import.meta.url)('node:crypto');
const SHORT = [1, 32, 63, 64, 100, 199, 255];
const LONG = 4096;

const auto = await load();
const simd = await load({ engine: 'simd' });
const host = await load({ engine: 'host' });

/** How often node:crypto was asked for a SHA-256 meanwhile. */
function hostCalls(work) {
  const { createHash } = crypto;
  let calls = 0;
  crypto.createHash = (...args) => {
    calls++;
    return createHash(...args);
  };
  try {
    work();
  } finally {
    crypto.createHash = createHash;
  }
  return calls;
}

/** Every way to witness a region that is not longer than short inputs are. */
function witnessAll(atlas, bytes) {
  const seen = [];
  for (const data of [bytes, resident(atlas, bytes)]) {
    const flat = atlas.witness(data);
    const tree = atlas.treeWitness(data);
    atlas.verify(data, flat);
    atlas.verify(data, tree);
    seen.push(flat, tree, atlas.treeWitness(data, 16));
  }
  return seen;
}

test('autoHashesShortInputsItself', () => {
  for (const length of SHORT) {
    const bytes = noise(length, length);
    let seen;
    assert.equal(
      hostCalls(() => {
        seen = witnessAll(auto, bytes);
      }),
      0,
      `${length} bytes`,
    );
    assert.deepEqual(seen, witnessAll(simd, bytes), `${length} bytes`);
    assert.deepEqual(seen, witnessAll(host, bytes), `${length} bytes`);
  }
});

test('autoHashesLongInputsByWhatHasWon', () => {
  const calls = hostCalls(() => auto.witness(noise(LONG)));
  assert.equal(calls > 0, auto.engine.sha256 === 'node:crypto');
});

test('anEngineThatWasAskedForHashesAllInputs', () => {
  for (const length of [...SHORT, LONG]) {
    const bytes = noise(length);
    assert.ok(hostCalls(() => host.witness(bytes)) > 0, `${length} bytes`);
    assert.equal(
      hostCalls(() => witnessAll(simd, bytes)),
      0,
      `${length} bytes`,
    );
  }
});
