// Reads a source as sources.js does, and waits for the GPU in between, so that memory is bounded: `readAll` has nobody to wait for.
import { nextTurn, open, SLICE, TURN_MS, unlessAborted } from './sources.js';
import { Region } from './region.js';

/**
 * Resolves with what `use(signal)` gives, whose signal is aborted as soon as one of these is. No listener stays on them.
 * @template T
 * @param {any[]} signals some may be undefined
 * @param {(signal: AbortSignal) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function underAll(signals, use) {
  const any = new AbortController();
  const given = signals.filter(signal => signal !== undefined);
  const listeners = given.map(signal => () => any.abort(signal.reason));
  given.forEach((signal, i) => {
    if (signal.aborted) listeners[i]();
    signal.addEventListener('abort', listeners[i]);
  });
  try {
    return await use(any.signal);
  } finally {
    given.forEach((signal, i) => {
      signal.removeEventListener('abort', listeners[i]);
    });
  }
}

/**
 * Calls `take(bytes)` for all bytes of a source in order, waits for what it returns, and returns the number of bytes. If it ends early, the source is told
 * so and closed.
 * @param {(bytes: Uint8Array) => Promise<unknown> | undefined} take
 */
export async function readSlowly(source, { onProgress, signal }, take) {
  signal.throwIfAborted();
  const { next, close, release, total, whole } = await open(source);
  let bytes = 0;
  let turn = performance.now();
  try {
    for (let i = 0; ; i++) {
      signal.throwIfAborted(); // also if it was meanwhile
      const { done, value } = await unlessAborted(signal, next());
      if (done) {
        release?.();
        return bytes;
      }
      const piece = whole ?? new Region(`source[${i}]`, value);
      let from = 0;
      do {
        const slice = piece.bytes.subarray(from, from + SLICE);
        from += SLICE;
        if (slice.length > 0) {
          const wait = take(slice);
          bytes += slice.length;
          onProgress?.(total === undefined ? { bytes } : { bytes, total });
          if (wait !== undefined) await unlessAborted(signal, wait);
        }
        if (performance.now() - turn > TURN_MS) {
          await nextTurn();
          turn = performance.now();
        }
        signal.throwIfAborted();
      } while (from < piece.length);
    }
  } catch (error) {
    Promise.resolve()
      .then(() => close(error))
      .catch(() => {}); // the first error is the one to report
    throw error;
  }
}
