// Puts what tests, shows and measures the package into a folder of the build, with the package as npm installed it and all tools, so that
// sources stay what git has. node install-dev.mjs NPM-CLI INSTALLED-PACKAGE OUT-FOLDER
import { cp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCi } from './npm-ci.mjs';

const [npm, installed, out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: node install-dev.mjs NPM-CLI INSTALLED-PACKAGE OUT-FOLDER');
  process.exit(2);
}
const build = fileURLToPath(new URL('.', import.meta.url));
const modules = join(out, 'node_modules');

await npmCi(npm, build, out);

async function replace(source, folder) {
  await rm(folder, { recursive: true, force: true });
  await cp(source, folder, { recursive: true });
}
for (const folder of ['bench', 'bundlers', 'demo']) await replace(join(dirname(build), folder), join(out, folder));
// As the projects of users and as a static host have it.
for (const folder of [join(modules, 'atlas-l2'), join(out, 'package')]) await replace(installed, folder);
