// Puts what tests, shows and measures the package into a folder of the build, with the package as npm installed it and all tools, so that
// sources stay what git has. node install-dev.mjs NPM-CLI INSTALLED-PACKAGE OUT-FOLDER
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [npm, installed, out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: node install-dev.mjs NPM-CLI INSTALLED-PACKAGE OUT-FOLDER');
  process.exit(2);
}
const build = fileURLToPath(new URL('.', import.meta.url));
const modules = join(out, 'node_modules');

await mkdir(out, { recursive: true });
for (const file of ['package.json', 'package-lock.json']) await cp(join(build, file), join(out, file));
const lock = await readFile(join(build, 'package-lock.json'), 'utf8');
const stamp = join(modules, '.installed.json');
if ((await readFile(stamp, 'utf8').catch(() => '')) !== lock) {
  const ci = [npm, 'ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, error, stdout, stderr } = spawnSync(process.execPath, ci, {
    cwd: out,
    encoding: 'utf8',
    timeout: 900_000,
  });
  if (status !== 0) throw new Error(`npm ci ended with ${status ?? error?.message}\n${stdout}${stderr}`);
  await writeFile(stamp, lock);
}

async function replace(source, folder) {
  await rm(folder, { recursive: true, force: true });
  await cp(source, folder, { recursive: true });
}
for (const folder of ['bench', 'bundlers', 'demo']) await replace(join(dirname(build), folder), join(out, folder));
// As the projects of users and as a static host have it.
for (const folder of [join(modules, 'atlas-l2'), join(out, 'package')]) await replace(installed, folder);
