// Reads what asynchronous calls take: bytes, Blobs, streams and iterables of bytes, in slices, so that others get their turn.
import { isBytes, object, shown } from './arguments.js';
import { invalid } from './errors.js';

const SLICE = 1 << 20;
/** A page that draws 60 times a second has some 16 ms a frame. */
const TURN_MS = 12;

const nextTurn = () => new Promise((resolve) => { (globalThis.setImmediate ?? setTimeout)(resolve); });

/** The options that all asynchronous calls share, looked at before anything is read. */
export function readingOptions(options = {}) {
  const { onProgress, signal, ...rest } = object('options', options);
  if (onProgress !== undefined && typeof onProgress !== 'function') throw invalid(`options.onProgress must be a function, got ${shown(onProgress)}`);
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') throw invalid(`options.signal must be an AbortSignal, got ${shown(signal)}`);
  return { onProgress, signal, ...rest };
}

const iterating = (iterator) => ({ next: () => iterator.next(), close: () => iterator.return?.() });

function reading(stream) {
  if (stream.locked) throw invalid('source is locked: it has another reader');
  const reader = stream.getReader();
  return { next: () => reader.read(), close: (reason) => reader.cancel(reason) };
}

function open(look, source) {
  if (isBytes(source)) return { ...iterating([source].values()), total: look.bytes('source', source).length };
  if (typeof source?.getReader === 'function') return reading(source);
  if (typeof source?.stream === 'function' && typeof source.size === 'number') return { ...reading(source.stream()), total: source.size };
  if (typeof source === 'object' && source !== null) {
    const iterate = source[Symbol.asyncIterator] ?? source[Symbol.iterator];
    if (typeof iterate === 'function') return iterating(iterate.call(source));
  }
  throw invalid(`source must be bytes, a Blob, a ReadableStream or an iterable of bytes, got ${shown(source)}`);
}

/** The promise's end, or the signal's, whichever is first. Leaves nothing behind on the signal. */
const unlessAborted = (signal, promise) => (signal === undefined ? promise : new Promise((resolve, reject) => {
  const abort = () => { reject(signal.reason); };
  signal.addEventListener('abort', abort, { once: true });
  Promise.resolve(promise).then(resolve, reject).finally(() => { signal.removeEventListener('abort', abort); });
}));

/** Calls `take(bytes)` for all bytes of a source in order and returns their number. What ends early is told so, and closed. */
export async function readAll(look, source, { onProgress, signal }, take) {
  signal?.throwIfAborted();
  const { next, close, total } = open(look, source);
  let bytes = 0;
  let turn = performance.now();
  try {
    for (let piece = 0; ; piece++) {
      const { done, value } = await unlessAborted(signal, next());
      if (done) return bytes;
      const name = total !== undefined && value === source ? 'source' : `source[${piece}]`;
      const { length } = look.bytes(name, value);
      for (let from = 0; from < length; from += SLICE) {
        const now = look.bytes(name, value); // looked at anew: while others had their turn, memory may have grown, or gone
        if (now.length !== length) throw invalid(`${name} had ${length} bytes and has ${now.length} now: do not resize what is being read`);
        const slice = now.subarray(from, from + SLICE);
        take(slice);
        bytes += slice.length;
        onProgress?.(total === undefined ? { bytes } : { bytes, total });
        if (performance.now() - turn > TURN_MS) {
          await nextTurn();
          turn = performance.now();
        }
        signal?.throwIfAborted();
      }
    }
  } catch (error) {
    Promise.resolve().then(() => close(error)).catch(() => {}); // the first error is the one to tell
    throw error;
  }
}
