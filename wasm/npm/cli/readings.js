// What is computed of a file, window by window.
import { internalsOf } from '../src/atlas.js';
import { loadSync } from '../src/index.js';

let made;
const atlas = () => {
  made ??= loadSync();
  return made;
};

export function sumReading() {
  const sum = new (atlas().ConservedSum)();
  return {
    take(bytes) {
      sum.update(bytes);
    },
    residue: () => sum.value(),
  };
}

/** @param {number} leafLog2 0 for a flat witness */
export function witnessReading(leafLog2) {
  const hasher = new (atlas().WitnessHasher)(leafLog2 === 0 ? {} : { leafLog2 });
  return {
    take(bytes) {
      hasher.update(bytes);
    },
    witness: () => hasher.witness(),
  };
}

/** The same for a tree, whose leaf hashes `each(index, hash)` gets. Windows must be whole leaves, but for the last. */
export function treeReading(leafLog2, each) {
  const reading = witnessReading(leafLog2);
  let index = 0;
  return {
    take(bytes) {
      reading.take(bytes);
      const tree = atlas().tree(bytes, leafLog2);
      for (let i = 0; i < tree.leafCount; i++) each(index++, tree.leafHash(i));
    },
    witness: reading.witness,
  };
}

/** The root of the tree over leaf hashes. */
export const rootOf = hashes => internalsOf(atlas()).rootOf(hashes);
