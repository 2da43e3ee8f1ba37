// The operations on witnesses, trees, proofs and records.
import { need } from './atlas-l2.mjs';
import { data, exact, hash, hex, list, number, unhex, witnessOf, written } from './requests.mjs';
import * as trees from './tree.mjs';

function witnessTree(given) {
  const [bytes, k] = [data(given, 'data'), number(given, 'k')];
  return { witness: written(trees.witnessTree(bytes, k)), leaves: trees.leaves(bytes, k).length };
}

function merkleRoot(given) {
  return { root: hex(trees.rootOf(list(given, 'leaves').map(leaf => trees.leafHash(unhex(leaf))))) };
}

const path = given => list(given, 'path').map(entry => hash(entry, 'an entry of path'));

function inclusionProof(given) {
  const hashes = trees.leaves(data(given, 'data'), number(given, 'k'));
  const [index, size] = [number(given, 'index'), hashes.length];
  need(index >= 0 && index < size, `index must be one of ${size} leaves, got ${index}`);
  return { leaf: hex(hashes[index]), path: trees.inclusionPath(index, hashes).map(hex), size };
}

function verifyInclusion(given) {
  const [root, leaf] = [hash(given.root, 'root'), hash(given.leaf, 'leaf')];
  return { valid: trees.verifyInclusion(root, leaf, exact(given, 'index'), exact(given, 'size'), path(given)) };
}

function consistencyProof(given) {
  const hashes = trees.leaves(data(given, 'data'), number(given, 'k'));
  const [first, size] = [number(given, 'first'), hashes.length];
  need(first >= 1 && first <= size, `first must be 1..${size}, got ${first}`);
  return { path: trees.consistencyPath(first, hashes).map(hex), size };
}

function verifyConsistency(given) {
  const [old, now] = [hash(given.firstRoot, 'firstRoot'), hash(given.secondRoot, 'secondRoot')];
  const [first, second] = [exact(given, 'first'), exact(given, 'second')];
  return { valid: trees.verifyConsistency(first, second, old, now, path(given)) };
}

/** The parts of all groups: leaves have their places, so groups make no difference. */
function partsOf(group) {
  const parts = list(group, 'parts');
  need(parts.length > 0, 'parts must hold at least one');
  return parts.flatMap(part => (part?.parts ? partsOf(part) : [{ at: number(part, 'at'), data: data(part, 'data') }]));
}

export const WITNESSES = {
  witness: given => ({ witness: written(trees.witness(data(given, 'data'))) }),
  witnessVerify: given => trees.verify(data(given, 'data'), witnessOf(given.witness)),
  witnessMerge: given => ({ witness: written(trees.merge(list(given, 'witnesses').map(witnessOf))) }),
  changedLeaves: given => ({
    leaves: trees.changedLeaves(data(given, 'before'), data(given, 'after'), number(given, 'k')),
  }),
  ranges: given => ({ witness: written(trees.joinParts(number(given, 'k'), number(given, 'length'), partsOf(given))) }),
  recordEncode: given => ({ record: hex(trees.recordEncode(witnessOf(given.witness))) }),
  recordDecode: given => ({ witness: written(trees.recordDecode(unhex(given.record))) }),
  witnessTree,
  merkleRoot,
  inclusionProof,
  verifyInclusion,
  consistencyProof,
  verifyConsistency,
};
