// What goes wrong in a command, and how it is said.

/** A command line that is not understood. The message names the argument. */
export class Misuse extends Error {}

/** A line of a list that cannot be used; the next one can. */
export class Unusable extends Error {}

/** One file cannot be processed; the others continue. */
export class FileFailure extends Error {
  constructor(message, isMissing = false) {
    super(message);
    this.isMissing = isMissing;
  }
}

/** The words of the C library; Node has others. */
const WORDS = {
  EACCES: 'permission denied',
  EBADF: 'is closed',
  EFBIG: 'File too large',
  EINVAL: 'Invalid argument',
  EIO: 'Input/output error',
  EISDIR: 'Is a directory',
  ELOOP: 'links that lead in a circle',
  EMFILE: 'Too many open files',
  ENAMETOOLONG: 'File name too long',
  ENODEV: 'No such device',
  ENOENT: 'no such file',
  ENOSPC: 'No space left on device',
  ENOTDIR: 'part of its path is not a directory',
  ENXIO: 'No such device or address',
  EOVERFLOW: 'Value too large for defined data type',
  EPERM: 'Operation not permitted',
  ETXTBSY: 'Text file busy',
};

export const reasonOf = error => WORDS[error.code] ?? error.message;

/** The failure for an error of the file system; all other errors are thrown. */
export function failureOf(error) {
  if (error instanceof FileFailure || error.code === undefined || error.syscall === undefined) throw error;
  return new FileFailure(reasonOf(error), error.code === 'ENOENT');
}
