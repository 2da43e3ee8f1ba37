// Checks the packed package: publint, are-the-types-wrong, TypeScript under strict, sizes.
// node check.mjs PACKAGE-FOLDER TARBALL DEV-FOLDER OUT-FOLDER, where install-dev.mjs made DEV-FOLDER
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkSizes } from './sizes.mjs';

const [folder, tarball, dev, out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: node check.mjs PACKAGE-FOLDER TARBALL DEV-FOLDER OUT-FOLDER');
  process.exit(2);
}
const HOME = fileURLToPath(new URL('.', import.meta.url));

/** Tools start node by its name: this one must be it. */
const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };
const tool = (...path) => join(dev, 'node_modules', ...path);

async function run(what, ...args) {
  const options = { cwd: out, timeout: 900_000, env, maxBuffer: 2 ** 26 };
  await promisify(execFile)(process.execPath, args, options).catch(({ code, signal, stdout, stderr }) => {
    throw new Error(`${what} ended with ${code ?? signal}\n${stdout}${stderr}`);
  });
}

await mkdir(out, { recursive: true });
const types = join(out, 'types');
await rm(types, { recursive: true, force: true });
await mkdir(join(types, 'node_modules'), { recursive: true });
await cp(folder, join(types, 'node_modules', 'atlas-l2'), { recursive: true });
for (const file of ['consumer.ts', 'plain.ts', 'gpu.ts']) await cp(join(HOME, file), join(types, file));
await cp(tool('@webgpu', 'types'), join(types, 'node_modules', '@webgpu', 'types'), { recursive: true });
/** A program in a project that has @webgpu/types. */
const withTypesOfWebGpu = async (name, text) =>
  writeFile(join(types, name), `/// <reference types="@webgpu/types" />\n${text}`);
const document = await readFile(join(HOME, '..', '..', '..', 'docs', 'gpu.md'), 'utf8');
const [, example] = /^```js\n(import .*?)^```$/ms.exec(document);
await withTypesOfWebGpu('gpu-document.ts', example);
const inNumbers = example.replace('GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST', '0x80 | 0x08');
if (inNumbers === example) throw new Error('docs/gpu.md: the example has no usage that numbers can stand for');
await writeFile(join(types, 'document.ts'), inNumbers);
await withTypesOfWebGpu('gpu-types.ts', await readFile(join(HOME, 'gpu.ts'), 'utf8'));
await writeFile(join(types, 'package.json'), '{ "type": "module" }\n');

/** `using` is newer than the oldest compiler. */
const COMPILERS = [
  'typescript',
  ...Object.keys(JSON.parse(await readFile(join(dev, 'package.json'), 'utf8')).devDependencies).filter(name =>
    name.startsWith('typescript-'),
  ),
];
const checks = [
  () => run('publint', tool('publint', 'src', 'cli.js'), folder, '--strict'),
  () =>
    run(
      'are-the-types-wrong',
      tool('@arethetypeswrong', 'cli', 'dist', 'index.js'),
      tarball,
      '--profile',
      'esm-only',
      '--no-color',
    ),
];
const BROWSER = 'es2022,dom,esnext.disposable';
const PROGRAMS = {
  'plain.ts': 'es2022',
  'consumer.ts': BROWSER,
  'document.ts': BROWSER,
  'gpu.ts': BROWSER,
  'gpu-types.ts': BROWSER,
  'gpu-document.ts': BROWSER,
};
/** From 6.0 on lib.dom declares WebGPU, in other words than @webgpu/types: both together need --skipLibCheck. */
const knowsWebGpu = version => Number.parseInt(version, 10) >= 6;
for (const compiler of COMPILERS) {
  const { version } = JSON.parse(await readFile(tool(compiler, 'package.json'), 'utf8'));
  for (const [program, lib] of Object.entries(PROGRAMS)) {
    if (version.startsWith('5.0.') && program !== 'plain.ts') continue;
    if (program === 'gpu.ts' && !knowsWebGpu(version)) continue;
    const isDeclaredTwice = knowsWebGpu(version) && program.startsWith('gpu-');
    for (const [module, moduleResolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ]) {
      checks.push(() =>
        run(
          `TypeScript ${version} on ${program} with moduleResolution ${moduleResolution}`,
          tool(compiler, 'bin', 'tsc'),
          '--noEmit',
          '--strict',
          '--exactOptionalPropertyTypes',
          '--noUncheckedIndexedAccess',
          ...(isDeclaredTwice ? ['--skipLibCheck'] : []),
          '--target',
          'es2022',
          '--lib',
          lib,
          '--module',
          module,
          '--moduleResolution',
          moduleResolution,
          join(types, program),
        ),
      );
    }
  }
}

// As many at once as there are processors: each is a process of its own.
const next = checks.values();
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (const check of next) await check();
  }),
);

await checkSizes(folder, out, tool('esbuild', 'bin', 'esbuild'), run);
