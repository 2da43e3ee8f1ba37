// Bytes to work on, and what is known of them from elsewhere: a plain loop and the platform's own SHA-256.

/** @returns {Uint8Array} n bytes that look random and are the same every time */
export function someBytes(n) {
  const words = new Uint32Array(Math.ceil(n / 4));
  let x = 0x9e3779b9;
  for (let i = 0; i < words.length; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    words[i] = x;
  }
  return new Uint8Array(words.buffer, 0, n);
}

/** Exact for all lengths that there are: a double holds 2^45 bytes' sum. */
export function plainSum(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum += bytes[i];
  return sum % 96;
}

export const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

export const plainDigest = async bytes => hex(await sha256(bytes));

/** The hashes of leaves of `leaf` bytes, SHA-256(0x00 || leaf), one after the other. */
export async function plainLeaves(bytes, leaf) {
  const hashes = [];
  for (let i = 0; i < bytes.length; i += leaf) hashes.push(await sha256(joined([0], bytes.subarray(i, i + leaf))));
  return hashes;
}

/** The root over a power of two of leaf hashes (RFC 9162, section 2.1). */
export async function plainRoot(hashes) {
  let level = hashes;
  while (level.length > 1) {
    const nodes = [];
    for (let i = 0; i < level.length; i += 2) nodes.push(await sha256(joined([1], level[i], level[i + 1])));
    level = nodes;
  }
  return hex(level[0]);
}

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
