// Assembles the pages with all that they load, as static files for any host: node build.mjs OUTDIR [VERSION]
//   OUTDIR/certify, verify   the pages; certify/kit has the targets, the vectors and the schemas
//   OUTDIR/certificate       what both share
// The npm package must have been built: mvn -pl wasm/npm -am package -DskipTests
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '..', '..');
const PAGES = ['certify', 'verify', 'certificate'];
/** The files of a target are those that `./atlas` packs for its browser targets. */
const TARGETS = {
  js: { from: join(ROOT, 'harness/adapters/js'), has: path => /^(?:[^/]*\.mjs$|src\/|page\/)/.test(path) },
  npm: { from: join(ROOT, 'wasm/npm/target/consumer/node_modules/atlas-l2'), has: () => true },
};

/** Returns the files below a folder, sorted, with slashes. */
const filesOf = folder =>
  readdirSync(folder, { recursive: true })
    .filter(file => statSync(join(folder, file)).isFile())
    .map(file => file.split(sep).join('/'))
    .sort();

/** The seed's floors come first, as in the certificates of `./atlas`. */
const seedFirst = (a, b) => (b === 'seed.json') - (a === 'seed.json') || (a < b ? -1 : 1);

const readJson = path => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** The version of the kit, as Maven puts it together. */
function kitVersion() {
  const pom = readFileSync(join(ROOT, 'pom.xml'), 'utf8');
  const property = name => new RegExp(`<${name}>(.*?)</${name}>`).exec(pom)?.[1] ?? '';
  return property('revision') + property('changelist');
}

/** The pages cannot be assembled; the message says why. */
export class CannotBuild extends Error {}

/** @throws {CannotBuild} if the pages cannot be in a folder, which then is as it was */
function checkOut(out) {
  const found = statSync(out, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new CannotBuild(`OUTDIR ${out}: is not a folder`);
  if (found && realpathSync(out) === realpathSync(HERE)) {
    throw new CannotBuild(`OUTDIR ${out}: has the sources of the pages, which would be replaced; name another folder`);
  }
}

/**
 * @param {string} out a folder, in which only the pages' folders are replaced
 * @throws {CannotBuild} before anything is changed
 */
export function build(out, version = kitVersion()) {
  checkOut(out);
  const npm = TARGETS.npm.from;
  if (!existsSync(npm)) {
    throw new CannotBuild(`${relative(ROOT, npm)}: is missing; to build it: mvn -pl wasm/npm -am package -DskipTests`);
  }
  for (const page of PAGES) {
    rmSync(join(out, page), { recursive: true, force: true });
    if (existsSync(join(HERE, page))) cpSync(join(HERE, page), join(out, page), { recursive: true });
  }
  const kit = join(out, 'certify', 'kit');
  const artifacts = [];
  for (const [name, { from, has }] of Object.entries(TARGETS)) {
    for (const file of filesOf(from).filter(has)) {
      mkdirSync(join(kit, 'targets', name, file, '..'), { recursive: true });
      cpSync(join(from, file), join(kit, 'targets', name, file));
      artifacts.push(`${name}/${file}`);
    }
  }
  const families = readJson('conformance-vectors/schema/vectors.schema.json').properties.family.enum;
  for (const family of families) {
    const file = `vectors/${family}.json`;
    cpSync(join(ROOT, 'conformance-vectors', file), join(kit, file));
  }
  const floors = readdirSync(join(ROOT, 'conformance-vectors/floors')).sort(seedFirst);
  for (const file of floors) cpSync(join(ROOT, 'conformance-vectors/floors', file), join(kit, 'floors', file));
  // The page that verifies reads the schemas.
  cpSync(join(ROOT, 'conformance-vectors/schema/vectors.schema.json'), join(kit, 'schema/vectors.schema.json'));
  for (const schema of ['schema/certificate.schema.json', 'schema/attestation.schema.json']) {
    cpSync(join(ROOT, 'harness/certifier', schema), join(kit, schema));
  }
  const { packed } = readJson('conformance-vectors/vectors/meta.json').vectors.find(v => v.op === 'version').expect;
  writeFileSync(
    join(kit, 'kit.json'),
    `${JSON.stringify({ version, semantics: packed, families, floors, artifacts })}\n`,
  );
  seal(out);
}

/** The files that name the version of the page certify, and where. */
const VERSIONED = {
  'index.html': /(?<=<meta name="version" content=")[^"]*/,
  'offline.js': /(?<=const VERSION = ')[^']*/,
};
const NOT_KEPT = ['offline.js', 'offline.json'];

/** Writes the version of the page certify, which depends on each of its files, and the hashes of those to keep offline. */
export function seal(out) {
  const certify = join(out, 'certify');
  const files = [...filesOf(certify), ...filesOf(join(out, 'certificate')).map(file => `../certificate/${file}`)];
  const read = file => readFileSync(join(certify, file));
  const setVersion = (file, version) =>
    writeFileSync(join(certify, file), read(file).toString().replace(VERSIONED[file], version));
  for (const file of Object.keys(VERSIONED)) setVersion(file, '');
  const all = createHash('sha256');
  for (const file of files.filter(name => name !== 'offline.json')) all.update(`${file}\0${sha256(read(file))}\n`);
  const version = all.digest('hex');
  for (const file of Object.keys(VERSIONED)) setVersion(file, version);
  const hashes = files
    .filter(file => !NOT_KEPT.includes(file))
    .map(file => [file === 'index.html' ? './' : file, `sha256-${sha256(read(file))}`]);
  writeFileSync(join(certify, 'offline.json'), `${JSON.stringify(Object.fromEntries(hashes))}\n`);
}

const sha256 = bytes => createHash('sha256').update(bytes).digest('base64');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out, version, ...more] = process.argv.slice(2);
  if (out === undefined || more.length > 0) {
    console.error('usage: node build.mjs OUTDIR [VERSION]');
    process.exit(2);
  }
  try {
    build(out, version);
  } catch (error) {
    if (!(error instanceof CannotBuild) && error.syscall === undefined) throw error;
    console.error(`build: ${error.message}`);
    process.exitCode = error instanceof CannotBuild ? 2 : 1;
  }
}
