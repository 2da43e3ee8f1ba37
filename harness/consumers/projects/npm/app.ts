import { AtlasError, load } from 'atlas-l2';
import type { Atlas, WitnessTree } from 'atlas-l2';
import { WorkerPool } from 'atlas-l2/workers';

const atlas: Atlas = await load();
const sum: number = atlas.sum(new Uint8Array([1, 2, 93]));
const tree: WitnessTree = await new WorkerPool(2).tree(new Uint8Array(5), { leafLog2: 8 });
const root: Uint8Array = tree.root;
try {
  atlas.check(root);
} catch (error) {
  if (error instanceof AtlasError) throw new Error(`${error.codeName} of ${sum}`);
}
