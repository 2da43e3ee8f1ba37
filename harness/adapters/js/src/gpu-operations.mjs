// The operations that atlas-l2/gpu has. The GPU answers all of them, also for short inputs: its engine is forced.
import { agreeOnGpu } from './gpu-forms.mjs';
import { expand, toHex } from './recipe.mjs';
import { show } from './value-text.mjs';
import { witnessOut } from './witness.mjs';

/** Both calls must have the same result; the first one's is the answer. */
async function same(one, two, names) {
  const [first, second] = await Promise.allSettled([one, two]);
  const shown = ({ status, value, reason }) => (status === 'rejected' ? (reason?.codeName ?? reason) : show(value));
  if (shown(first) !== shown(second)) throw new Error(`${names} disagree: ${shown(first)} and ${shown(second)}`);
  if (first.status === 'rejected') throw first.reason;
  return first.value;
}

const leaves = ({ length, leafLog2 }) => Math.ceil(Number(length) / 2 ** leafLog2);
const ofTree = tree => ({ witness: witnessOut(tree.witness()), leaves: tree.leafCount });
const ofWitness = witness => ({ witness: witnessOut(witness), leaves: leaves(witness) });

/** @param {any} gpu an instance of atlas-l2/gpu, and `library`: the exports of atlas-l2 */
export function gpuOperations(gpu, library) {
  const agree = (inputs, call, later) => agreeOnGpu(gpu, library, inputs, call, later);
  return {
    sum: async (_, { data }) => ({ sum: await agree([expand(data)], d => gpu.sum(d)) }),
    check: async (_, { data }) => ({ conserved: await agree([expand(data)], d => gpu.check(d)) }),

    witnessTree: (_, { data, k }) =>
      agree(
        [expand(data)],
        d => same(gpu.tree(d, k).then(ofTree), gpu.treeWitness(d, k).then(ofWitness), 'tree and treeWitness'),
        async source => ofTree(await gpu.treeAsync(source, { leafLog2: k })),
      ),
    inclusionProof: (_, { data, k, index }) =>
      agree([expand(data)], async d => {
        const tree = await gpu.tree(d, k);
        const { leaf, path } = tree.inclusionProof(index);
        return { leaf: toHex(leaf), path: path.map(toHex), size: tree.leafCount };
      }),
    consistencyProof: (_, { data, k, first }) =>
      agree([expand(data)], async d => {
        const tree = await gpu.tree(d, k);
        return { path: tree.consistencyProof(first).map(toHex), size: tree.leafCount };
      }),
    changedLeaves: async (_, { before, after, k }) => ({
      leaves: await agree([expand(before), expand(after)], (b, a) =>
        same(
          gpu.changedLeaves(b, a, k),
          Promise.all([gpu.tree(b, k), gpu.tree(a, k)]).then(([one, other]) => one.changedLeaves(other)),
          'changedLeaves and the trees',
        ),
      ),
    }),
  };
}
