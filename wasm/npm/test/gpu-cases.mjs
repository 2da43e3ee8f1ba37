// What holds for every engine of atlas-l2/gpu, also for the fallback: each case compares with the synchronous calls of `atlas`.
import { noise } from './noise.mjs';

/** Throws unless two values are equal, as JSON has them. */
export function equal(is, expected, what = '') {
  const text = value => JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? `${v}n` : v)) ?? String(value);
  if (text(is) !== text(expected))
    throw new Error(`${what}: expected ${text(expected).slice(0, 200)}, got ${text(is).slice(0, 200)}`);
}

/** Throws unless a promise rejects with that refusal. */
export async function refused(promise, codeName, message, what = '') {
  let value;
  try {
    value = await promise;
  } catch (error) {
    if (error.name !== 'AtlasError' || error.codeName !== codeName || !message.test(error.message))
      throw new Error(`${what}: expected ${codeName} ${message}, got ${error.name} ${error.message}`);
    return;
  }
  throw new Error(`${what}: expected ${codeName}, got ${JSON.stringify(value)}`);
}

/** Values whose members cannot be read. */
function unreadable() {
  const proxy = new Proxy(new Uint8Array(4), {});
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const refuse = () => {
    throw new Error('mine');
  };
  const throwing = (name, value) => Object.defineProperty(value, name, { get: refuse, enumerable: true });
  const fakes = ['size', 'usage'].map(name => throwing(name, { mapAsync() {}, size: 4 }));
  return [proxy, { buffer: proxy }, revoked, throwing('buffer', {}), ...fakes, { buffer: fakes[0] }];
}

const BYTES = noise(400_000);
/** One below, at and above what words, blocks, leaves, and workgroups of the kernels hold. */
const LENGTHS = [0, 1, 2, 3, 4, 5, 54, 55, 56, 57, 62, 63, 64, 65, 118, 119, 120, 255, 256, 257, 511, 512, 513];
const LONG = [4095, 4097, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 300_001];

/** All that a tree tells. */
const told = tree => [tree.leafCount, tree.leafLog2, tree.root, tree.witness(), tree.leafHash(tree.leafCount - 1)];

async function alike(gpu, atlas, data, k) {
  const what = `${data.length} bytes at ${data.byteOffset}, leaves of 2^${k}`;
  equal(await gpu.sum(data), atlas.sum(data), `sum of ${what}`);
  if (data.length === 0) return;
  const tree = await gpu.tree(data, k);
  const expected = atlas.tree(data, k);
  equal(told(tree), told(expected), `tree of ${what}`);
  equal(tree.changedLeaves(expected), [], `leaves of ${what}`);
  equal(await gpu.treeWitness(data, k), expected.witness(), `treeWitness of ${what}`);
}

export const CASES = {
  async 'short lengths at every offset of a word'({ gpu, atlas }) {
    for (const [i, length] of LENGTHS.entries()) await alike(gpu, atlas, BYTES.subarray(i % 4, (i % 4) + length), 8);
    for (let offset = 0; offset < 4; offset++) await alike(gpu, atlas, BYTES.subarray(offset, offset + 777), 8);
  },

  async 'long lengths, and leaves of every length'({ gpu, atlas }) {
    for (const [i, length] of LONG.entries()) await alike(gpu, atlas, BYTES.subarray(i % 5, (i % 5) + length), 8 + i);
  },

  async 'random lengths and offsets'({ gpu, atlas, seed }) {
    let x = seed;
    const next = n => {
      x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((x / 2 ** 32) * n);
    };
    for (let i = 0; i < 12; i++) {
      const offset = next(1000);
      const length = next(2 ** (4 + next(14)));
      await alike(gpu, atlas, BYTES.subarray(offset, offset + length), 8 + next(9));
    }
  },

  async 'extreme bytes, which fill the packed sums'({ gpu, atlas }) {
    const full = new Uint8Array(262_147).fill(255);
    equal(await gpu.sum(full), atlas.sum(full));
    equal(await gpu.check(new Uint8Array(96).fill(1)), true);
    equal(await gpu.check(new Uint8Array(97).fill(1)), false);
    equal(await gpu.check(new Uint8Array(0)), true);
  },

  async 'every form of bytes'({ gpu, atlas }) {
    const part = BYTES.slice(0, 1001);
    const shared = new Uint8Array(new SharedArrayBuffer(1005), 3, 1001);
    shared.set(part);
    const block = atlas.alloc(1001);
    block.set(part);
    const growing = new Uint8Array(new ArrayBuffer(1004, { maxByteLength: 5000 }), 1, 1001);
    growing.set(part);
    const sharedGrowing = new Uint8Array(new SharedArrayBuffer(1004, { maxByteLength: 5000 }), 2, 1001);
    sharedGrowing.set(part);
    const forms = {
      view: new DataView(part.buffer, 1, 999),
      buffer: part.buffer,
      words: new Uint16Array(part.buffer, 2, 400),
      shared,
      sharedBuffer: shared.buffer,
      block,
      growing,
      sharedGrowing,
    };
    for (const [name, form] of Object.entries(forms)) {
      equal(await gpu.sum(form), atlas.sum(form), name);
      equal((await gpu.tree(form, 8)).root, atlas.tree(form, 8).root, name);
    }
    atlas.free(block);
    await refused(gpu.sum(block), 'INVALID', /data was freed/);
  },

  async 'the same refusals as those of the synchronous calls'({ gpu, atlas }) {
    const gone = new Uint8Array(8);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    const message = call => {
      try {
        return `no refusal: ${call()}`;
      } catch (error) {
        return error.message;
      }
    };
    const rejection = call => call.then(value => `no refusal: ${value}`).catch(error => error.message);
    for (const bad of [undefined, null, 5, 'text', {}, [1], { buffer: {} }, gone, () => 1, ...unreadable()]) {
      equal(
        await rejection(gpu.sum(bad)),
        message(() => atlas.sum(bad)),
      );
      equal(
        await rejection(gpu.check(bad)),
        message(() => atlas.check(bad)),
      );
      equal(
        await rejection(gpu.tree(bad)),
        message(() => atlas.tree(bad)),
      );
      equal(
        await rejection(gpu.treeWitness(bad)),
        message(() => atlas.treeWitness(bad)),
      );
      equal(await rejection(gpu.changedLeaves(bad, gone)), message(() => atlas.sum(bad)).replace('data', 'before'));
    }
    for (const bad of [7, 17, 8.5, '8', null]) {
      equal(
        await rejection(gpu.tree(BYTES, bad)),
        message(() => atlas.tree(BYTES, bad)),
      );
      equal(
        await rejection(gpu.treeWitness(BYTES, bad)),
        message(() => atlas.tree(BYTES, bad)),
      );
      equal(
        await rejection(gpu.changedLeaves(BYTES, BYTES, bad)),
        message(() => atlas.tree(BYTES, bad)),
      );
    }
    await refused(gpu.tree(new Uint8Array(0)), 'INVALID', /data must not be empty/);
    await refused(gpu.changedLeaves(BYTES, new Uint8Array(0)), 'INVALID', /after must not be empty/);
    await refused(gpu.treeAsync(new Uint8Array(0)), 'INVALID', /source must not be empty/);
    await refused(gpu.treeAsync('text'), 'INVALID', /source must be bytes, a Blob/);
    await refused(gpu.treeAsync(BYTES, { leafLog2: 7 }), 'INVALID', /: leafLog2 must be a whole number 8\.\.16, got 7/);
    await refused(gpu.treeAsync(BYTES, { leaf: 7 }), 'INVALID', /options\.leaf is not known/);
  },

  async 'changed leaves are those of the trees'({ gpu, atlas }) {
    const before = BYTES.subarray(0, 40_003);
    for (const [length, ...changes] of [
      [40_003],
      [40_003, 0],
      [40_003, 255, 256, 9_999, 40_002],
      [40_000, 39_990],
      [38_912, 5],
      [1, 0],
      [200],
    ]) {
      for (const k of [8, 12, 16]) {
        const after = BYTES.slice(0, length);
        for (const at of changes) after[at] ^= 128;
        const expected = atlas.tree(before, k).changedLeaves(atlas.tree(after, k));
        equal(await gpu.changedLeaves(before, after, k), expected, `${length} bytes, ${changes}, k ${k}`);
        equal(
          await gpu.changedLeaves(after, before, k),
          expected,
          `the other way, ${length} bytes, ${changes}, k ${k}`,
        );
      }
    }
  },

  async 'calls that overlap'({ gpu, atlas }) {
    const parts = Array.from({ length: 16 }, (_, i) => BYTES.subarray(i, 3000 + i * 777));
    const all = parts.map(part => Promise.all([gpu.sum(part), gpu.treeWitness(part, 8), gpu.tree(part, 9)]));
    for (const [i, [sum, witness, tree]] of (await Promise.all(all)).entries()) {
      equal(sum, atlas.sum(parts[i]));
      equal(witness, atlas.treeWitness(parts[i], 8));
      equal(tree.root, atlas.tree(parts[i], 9).root);
    }
  },

  async 'sources of every kind'({ gpu, atlas }) {
    const bytes = BYTES.subarray(0, 100_001);
    const cut = Array.from({ length: 101 }, (_, i) => bytes.subarray(i * 1000, (i + 1) * 1000));
    const sources = [
      bytes,
      new Blob([bytes]),
      new Blob([bytes]).stream(),
      new Response(bytes),
      cut,
      (async function* () {
        yield* cut;
      })(),
    ];
    for (const source of sources) {
      const read = [];
      const tree = await gpu.treeAsync(source, { leafLog2: 8, onProgress: ({ bytes: n }) => read.push(n) });
      equal(told(tree), told(atlas.tree(bytes, 8)));
      equal(read.at(-1), bytes.length);
    }
  },

  async 'a signal ends the reading and closes the source'({ gpu }) {
    let isClosed = false;
    const controller = new AbortController();
    const source = (function* () {
      try {
        for (;;) yield BYTES;
      } finally {
        isClosed = true;
      }
    })();
    const onProgress = ({ bytes }) => {
      if (bytes > 2_000_000) controller.abort(new Error('enough'));
    };
    const reason = await gpu.treeAsync(source, { signal: controller.signal, onProgress }).catch(error => error);
    equal([reason.message, isClosed], ['enough', true]);
    const early = await gpu.treeAsync(source, { signal: AbortSignal.abort(new Error('early')) }).catch(error => error);
    equal(early.message, 'early');
  },
};
