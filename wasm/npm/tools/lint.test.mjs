// Format and lint of all JavaScript, TypeScript, CSS and shell scripts of the repository, and the types of the package's sources.
// ATLAS_TOOLS is the folder in which install-dev.mjs installed the tools, ATLAS_PACKAGE that of the package.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const { ATLAS_TOOLS: tools, ATLAS_PACKAGE: folder } = process.env;
const tool = (...path) => join(tools, 'node_modules', ...path);

function run(command, args, fix) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}${error ?? ''}\n${fix}`);
  return stdout;
}

function missing(command) {
  const { error } = spawnSync(command, ['--version']);
  return (
    error !== undefined &&
    `there is no ${command}; to run it: install ${command}, on Debian with apt-get install ${command}`
  );
}

/** Scripts have no common ending: shfmt looks into files. */
function scripts() {
  const found = run('shfmt', ['-f', '.'], 'shfmt cannot list the scripts').split('\n');
  const own = found.filter(file => file !== '' && !/(^|\/)(target|node_modules|\.tools)\//.test(file));
  assert.ok(own.includes('atlas'), `shell scripts are ${own}`);
  return own;
}

test('JavaScript, TypeScript and CSS are as Biome wants them', () => {
  const biome = tool('@biomejs', 'biome', 'bin', 'biome');
  run(
    process.execPath,
    [biome, 'check', '--error-on-warnings', '.'],
    `To repair what can be: node ${biome} check --write .`,
  );
});

test('the sources of the package have the types that they declare', () => {
  const sources = join(folder, 'src');
  const files = readdirSync(sources).filter(name => name.endsWith('.js'));
  const flags =
    '--noEmit --allowJs --checkJs --strict --noImplicitAny false --target es2024 --lib esnext,dom --module nodenext';
  run(
    process.execPath,
    [
      tool('typescript', 'bin', 'tsc'),
      ...flags.split(' '),
      ...files.map(name => join(sources, name)),
      fileURLToPath(new URL('wasm-modules.d.ts', import.meta.url)),
    ],
    'The sources are copies of wasm/npm/src: correct the code there, or its JSDoc types.',
  );
});

test('shellcheck finds nothing in shell scripts', { skip: missing('shellcheck') || missing('shfmt') }, () => {
  run('shellcheck', scripts(), 'The wiki of shellcheck explains each code, and .shellcheckrc what is off.');
});

test('shell scripts have one format', { skip: missing('shfmt') }, () => {
  run('shfmt', ['-d', ...scripts()], `To format them: shfmt -w ${scripts().join(' ')}`);
});
