// From which length on a GPU is faster than another engine: measured on the device, with bytes that are copied to it.

const SMALL = 256;
const LARGE = 4 * 2 ** 20;
const BUDGET_MS = 200;
/** Clocks of browsers are coarse, and other work may use the GPU, so it must be this much faster. */
const CLEARLY = 1.2;

/** The fastest of a few runs, in seconds. The first one may compile, and make buffers. */
async function time(call, deadline) {
  let best = Infinity;
  for (let i = 0; i < 4 && (i < 2 || performance.now() < deadline); i++) {
    const begin = performance.now();
    await call();
    best = Math.min(best, performance.now() - begin);
  }
  return best / 1000;
}

/** A time that a coarse clock shows as 0 is at least this. */
const SOONEST = 1e-6;

/**
 * The least n for which latency + n / gpu is clearly less than n / fallback.
 * @param {{ gpu: number, fallback: number, latency: number }} rates
 */
export function leastLength({ gpu, fallback, latency }) {
  const gain = 1 / (CLEARLY * fallback) - 1 / gpu;
  return gain > 0 ? Math.ceil(latency / gain) : Infinity;
}

/**
 * @param {Record<'sum' | 'tree', { gpu: (data: Uint8Array) => Promise<any>, fallback: (data: Uint8Array) => any }>} calls
 */
export async function measured(calls) {
  const large = new Uint8Array(LARGE);
  const small = large.subarray(0, SMALL);
  const begin = performance.now();
  /** @type {any} */
  const rates = {};
  /** @type {any} */
  const leastBytes = {};
  for (const [i, [name, { gpu, fallback }]] of Object.entries(calls).entries()) {
    const deadline = begin + (BUDGET_MS * (i + 1)) / 2;
    const latency = Math.max(SOONEST, await time(() => gpu(small), deadline));
    const long = await time(() => gpu(large), deadline);
    const other = Math.max(SOONEST, await time(() => fallback(large), deadline));
    const one = { gpu: LARGE / Math.max(SOONEST, long - latency), fallback: LARGE / other, latency };
    rates[name] = Object.freeze(one);
    leastBytes[name] = leastLength(one);
  }
  return { rates: Object.freeze(rates), leastBytes };
}
