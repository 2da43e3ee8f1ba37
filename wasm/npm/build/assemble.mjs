// Puts the package together: sources, types, the modules as files and embedded. node assemble.mjs WASM-FOLDER LICENSE OUT-FOLDER
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [wasm, license, out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: node assemble.mjs WASM-FOLDER LICENSE OUT-FOLDER');
  process.exit(2);
}
const home = dirname(dirname(fileURLToPath(import.meta.url)));
const fresh = `${out}.new`;
await rm(fresh, { recursive: true, force: true });
await mkdir(fresh, { recursive: true });
for (const file of [
  'package.json',
  'README.md',
  'index.d.ts',
  'workers.d.ts',
  'worker.d.ts',
  'wasm.d.ts',
  'types',
  'src',
])
  await cp(join(home, file), join(fresh, file), { recursive: true });
await cp(license, join(fresh, 'LICENSE'));

const embedded = [];
for (const name of ['simd', 'base', 'threads']) {
  const bytes = await readFile(join(wasm, `${name}.wasm`));
  if (!WebAssembly.validate(bytes)) throw new Error(`${name}.wasm is not valid`);
  await writeFile(join(fresh, `${name}.wasm`), bytes);
  embedded.push(`  ${name}: '${bytes.toString('base64')}',`);
}
await writeFile(
  join(fresh, 'src', 'modules.js'),
  `// Generated: the modules as text, so that no bundler, CDN or file system needs to find them.
const BASE64 = {
${embedded.join('\n')}
};

/** @returns {Uint8Array<ArrayBuffer>} */
export const moduleSource = (name) => Uint8Array.from(atob(BASE64[name]), (c) => c.charCodeAt(0));
`,
);
await rm(out, { recursive: true, force: true });
await rename(fresh, out);
