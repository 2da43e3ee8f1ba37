// Chooses the implementation of SHA-256: the one that the user named, or the fastest in a measurement of at most 2 ms.
import { Core } from './core.js';
import { digests } from './digests.js';
import { invalid } from './errors.js';
import { hostSha256 } from './host-sha256.js';

const BUDGET_MS = 2;
const PROBE = new Uint8Array(4096);
/** Clocks of browsers are coarse, and another implementation costs a copy, so it must be this much faster. */
const CLEARLY = 1.3;

/** The fastest of a few runs, in milliseconds; the first compiles. */
function time(start, deadline) {
  let best = Infinity;
  for (let i = 0; i < 8 && (i < 2 || performance.now() < deadline); i++) {
    const begin = performance.now();
    const stream = start();
    stream.update(PROBE).digest();
    stream.close();
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

const startOf = instance => digests(new Core(instance)).start;

/**
 * `auto` leaves shorter inputs to the module: to call another implementation takes as long as the kernels need for them
 * (on Zen 4, with SHA instructions, both are level at 500 bytes in Node 24 and at 100 bytes in Bun 1.4).
 */
const MIN_BYTES_ELSEWHERE = 256;

/** The choices of `auto` in this realm, by the modules that it can choose from: each is measured once. */
const remembered = new Map();

/**
 * @param {string} asked
 * @param {any} module a name, or `given`
 * @param {string[]} [modules] that there are
 * @param {any} [instanceOf] makes an instance of a name; not needed if only the host's SHA-256 is chosen
 * @returns {{engine: object, sha256?: object}} for atlas()
 */
export function choose(asked, module, modules = [], instanceOf = undefined) {
  const own = { name: module, module, sha256: module };
  if (asked === 'simd' || asked === 'base') return { engine: { ...own, reason: 'asked for' } };
  const host = hostSha256();
  if (asked === 'host') {
    if (host === undefined)
      throw invalid('engine "host" needs node:crypto, or WebCrypto, which browsers have on https and localhost');
    return { engine: { ...own, name: 'host', sha256: host.name, reason: 'asked for' }, sha256: host };
  }
  try {
    const key = modules.join();
    if (!remembered.has(key)) remembered.set(key, measure(module, host, modules, instanceOf));
    const { sha256, reason } = remembered.get(key);
    if (sha256 === 'node:crypto') return { engine: { ...own, name: 'host', sha256, reason }, sha256: forLong(host) };
    if (sha256 === module) return { engine: { ...own, reason } };
    return {
      engine: { ...own, sha256, reason },
      sha256: forLong({ name: sha256, start: startOf(instanceOf(sha256)) }),
    };
  } catch (error) {
    // a second instance, which can only make things faster
    return { engine: { ...own, reason: `another engine cannot run: ${/** @type {Error} */ (error).message}` } };
  }
}

/**
 * The host's SHA-256 if it is synchronous. Otherwise the base module's, if there is one, which is faster than SIMD if SIMD is emulated
 * or badly compiled.
 */
function measure(module, host, modules, instanceOf) {
  const has = `this runtime has ${module === 'simd' ? '' : 'no '}128-bit SIMD`;
  const other = host?.start ? host.name : modules.find(name => name === 'base' && module === 'simd');
  if (other === undefined) return { sha256: module, reason: has };
  const end = performance.now() + BUDGET_MS;
  const own = time(startOf(instanceOf(module)), performance.now() + BUDGET_MS / 2);
  const its = time(host?.start ?? startOf(instanceOf(other)), end);
  const figures = `SHA-256 of 4 KiB took ${micros(own)} by ${module}, ${micros(its)} by ${other}`;
  if (its * CLEARLY >= own) return { sha256: module, reason: `${has}; ${figures}` };
  return { sha256: other, reason: `${has}; ${figures}; ${module} hashes less than ${MIN_BYTES_ELSEWHERE} bytes` };
}

const forLong = other => ({ ...other, leastBytes: MIN_BYTES_ELSEWHERE });

const micros = ms => `${Math.round(ms * 1000)} us`;

/** For {@link import('./load.js').loaders}: all modules, and SHA-256 of the platform. */
export const anySha256 = { names: ['host'], choose };
