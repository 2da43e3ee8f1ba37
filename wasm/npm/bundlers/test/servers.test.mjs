// Bundles for servers, which leave the package where npm put it, and test runners.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { command } from './commands.mjs';
import { fromReadme, optionsFromReadme } from './settings.mjs';

const HOME = fileURLToPath(new URL('..', import.meta.url));
const ENTRY = join(HOME, 'server', 'server.js');

function runs(args, options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: HOME,
    encoding: 'utf8',
    timeout: 120_000,
    ...options,
  });
  return { status, output: stdout + stderr };
}

async function esbuild(out, options) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [ENTRY],
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    ...options,
  });
}

async function rollup(out, options) {
  const bundle = await (await import('rollup')).rollup({ input: ENTRY, ...options });
  await bundle.write({ dir: out, format: 'es' });
}

async function webpack(out, options) {
  const { default: pack } = await import('webpack');
  const output = { path: out, filename: 'server.js', module: true, chunkFormat: 'module' };
  const stats = await new Promise((resolve, reject) => {
    pack({
      mode: 'production',
      context: HOME,
      entry: ENTRY,
      target: 'node20',
      experiments: { outputModule: true },
      output,
      ...options,
    }).run((error, done) => (error ? reject(error) : resolve(done)));
  });
  assert.deepEqual(stats.toJson({ all: false, errors: true }).errors, []);
}

const SETTINGS = [
  [esbuild, "external: ['atlas-l2']"],
  [rollup, 'external: [/^atlas-l2/]'],
  [webpack, "externalsType: 'module', externals: [/^atlas-l2/]"],
];
for (const [build, setting] of SETTINGS) {
  test(`a server that ${build.name} bundles with the README's setting has a pool`, async () => {
    const out = join(HOME, 'built', `server-${build.name}`);
    await build(out, optionsFromReadme(setting));
    assert.deepEqual(runs([join(out, 'server.js')]), { status: 0, output: '245 32\n' });
  });
}

test('a server bundle that has swallowed the package says where to look', async () => {
  for (const build of [esbuild, webpack]) {
    const out = join(HOME, 'built', `whole-${build.name}`);
    await build(out, {});
    assert.match(
      runs([join(out, 'server.js')]).output,
      /the worker did not load: Cannot find module .*see createWorker in the README of atlas-l2/,
    );
  }
});

test('Jest runs the package as the README says', () => {
  const { status, output } = runs([
    fromReadme('--experimental-vm-modules'),
    command('jest'),
    '--ci',
    '--rootDir',
    'runners',
    '--testMatch',
    '**/jest.test.js',
  ]);
  assert.equal(status, 0, output);
});

test('Vitest runs the package in jsdom', () => {
  const root = join('bundlers', 'runners');
  const { status, output } = runs([command('vitest'), 'run', '--root', root, '--no-color', 'vitest.test.js'], {
    cwd: join(HOME, '..'), // started elsewhere than where its packages are, Vitest cannot load its tests
    env: { ...process.env, CI: '1' },
  });
  assert.equal(status, 0, output);
});
