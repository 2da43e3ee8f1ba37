import assert from 'node:assert/strict';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { BUNDLERS } from '../build.mjs';
import { expected } from './expected.mjs';
import { launch, missing, visit } from './chromium.mjs';

const HOME = fileURLToPath(new URL('..', import.meta.url));
/** The strictest policy under which WebAssembly runs, and isolation, which shared memory needs. */
const STRICT = { 'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" };
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

let browser;
before(async () => {
  if (!missing) browser = await launch();
});
after(() => browser?.close());

const ready = page => page.waitForFunction(() => globalThis.bundled !== undefined);
const call = (page, name) => page.evaluate(key => globalThis.bundled[key](), name);

for (const [name, build] of Object.entries(BUNDLERS)) {
  describe(name, () => {
    const out = join(HOME, 'built', name);

    test('builds the application without a word', async () => {
      assert.deepEqual(await build(join(HOME, 'app'), out), []);
    });

    test('page, worker, pool and shared budget give the right answers in Chromium, and nothing is logged', {
      skip: missing,
    }, async () => {
      const said = await visit(browser, out, { ...STRICT, ...ISOLATED }, async page => {
        await ready(page);
        assert.deepEqual(await call(page, 'page'), expected);
        assert.deepEqual(await call(page, 'worker'), expected);
        assert.deepEqual(await call(page, 'pool'), expected.simd.root);
        assert.deepEqual(await call(page, 'ownPool'), expected.simd.root);
        assert.deepEqual(await call(page, 'shared'), [25, 25]);
      });
      assert.deepEqual(said, []);
    });

    test('a page that is not isolated has a pool, and no shared budget but the headers to serve', {
      skip: missing,
    }, async () => {
      const said = await visit(browser, out, STRICT, async page => {
        await ready(page);
        assert.deepEqual(await call(page, 'pool'), expected.simd.root);
        const { message, ...refusal } = await call(page, 'shared');
        assert.deepEqual(refusal, { name: 'AtlasError', codeName: 'INVALID' });
        assert.match(message, /Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp/);
      });
      assert.deepEqual(said, []);
    });

    test('a policy that forbids WebAssembly is named with what to do', { skip: missing }, async () => {
      await visit(browser, out, { 'content-security-policy': "default-src 'self'" }, async page => {
        await ready(page);
        const { message, ...refusal } = await call(page, 'page');
        assert.deepEqual(refusal, { name: 'AtlasError', codeName: 'INVALID' });
        assert.match(message, /Content-Security-Policy.*'wasm-unsafe-eval'/);
      }); // the browser logs the violation as well
    });
  });
}

test('esbuild and webpack make modules that run in Node as well', async () => {
  for (const name of ['esbuild', 'webpack']) {
    delete globalThis.bundled;
    await import(pathToFileURL(join(HOME, 'built', name, 'main.js')));
    assert.deepEqual(await globalThis.bundled.page(), expected, name);
  }
});
