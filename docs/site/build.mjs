// Builds the site from the documents of the repository, and from what the build made before: the npm package, Javadoc, certificates.
//   node build.mjs NPM-CLI JAVADOC OUT VERSION ADDRESS REPOSITORY
// ADDRESS is where the site will be, and its path is part of every link; REPOSITORY is the address of what has no page.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { npmCi } from '../../wasm/npm/build/npm-ci.mjs';
import { adopted } from './adopt.mjs';
import { checkLinks } from './check-links.mjs';
import { certificates, FILES, gallery } from './gallery.mjs';
import { home } from './home.mjs';
import { clausesOf, pictureOf } from './markdown.mjs';
import { ADDRESSES, APPS, fileOf } from './pages.mjs';

const [npm, javadoc, out, version, address, repository] = process.argv.slice(2);
if (repository === undefined) {
  console.error('usage: node build.mjs NPM-CLI JAVADOC OUT VERSION ADDRESS REPOSITORY');
  process.exit(2);
}
const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '..', '..');
const DEV = join(HERE, 'target', 'dev');
const PAGES = join(DEV, 'pages');
const PUBLIC = join(PAGES, 'public');
const PACKAGE = join(ROOT, 'wasm/npm/target/package');
const base = new URL(`${address.replace(/\/$/, '')}/`).pathname;

const read = file => readFile(join(ROOT, file), 'utf8');

async function write(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function replace(source, folder, filter = () => true) {
  await rm(folder, { recursive: true, force: true });
  await cp(source, folder, { recursive: true, filter: file => filter(relative(source, file)) });
}

function node(script, ...args) {
  const options = { cwd: DEV, encoding: 'utf8', timeout: 600_000 };
  const { status, error, stdout, stderr } = spawnSync(process.execPath, [join(DEV, script), ...args], options);
  if (status !== 0) throw new Error(`${script} ended with ${status ?? error?.message}\n${stdout}${stderr}`);
}

/** The documents as VitePress finds them; their text is unchanged, and config.mjs knows where they are from. */
async function pages() {
  await rm(PAGES, { recursive: true, force: true });
  for (const [document, page] of ADDRESSES) {
    const text = await read(document);
    await write(join(PAGES, fileOf(page)), document === 'README.md' ? home(text) : text);
  }
  const found = certificates(ROOT);
  await write(join(PAGES, 'gallery/index.md'), gallery(found));
  for (const { name, folder } of found)
    for (const file of FILES) await cp(join(folder, file), join(PUBLIC, 'gallery', name, file));
  for (const file of await readdir(join(ROOT, 'docs')))
    if (/\.(?:png|svg)$/.test(file)) await cp(join(ROOT, 'docs', file), join(PUBLIC, pictureOf(file)));
  for (const file of ['mark.svg', 'ring.svg']) await cp(join(HERE, file), join(PUBLIC, file));
}

async function vitepress(apps) {
  const own = join(DEV, '.vitepress');
  await replace(join(HERE, 'theme'), join(own, 'theme'));
  for (const file of ['config.mjs', 'markdown.mjs', 'pages.mjs']) await cp(join(HERE, file), join(own, file));
  const { description } = JSON.parse(await read('wasm/npm/package.json'));
  await write(
    join(own, 'site.json'),
    JSON.stringify({ root: ROOT, out, base, version, repository, description, apps }),
  );
  node('node_modules/vitepress/bin/vitepress.js', 'build', '.');
}

/** The declarations of each entry of the npm package. */
async function typedoc() {
  const { exports } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'));
  const declared = Object.values(exports).flatMap(({ types }) => types ?? []);
  const entries = [...new Set(declared)].filter(file => file !== './wasm.d.ts').map(file => join(PACKAGE, file));
  const options = {
    compilerOptions: { target: 'es2024', lib: ['esnext', 'dom'], module: 'nodenext', types: [], skipLibCheck: true },
    files: entries,
    typedocOptions: {
      entryPoints: entries,
      name: 'atlas-l2',
      out: join(out, 'api/js'),
      customCss: join(HERE, 'typedoc.css'),
      readme: 'none',
      hideGenerator: true,
      disableSources: true,
      sort: ['kind', 'alphabetical'],
      includeVersion: false,
      skipErrorChecking: true,
      navigationLinks: { 'Atlas L2': base },
      // A part of the navigation that opens would be a link within a button.
      navigationLeaves: entries.map(file => basename(file, '.d.ts')),
      logLevel: 'Warn',
    },
  };
  const config = join(DEV, 'tsconfig.json');
  await write(config, JSON.stringify(options));
  node('node_modules/typedoc/bin/typedoc', '--tsconfig', config);
}

async function adopt(folder) {
  const clauses = clausesOf(ROOT);
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.html')) continue;
    const page = join(folder, file);
    const home = relative(dirname(page), out).split(sep).join('/');
    await writeFile(page, adopted(await readFile(page, 'utf8'), home, clauses));
  }
}

/** Pages that are complete without this builder. The demo asks for the package next to its own folder. */
async function apps() {
  const notShown = /^(?:test|serve\.mjs|screenshot\.mjs|README\.md)(?:$|[/\\])/;
  await replace(join(ROOT, 'wasm/npm/demo'), join(out, 'demo'), file => !notShown.test(file));
  await replace(PACKAGE, join(out, 'package'), file => !/^cli(?:$|[/\\])|\.md$/.test(file));
  const builder = join(ROOT, 'harness/page/build.mjs');
  if (existsSync(builder)) (await import(pathToFileURL(builder))).build(out, version);
}

const hasPage = app => app === 'demo' || existsSync(join(ROOT, 'harness/page', app, 'index.html'));

await npmCi(npm, HERE, DEV);
// Next to the tools that they use.
await replace(join(HERE, 'test'), join(DEV, 'test'));
for (const file of ['adopt.mjs', 'check-links.mjs', 'clause-links.mjs', 'picture.mjs'])
  await cp(join(HERE, file), join(DEV, file));
await pages();
await vitepress(Object.fromEntries(Object.entries(APPS).filter(([app]) => hasPage(app))));
await replace(javadoc, join(out, 'api/java'));
await typedoc();
for (const folder of ['api/java', 'api/js']) await adopt(join(out, folder));
await apps();
const { pages: count, links } = await checkLinks(out, address);
console.log(`${basename(out)}: ${count} pages, ${links} links, none of them broken: ${out}`);
