// Goes through rows in the runtime at hand: checks every contender's answer, then times them.
import { someBytes } from './data.js';
import { duel } from './duel.js';
import { plan } from './plan.js';

/**
 * What rows work on.
 * @param {{modules: object, package: object, workers?: object, gpu?: object, hashWasm: object, noble: Function, reasons: object}} parts modules of wasm by name (clang is
 *   undefined where it was not built), the packages, and why what is missing is missing
 */
export async function groundOf(parts) {
  const known = new Map();
  const once = (name, make) => {
    if (!known.has(name)) known.set(name, make());
    return known.get(name);
  };
  const bytes = n => once(`bytes ${n}`, () => someBytes(n));
  return {
    modules: parts.modules,
    reasons: parts.reasons,
    atlas: await parts.package.load({ engine: 'simd' }),
    auto: await parts.package.load(),
    hasher: await parts.hashWasm.createSHA256(),
    noble: parts.noble,
    bytes,
    shared: n =>
      once(`shared ${n}`, () => {
        const copy = new Uint8Array(new SharedArrayBuffer(n));
        copy.set(bytes(n));
        return copy;
      }),
    get host() {
      return once('host', () => parts.package.load({ engine: 'host' }));
    },
    gpu: {
      get made() {
        return once('gpu', async () =>
          parts.gpu.loadGpu({ engine: 'gpu', fallback: await parts.package.load({ engine: 'simd' }) }),
        );
      },
      /** Bytes that are on the GPU: a buffer of storage that can be copied to. */
      async buffer(n) {
        const { device } = await this.made;
        return once(`buffer ${n}`, () => {
          const buffer = device.createBuffer({ size: n, usage: 128 | 8 });
          device.queue.writeBuffer(buffer, 0, bytes(n));
          return buffer;
        });
      },
    },
    get pool() {
      return once('pool', () => new parts.workers.WorkerPool(2, { engine: 'simd' }));
    },
    async close() {
      known.get('pool')?.close();
      (await known.get('gpu'))?.dispose();
    },
  };
}

/**
 * @typedef {{id: string, reason?: string, rounds?: number[][]}} Measured nanoseconds a call, ours first; or why there are none
 * @param {object} ground
 * @param {object} timing as duel takes it
 * @param {string[]} only the rows whose id begins with one of these; all of them where there are none
 * @param {(measured: Measured) => unknown} each
 */
export async function measure(ground, timing, only, each) {
  for (const row of plan().filter(({ id }) => only.length === 0 || only.some(start => id.startsWith(start)))) {
    const reason = row.needs && ground.reasons[row.needs];
    if (reason) {
      await each({ id: row.id, reason });
      continue;
    }
    const { expected, contenders } = await row.prepare(ground);
    for (const [i, one] of contenders.entries()) {
      const answer = await one.answer();
      if (answer !== expected[i]) throw new Error(`${row.id}: ${one.name} answered ${answer}, not ${expected[i]}`);
    }
    await each({
      id: row.id,
      rounds: await duel(
        contenders.map(({ run }) => run),
        { ...timing, ...fewer(timing, row.most) },
      ),
    });
  }
}

const fewer = (timing, most = {}) =>
  Object.fromEntries(Object.entries(most).map(([name, value]) => [name, Math.min(value, timing[name])]));
