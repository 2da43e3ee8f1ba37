// Installs what a lock file names, without the scripts of packages, and again only when the lock file changes.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @param {string} npm the script of npm
 * @param {string} project the folder of package.json and package-lock.json
 * @param {string} out the folder that gets node_modules
 */
export async function npmCi(npm, project, out) {
  await mkdir(out, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) await cp(join(project, file), join(out, file));
  const lock = await readFile(join(project, 'package-lock.json'), 'utf8');
  const stamp = join(out, 'node_modules', '.installed.json');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === lock) return;
  const ci = [npm, 'ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, error, stdout, stderr } = spawnSync(process.execPath, ci, {
    cwd: out,
    encoding: 'utf8',
    timeout: 900_000,
  });
  if (status !== 0) throw new Error(`npm ci ended with ${status ?? error?.message}\n${stdout}${stderr}`);
  await writeFile(stamp, lock);
}
