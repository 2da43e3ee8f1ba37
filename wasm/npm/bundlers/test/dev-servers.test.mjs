// The application as development servers serve it, unbundled, and from another origin.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { BUNDLERS } from '../build.mjs';
import { launch, missing, visitServer } from './chromium.mjs';
import { expected } from './expected.mjs';
import { serve } from './serve.mjs';
import { fromReadme, optionsFromReadme } from './settings.mjs';

const HOME = fileURLToPath(new URL('..', import.meta.url));
const SETTING = "optimizeDeps: { exclude: ['atlas-l2'] }";

let browser;
before(async () => {
  if (!missing) browser = await launch();
});
after(() => browser?.close());

const call = async (page, name, argument) => {
  await page.waitForFunction(() => globalThis.bundled !== undefined);
  return page.evaluate(([key, given]) => globalThis.bundled[key](given), [name, argument]);
};

/** The answers of a pool in the application as Vite serves it. */
async function poolIn(name, options) {
  const { createServer } = await import(name);
  const server = await createServer({
    root: join(HOME, 'app'),
    configFile: false,
    logLevel: 'silent',
    cacheDir: join(HOME, 'built', name),
    server: { port: 0, host: '127.0.0.1', fs: { strict: false } },
    ...options,
  });
  try {
    await server.listen();
    let found;
    await visitServer(browser, { url: `http://127.0.0.1:${server.httpServer.address().port}/` }, async page => {
      await page.waitForLoadState('networkidle'); // Vite reloads a page when it has prepared its dependencies
      found = await call(page, 'pool');
    });
    return found;
  } finally {
    await server.close();
  }
}

for (const name of ['vite-5', 'vite-6', 'vite-7']) {
  test(`the development server of ${name} serves a pool with the README's setting, and without it the error says where to look`, {
    skip: missing,
  }, async () => {
    assert.deepEqual(await poolIn(name, optionsFromReadme(SETTING)), expected.simd.root);
    const { message } = await poolIn(name, {});
    assert.match(
      message,
      /the worker did not load: its script cannot be fetched .*see createWorker in the README of atlas-l2/,
    );
  });
}

test('the development server of vite 8 serves a pool without a setting', { skip: missing }, async () => {
  assert.deepEqual(await poolIn('vite', {}), expected.simd.root);
});

test('a page whose scripts are of another origin has a pool as the README says', { skip: missing }, async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template in the README's code
  fromReadme("new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' })");
  const [scripts, pages] = ['two-origins', 'two-origins-page'].map(name => join(HOME, 'built', name));
  assert.deepEqual(await BUNDLERS.esbuild(join(HOME, 'app'), scripts), []);
  const other = await serve(scripts, { 'access-control-allow-origin': '*' });
  await mkdir(pages, { recursive: true });
  await writeFile(
    join(pages, 'index.html'),
    `<!doctype html><script type="module" src="${other.url}main.js"></script>`,
  );
  const own = await serve(pages);
  try {
    await visitServer(
      browser,
      own,
      async page => {
        assert.deepEqual(await call(page, 'poolFrom', `${other.url}worker.js`), expected.simd.root);
        assert.match(
          (await call(page, 'pool')).message,
          /the worker did not load: .*cannot be accessed from origin.*see createWorker in the README/,
        );
      },
      other.url,
    );
  } finally {
    own.close();
    other.close();
  }
});
