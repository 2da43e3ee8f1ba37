// Loads what the build packed next to this page: the vectors, the floors, and the files that make a target up. What a certificate
// says of a file is computed from the bytes that were loaded.
import { hex, sha256 } from '../../certificate/sha256.mjs';
import { floorsOf } from './floors/floor.mjs';
import { vectorsOf } from './vector.mjs';

const KIT = new URL('../kit/', import.meta.url);
/** How many files are loaded at the same time. */
const ABREAST = 8;

const jsonOf = async path => JSON.parse(new TextDecoder().decode(await bytesOf(path)));

async function bytesOf(path) {
  const response = await fetch(new URL(path, KIT));
  if (!response.ok) throw new Error(`${path}: cannot be loaded: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
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
  const { version, semantics, families, floors, artifacts } = await jsonOf('kit.json');
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
    floors: (await Promise.all(floors.map(file => jsonOf(`floors/${file}`)))).flatMap(floorsOf),
    vectors: files.flatMap(path => vectors.get(path)),
    corpus: { root: rootOf(vectorDigests), files: vectorDigests },
    artifacts: artifacts.map(name => ({ name, sha256: targetDigests.get(`targets/${name}`) })),
  };
}

/** SHA-256 of what `sha256sum vectors/*.json` prints. */
function rootOf(files) {
  const list = [...files].map(([path, digest]) => `${digest}  ${path}\n`).join('');
  return hex(sha256(new TextEncoder().encode(list)));
}
