// SHA-256 of bytes anywhere: by this module's kernels, or by another implementation that was measured to be faster
// (engines.js).

export const STREAM_BYTES = 104;
export const DIGEST_BYTES = 32;

/** @param {{name: string, start?: () => object, later?: (data: Uint8Array) => Promise<Uint8Array>, leastBytes?: number}} [other] for inputs of that many bytes and more, or for all */
export function digests(core, other) {
  const { kernels, heap, staging } = core;
  const kept = heap.allocate(STREAM_BYTES);
  const result = heap.allocate(DIGEST_BYTES);

  const leastElsewhere = other?.start === undefined ? Infinity : (other.leastBytes ?? 0);
  /** Whether the kernels hash an input of that length. */
  const isOwn = length => length < leastElsewhere;

  function streamAt(at) {
    kernels.sha256_init(at);
    return {
      update(data) {
        staging.pieces(data, (p, n) => {
          kernels.sha256_update(at, p, n);
        });
        return this;
      },
      digest() {
        kernels.sha256_final(at, result);
        return staging.take(result, DIGEST_BYTES);
      },
    };
  }

  /** Takes bytes in pieces, by the kernels. Its block is freed by `close`, or after it is garbage. */
  function startOwn() {
    const owner = {};
    const at = heap.allocateFor(owner, STREAM_BYTES);
    const state = () => staging.take(at, STREAM_BYTES);
    return {
      ...streamAt(at),
      close: () => heap.releaseOf(owner, at),
      copy: () => startOwn().load(state()),
      /** The bytes of the stream (spec/ABI.md). */
      state,
      load(stream) {
        staging.put(at, stream);
        return this;
      },
    };
  }

  /** Takes bytes in pieces; several streams may be open at a time. Should be closed at the end. */
  const start = () => (other?.start ? other.start() : startOwn());

  const digestOf = (stream, data, prefix) =>
    (prefix === undefined ? stream : stream.update(prefix)).update(data).digest();

  /** SHA-256 of an optional prefix and then the bytes. Memory does not grow. */
  function digest(data, prefix) {
    if (isOwn(data.length)) {
      if (prefix !== undefined || !heap.holds(data)) return digestOf(streamAt(kept), data, prefix);
      kernels.sha256(data.byteOffset, data.length, result);
      return staging.take(result, DIGEST_BYTES);
    }
    const stream = start();
    try {
      return digestOf(stream, data, prefix);
    } finally {
      stream.close();
    }
  }

  /** The same, at the address where kernels expect a digest. */
  const digestAt = data => staging.put(result, digest(data));

  return { start, startOwn, digest, digestAt, later: other?.later, isOwn };
}
