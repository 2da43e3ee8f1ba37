// Loads what the build packed next to this page: the vectors, the floors, and the files that make a target up. What a certificate
// says of a file is computed from the bytes that were loaded.
import { hex, sha256 } from '../../certificate/sha256.mjs';
import { floorsOf } from './floors/floor.mjs';
import { vectorsOf } from './vector.mjs';

const KIT = new URL('../kit/', import.meta.url);
/** How many files are loaded at the same time. */
const ABREAST = 8;

/** Returns a JSON object, in which these fields are lists. */
async function jsonOf(path, ...lists) {
  const text = new TextDecoder().decode(await bytesOf(path));
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: not JSON: ${error.message}`, { cause: error });
  }
  const missing = lists.find(name => !Array.isArray(value?.[name]));
  if (missing !== undefined) throw new Error(`${path}: has no list '${missing}', so it is not a file of this page`);
  return value;
}

async function bytesOf(path) {
  try {
    const response = await fetch(new URL(path, KIT));
    if (!response.ok) throw new Error(`status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`${path}: cannot be loaded: ${error.message}`, { cause: error });
  }
}

/** Returns the digests of files by their paths, in the order of the paths. */
async function digests(paths, loaded, take = () => {}) {
  const found = new Map(paths.map(path => [path, undefined]));
  const left = [...paths];
  const load = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const bytes = await bytesOf(path);
      found.set(path, hex(sha256(bytes)));
      take(path, bytes);
      loaded();
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, load));
  return found;
}

/**
 * Returns the kit: its version, the vectors and the floors in order, the digests of the vectors' files, and the artifacts
 * of a target.
 *
 * @param {(done: number, all: number) => void} progress
 */
export async function loadKit(progress) {
  const { version, semantics, families, floors, artifacts } = await jsonOf(
    'kit.json',
    'families',
    'floors',
    'artifacts',
  );
  const files = families.map(family => `vectors/${family}.json`);
  let done = 0;
  const loaded = () => progress(++done, files.length + artifacts.length);
  const vectors = new Map();
  const vectorDigests = await digests([...files].sort(), loaded, (path, bytes) =>
    vectors.set(path, vectorsOf(path, new TextDecoder().decode(bytes))),
  );
  const targetDigests = await digests(
    artifacts.map(name => `targets/${name}`),
    loaded,
  );
  return {
    version,
    semantics,
    families,
    floors: (await Promise.all(floors.map(file => jsonOf(`floors/${file}`, 'floors')))).flatMap(floorsOf),
    vectors: files.flatMap(path => vectors.get(path)),
    corpus: { root: rootOf(vectorDigests), files: vectorDigests },
    artifacts: artifacts.map(name => ({ name, sha256: targetDigests.get(`targets/${name}`) })),
  };
}

/**
 * Loads the files of the targets again, after one did not start.
 *
 * @throws {Error} if a file cannot be loaded, or is not what it was: then the target is not to blame
 */
export async function loadAgain({ artifacts }) {
  const paths = artifacts.map(({ name }) => `targets/${name}`);
  const found = await digests(['../target-worker.mjs', ...paths], () => {});
  const other = artifacts.find(({ name, sha256: digest }) => found.get(`targets/${name}`) !== digest);
  if (other !== undefined) throw new Error(`targets/${other.name}: has changed since the run began: start it again`);
}

/** SHA-256 of what `sha256sum vectors/*.json` prints. */
function rootOf(files) {
  const list = [...files].map(([path, digest]) => `${digest}  ${path}\n`).join('');
  return hex(sha256(new TextEncoder().encode(list)));
}
