// What users download: gzipped as servers do it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const GROUP = 'Size, gzipped';

export const sizeRows = () => [
  { id: 'size-simd', group: GROUP, label: 'simd.wasm', peer: '', unit: 'kB', required: 10.5, aim: 9 },
  { id: 'size-base', group: GROUP, label: 'base.wasm', peer: '', unit: 'kB' },
  {
    id: 'size-loader',
    group: GROUP,
    label: 'the loader: what chooses and starts an engine, bundled and minified',
    peer: '',
    unit: 'kB',
    required: 5,
    aim: 3,
  },
  { id: 'size-javascript', group: GROUP, label: 'all of the JavaScript, operations included', peer: '', unit: 'kB' },
];

/** @returns {Promise<object[]>} one `{ id, size }` a row, in kilobytes of 1000 bytes */
export async function sizes(folder) {
  const files = [
    await readFile(join(folder, 'simd.wasm')),
    await readFile(join(folder, 'base.wasm')),
    await bundled(folder, '{ load, loadSync }', /\/embedded\/|\/atlas\.js$/),
    await bundled(folder, '*', /\/embedded\//),
  ];
  return sizeRows().map(({ id }, i) => ({ id, size: gzipSync(files[i], { level: 9 }).length / 1000 }));
}

/** The package as bundlers ship it, but for some of its files; the modules' text is generated. */
async function bundled(folder, names, without) {
  const { outputFiles } = await build({
    stdin: { contents: `export ${names} from './index.js';`, resolveDir: join(folder, 'src') },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'without',
        setup: ({ onResolve }) => onResolve({ filter: without }, ({ path }) => ({ path, external: true })),
      },
    ],
  });
  return outputFiles[0].contents;
}
