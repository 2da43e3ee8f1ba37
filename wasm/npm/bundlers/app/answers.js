import { AtlasError, load } from 'atlas-l2';
import * as base from 'atlas-l2/base';
import * as simd from 'atlas-l2/simd';
import * as streams from 'atlas-l2/streams';
import * as sum from 'atlas-l2/sum';
import * as witness from 'atlas-l2/witness';

export const BYTES = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7 + (i >> 8)) & 255);

/**
 * Covers everything that could break when code is bundled: all entries and modules, classes, error types, growth of the memory.
 */
export async function answers() {
  const found = {};
  for (const engine of ['simd', 'base']) {
    const atlas = await load({ engine });
    const stream = new atlas.ConservedSum();
    for (let at = 0; at < BYTES.length; at += 65_537) stream.update(BYTES.subarray(at, at + 65_537));
    found[engine] = {
      engine: atlas.engine.name,
      sum: atlas.sum(BYTES),
      stream: stream.value(),
      digest: Array.from(atlas.witness(BYTES).digest),
      root: Array.from(atlas.treeWitness(BYTES).digest),
      refusal: refusalOf(() => new atlas.Budget(96)),
    };
  }
  const pieces = await (await streams.load()).witnessAsync(new Blob([BYTES]));
  found.parts = {
    sum: (await sum.load()).sum(BYTES),
    digests: [witness.loadSync().witness(BYTES), pieces].map(({ digest }) => witness.toHex(digest)),
    roots: [simd.loadSync(), base.loadSync()].map(atlas => simd.toHex(atlas.tree(BYTES).root)),
  };
  return found;
}

function refusalOf(call) {
  try {
    call();
    return 'none';
  } catch (error) {
    return error instanceof AtlasError ? error.codeName : String(error);
  }
}
