// The streams of the command. Results are written at once, so that a reader gets each line of a long run without delay.
import { readSync, writeSync } from 'node:fs';
import { reasonOf } from './failures.js';
import { printable } from './names.js';

/** The status that a shell reports for a process that SIGPIPE ended: 128 + 13. */
const BROKEN_PIPE = 141;
const USAGE = 2;

/** Standard output cannot be written: the only thing left to do is to end. */
export class OutputClosed extends Error {
  constructor(cause) {
    super(`standard output: cannot be written: ${reasonOf(cause)}`, { cause });
    this.exitCode = cause.code === 'EPIPE' ? BROKEN_PIPE : USAGE;
  }
}

const nap = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);

/** Terminals and pipes that another process made non-blocking may ask to try again. */
function patiently(call) {
  for (;;) {
    try {
      return call();
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      nap();
    }
  }
}

/** As UTF-8; half of a surrogate pair is not a character. */
const encoded = text => Buffer.from(text.replace(/\p{Surrogate}/gu, '?'), 'utf8');

function writeAll(fd, text) {
  const bytes = encoded(text);
  for (let at = 0; at < bytes.length; ) at += patiently(() => writeSync(fd, bytes, at));
}

export function print(text) {
  try {
    writeAll(1, text);
  } catch (error) {
    throw new OutputClosed(error);
  }
}

/** One line on standard error, for any characters in the name of a file. */
export function complain(message) {
  try {
    writeAll(2, `atlas: ${printable(message)}\n`);
  } catch {
    // there is nobody to tell
  }
}

/** Fills a buffer as far as the file reaches, and returns how many bytes there are. A pipe returns what it has. */
export function fill(fd, buffer) {
  let held = 0;
  while (held < buffer.length) {
    const count = patiently(() => readSync(fd, buffer, held, buffer.length - held, null));
    if (count === 0) break;
    held += count;
  }
  return held;
}
