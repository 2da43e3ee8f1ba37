// Reads operands to their end in constant memory, and notices if a regular file changes meanwhile.
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { STANDARD_INPUT } from './arguments.js';
import { FileFailure, failureOf } from './failures.js';
import { fill } from './terminal.js';

/** A multiple of the longest leaf. */
const BUFFER = 1 << 20;
/** Longer than a tick of the clock from which file systems take their times. */
const TICK_MS = 20;

const buffer = Buffer.allocUnsafe(BUFFER);

/** Whether a name may come from an argument that is not text: Node replaces what it cannot read by U+FFFD. */
function isMangled(name) {
  if (!name.includes('\ufffd')) return false;
  let commandLine;
  try {
    commandLine = readFileSync('/proc/self/cmdline');
  } catch {
    return true; // not Linux: it is unknown
  }
  const text = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < commandLine.length; ) {
    const end = commandLine.indexOf(0, at);
    const argument = commandLine.subarray(at, end < 0 ? commandLine.length : end);
    at += argument.length + 1;
    try {
      text.decode(argument);
    } catch {
      if (argument.toString('utf8').endsWith(name)) return true; // an option may come before it
    }
  }
  return false;
}

/** The path of an operand, without slashes at its end. Refuses an operand that cannot be the name of a file. */
function pathOf(name) {
  if (name === '') throw new FileFailure('no such file', true);
  if (isMangled(name))
    throw new FileFailure('its name is not text in UTF-8, so that Node cannot open it; use standard input');
  if (name.includes('\0')) throw new FileFailure('no name of a file: Nul character not allowed');
  if (!name.isWellFormed())
    throw new FileFailure('no name of a file: Malformed input or input contains unmappable characters');
  return name.replace(/(?<=.)\/+$/, '');
}

const statOf = path => statSync(path, { bigint: true, throwIfNoEntry: false });

/** The position of standard input in its file, which is 0 unless another process has read of it. */
function positionOf(fd) {
  try {
    return BigInt(/^pos:\s*([0-9]+)/.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0n;
  }
}

/** Refuses a regular file whose length or time changes while it is read, or that gives other than its length. */
function watch(fd, path) {
  const before = statOf(path);
  const from = positionOf(fd);
  const size = fstatSync(fd, { bigint: true }).size;
  function requireSame() {
    const now = fstatSync(fd, { bigint: true }).size;
    if (now !== size) throw new FileFailure(`changed while it was read: ${size} bytes at first, ${now} in the end`);
    const after = statOf(path);
    const isSameFile = before !== undefined && after?.ino === before.ino && after.dev === before.dev;
    if (isSameFile && after.mtimeNs !== before.mtimeNs)
      throw new FileFailure('changed while it was read: it was written to');
  }
  return function requireUnchanged(count) {
    requireSame();
    const end = from + BigInt(count);
    if (end === size) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TICK_MS);
    const at = end < size ? end : size;
    const hasMore = readSync(fd, Buffer.alloc(1), 0, 1, at) > 0;
    requireSame();
    if (hasMore !== end > size)
      throw new FileFailure(`changed while it was read: ${size} bytes at first, ${end} were read`);
  };
}

function stream(fd, take) {
  for (let size = 0; ; ) {
    const count = fill(fd, buffer);
    if (count > 0) take(buffer.subarray(0, count));
    size += count;
    if (count < buffer.length) return size;
  }
}

function watched(fd, path, take) {
  const requireUnchanged = watch(fd, path);
  const count = stream(fd, take);
  requireUnchanged(count);
  return count;
}

/** Calls `use(fd, isFile, path)` with a file that was opened. A folder is refused. */
export function withFile(name, use) {
  const path = pathOf(name);
  const stat = statSync(path);
  if (stat.isDirectory()) throw new FileFailure('is a directory');
  const fd = openSync(path, 'r');
  try {
    return use(fd, stat.isFile(), path);
  } finally {
    closeSync(fd);
  }
}

/** Passes all bytes of a file, or of standard input, to `take`, and returns how many there were. */
export function read(name, take) {
  try {
    if (name === STANDARD_INPUT) return fstatSync(0).isFile() ? watched(0, '/dev/stdin', take) : stream(0, take);
    return withFile(name, (fd, isFile, path) => (isFile ? watched(fd, path, take) : stream(fd, take)));
  } catch (error) {
    throw failureOf(error);
  }
}
