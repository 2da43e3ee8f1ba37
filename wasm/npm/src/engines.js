// Chooses the module and the implementation of SHA-256: the one that the user named, or the fastest in a measurement of
// at most 2 ms.
import { shown } from './argument-checks.js';
import { Core } from './core.js';
import { digests } from './digests.js';
import { AtlasError, ErrorCode, invalid } from './errors.js';
import { hostSha256 } from './host-sha256.js';

const ENGINES = ['auto', 'simd', 'base', 'host'];

/** An engine by its name. */
export function engineOf(name, value = 'auto') {
  if (!ENGINES.includes(value)) throw invalid(`${name} must be one of ${ENGINES.join(', ')}, got ${shown(value)}`);
  return value;
}

const BUDGET_MS = 2;
const PROBE = new Uint8Array(4096);
/** Clocks of browsers are coarse, and another implementation costs a copy, so it must be this much faster. */
const CLEARLY = 1.3;

/** The smallest module with a v128 in it. */
const SIMD = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  96,
  0,
  1,
  123,
  3,
  2,
  1,
  0,
  10,
  10,
  1,
  8,
  0,
  65,
  0,
  253,
  15,
  253,
  98,
  11,
);

const BY_POLICY = "where a Content-Security-Policy holds, it must allow 'wasm-unsafe-eval'";
const BY_SPACE =
  'each instance reserves gigabytes of address space: raise the limit (ulimit -v), keep fewer instances, or run Node with --disable-wasm-trap-handler';

/**
 * If a module cannot be compiled or started, one of several errors is thrown. They are recognised by name, because they
 * may be of another realm.
 */
export function unusable(error, what = 'the module') {
  if (error instanceof AtlasError) return error;
  const said = `${error.message}`;
  if (error.name === 'RangeError' || /out of memory/i.test(said)) {
    return new AtlasError(ErrorCode.MEMORY, `${what} cannot have its memory: ${said}; ${BY_SPACE}`, { cause: error });
  }
  const hint = error.name === 'TypeError' || error.name === 'LinkError' ? '' : `; ${BY_POLICY}`;
  return new AtlasError(ErrorCode.INVALID, `${what} cannot be compiled: ${said}${hint}`, { cause: error });
}

/** The modules that run by default are known by name. */
export function moduleFor(engine) {
  const simd = WebAssembly.validate(SIMD);
  if (engine === 'base' || (engine !== 'simd' && !simd)) return 'base';
  if (!simd) throw invalid('engine "simd" needs 128-bit SIMD, which this runtime does not have');
  return 'simd';
}

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

/** The choice of `auto` in this realm: measured once. */
let remembered;

/**
 * @param {string} asked
 * @param {any} module a name, or `given`
 * @param {any} [instanceOf] makes an instance of a name; not needed if only the host's SHA-256 is chosen
 * @returns {{engine: object, sha256?: object}} for atlas()
 */
export function choose(asked, module, instanceOf) {
  const own = { name: module, module, sha256: module };
  if (asked === 'simd' || asked === 'base') return { engine: { ...own, reason: 'asked for' } };
  const host = hostSha256();
  if (asked === 'host') {
    if (host === undefined)
      throw invalid('engine "host" needs node:crypto, or WebCrypto, which browsers have on https and localhost');
    return { engine: { ...own, name: 'host', sha256: host.name, reason: 'asked for' }, sha256: host };
  }
  try {
    remembered ??= measure(module, host, instanceOf);
    const { sha256, reason } = remembered;
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
 * The host's SHA-256 if it is synchronous. Otherwise the base module's, which is faster than SIMD if SIMD is emulated
 * or badly compiled.
 */
function measure(module, host, instanceOf) {
  const has = `this runtime has ${module === 'simd' ? '' : 'no '}128-bit SIMD`;
  const other = host?.start ? host.name : module === 'simd' ? 'base' : undefined;
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
