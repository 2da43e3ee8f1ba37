// Every kind of source that the package's asynchronous calls take, over the same bytes.

/** Pieces that end before, at and after a block of SHA-256, and within a leaf. */
const PIECES = [1, 63, 64, 65, 1000, 0, 4096, 65_537];

function* pieces(bytes) {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const end = Math.min(bytes.length, at + PIECES[i % PIECES.length]);
    yield bytes.subarray(at, end);
    at = end;
  }
}

async function* later(bytes) {
  yield* pieces(bytes);
}

function stream(bytes) {
  const left = pieces(bytes);
  return new ReadableStream({
    pull(controller) {
      const { done, value } = left.next();
      if (done) controller.close();
      else controller.enqueue(value.slice()); // a stream may transfer its chunks
    },
  });
}

export const SOURCES = {
  'bytes, later': bytes => bytes,
  'a Blob': bytes => new Blob([bytes]),
  'a ReadableStream': stream,
  'an iterable': pieces,
  'an async iterable': later,
};
