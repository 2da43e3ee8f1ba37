// The bytes of a bench, and their changes before each run (spec/PROTOCOL.md, Benches). The sum is updated by the bytes
// that change, which takes half as many reads as a new sum.

const MODULUS = 96;
/** Bytes of a word. */
const WORD = 8;
const MASK_64 = (1n << 64n) - 1n;
const EVEN_BYTES = 0x00ff00ff;
/** A lane of 16 bits holds 128 times two bytes: 128 x 510 = 65,280. */
const WORDS_BEFORE_A_CARRY = 128;

const lacking = sum => (MODULUS - (sum % MODULUS)) % MODULUS;

/** Returns the bytes of SplitMix64, each word's lowest byte first. */
function splitmix64(seed, size) {
  const words = new BigUint64Array(Math.ceil(size / WORD));
  const bytes = new DataView(words.buffer);
  let state = seed;
  for (let i = 0; i < words.length; i++) {
    state = (state + 0x9e3779b97f4a7c15n) & MASK_64;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK_64;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK_64;
    bytes.setBigUint64(WORD * i, z ^ (z >> 31n), true);
  }
  return new Uint8Array(words.buffer, 0, size);
}

/** Returns the sum of a part, 0..95. A part of whole words begins at a word. */
function sumOf(bytes, halves, from, length) {
  let total = 0;
  let at = from;
  if (from % WORD === 0) {
    const end = (from + length) >> 2;
    for (let i = from >> 2; i < end; ) {
      let lanes = 0;
      for (const stop = Math.min(end, i + WORDS_BEFORE_A_CARRY); i < stop; i++) {
        lanes = (lanes + (halves[i] & EVEN_BYTES) + ((halves[i] >>> 8) & EVEN_BYTES)) | 0;
      }
      total += (lanes & 0xffff) + (lanes >>> 16);
    }
    at = 4 * end;
  }
  for (; at < from + length; at++) total += bytes[at];
  return total % MODULUS;
}

/** Views of the same bytes; words are two halves each, because 64-bit numbers are slow here. */
const viewsOf = buffer => ({
  bytes: new Uint8Array(buffer),
  halves: new Int32Array(buffer, 0, buffer.byteLength >> 2),
});

const FRESH = new Map();

function freshOf(size) {
  if (!FRESH.has(size)) {
    const bytes = splitmix64(1n, size).slice();
    bytes[size - 1] = 0;
    bytes[size - 1] = lacking(bytes.reduce((sum, byte) => sum + byte, 0));
    FRESH.set(size, { bytes, mask: viewsOf(splitmix64(2n, size).slice().buffer).halves });
  }
  return FRESH.get(size);
}

export class BenchData {
  #bytes;
  #halves;
  #mask;
  /** The data have the sum 0 at first. */
  #sum = 0;

  /** @param {number} size bytes, at least 1 */
  constructor(size) {
    const { bytes, mask } = freshOf(size);
    const views = viewsOf(bytes.slice().buffer);
    this.#bytes = views.bytes;
    this.#halves = views.halves;
    this.#mask = mask;
  }

  /** Changes them as the value of the chain, unsigned 32-bit, determines. */
  change(acc) {
    const bytes = this.#bytes;
    const halves = this.#halves;
    const mask = this.#mask;
    const words = Math.floor(bytes.length / WORD);
    const h = Math.imul(acc, 0x9e3779b9) >>> 0;
    const count = Math.floor(words / 16) + Math.floor(((h >>> 24) * words) / 2048);
    const places = words - count + 1;
    const length = count * WORD;
    let sum = this.#sum;

    const to = ((acc >>> 8) % places) * WORD;
    const from = (h % places) * WORD;
    sum -= sumOf(bytes, halves, to, length);
    bytes.copyWithin(to, from, from + length);
    sum += sumOf(bytes, halves, to, length);

    const at = ((h >>> 8) % places) * WORD;
    sum -= sumOf(bytes, halves, at, length);
    for (let i = at >> 2; i < (at + length) >> 2; i++) halves[i] ^= mask[i];
    sum += sumOf(bytes, halves, at, length);

    const flipped = acc % bytes.length;
    sum -= bytes[flipped];
    bytes[flipped] ^= acc >>> 24;
    sum += bytes[flipped];
    this.#sum = ((sum % MODULUS) + MODULUS) % MODULUS;
  }

  /** Sets the last byte so that the sum is 0. */
  conserve() {
    const last = this.#bytes.length - 1;
    this.#bytes[last] = lacking(this.#sum - this.#bytes[last] + 3 * MODULUS);
    this.#sum = 0;
  }

  /** Returns the sum, 0..95. */
  get sum() {
    return this.#sum;
  }

  /** Returns the bytes themselves: they change with the next {@link change}. */
  get bytes() {
    return this.#bytes;
  }
}
