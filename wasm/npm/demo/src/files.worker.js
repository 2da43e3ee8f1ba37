// Reads files: their trees are kept here, so that the page asks for what it shows. One worker makes trees, another one digests.
import { answer } from './calls.js';
import { changedRanges } from './changed-ranges.js';
import { hex } from './format.js';
import { adapterName, loadGpuOnce } from './gpu.js';
import { load } from './package.js';
import { pathOf } from './tree-shape.js';

const RACED = 2 ** 22;
const loading = load();
loading.catch(() => {}); // reported to the caller
const trees = new Map();

/** The engine that makes trees with such leaves the fastest, on the first bytes of a long file: browsers have SHA-256 too. */
async function fastestFor(file, leafLog2) {
  const usual = await loading;
  if (file.size < 8 * RACED) return usual;
  const host = await load({ engine: 'host' }).catch(() => usual);
  const bytes = await file.slice(0, RACED).arrayBuffer();
  const times = new Map();
  for (const atlas of [usual, host, usual, host]) {
    const begin = performance.now();
    await atlas.treeAsync(bytes, { leafLog2 });
    times.set(atlas, Math.min(times.get(atlas) ?? Infinity, performance.now() - begin));
  }
  return times.get(host) < times.get(usual) ? host : usual;
}

function treeOf(key) {
  const tree = trees.get(key);
  if (tree === undefined) throw new Error('This file was put away meanwhile.');
  return tree;
}

const inWords = tree => `${tree.leafCount} leaves, root ${hex(tree.root)}, sum ${tree.witness().resonance}`;

answer({
  /** The file's witness as a tree; its tree is kept under the key. */
  async tree({ key, file, leafLog2 }, how) {
    const begin = performance.now();
    const atlas = await fastestFor(file, leafLog2);
    const tree = await atlas.treeAsync(file, { leafLog2, ...how });
    how.signal.throwIfAborted(); // the page asks no more for it
    trees.set(key, tree);
    return {
      engine: atlas.engine.name,
      seconds: (performance.now() - begin) / 1000,
      residue: tree.witness().resonance,
      root: tree.root,
      leafCount: tree.leafCount,
      leafLog2,
    };
  },

  /** The name of the GPU; undefined if there is none. */
  async adapter() {
    const gpu = await loadGpuOnce(await loading);
    return gpu && adapterName(gpu.engine.adapter);
  },

  /** The same tree by the GPU alone: how long it takes, if it is the same as the one that is kept. */
  async treeOnGpu({ key, file, leafLog2 }, how) {
    const gpu = await loadGpuOnce(await loading);
    if (gpu === undefined) throw new Error('The GPU cannot be used any more.');
    const begin = performance.now();
    const tree = await gpu.treeAsync(file, { leafLog2, ...how });
    const seconds = (performance.now() - begin) / 1000;
    const [ours, theirs] = [treeOf(key), tree].map(inWords);
    if (ours !== theirs) throw new Error(`The GPU's tree has ${theirs}; the one above has ${ours}.`);
    return { seconds };
  },

  /** SHA-256 of the whole file. */
  async digest({ file }, how) {
    return (await (await loading).witnessAsync(file, how)).digest;
  },

  forget({ key }) {
    trees.delete(key);
  },

  /** Ranges of leaves that are not the same in both trees. */
  changes({ before, after }) {
    return changedRanges(treeOf(after).changedLeaves(treeOf(before)));
  },

  /** The hash of any node, the hashes next to its path to the root, and whether they lead there. */
  async node({ key, node }) {
    const atlas = await loading;
    const tree = treeOf(key);
    const count = tree.leafCount;
    const steps = pathOf({ from: 0, to: count }, node);
    const proof = leaf => tree.inclusionProof(leaf).path.slice(-steps.length);
    // Whatever a node's hash is, the proof of its sibling's leaves carries it.
    const hash =
      steps.length === 0
        ? tree.root
        : node.to - node.from === 1
          ? tree.leafHash(node.from)
          : proof(steps[0].sibling.from)[0];
    const siblings = steps.length === 0 ? [] : proof(node.from);
    const leaves = 2 ** Math.ceil(Math.log2(node.to - node.from));
    const holds = atlas.verifyInclusion({
      root: tree.root,
      leaf: hash,
      index: node.from / leaves,
      size: Math.ceil(count / leaves),
      path: siblings,
    });
    return { hash, siblings: steps.map(({ sibling }, i) => ({ ...sibling, hash: siblings[i] })), holds };
  },
});
