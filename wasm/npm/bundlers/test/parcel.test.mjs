// A page that Parcel builds by its command, as in the README. It needs a process of its own: in a process with special
// flags, such as a test runner's, its workers do not start.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { launch, missing, visit } from './chromium.mjs';
import { command } from './commands.mjs';
import { expected } from './expected.mjs';
import { fromReadme } from './settings.mjs';

const HOME = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(HOME, 'built', 'parcel');

test('Parcel builds a page with a pool', () => {
  const setting = JSON.parse(`{ ${fromReadme('"@parcel/resolver-default": { "packageExports": true }')} }`);
  const own = JSON.parse(readFileSync(join(HOME, '..', 'package.json'), 'utf8'));
  assert.deepEqual(own['@parcel/resolver-default'], setting['@parcel/resolver-default']);
  const args = [
    'build',
    'parcel/index.html',
    '--dist-dir',
    OUT,
    '--no-cache',
    '--no-source-maps',
    '--public-url',
    './',
    fromReadme('--no-scope-hoist'),
    '--log-level',
    'warn',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, [command('parcel'), ...args], {
    cwd: HOME,
    encoding: 'utf8',
    timeout: 300_000,
  });
  assert.deepEqual({ status, said: (stdout + stderr).trim() }, { status: 0, said: '' });
});

test('that page gives the right answers in Chromium', { skip: missing }, async () => {
  const browser = await launch();
  try {
    const said = await visit(browser, OUT, {}, async page => {
      await page.waitForFunction(() => globalThis.bundled !== undefined);
      assert.deepEqual(await page.evaluate(() => globalThis.bundled.page()), expected);
      assert.deepEqual(await page.evaluate(() => globalThis.bundled.pool()), expected.simd.root);
    });
    assert.deepEqual(said, []);
  } finally {
    await browser.close();
  }
});
