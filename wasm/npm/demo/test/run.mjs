// Puts the page next to the package as a static host would, and tests it there. node run.mjs NPM-CLI PACKAGE-FOLDER OUT-FOLDER
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missing } from './browser.mjs';

const [npm, packageFolder, out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: node run.mjs NPM-CLI PACKAGE-FOLDER OUT-FOLDER');
  process.exit(2);
}
const home = dirname(dirname(fileURLToPath(import.meta.url)));
const demo = join(out, 'demo');

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: demo, stdio: 'inherit', timeout: 900_000 });
  if (status !== 0) process.exit(status ?? 1);
}

/** Once for each lock file. */
async function install() {
  const lock = await readFile(join(home, 'package-lock.json'), 'utf8');
  const mark = join(demo, 'node_modules', 'LOCK');
  if (
    await readFile(mark, 'utf8').then(
      text => text === lock,
      () => false,
    )
  )
    return;
  run(npm, 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--silent');
  await writeFile(mark, lock);
}

for (const folder of ['demo/src', 'demo/test', 'package'])
  await rm(join(out, folder), { recursive: true, force: true });
await mkdir(out, { recursive: true });
await cp(home, demo, { recursive: true, filter: path => !path.includes('node_modules') });
await cp(packageFolder, join(out, 'package'), { recursive: true });
if (missing) console.warn(`the demo page is not tested in a browser: ${missing}`);
else await install();
const report = join(dirname(resolve(out)), 'TEST-demo.xml');
run(
  '--test',
  '--test-reporter=dot',
  '--test-reporter-destination=stdout',
  '--test-reporter=junit',
  `--test-reporter-destination=${report}`,
  'test/*.test.mjs',
);
