// Rulers: reference workloads of the judge, of the same size as a bench and alternating with it. They have the names of
// those of `./atlas certify`, and the same work. They never run in the target.
import { reader } from './read-module.mjs';

const PAGE = 4096;

/** One multiplication per byte, each waiting for the one before: no compiler makes it faster. */
function fnv1a(data) {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < data.length; i++) hash = Math.imul(hash ^ data[i], 0x01000193);
  return hash;
}

const arrays = (size, once) => {
  const data = new Uint8Array(size);
  const other = new Uint8Array(size);
  return { data, once: () => once(data, other) };
};

const subtle = () => globalThis.crypto?.subtle;

/**
 * `lay` returns the data and what does the work once. `isOfMemory`: its speed depends on the caches that the bytes fit
 * into.
 */
const RULERS = {
  fnv1a: {
    work: 'one multiplication a byte',
    lay: size => arrays(size, fnv1a),
  },
  read: {
    work: 'a read of each byte in WebAssembly',
    isOfMemory: true,
    lay(size) {
      const { data, read } = reader(size);
      return { data, once: read };
    },
  },
  memcpy: {
    work: "the browser's Uint8Array.set",
    isOfMemory: true,
    lay: size =>
      arrays(size, (data, other) => {
        other.set(data);
        return other[other.length - 1];
      }),
  },
  memset: {
    work: "the browser's Uint8Array.fill",
    isOfMemory: true,
    lay: size =>
      arrays(size, (data, other) => {
        other.fill(data[0]);
        return other[other.length - 1];
      }),
  },
  sha256: {
    work: "the browser's SHA-256",
    lacks: () => (subtle() ? undefined : 'this page has no WebCrypto: open it by HTTPS, or from this machine itself'),
    lay: size => arrays(size, async data => new Uint8Array(await subtle().digest('SHA-256', data))[0]),
  },
};

/**
 * Runs the work some times, each with other data: a pair of bytes changes, so that no run can reuse the result before.
 *
 * @returns {number | Promise<number>} a value that depends on every run
 */
function repeat({ data, once }, runs) {
  const other = Math.min(PAGE, data.length) >> 1;
  let chain = 1;
  const step = value => {
    chain = (Math.imul(chain, 1664525) + 1013904223 + value) | 0;
  };
  const change = () => {
    data[0] ^= chain >>> 24;
    data[other] = data[0];
  };
  for (let i = 0; i < runs; i++) {
    change();
    const value = once();
    if (typeof value !== 'number') return repeatSlowly(value, { change, once, step }, runs - i - 1, () => chain);
    step(value);
  }
  return chain;
}

async function repeatSlowly(first, { change, once, step }, more, result) {
  step(await first);
  for (let i = 0; i < more; i++) {
    change();
    step(await once());
  }
  return result();
}

/**
 * Returns a ruler by its name: `work` says what it does; `lacks`, why this browser cannot run it, if it cannot; and
 * `prepare` lays its data out and returns what runs it some times.
 */
export function rulerOf(name) {
  const { work, isOfMemory = false, lacks = () => undefined, lay } = RULERS[name];
  return {
    name,
    work,
    isOfMemory,
    lacks: lacks(),
    prepare(size) {
      const laid = lay(size);
      return runs => repeat(laid, runs);
    },
  };
}
