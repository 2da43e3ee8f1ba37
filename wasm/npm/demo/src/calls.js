// Calls into a worker, with progress and with a signal that stops them: both ends of the wire.

const errorOf = ({ name, message }) => Object.assign(new Error(message), { name });

/**
 * Starts a worker and returns a function that calls it.
 * @param {URL} url of a module that calls `answer`
 */
export function connect(url) {
  const worker = new Worker(url, { type: 'module' });
  const pending = new Map();
  let calls = 0;
  let broken;

  worker.onmessage = ({ data: { id, kind, value } }) => {
    const call = pending.get(id);
    if (call === undefined) return;
    if (kind === 'progress') {
      call.onProgress?.(value);
      return;
    }
    pending.delete(id);
    if (kind === 'result') call.resolve(value);
    else call.reject(errorOf(value));
  };
  worker.onerror = event => {
    event.preventDefault();
    broken = new Error(
      `The worker ${url.pathname.split('/').at(-1)} did not start${event.message ? `: ${event.message}` : ''}. ` +
        'The package must be next to this page\'s folder, as "package".',
    );
    for (const { reject } of pending.values()) reject(broken);
    pending.clear();
  };

  return (name, argument, { onProgress, signal } = {}) =>
    new Promise((resolve, reject) => {
      if (broken) throw broken;
      signal?.throwIfAborted();
      const id = ++calls;
      pending.set(id, { resolve, reject, onProgress });
      signal?.addEventListener(
        'abort',
        () => {
          if (!pending.delete(id)) return;
          worker.postMessage({ id, kind: 'stop' });
          reject(signal.reason);
        },
        { once: true },
      );
      worker.postMessage({ id, kind: 'call', name, argument });
    });
}

/**
 * The worker's end: answers calls by functions of that name.
 * @param {Record<string, (argument: any, how: { onProgress(value: any): void, signal: AbortSignal }) => any>} functions
 */
export function answer(functions) {
  const running = new Map();
  self.onmessage = async ({ data: { id, kind, name, argument } }) => {
    if (kind === 'stop') {
      running.get(id)?.abort();
      return;
    }
    const control = new AbortController();
    running.set(id, control);
    const send = (what, value) => {
      if (!control.signal.aborted) self.postMessage({ id, kind: what, value });
    };
    try {
      send(
        'result',
        await functions[name](argument, { signal: control.signal, onProgress: value => send('progress', value) }),
      );
    } catch (error) {
      send('error', { name: error.name, message: error.message });
    } finally {
      running.delete(id);
    }
  };
}
