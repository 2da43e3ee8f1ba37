// Reads the sources of asynchronous calls in slices: bytes, Blobs, streams and iterables of bytes. Between slices other
// code can run.
import { isBytes, options, shown } from './argument-checks.js';
import { invalid } from './errors.js';
import { Region } from './region.js';

const SLICE = 1 << 20;
/** A page that draws 60 times a second has about 16 ms per frame. */
const TURN_MS = 12;

const nextTurn = () =>
  new Promise(resolve => {
    (globalThis.setImmediate ?? setTimeout)(resolve);
  });

/**
 * The options of all asynchronous calls, and those of this call, checked before anything is read.
 * @returns {{ onProgress: any, signal: any, leafLog2?: any }}
 */
export function readingOptions(given, ...more) {
  const { onProgress, signal, ...rest } = options(given, 'onProgress', 'signal', ...more);
  if (onProgress !== undefined && typeof onProgress !== 'function')
    throw invalid(`options.onProgress must be a function, got ${shown(onProgress)}`);
  if (signal !== undefined && typeof signal?.addEventListener !== 'function')
    throw invalid(`options.signal must be an AbortSignal, got ${shown(signal)}`);
  return { onProgress, signal, ...rest };
}

const iterating = iterator => ({ next: () => iterator.next(), close: () => iterator.return?.() });

function reading(stream) {
  if (stream.locked) throw invalid('source is locked: it has another reader');
  const reader = stream.getReader();
  return { next: () => reader.read(), close: reason => reader.cancel(reason) };
}

/** A Blob of jsdom has no stream. */
async function* slices(blob) {
  for (let from = 0; from < blob.size; from += SLICE) yield blob.slice(from, from + SLICE).arrayBuffer();
}

function open(source) {
  if (isBytes(source)) {
    const whole = new Region('source', source);
    return { ...iterating([source].values()), total: whole.length, whole };
  }
  if (typeof source?.getReader === 'function') return reading(source);
  if (typeof source?.size === 'number' && typeof source.stream === 'function')
    return { ...reading(source.stream()), total: source.size };
  if (typeof source?.size === 'number' && typeof source.arrayBuffer === 'function')
    return { ...iterating(slices(source)), total: source.size };
  if (typeof source === 'object' && source !== null) {
    const iterate = source[Symbol.asyncIterator] ?? source[Symbol.iterator];
    if (typeof iterate === 'function') return iterating(iterate.call(source));
  }
  throw invalid(`source must be bytes, a Blob, a ReadableStream or an iterable of bytes, got ${shown(source)}`);
}

/** The result of the promise or of the signal, whichever is first. No listener stays on the signal. */
const unlessAborted = (signal, promise) =>
  signal === undefined
    ? promise
    : new Promise((resolve, reject) => {
        const abort = () => {
          reject(signal.reason);
        };
        signal.addEventListener('abort', abort, { once: true });
        Promise.resolve(promise)
          .then(resolve, reject)
          .finally(() => {
            signal.removeEventListener('abort', abort);
          });
      });

/**
 * Calls `take(bytes)` for all bytes of a source in order and returns their number. If it ends early, the source is told
 * so and closed.
 */
export async function readAll(source, { onProgress, signal }, take) {
  signal?.throwIfAborted();
  const { next, close, total, whole } = open(source);
  let bytes = 0;
  let turn = performance.now();
  try {
    for (let i = 0; ; i++) {
      const { done, value } = await unlessAborted(signal, next());
      if (done) return bytes;
      const piece = whole ?? new Region(`source[${i}]`, value);
      let from = 0;
      do {
        // at least once per piece, even an empty one: a source that yields nothing must not block other code
        const slice = piece.bytes.subarray(from, from + SLICE);
        from += SLICE;
        if (slice.length > 0) {
          take(slice);
          bytes += slice.length;
          onProgress?.(total === undefined ? { bytes } : { bytes, total });
        }
        if (performance.now() - turn > TURN_MS) {
          await nextTurn();
          turn = performance.now();
        }
        signal?.throwIfAborted();
      } while (from < piece.length);
    }
  } catch (error) {
    Promise.resolve()
      .then(() => close(error))
      .catch(() => {}); // the first error is the one to report
    throw error;
  }
}
