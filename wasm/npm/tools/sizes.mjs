// What users download: the README's table says at most how much, and this checks it. Each use is bundled and minified by
// esbuild with the modules in it, and gzipped.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The code of each use of the table, by its name there. */
const USES = {
  'a sum': ['sum', 'console.log(loadSync().sum(data))'],
  'a sum of a stream': ['sum', 'load().then(atlas => atlas.sumAsync(data)).then(console.log)'],
  'SHA-256 in hexadecimal': ['witness', 'console.log(toHex(loadSync().witness(data).digest))', 'toHex'],
  'a tree witness': ['witness', 'console.log(loadSync().treeWitness(data))'],
  'a witness of a stream, as JSON': [
    'streams',
    'load().then(atlas => atlas.witnessAsync(data)).then(toJSON).then(console.log)',
    'toJSON',
  ],
  'a hasher': ['streams', 'console.log(new (loadSync().WitnessHasher)().update(data).digest())'],
  'everything, without SIMD': ['base', 'console.log(loadSync())'],
  'everything, with SIMD': ['simd', 'console.log(loadSync())'],
  'everything, with all modules': ['', 'console.log(loadSync())'],
  'everything, and the GPU': ['gpu', 'loadGpu().then(gpu => gpu.sum(data)).then(console.log)', 'loadGpu'],
};

/** Most bytes, gzipped, of parts that the table does not have. The loader is what chooses and starts an engine, the JavaScript is that of the whole surface. */
const LIMITS = {
  loader: 4_300,
  'javascript of atlas-l2': 17_500,
  'javascript that the GPU adds': 11_300,
  'simd.wasm': 10_500,
  'base.wasm': 9_000,
  'threads.wasm': 1_000,
  'sum.wasm': 1_700,
  'sum-base.wasm': 1_500,
  'witness.wasm': 7_500,
};

/** The files that atlas-l2 has as well. */
const OF_THE_WHOLE =
  'argument-checks atlas bytes constants digests errors garbage index leaves load records region sources'.split(' ');

/** A row that promises much more than is needed is wrong too. */
const SLACK = 600;

const gzipped = async file => gzipSync(await readFile(file), { level: 9 }).length;

/** The promises of the README, in bytes. */
async function promised(folder) {
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  const rows = readme.matchAll(/^\| ([^|]+?) \| `atlas-l2\/?(\w*)` \| ([0-9.]+) kB \|$/gm);
  return new Map([...rows].map(([, use, entry, size]) => [use, { entry, most: Math.round(Number(size) * 1000) }]));
}

/** @param {(what: string, ...args: string[]) => Promise<void>} run a program of Node */
export async function checkSizes(folder, out, esbuild, run) {
  const uses = join(out, 'sizes');
  await mkdir(uses, { recursive: true });
  const bundle = async (input, output, ...more) =>
    run('esbuild', esbuild, input, '--bundle', '--minify', '--format=esm', ...more, `--outfile=${output}`);

  const rows = await promised(folder);
  const named = [...rows.keys()].join();
  if (named !== Object.keys(USES).join())
    throw new Error(`the README's table of sizes must have the rows ${Object.keys(USES).join()}, got ${named}`);
  const wrong = [];
  for (const [i, [use, [entry, code, more]]] of Object.entries(USES).entries()) {
    const { entry: said, most } = rows.get(use);
    if (said !== entry) wrong.push(`${use}: the README says atlas-l2/${said}, and atlas-l2/${entry} is measured`);
    const input = join(uses, `${i}.js`);
    const names = ['load', 'loadSync', more].filter(name => name && new RegExp(`\\b${name}\\b`).test(code));
    const from = join(folder, 'src', `${entry || 'index'}.js`);
    await writeFile(
      input,
      `import { ${names.join(', ')} } from ${JSON.stringify(from)};\nconst data = new Uint8Array(9);\n${code};\n`,
    );
    const output = join(uses, `${i}.min.js`);
    await bundle(input, output);
    const size = await gzipped(output);
    console.log(`${use}: ${size} of at most ${most} bytes gzipped`);
    if (size > most || size + SLACK < most) wrong.push(`${use}: ${size} bytes, and the README says ${most}`);
  }

  const index = join(folder, 'src', 'index.js');
  const loader = join(uses, 'loader.js');
  await writeFile(loader, `export { load, loadSync } from ${JSON.stringify(index)};\n`);
  const bundles = {
    loader: [loader, './embedded/*', './atlas.js'],
    'javascript of atlas-l2': [index, './embedded/*'],
    'javascript that the GPU adds': [join(folder, 'src', 'gpu.js'), ...OF_THE_WHOLE.map(name => `./${name}.js`)],
  };
  for (const [name, most] of Object.entries(LIMITS)) {
    const file = name.endsWith('.wasm') ? join(folder, name) : join(out, `${name}.js`);
    if (name in bundles) {
      const [input, ...without] = bundles[name];
      await bundle(input, file, ...without.map(path => `--external:${path}`));
    }
    const size = await gzipped(file);
    console.log(`${name}: ${size} of at most ${most} bytes gzipped`);
    if (size > most) wrong.push(`${name}: ${size} bytes, and it may have ${most}`);
  }
  if (wrong.length > 0) throw new Error(`sizes are not as promised:\n${wrong.join('\n')}`);
}
