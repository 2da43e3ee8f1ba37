// Makes the folder that can be published on JSR, where types name the files that they import. node jsr.mjs PACKAGE-FOLDER OUT-FOLDER
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const [folder, out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: node jsr.mjs PACKAGE-FOLDER OUT-FOLDER');
  process.exit(2);
}
await rm(out, { recursive: true, force: true });
await cp(folder, out, { recursive: true });
for (const file of ['package.json', 'cli']) await rm(join(out, file), { recursive: true }); // these are for npm

/** JSR refuses global types; every runtime that it serves has those of this block. */
const GLOBALS = /^declare global \{\n.*?^\}\n/ms;
for (const name of await readdir(out, { recursive: true })) {
  if (!name.endsWith('.d.ts')) continue;
  const text = await readFile(join(out, name), 'utf8');
  await writeFile(join(out, name), text.replace(/( from '\.[^']*)\.js'/g, "$1.d.ts'").replace(GLOBALS, ''));
}
