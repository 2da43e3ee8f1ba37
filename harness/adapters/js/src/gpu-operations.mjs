// The operations that atlas-l2/gpu has. The GPU answers all of them, also for short inputs: its engine is forced.
import { agreeOnGpu } from './gpu-forms.mjs';
import { expand, toHex } from './recipe.mjs';
import { witnessOut } from './witness.mjs';

/** Up to these lengths all forms of an input are tried. A software adapter needs up to a second to hash a long leaf. */
const LONGEST_SUM = 1 << 20;
const LONGEST_TREE = 10_000;

const leaves = ({ length, leafLog2 }) => Math.ceil(Number(length) / 2 ** leafLog2);
const ofTree = tree => ({ witness: witnessOut(tree.witness()), leaves: tree.leafCount });
const ofWitness = witness => ({ witness: witnessOut(witness), leaves: leaves(witness) });

/** @param {any} gpu an instance of atlas-l2/gpu, and `library`: the exports of atlas-l2 */
export function gpuOperations(gpu, library) {
  const sums = (data, call) => agreeOnGpu({ gpu, library, longest: LONGEST_SUM }, [expand(data)], call);
  const trees = (inputs, call, others) =>
    agreeOnGpu({ gpu, library, longest: LONGEST_TREE }, inputs.map(expand), call, others);
  return {
    sum: async (_, { data }) => ({ sum: await sums(data, d => gpu.sum(d)) }),
    check: async (_, { data }) => ({ conserved: await sums(data, d => gpu.check(d)) }),

    witnessTree: (_, { data, k }) =>
      trees([data], async d => ofTree(await gpu.tree(d, k)), {
        ways: { treeWitness: async d => ofWitness(await gpu.treeWitness(d, k)) },
        later: async source => ofTree(await gpu.treeAsync(source, { leafLog2: k })),
      }),
    inclusionProof: (_, { data, k, index }) =>
      trees([data], async d => {
        const tree = await gpu.tree(d, k);
        const { leaf, path } = tree.inclusionProof(index);
        return { leaf: toHex(leaf), path: path.map(toHex), size: tree.leafCount };
      }),
    consistencyProof: (_, { data, k, first }) =>
      trees([data], async d => {
        const tree = await gpu.tree(d, k);
        return { path: tree.consistencyProof(first).map(toHex), size: tree.leafCount };
      }),
    changedLeaves: async (_, { before, after, k }) => ({
      leaves: await trees([before, after], (b, a) => gpu.changedLeaves(b, a, k), {
        ways: {
          'the trees': async (b, a) => {
            const [old, fresh] = await Promise.all([gpu.tree(b, k), gpu.tree(a, k)]);
            return old.changedLeaves(fresh);
          },
        },
      }),
    }),
  };
}
