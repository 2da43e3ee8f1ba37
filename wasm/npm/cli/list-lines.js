// The lines of a list in UTF-8, one by one. If a file is not a list, at most one line of it is read.
import { readSync } from 'node:fs';
import { FileFailure, Unusable } from './failures.js';

/** The longest line that the kit writes holds 512 leaves or a name of 4,096 bytes, each of up to six characters. */
const LONGEST = 1 << 16;
/** The rest of a longer line is skipped, unless it has no end, for example in a device. */
const LONGEST_PASSED_OVER = 1 << 24;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function listLines(fd, lineEnd) {
  let end = lineEnd.charCodeAt(0);
  let held = Buffer.alloc(0);
  let number = 0;
  let isBegun = false;

  function more() {
    const piece = Buffer.allocUnsafe(LONGEST);
    const count = readSync(fd, piece, 0, piece.length, null);
    held = Buffer.concat([held, piece.subarray(0, count)]);
    return count > 0;
  }

  /** A byte order mark is not part of the first line. The lines of a witness file never end with NUL. */
  function begin() {
    while (held.length < 3 && more()) {
      // a pipe returns what it has
    }
    if (held.length >= 2) {
      const [first, second] = held;
      const isMarked = (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe);
      if (isMarked || (end !== 0 && (first === 0) !== (second === 0)))
        throw new FileFailure('is text in UTF-16; a list must be text in UTF-8');
    }
    if (held.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) held = held.subarray(3);
    if (held[0] === 0x7b) end = 0x0a;
  }

  function passOver() {
    for (let passed = 0; passed < LONGEST_PASSED_OVER; ) {
      const at = held.indexOf(end);
      if (at >= 0) {
        held = held.subarray(at + 1);
        return;
      }
      passed += held.length;
      held = Buffer.alloc(0);
      if (!more()) return;
    }
    throw new FileFailure(`line ${number} is longer than ${LONGEST_PASSED_OVER} bytes: no list`);
  }

  function decoded(bytes) {
    try {
      return UTF8.decode(bytes);
    } catch {
      throw new Unusable('is not text in UTF-8');
    }
  }

  return {
    /** The number of the latest line, from 1. */
    get number() {
      return number;
    },

    /** The next line without its end; null after the last. */
    next() {
      if (!isBegun) {
        isBegun = true;
        begin();
      }
      let at = held.indexOf(end);
      while (at < 0 && held.length <= LONGEST && more()) at = held.indexOf(end);
      if (held.length === 0) return null;
      number++;
      const length = at < 0 ? held.length : at;
      if (length > LONGEST) {
        passOver();
        throw new Unusable(`is longer than ${LONGEST} bytes`);
      }
      const line = held.subarray(0, length);
      held = held.subarray(Math.min(held.length, length + 1));
      const text = decoded(line);
      return end === 0x0a && text.endsWith('\r') ? text.slice(0, -1) : text;
    },
  };
}
