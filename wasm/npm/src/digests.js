// SHA-256 of bytes wherever they lie.

const STREAM_BYTES = 104;
export const DIGEST_BYTES = 32;

export function digests(core) {
  const { kernels, staging } = core;
  const stream = core.heap.allocate(STREAM_BYTES);
  const result = core.heap.allocate(DIGEST_BYTES);

  /** Writes SHA-256 of the parts, one after the other, to where digests are handed over, and returns that address. */
  function digestAt(parts) {
    kernels.sha256_init(stream);
    for (const part of parts) staging.pieces(part, (p, n) => { kernels.sha256_update(stream, p, n); });
    kernels.sha256_final(stream, result);
    return result;
  }

  /** SHA-256 of the bytes. */
  function digest(data) {
    if (core.heap.holds(data)) kernels.sha256(data.byteOffset, data.length, result);
    else digestAt([data]);
    return staging.take(result, DIGEST_BYTES);
  }

  return { digest, digestAt };
}
