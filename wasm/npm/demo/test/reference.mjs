// What the page must show, computed without the package: sums by counting, trees as RFC 9162 defines them, with node:crypto.
import { createHash } from 'node:crypto';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

export const digest = bytes => sha256(bytes).toString('hex');
export const residue = bytes => bytes.reduce((sum, byte) => sum + byte, 0) % 96;
export const leafHash = (bytes, leaf, length) =>
  sha256(Uint8Array.of(0), bytes.subarray(leaf * length, (leaf + 1) * length));

/** The largest power of two below n. */
function split(n) {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
}

/** MTH of leaves from..to-1 (section 2.1.1). */
export function root(bytes, length, from = 0, to = Math.ceil(bytes.length / length)) {
  if (to - from === 1) return leafHash(bytes, from, length);
  const k = from + split(to - from);
  return sha256(Uint8Array.of(1), root(bytes, length, from, k), root(bytes, length, k, to));
}

/** PATH (section 2.1.3.1): the ranges whose hashes prove a leaf, from the leaf up. */
export function inclusionPath(leaf, from, to) {
  if (to - from === 1) return [];
  const k = from + split(to - from);
  return leaf < k ? [...inclusionPath(leaf, from, k), [k, to]] : [...inclusionPath(leaf, k, to), [from, k]];
}

/** Bytes that look random and are the same in every run. */
export function noise(length, seed = 1) {
  const bytes = new Uint8Array(length);
  let x = seed || 1;
  for (let i = 0; i < length; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    bytes[i] = x >>> 11;
  }
  return bytes;
}
