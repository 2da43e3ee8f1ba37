// Everyone who takes part. A contender is `{ name, answer(), run(times) }`: what it finds, to be checked, and the work to be timed.
import { hex } from './data.js';
import { Instance } from './instances.js';

/** Pieces in which long inputs go through memory: as the package has them, and no worse for hash-wasm, which takes 16 KiB. */
const PIECE = 8_192;

const repeated = call => times => {
  let last;
  for (let i = 0; i < times; i++) last = call();
  return last;
};

/** A contender whose answer is what it returns. */
const calling = (name, call, shown = value => value) => ({
  name,
  answer: async () => shown(await call()),
  run: repeated(call),
});

export const jsLoop = bytes =>
  calling('JS loop', () => {
    let sum = 0;
    for (let i = 0; i < bytes.length; i++) sum += bytes[i];
    return sum % 96;
  });

/** The sum by an export, of bytes that lie in the module's memory. */
export function residentSum(name, module, bytes) {
  const instance = new Instance(module);
  const { sum } = instance.kernels;
  const p = instance.put(bytes);
  const n = bytes.length;
  return calling(name, () => sum(p, n));
}

/** The sum as users of the package call it. */
export const packageSum = (atlas, bytes) => calling('atlas.sum', () => atlas.sum(bytes));

/** SHA-256 by exports, of bytes that are copied in: as hash-wasm does it. */
export function sha256(module, bytes) {
  const instance = new Instance(module);
  const { kernels } = instance;
  const at = instance.allocate(PIECE);
  const stream = instance.allocate(256);
  const out = stream + 128;
  const memory = instance.memory;
  const call =
    bytes.length <= PIECE
      ? () => {
          memory.set(bytes, at);
          kernels.sha256(at, bytes.length, out);
          return memory.slice(out, out + 32);
        }
      : () => {
          kernels.sha256_init(stream);
          for (let i = 0; i < bytes.length; i += PIECE) {
            const piece = bytes.subarray(i, i + PIECE);
            memory.set(piece, at);
            kernels.sha256_update(stream, at, piece.length);
          }
          kernels.sha256_final(stream, out);
          return memory.slice(out, out + 32);
        };
  return calling('sha256', call, hex);
}

export const hashWasmDigest = (hasher, bytes) =>
  calling('hash-wasm', () => hasher.init().update(bytes).digest('binary'), hex);

export const nobleDigest = (noble, bytes) => calling('@noble/hashes', () => noble(bytes), hex);

/** The flat witness as users of the package call it, of bytes outside its memory. */
export const packageWitness = (name, atlas, bytes) => calling(name, () => atlas.witness(bytes).digest, hex);

/** The tree witness as users of the package call it, of bytes outside its memory. */
export const packageTree = (name, atlas, bytes, k) => calling(name, () => atlas.treeWitness(bytes, k).digest, hex);

/** The hash of each leaf by hash-wasm; not the nodes, which are 3 % more. */
export function hashWasmLeaves(hasher, bytes, leaf) {
  const prefix = Uint8Array.of(0);
  const hashes = new Uint8Array((bytes.length / leaf) * 32);
  const call = () => {
    for (let i = 0; i * leaf < bytes.length; i++) {
      hasher
        .init()
        .update(prefix)
        .update(bytes.subarray(i * leaf, (i + 1) * leaf));
      hashes.set(hasher.digest('binary'), 32 * i);
    }
    return hashes;
  };
  return calling('hash-wasm per leaf', call, hex);
}

/** Leaf hashes by an export, `call(kernels)(p, n, k, out)`, of bytes that lie in the module's memory. */
export function residentLeaves(name, module, call, bytes, k) {
  const instance = new Instance(module);
  const p = instance.put(bytes);
  const size = (bytes.length >>> k) * 32;
  const out = instance.allocate(size);
  const leaves = call(instance.kernels);
  return {
    name,
    answer: async () => {
      leaves(p, bytes.length, k, out);
      return hex(instance.take(out, size));
    },
    run: repeated(() => leaves(p, bytes.length, k, out)),
  };
}

/** A call that does next to nothing; each needs the answer of the one before. */
export function cheapCall(module) {
  const { delta_byte: deltaByte } = new Instance(module).kernels;
  return {
    name: 'delta_byte',
    answer: async () => deltaByte(5, 7, 11),
    run: times => {
      let sum = 5;
      for (let i = 0; i < times; i++) sum = deltaByte(sum, 7, 11);
      return sum;
    },
  };
}

/** A contender whose calls are asynchronous: one after the other. */
const later = (name, call, shown = value => value) => ({
  name,
  answer: async () => shown(await call()),
  run: async times => {
    for (let i = 0; i < times; i++) await call();
  },
});

/** Tree witnesses by a pool: each already uses every worker. */
export const pooledTree = (name, pool, shared, leafLog2) =>
  later(name, async () => (await pool.tree(shared, { leafLog2 })).root, hex);

/** The sum on a GPU, of bytes that are copied to it, or of a buffer there. */
export const gpuSum = (gpu, data) => later('gpu.sum', () => gpu.sum(data));

/** The tree witness on a GPU, of bytes that are copied to it, or of a buffer there. */
export const gpuTree = (gpu, data, k) =>
  later('gpu.treeWitness', async () => (await gpu.treeWitness(data, k)).digest, hex);
