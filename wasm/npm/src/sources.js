// Reads what asynchronous calls take: bytes, Blobs, streams and iterables of bytes, in slices, so that others get their turn.
import { isBytes, options, shown } from './argument-checks.js';
import { invalid } from './errors.js';
import { Region } from './region.js';

const SLICE = 1 << 20;
/** A page that draws 60 times a second has some 16 ms a frame. */
const TURN_MS = 12;

const nextTurn = () =>
  new Promise(resolve => {
    (globalThis.setImmediate ?? setTimeout)(resolve);
  });

/**
 * The options that all asynchronous calls share, and those of this call, looked at before anything is read.
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

/** The promise's end, or the signal's, whichever is first. Leaves nothing behind on the signal. */
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

/** Calls `take(bytes)` for all bytes of a source in order and returns their number. What ends early is told so, and closed. */
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
        // once for an empty piece: a source that has nothing to give must not keep others from their turn
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
      .catch(() => {}); // the first error is the one to tell
    throw error;
  }
}
