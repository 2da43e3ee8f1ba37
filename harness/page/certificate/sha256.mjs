// SHA-256 (FIPS 180-4). WebCrypto's digest is asynchronous: a tree over some 100,000 results would wait for as many
// promises, and pages that are not served by HTTPS or from the own machine do not have it.

/** The first 32 bits of the fractional parts of roots of the first primes. */
function roots(count, exponent) {
  const found = [];
  for (let candidate = 2; found.length < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) isPrime &&= candidate % divisor !== 0;
    if (isPrime) found.push((candidate ** exponent * 2 ** 32) | 0);
  }
  return Int32Array.from(found);
}

const START = roots(8, 1 / 2);
const ROUNDS = roots(64, 1 / 3);
const BLOCK = 64;
const schedule = new Int32Array(64);
const rest = new Uint8Array(2 * BLOCK);
const ends = new DataView(rest.buffer);

/**
 * Returns the 32 bytes of the digest.
 *
 * @param {...Uint8Array} parts of the message
 */
export function sha256(...parts) {
  let length = 0;
  for (const part of parts) length += part.length;
  const state = START.slice();
  let held = 0; // bytes that wait in `rest` for a whole block
  for (const part of parts) {
    let from = 0;
    if (held > 0) {
      from = Math.min(BLOCK - held, part.length);
      rest.set(part.subarray(0, from), held);
      held += from;
      if (held < BLOCK) continue;
      block(rest, 0, state);
      held = 0;
    }
    for (; from + BLOCK <= part.length; from += BLOCK) block(part, from, state);
    rest.set(part.subarray(from), 0);
    held = part.length - from;
  }
  rest.fill(0, held);
  rest[held] = 0x80;
  const end = held < BLOCK - 8 ? BLOCK : 2 * BLOCK;
  ends.setUint32(end - 8, Math.floor(length / 2 ** 29));
  ends.setUint32(end - 4, (length * 8) % 2 ** 32);
  for (let from = 0; from < end; from += BLOCK) block(rest, from, state);
  const digest = new Uint8Array(32);
  for (let i = 0; i < digest.length; i++) digest[i] = state[i >> 2] >>> (24 - 8 * (i & 3));
  return digest;
}

function block(bytes, from, state) {
  const w = schedule;
  for (let i = 0; i < 16; i++) {
    const at = from + 4 * i;
    w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i] + w[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Returns bytes in lower-case hex. */
export function hex(bytes) {
  let text = '';
  for (const byte of bytes) text += DIGITS[byte];
  return text;
}

/** Returns the bytes of a text in hex. */
export const fromHex = text =>
  Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
