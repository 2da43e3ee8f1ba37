// What the engines are compared with: the obvious loops in plain JavaScript.

/** Sum of bytes mod 96 (clause S2.1). A number holds the sum of 2^45 bytes exactly. */
export function plainSum(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum += bytes[i];
  return sum % 96;
}

const PRIMES = (() => {
  const found = [];
  for (let n = 2; found.length < 64; n++) if (found.every(p => n % p !== 0)) found.push(n);
  return found;
})();

/** The first 32 bits of the fraction of a root, by Newton's method over integers: exact. */
function fraction(prime, degree) {
  const value = BigInt(prime) << BigInt(32 * degree);
  let root = 1n << 40n;
  for (;;) {
    const next = ((BigInt(degree) - 1n) * root + value / root ** (BigInt(degree) - 1n)) / BigInt(degree);
    if (next >= root) return Number(root & 0xffffffffn) | 0;
    root = next;
  }
}
const START = Int32Array.from(PRIMES.slice(0, 8), p => fraction(p, 2));
const ROUND = Int32Array.from(PRIMES, p => fraction(p, 3));

/** SHA-256 (FIPS 180-4) of the bytes: 32 bytes. */
export function plainSha256(bytes) {
  const state = START.slice();
  const words = new Int32Array(64);
  const whole = bytes.length - (bytes.length % 64);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let i = 0; i < whole; i += 64) compress(state, words, view, i);

  const rest = bytes.length - whole;
  const last = new Uint8Array(rest < 56 ? 64 : 128);
  last.set(bytes.subarray(whole));
  last[rest] = 0x80;
  const tail = new DataView(last.buffer);
  tail.setBigUint64(last.length - 8, BigInt(bytes.length) * 8n);
  for (let i = 0; i < last.length; i += 64) compress(state, words, tail, i);

  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => digest.setInt32(4 * i, word));
  return new Uint8Array(digest.buffer);
}

const turn = (x, n) => (x >>> n) | (x << (32 - n));

function compress(state, w, view, at) {
  for (let t = 0; t < 16; t++) w[t] = view.getInt32(at + 4 * t);
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15];
    const y = w[t - 2];
    w[t] =
      (w[t - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[t - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let t = 0; t < 64; t++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[t] + w[t]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
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
