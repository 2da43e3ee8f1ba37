// How calls that read a source end: at once, and with the source cancelled, also if it is endless or gives nothing more.
import { loadGpu } from 'atlas-l2/gpu';
import { equal, refused } from './gpu-cases.mjs';

const turn = () =>
  new Promise(resolve => {
    setTimeout(resolve, 20);
  });

/** A stream that gives a piece every turn and never ends, or only its first piece. */
function stream(isEndless) {
  const seen = { pieces: 0, reason: undefined };
  const source = new ReadableStream({
    async pull(controller) {
      if (seen.pieces > 0) await (isEndless ? turn() : new Promise(() => {}));
      if (seen.reason !== undefined) return;
      seen.pieces++;
      controller.enqueue(new Uint8Array(100_000));
    },
    cancel(reason) {
      seen.reason = reason;
    },
  });
  return { source, seen };
}

/** Rejects if a promise is still pending after a second. */
async function soon(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: still pending`)), 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Throws unless `end` makes the calls of an instance reject that read a source, whether they have begun to read or not. */
export async function endsReading(options, end, message) {
  for (const isReading of [false, true]) {
    const gpu = await loadGpu(options);
    const streams = [stream(true), stream(false)];
    const calls = streams.map(({ source }) => gpu.treeAsync(source, { leafLog2: 8 }));
    for (const call of calls) call.catch(() => {});
    if (isReading) await turn();
    end(gpu);
    for (const [i, { source, seen }] of streams.entries()) {
      const { name, leastBytes } = gpu.engine;
      const what = `${name} from ${leastBytes.tree}, stream ${i}, ${isReading ? 'reading' : 'at the beginning'}`;
      await soon(refused(calls[i], 'DESTROYED', message, what), what);
      await turn();
      equal([seen.reason?.codeName, source.locked], ['DESTROYED', false], what);
      const { pieces } = seen;
      await turn();
      await turn();
      equal(seen.pieces, pieces, `${what}: nothing more is read`);
    }
    gpu.dispose();
  }
}
