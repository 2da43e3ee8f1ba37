// Imports every subpath that the package exports. Prints the name of each that has exports; a file that is not a script only has to be there.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { exports } = JSON.parse(readFileSync(new URL('./node_modules/atlas-l2/package.json', import.meta.url), 'utf8'));
for (const path of Object.keys(exports)) {
  const name = `atlas-l2${path.slice(1)}`;
  const file = import.meta.resolve(name);
  if (!existsSync(fileURLToPath(file))) throw new Error(`${name} leads to ${file}, which is not there`);
  if (!file.endsWith('.js') || name === 'atlas-l2/worker') continue; // the worker is for a worker: app.js starts it
  if (Object.keys(await import(name)).length === 0) throw new Error(`${name} exports nothing`);
  console.log(name);
}
