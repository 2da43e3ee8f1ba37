// The targets of this browser, by the names that `./atlas certify` gives them, and why one cannot run.

/** The names of engines in `./atlas targets`: other browsers share one of them. Not `FxiOS` and `CriOS`: these are WebKit. */
const ENGINES = [
  ['chromium', / (?:Headless)?Chrom(?:e|ium)\//],
  ['firefox', / Firefox\//],
  ['webkit', / AppleWebKit\//],
];

/** Returns the first part of the targets' ids. */
export const engineOf = userAgent => ENGINES.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'browser';

/** The smallest module with a v128 in it. */
const SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];

const hasSimd = () => WebAssembly.validate(Uint8Array.from(SIMD));

const NO_SIMD = { reason: 'this browser has no 128-bit SIMD', fix: 'use a newer version of the browser' };
const NO_ADAPTER = {
  reason: 'this browser has no WebGPU adapter',
  fix: 'use a browser that has WebGPU, on a device with a GPU that it trusts',
};
const NO_WEBCRYPTO = { reason: 'this page has no WebCrypto', fix: 'open it by HTTPS, or from this machine itself' };

/** A driver that hangs may not keep the page waiting. */
const LONGEST_SEARCH = 10_000;

async function hasAdapter() {
  const late = new Promise(resolve => setTimeout(resolve, LONGEST_SEARCH));
  try {
    return Boolean(await Promise.race([navigator.gpu?.requestAdapter(), late]));
  } catch {
    return false;
  }
}

/**
 * Returns all targets of this browser. Each runs in a module worker; `worker` is the name of the target that
 * `./atlas certify` runs in one, too.
 *
 * @returns {Promise<{ id: string, engine: string, missing?: { reason: string, fix: string } }[]>}
 */
export async function targets() {
  const browser = engineOf(navigator.userAgent);
  const simd = hasSimd() ? {} : { missing: NO_SIMD };
  const host = globalThis.crypto?.subtle ? {} : { missing: NO_WEBCRYPTO };
  const gpu = (await hasAdapter()) ? {} : { missing: NO_ADAPTER };
  return [
    { id: `${browser}-simd`, engine: 'simd', ...simd },
    { id: `${browser}-base`, engine: 'base' },
    { id: `${browser}-host`, engine: 'host', ...host },
    { id: `${browser}-worker`, engine: 'simd', ...simd },
    { id: `${browser}-gpu`, engine: 'gpu', ...gpu },
  ];
}
