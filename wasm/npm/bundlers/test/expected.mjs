// The answers computed without the package: by a loop, node:crypto, and RFC 9162's definition (S12).
import { createHash } from 'node:crypto';

const BYTES = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7 + (i >> 8)) & 255);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const SUM = BYTES.reduce((sum, byte) => sum + byte, 0) % 96;
const LEAF = 4096;

function rootOf(bytes) {
  if (bytes.length <= LEAF) return sha256(Uint8Array.of(0), bytes);
  let split = LEAF;
  while (2 * split < bytes.length) split *= 2;
  return sha256(Uint8Array.of(1), rootOf(bytes.subarray(0, split)), rootOf(bytes.subarray(split)));
}

const DIGEST = sha256(BYTES);
const ROOT = rootOf(BYTES);
const ofEngine = engine => ({
  engine,
  sum: SUM,
  stream: SUM,
  digest: [...DIGEST],
  root: [...ROOT],
  refusal: 'INVALID',
});
const twice = bytes => [bytes.toString('hex'), bytes.toString('hex')];

/** Of the application's bytes, by engine and by the entries of the package. */
export const expected = {
  simd: ofEngine('simd'),
  base: ofEngine('base'),
  parts: { sum: SUM, digests: twice(DIGEST), roots: twice(ROOT) },
};
