// Every row of the table, with what it must reach and who takes part. Runs in Node and in a page.
import * as contender from './contenders.js';
import { plainDigest, plainLeaves, plainRoot, plainSum, hex } from './data.js';

const MIB = 1 << 20;
const LEAF_LOG2 = 12;
const LEAF = 1 << LEAF_LOG2;

const SIZES = { 1024: '1 KiB', 12288: '12,288 B', [MIB]: '1 MiB', [16 * MIB]: '16 MiB', [64 * MIB]: '64 MiB' };

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} group heading of the table
 * @property {string} label
 * @property {string} peer who it is measured against; '' where it stands by itself
 * @property {'x' | 'ns' | 'kB'} unit of what is measured: a ratio of speeds, more is better; else less is
 * @property {number} [required]
 * @property {number} [aim]
 * @property {number} [bytes] that a call works on, for the speeds
 * @property {'clang' | 'workers' | 'gpu'} [needs] what is not everywhere
 * @property {{ slices: number, rounds: number }} [most] turns, for calls that take long
 * @property {(ground: object) => Promise<{expected: unknown[], contenders: object[]}>} prepare ours first, then the peer
 */

/** @returns {Row[]} in the table's order */
export const plan = () => [
  ...[
    [1024, 0.9],
    [12_288, 1.0],
    [MIB, 1.0],
    [64 * MIB, 0.85],
  ].map(([size, required]) => ({
    id: `sum-${size}`,
    group: 'Sum, resident: exports on bytes in WASM memory',
    label: SIZES[size],
    peer: 'clang intrinsics',
    unit: 'x',
    required,
    aim: 1.1,
    bytes: size,
    needs: 'clang',
    prepare: async ({ bytes, modules }) =>
      same(plainSum(bytes(size)), [
        contender.residentSum('simd.wasm', modules.simd, bytes(size)),
        contender.residentSum('clang', modules.clang, bytes(size)),
      ]),
  })),
  ...[12_288, MIB].map(size => ({
    id: `copy-in-${size}`,
    group: 'Sum against a JS loop',
    label: `atlas.sum with copy-in, ${SIZES[size]}`,
    peer: 'JS loop',
    unit: 'x',
    required: 12,
    bytes: size,
    prepare: async ({ bytes, atlas }) =>
      same(plainSum(bytes(size)), [contender.packageSum(atlas, bytes(size)), contender.jsLoop(bytes(size))]),
  })),
  {
    id: 'base-12288',
    group: 'Sum against a JS loop',
    label: 'base.wasm, resident, 12,288 B',
    peer: 'JS loop',
    unit: 'x',
    required: 8,
    bytes: 12_288,
    prepare: async ({ bytes, modules }) =>
      same(plainSum(bytes(12_288)), [
        contender.residentSum('base.wasm', modules.base, bytes(12_288)),
        contender.jsLoop(bytes(12_288)),
      ]),
  },
  ...[1024, MIB].map(size => ({
    id: `sha-${size}`,
    group: 'SHA-256 of one stream, with copy-in',
    label: SIZES[size],
    peer: 'hash-wasm',
    unit: 'x',
    required: 1.42,
    aim: 1.75,
    bytes: size,
    prepare: async ({ bytes, modules, hasher }) =>
      same(await plainDigest(bytes(size)), [
        contender.sha256(modules.simd, bytes(size)),
        contender.hashWasmDigest(hasher, bytes(size)),
      ]),
  })),
  ...[1024, MIB].map(size => ({
    id: `noble-${size}`,
    group: 'SHA-256 of one stream, with copy-in',
    label: SIZES[size],
    peer: '@noble/hashes',
    unit: 'x',
    bytes: size,
    prepare: async ({ bytes, modules, noble }) =>
      same(await plainDigest(bytes(size)), [
        contender.sha256(modules.simd, bytes(size)),
        contender.nobleDigest(noble, bytes(size)),
      ]),
  })),
  {
    id: 'sha-base',
    group: 'SHA-256 of one stream, with copy-in',
    label: '1 MiB, base.wasm',
    peer: 'hash-wasm',
    unit: 'x',
    required: 1.1,
    bytes: MIB,
    prepare: async ({ bytes, modules, hasher }) =>
      same(await plainDigest(bytes(MIB)), [
        contender.sha256(modules.base, bytes(MIB)),
        contender.hashWasmDigest(hasher, bytes(MIB)),
      ]),
  },
  {
    id: 'witness-199',
    group: 'Witness of a short region, with copy-in',
    label: 'atlas.witness by engine auto, 199 B',
    peer: 'engine simd',
    unit: 'x',
    required: 0.95,
    bytes: 199,
    prepare: async ({ bytes, atlas, auto }) =>
      same(await plainDigest(bytes(199)), [
        contender.packageWitness('auto', auto, bytes(199)),
        contender.packageWitness('simd', atlas, bytes(199)),
      ]),
  },
  {
    id: 'tree-hash-wasm',
    group: 'Tree witness, leaves of 4 KiB, 1 MiB',
    label: 'atlas.treeWitness with copy-in',
    peer: 'hash-wasm per leaf',
    unit: 'x',
    required: 2.6,
    aim: 3,
    bytes: MIB,
    prepare: async ({ bytes, atlas, hasher }) => {
      const leaves = await plainLeaves(bytes(MIB), LEAF);
      return {
        expected: [await plainRoot(leaves), leaves.map(hex).join('')],
        contenders: [
          contender.packageTree('atlas.treeWitness', atlas, bytes(MIB), LEAF_LOG2),
          contender.hashWasmLeaves(hasher, bytes(MIB), LEAF),
        ],
      };
    },
  },
  {
    id: 'tree-clang',
    group: 'Tree witness, leaves of 4 KiB, 1 MiB',
    label: 'leaf hashes alone, resident',
    peer: 'clang, 4 lanes',
    unit: 'x',
    required: 1,
    bytes: MIB,
    needs: 'clang',
    prepare: async ({ bytes, modules }) =>
      same((await plainLeaves(bytes(MIB), LEAF)).map(hex).join(''), [
        contender.residentLeaves('simd.wasm', modules.simd, kernels => kernels.tree_leaves, bytes(MIB), LEAF_LOG2),
        contender.residentLeaves(
          'clang',
          modules.clang,
          ({ leaves }) =>
            (p, n, k, out) =>
              leaves(p, n >>> k, k, out),
          bytes(MIB),
          LEAF_LOG2,
        ),
      ]),
  },
  {
    id: 'tree-workers',
    group: 'Tree witness on two workers, 16 MiB of shared memory',
    label: 'WorkerPool(2).tree',
    peer: 'atlas.tree, one thread',
    unit: 'x',
    required: 1.7,
    bytes: 16 * MIB,
    needs: 'workers',
    prepare: async ({ shared, atlas, pool }) => {
      const bytes = shared(16 * MIB);
      const expected = await plainRoot(await plainLeaves(bytes, LEAF));
      return same(expected, [
        contender.pooledTree('WorkerPool', pool, bytes, LEAF_LOG2),
        contender.packageTree('atlas', atlas, bytes, LEAF_LOG2),
      ]);
    },
  },
  ...gpuRows(),
  {
    id: 'call',
    group: 'A call',
    label: 'raw export: delta_byte',
    peer: '',
    unit: 'ns',
    required: 20,
    aim: 10,
    prepare: async ({ modules }) => same(9, [contender.cheapCall(modules.simd)]),
  },
];

/** Stated only: on a software adapter they say nothing about a GPU. */
function gpuRows() {
  const size = 16 * MIB;
  const sums = ['uploaded', 'resident'].map(where => ({
    id: `gpu-sum-${where}`,
    label: `gpu.sum, ${where}`,
    peer: 'atlas.sum, engine simd',
    prepare: async ({ bytes, atlas, gpu }) =>
      same(plainSum(bytes(size)), [
        contender.gpuSum(await gpu.made, where === 'resident' ? await gpu.buffer(size) : bytes(size)),
        contender.packageSum(atlas, bytes(size)),
      ]),
  }));
  const peers = {
    simd: [
      'atlas.treeWitness, engine simd',
      ({ atlas, bytes }) => contender.packageTree('simd', atlas, bytes, LEAF_LOG2),
    ],
    host: [
      'atlas.treeWitness, engine host',
      ({ host, bytes }) => contender.packageTree('host', host, bytes, LEAF_LOG2),
    ],
    workers: ['WorkerPool(2).tree', ({ pool, shared }) => contender.pooledTree('WorkerPool', pool, shared, LEAF_LOG2)],
  };
  const trees = ['uploaded', 'resident'].flatMap(where =>
    Object.entries(peers).map(([name, [peer, other]]) => ({
      id: `gpu-tree-${where}-${name}`,
      label: `gpu.treeWitness, ${where}`,
      peer,
      prepare: async ground => {
        const bytes = ground.bytes(size);
        const data = where === 'resident' ? await ground.gpu.buffer(size) : bytes;
        const from = { atlas: ground.atlas, bytes };
        if (name === 'host') from.host = await ground.host;
        if (name === 'workers') Object.assign(from, { pool: ground.pool, shared: ground.shared(size) });
        return same(await plainRoot(await plainLeaves(bytes, LEAF)), [
          contender.gpuTree(await ground.gpu.made, data, LEAF_LOG2),
          other(from),
        ]);
      },
    })),
  );
  return [...sums, ...trees].map(row => ({
    ...row,
    group: 'On a GPU, by WebGPU: 16 MiB, leaves of 4 KiB',
    unit: 'x',
    bytes: size,
    needs: 'gpu',
    most: { slices: 1, rounds: 5 },
  }));
}

const same = (expected, contenders) => ({ expected: contenders.map(() => expected), contenders });
