// Packs the package, installs the tarball into an empty project and puts the tests next to it. node install-packed.mjs NPM-CLI PACKAGE-FOLDER CONSUMER-FOLDER
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [npm, folder, consumer] = process.argv.slice(2);
if (consumer === undefined) {
  console.error('usage: node install-packed.mjs NPM-CLI PACKAGE-FOLDER CONSUMER-FOLDER');
  process.exit(2);
}
const home = dirname(dirname(fileURLToPath(import.meta.url)));

function run(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [npm, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with status ${status}\n${stdout}${stderr}`);
  return stdout;
}

const target = dirname(folder);
const [{ filename, files }] = JSON.parse(
  run(folder, 'pack', '--json', '--ignore-scripts', '--pack-destination', target),
);
const packed = files.map(({ path }) => path);
for (const needed of [
  'index.d.ts',
  'types/atlas.d.ts',
  'workers.d.ts',
  'gpu.d.ts',
  'wasm.d.ts',
  'simd.wasm',
  'base.wasm',
  'threads.wasm',
  'sum.wasm',
  'witness.wasm',
  'README.md',
  'LICENSE',
  'src/index.js',
  'src/embedded/witness.js',
  'src/worker.js',
  'cli/main.js',
]) {
  if (!packed.includes(needed)) throw new Error(`${filename} lacks ${needed}`);
}

await rm(consumer, { recursive: true, force: true });
await mkdir(consumer, { recursive: true });
await writeFile(join(consumer, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
run(
  consumer,
  'install',
  '--offline',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-save',
  join(target, filename),
);
const { dependencies } = JSON.parse(await readFile(join(consumer, 'node_modules', 'atlas-l2', 'package.json'), 'utf8'));
if (dependencies !== undefined) throw new Error('the package has dependencies');
await cp(join(home, 'test'), join(consumer, 'test'), { recursive: true });
await cp(join(folder, 'jsr.json'), join(consumer, 'jsr.json'));
