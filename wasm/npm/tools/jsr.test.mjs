// JSR would accept the package: Deno checks it without publishing it.
// ATLAS_PACKAGE is the folder of the package, ATLAS_RUNTIMES that in which the build installed Deno.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const { ATLAS_PACKAGE: folder, ATLAS_RUNTIMES: runtimes } = process.env;
const home = join(runtimes, 'deno', 'node_modules', '@deno');
const deno = (existsSync(home) ? readdirSync(home) : []).map(name => join(home, name, 'deno')).find(existsSync);

test('JSR would accept the package', {
  skip: deno === undefined && 'there is no Deno; to run it: npm must have one for this platform',
}, () => {
  const out = join(folder, '..', 'jsr');
  const script = fileURLToPath(new URL('../build/jsr.mjs', import.meta.url));
  assert.equal(spawnSync(process.execPath, [script, folder, out], { stdio: 'inherit' }).status, 0);
  const { status, stderr } = spawnSync(deno, ['publish', '--dry-run', '--allow-dirty'], {
    cwd: out,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    timeout: 300_000,
  });
  assert.equal(status, 0, stderr);
  assert.match(stderr, /src\/witness\.js/);
});
