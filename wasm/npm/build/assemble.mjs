// Puts the package together: sources, types, the modules as files and embedded.
// node assemble.mjs WASM-FOLDER KIT OUT-FOLDER VERSION ADDRESS, where ADDRESS is that of the repository
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decoded, PAGE } from '../src/embedded-text.js';

const [wasm, kit, out, version, address] = process.argv.slice(2);
if (address === undefined) {
  console.error('usage: node assemble.mjs WASM-FOLDER KIT OUT-FOLDER VERSION ADDRESS');
  process.exit(2);
}
const home = dirname(dirname(fileURLToPath(import.meta.url)));
const fresh = `${out}.new`;
await rm(fresh, { recursive: true, force: true });
await mkdir(fresh, { recursive: true });
const { files } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
const OF_THE_KIT = ['LICENSE', 'CHANGELOG.md'];
const isBuilt = file => file.endsWith('.wasm') || OF_THE_KIT.includes(file);
for (const file of ['package.json', 'jsr.json', ...files.filter(file => !isBuilt(file))])
  await cp(join(home, file), join(fresh, file), { recursive: true });
for (const file of OF_THE_KIT) await cp(join(kit, file), join(fresh, file));

// The pom has the version and the address of everything.
async function describe(file, facts) {
  const { name, ...manifest } = JSON.parse(await readFile(join(fresh, file), 'utf8'));
  await writeFile(join(fresh, file), `${JSON.stringify({ name, ...facts, ...manifest }, null, 2)}\n`);
}
await describe('package.json', {
  version,
  homepage: `${address}#readme`,
  repository: { type: 'git', url: `git+${address}.git`, directory: 'wasm/npm' },
  bugs: { url: `${address}/issues` },
});
await describe('jsr.json', { version });

/** The inverse of `decoded`. */
function encoded(bytes) {
  const character = value => String.fromCharCode(value < 57 ? value + 35 : value + 36);
  const one = byte => (byte < PAGE ? '' : character(PAGE - 1 + Math.floor(byte / PAGE))) + character(byte % PAGE);
  const text = Array.from(bytes, one).join('');
  if (!bytes.equals(decoded(text))) throw new Error('a module cannot be read back from its text');
  return text;
}

await mkdir(join(fresh, 'src', 'embedded'));
for (const file of files.filter(file => file.endsWith('.wasm'))) {
  const bytes = await readFile(join(wasm, file));
  if (!WebAssembly.validate(bytes)) throw new Error(`${file} is not valid`);
  await writeFile(join(fresh, file), bytes);
  await writeFile(
    join(fresh, 'src', 'embedded', file.replace('.wasm', '.js')),
    `// Generated from ${file}.
import { decoded } from '../embedded-text.js';

export default () => decoded("${encoded(bytes)}");
`,
  );
}
await rm(out, { recursive: true, force: true });
await rename(fresh, out);
