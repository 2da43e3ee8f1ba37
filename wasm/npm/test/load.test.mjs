import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { AtlasError, constants, ErrorCode, load, loadSync } from 'atlas-l2';
import { refusal } from './engines.mjs';

const require = createRequire(import.meta.url);
const bytesOf = engine => readFileSync(require.resolve(`atlas-l2/${engine}.wasm`));

test('everyWayOfLoadingGivesTheSameLibrary', async () => {
  const module = new WebAssembly.Module(bytesOf('base'));
  const response = () => new Response(bytesOf('simd'), { headers: { 'content-type': 'application/wasm' } });
  const ways = [
    load(),
    load({}),
    load({ engine: 'auto' }),
    load({ engine: 'simd' }),
    load({ engine: 'base' }),
    load(module),
    load(bytesOf('simd')),
    load({ module }),
    load({ module: bytesOf('simd') }),
    load({ module: response() }),
    load({ module: Promise.resolve(response()) }),
    loadSync(),
    loadSync({ engine: 'base' }),
    loadSync(module),
    loadSync(bytesOf('simd')),
    loadSync({ module }),
  ];
  for (const atlas of await Promise.all(ways)) {
    assert.equal(atlas.sum(new Uint8Array(4129).fill(255)), 63);
    assert.equal(atlas.version.text, '1.0.0');
    assert.ok(atlas.engine.reason.length > 0);
  }
});

test('engineIsChosenForcedAndExplained', async () => {
  const { name, module, sha256, reason } = (await load()).engine;
  assert.equal(module, 'simd');
  assert.equal(name, sha256 === 'node:crypto' ? 'host' : 'simd');
  assert.match(reason, /128-bit SIMD; SHA-256 of 4 KiB took \d+ us by simd, \d+ us by node:crypto/);
  assert.deepEqual((await load()).engine, loadSync().engine, 'measured once, then remembered');
  for (const forced of ['base', 'simd']) {
    assert.deepEqual(
      { ...(await load({ engine: forced })).engine },
      { name: forced, module: forced, sha256: forced, reason: 'asked for' },
    );
  }
  assert.deepEqual(
    { ...loadSync({ engine: 'host' }).engine },
    { name: 'host', module: 'simd', sha256: 'node:crypto', reason: 'asked for' },
  );
  await assert.rejects(load({ engine: 'fast' }), refusal('INVALID', /engine must be .* got "fast"/));
  await assert.rejects(load(null), refusal('INVALID', /options must be an object, got null/));
});

test('brokenModulesAreRefused', async () => {
  await assert.rejects(load(bytesOf('simd').subarray(0, 100)), refusal('INVALID', /module cannot be compiled/));
  assert.throws(() => loadSync(new Uint8Array(8)), refusal('INVALID', /module cannot be compiled/));
  await assert.rejects(
    load(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)),
    refusal('INVALID', /module must be simd\.wasm or base\.wasm/),
  );
  await assert.rejects(load({ module: 5 }), refusal('INVALID', /module must be/));
});

test('bothModulesHaveTheSameExportsAndNoImports', () => {
  const [simd, base] = ['simd', 'base'].map(engine => new WebAssembly.Module(bytesOf(engine)));
  assert.deepEqual(WebAssembly.Module.exports(simd), WebAssembly.Module.exports(base));
  for (const module of [simd, base]) assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test('errorsCarryTheirCode', async () => {
  const atlas = await load();
  try {
    atlas.copy(Uint8Array.of(1), new Uint8Array(1));
    assert.fail('a copy of what is not conserved must be refused');
  } catch (error) {
    assert.ok(error instanceof AtlasError && error instanceof Error);
    assert.equal(error.code, ErrorCode.CONSERVATION);
    assert.equal(error.codeName, 'CONSERVATION');
  }
  assert.equal(constants.structure, 12_288);
});

test('whatIsPublicCannotBeChanged', async () => {
  const atlas = await load();
  for (const thing of [atlas, atlas.engine, atlas.version, atlas.batch, constants, ErrorCode])
    assert.ok(Object.isFrozen(thing));
});
