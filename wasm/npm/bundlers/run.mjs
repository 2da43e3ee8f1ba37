// Puts the application next to the package as npm installed it, and tests the output of the bundlers. node run.mjs
// NPM-CLI INSTALLED-PACKAGE OUT-FOLDER
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missing } from './test/chromium.mjs';

const [npm, installed, out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: node run.mjs NPM-CLI INSTALLED-PACKAGE OUT-FOLDER');
  process.exit(2);
}
const home = fileURLToPath(new URL('.', import.meta.url));

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: out, stdio: 'inherit', timeout: 900_000 });
  if (status !== 0) process.exit(status ?? 1);
}

const lock = await readFile(join(home, 'package-lock.json'), 'utf8');
const isInstalled = await readFile(join(out, 'node_modules', 'LOCK'), 'utf8').then(
  text => text === lock,
  () => false,
);
for (const folder of [
  'app',
  'parcel',
  'server',
  'runners',
  'next',
  'workerd',
  'test',
  'built',
  'node_modules/atlas-l2',
])
  await rm(join(out, folder), { recursive: true, force: true });
await mkdir(out, { recursive: true });
await cp(home, out, { recursive: true, filter: path => !path.includes('node_modules') });
if (!isInstalled) {
  run(npm, 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--silent');
  await writeFile(join(out, 'node_modules', 'LOCK'), lock);
}
await cp(installed, join(out, 'node_modules', 'atlas-l2'), { recursive: true });
if (missing) console.warn(`what the bundlers built is not loaded in a browser: ${missing}`);
const report = join(dirname(resolve(out)), 'TEST-bundlers.xml');
run(
  '--test',
  '--test-reporter=dot',
  '--test-reporter-destination=stdout',
  '--test-reporter=junit',
  `--test-reporter-destination=${report}`,
  'test/*.test.mjs',
);
