// Brings bytes to where kernels can read them. Resident bytes stay where they are; others are copied in, piece by piece, into two small buffers.

/** Longest input that is copied whole. */
const WHOLE = 16_384;
/** Between this and WHOLE pieces of 8 KiB are fastest, beyond it pieces of 4 KiB (measured with Node 24 on Zen 4: the piece stays in L1 while memory streams). */
const LONG = 4 * 1024 * 1024;

export class Staging {
  /** Bytes of each of the two buffers. */
  static SIZE = WHOLE;

  constructor(heap) {
    this.heap = heap;
    this.first = heap.allocate(WHOLE);
    this.second = heap.allocate(WHOLE);
  }

  /** Copies bytes to an address and returns it. */
  put(at, bytes) {
    this.heap.view.set(bytes, at);
    return at;
  }

  /** Returns a copy of n bytes at an address. */
  take(at, n) {
    return this.heap.view.slice(at, at + n);
  }

  /** The address of bytes that are resident, else of a copy of up to SIZE of them in the given buffer. */
  place(bytes, buffer) {
    return this.heap.holds(bytes) ? bytes.byteOffset : this.put(buffer, bytes);
  }

  /** Calls `each(address, length)` for all bytes in order, whole where that is possible. Stops when `each` returns false. */
  pieces(bytes, each) {
    const n = bytes.length;
    if (this.heap.holds(bytes)) return each(bytes.byteOffset, n);
    if (n <= WHOLE) return each(this.put(this.first, bytes), n);
    const size = pieceSize(n);
    for (let i = 0; i < n; i += size) {
      const piece = bytes.subarray(i, Math.min(n, i + size));
      if (each(this.put(this.first, piece), piece.length) === false) return false;
    }
    return true;
  }

  /** The same for two regions of equal length, side by side. */
  pairs(one, other, each) {
    const n = one.length;
    if (this.heap.holds(one) && this.heap.holds(other)) return each(one.byteOffset, other.byteOffset, n);
    const size = n <= WHOLE ? WHOLE : pieceSize(n);
    for (let i = 0; i < n; i += size) {
      const end = Math.min(n, i + size);
      const a = this.place(one.subarray(i, end), this.first);
      const b = this.place(other.subarray(i, end), this.second);
      if (each(a, b, end - i) === false) return false;
    }
    return true;
  }
}

const pieceSize = (n) => (n <= LONG ? 8_192 : 4_096);
