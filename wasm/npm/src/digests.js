// SHA-256 of bytes wherever they lie: by this module's kernels, or by another implementation that was found to be faster (engines.js).

const STREAM_BYTES = 104;
export const DIGEST_BYTES = 32;

/** @param {{name: string, start?: () => object, later?: (data: Uint8Array) => Promise<Uint8Array>}} [other] */
export function digests(core, other) {
  const { kernels, heap, staging } = core;
  const kept = heap.allocate(STREAM_BYTES);
  const result = heap.allocate(DIGEST_BYTES);

  function streamAt(at, close) {
    kernels.sha256_init(at);
    return {
      update(data) {
        staging.pieces(data, (p, n) => { kernels.sha256_update(at, p, n); });
        return this;
      },
      digest() {
        kernels.sha256_final(at, result);
        return staging.take(result, DIGEST_BYTES);
      },
      close,
    };
  }

  /** Takes bytes in pieces, any number of them at a time; close it in the end. */
  function start() {
    if (other?.start) return other.start();
    const at = heap.allocate(STREAM_BYTES);
    return streamAt(at, () => { heap.release(at); });
  }

  /** SHA-256 of the bytes. */
  function digest(data) {
    if (other?.start === undefined) {
      if (!heap.holds(data)) return streamAt(kept).update(data).digest();
      kernels.sha256(data.byteOffset, data.length, result);
      return staging.take(result, DIGEST_BYTES);
    }
    const stream = other.start();
    try {
      return stream.update(data).digest();
    } finally {
      stream.close();
    }
  }

  /** The same, at the address where digests are handed over to kernels. */
  const digestAt = (data) => staging.put(result, digest(data));

  return { start, digest, digestAt, later: other?.later, isOwn: other?.start === undefined };
}
