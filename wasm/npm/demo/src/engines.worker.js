// Measures every engine on sums and witnesses of bytes in JavaScript's memory, which a call copies in, or in the engine's own, where nothing is copied.
import { answer } from './calls.js';
import { load } from './package.js';
import { plainSha256, plainSum } from './plain-javascript.js';

const ENGINES = ['simd', 'base', 'host'];
const SIZES = Array.from({ length: 10 }, (_, i) => 64 * 4 ** i); // 64 B..16 MiB
const ROUNDS = 9;
/** A point is timed for so long in each round: timers of pages that are not isolated step by 0.1 ms. */
const MILLISECONDS = 4;

const noise = length => {
  const words = new Uint32Array(length / 4);
  let x = 1;
  for (let i = 0; i < words.length; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    words[i] = x;
  }
  return new Uint8Array(words.buffer);
};

const operationsOf = atlas => ({
  sum: bytes => atlas.sum(bytes),
  // Where the runtime's own SHA-256 answers later, later is when it is measured.
  witness:
    atlas.engine.sha256 === 'webcrypto'
      ? async bytes => (await atlas.witnessAsync(bytes)).digest
      : bytes => atlas.witness(bytes).digest,
});

function residentIn(atlas, bytes) {
  const block = atlas.alloc(bytes.length);
  block.set(bytes);
  return block;
}

async function enginesHere(bytes, resident, tell) {
  const engines = [{ engine: 'plain', operations: { sum: plainSum, witness: plainSha256 }, bytes }];
  for (const engine of ENGINES) {
    try {
      const atlas = await load({ engine });
      engines.push({ engine, operations: operationsOf(atlas), bytes: resident ? residentIn(atlas, bytes) : bytes });
    } catch (error) {
      tell({ engine, missing: error.message });
    }
  }
  return engines;
}

/** GB/s: as many calls as the time takes, doubled from one. */
async function rateOf(call, bytes) {
  for (let calls = 1; ; calls *= 2) {
    const begin = performance.now();
    for (let i = 0; i < calls; i++) {
      const result = call(bytes);
      if (result instanceof Promise) await result;
    }
    const elapsed = performance.now() - begin;
    if (elapsed >= MILLISECONDS) return (calls * bytes.length) / elapsed / 1e6;
  }
}

const pause = () =>
  new Promise(resolve => {
    setTimeout(resolve);
  }); // lets a request to stop come in

answer({
  async measure({ resident }, { signal, onProgress }) {
    const engines = await enginesHere(noise(SIZES.at(-1)), resident, onProgress);
    for (let round = 1; round <= ROUNDS; round++) {
      onProgress({ round, of: ROUNDS });
      for (const size of SIZES) {
        for (const operation of ['sum', 'witness']) {
          const expected = String(engines[0].operations[operation](engines[0].bytes.subarray(0, size)));
          for (const { engine, operations, bytes: all } of engines) {
            const bytes = all.subarray(0, size);
            const answered = String(await operations[operation](bytes));
            if (answered !== expected)
              throw new Error(
                `${engine} answers ${answered} for the ${operation} of ${size} bytes, plain JavaScript ${expected}`,
              );
            onProgress({ engine, operation, size, rate: await rateOf(operations[operation], bytes) });
            await pause();
            signal.throwIfAborted();
          }
        }
      }
    }
  },
});
