// Reads the sources of asynchronous calls in slices: bytes, Blobs, streams, bodies of HTTP, file handles and iterables of
// bytes. Between slices other code can run.
import { hintFor, isBytes, kindOf, options, shown } from './argument-checks.js';
import { invalid } from './errors.js';
import { Region } from './region.js';

export const SLICE = 1 << 20;
/** A page that draws 60 times a second has about 16 ms per frame. */
export const TURN_MS = 12;

export const nextTurn = () =>
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

/**
 * `next` gives the pieces, `close(reason)` ends the source early, and `release` comes after its last piece.
 * @param {Iterator<any> | AsyncIterator<any>} iterator
 * @param {number} [total] bytes
 * @param {Region} [whole] if there is one piece, which was looked at already
 */
const iterating = (iterator, total, whole) => ({
  next: () => iterator.next(),
  close: () => iterator.return?.(),
  release: undefined,
  total,
  whole,
});

function reading(stream) {
  if (stream.locked) throw invalid('source is locked: it has another reader');
  const reader = stream.getReader();
  const release = () => reader.releaseLock?.();
  function close(reason) {
    const closed = reader.cancel(reason);
    release();
    return closed;
  }
  return { next: () => reader.read(), close, release };
}

/** A Blob of jsdom has no stream. */
async function* slices(blob) {
  for (let from = 0; from < blob.size; from += SLICE) yield blob.slice(from, from + SLICE).arrayBuffer();
}

/** A Response or Request. */
const isBody = source => typeof source?.bodyUsed === 'boolean' && typeof source.arrayBuffer === 'function';

/** A FileHandle of node:fs/promises. */
const isHandle = source =>
  typeof source?.fd === 'number' && typeof source.stat === 'function' && typeof source.read === 'function';

/** What is read is longer than Content-Length says if it was compressed, which other origins need not tell. */
function lengthOf({ headers, type }) {
  const length = headers?.get?.('content-length');
  const isPlain = type !== 'cors' && length && !headers.get('content-encoding');
  return isPlain && /^[0-9]{1,15}$/.test(length) ? Number(length) : undefined;
}

function openBody(source) {
  if (source.bodyUsed) throw invalid('source was read before: its body can be read once');
  if (source.body === null) return iterating([].values());
  const pieces = source.body === undefined ? iterating(wholeBody(source)) : open(source.body);
  return { ...pieces, total: lengthOf(source) };
}

/** A Request of Firefox has no stream. */
async function* wholeBody(source) {
  yield source.arrayBuffer();
}

/** All of a regular file, whatever the position of the handle, which stays open and where it is. */
async function openHandle(handle) {
  if (handle.fd < 0) throw invalid('source is a file handle that was closed');
  const stats = await handle.stat();
  if (stats.isDirectory()) throw invalid('source is the handle of a directory');
  const isFile = stats.isFile();
  async function* blocks() {
    const buffer = new Uint8Array(SLICE);
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, SLICE, isFile ? at : null);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
  return iterating(blocks(), isFile && stats.size > 0 ? stats.size : undefined); // files of /proc say 0
}

/** @returns {any} or a promise of it */
export function open(source) {
  if (isBytes(source)) {
    const whole = new Region('source', source);
    return iterating([source].values(), whole.length, whole);
  }
  if (typeof source?.getReader === 'function') return reading(source);
  if (typeof source?.size === 'number' && typeof source.stream === 'function')
    return { ...reading(source.stream()), total: source.size };
  if (typeof source?.size === 'number' && typeof source.arrayBuffer === 'function')
    return iterating(slices(source), source.size);
  if (isBody(source)) return openBody(source);
  if (isHandle(source)) return openHandle(source);
  if (typeof source === 'object' && source !== null) {
    const iterate = source[Symbol.asyncIterator] ?? source[Symbol.iterator];
    if (kindOf(source) !== 'String' && typeof iterate === 'function') return iterating(iterate.call(source));
  }
  throw invalid(
    `source must be bytes, a Blob, a Response, a Request, a ReadableStream, a FileHandle or an iterable of bytes, got ${shown(source)}${hintFor(source)}`,
  );
}

/** The result of the promise or of the signal, whichever is first. No listener stays on the signal. */
export const unlessAborted = (signal, promise) =>
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
  const opened = open(source);
  const { next, close, release, total, whole } = opened instanceof Promise ? await opened : opened;
  let bytes = 0;
  let turn = performance.now();
  try {
    for (let i = 0; ; i++) {
      const { done, value } = await unlessAborted(signal, next());
      if (done) {
        release?.();
        return bytes;
      }
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
