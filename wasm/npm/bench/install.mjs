// Puts the benchmark and its peers into a folder of the build, so that sources stay what git has. node install.mjs NPM-CLI OUT-FOLDER
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [npm, out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: node install.mjs NPM-CLI OUT-FOLDER');
  process.exit(2);
}
const home = fileURLToPath(new URL('.', import.meta.url));
await mkdir(out, { recursive: true });
await cp(home, out, { recursive: true, filter: path => !path.startsWith(join(home, 'node_modules')) });

const lock = await readFile(join(home, 'package-lock.json'), 'utf8');
const stamp = join(out, 'node_modules', '.installed.json');
if ((await readFile(stamp, 'utf8').catch(() => '')) !== lock) {
  const ci = [npm, 'ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, stdout, stderr } = spawnSync(process.execPath, ci, { cwd: out, encoding: 'utf8', timeout: 900_000 });
  if (status !== 0) throw new Error(`npm ci ended with status ${status}\n${stdout}${stderr}`);
  await writeFile(stamp, lock);
}
