// Clause S1.4: why a call was refused. A refused call changes nothing (clause S1.5).

/** Names to numbers, the same on every platform. */
export const ErrorCode = Object.freeze({
  OK: 0,
  INVALID: 1,
  MEMORY: 2,
  STATE: 3,
  BUDGET: 4,
  CONSERVATION: 5,
  WITNESS: 6,
  DESTROYED: 7,
});

const NAMES = Object.keys(ErrorCode);

/** A refused call: `code` is its number, `codeName` its name, the message says which argument was wrong, what was expected and what came. */
export class AtlasError extends Error {
  /**
   * @param {number} code 1..7
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(`${NAMES[code]}: ${message}`, options);
    this.name = 'AtlasError';
    this.code = code;
    this.codeName = NAMES[code];
  }
}

/** The most common refusal. */
export const invalid = message => new AtlasError(ErrorCode.INVALID, message);

/** The message for a code if the kernel gives no details. */
const MEANINGS = {
  [ErrorCode.INVALID]: 'an argument is outside its range',
  [ErrorCode.MEMORY]: 'no memory',
  [ErrorCode.STATE]: 'the state does not allow it',
  [ErrorCode.BUDGET]: 'less is available than was asked for',
  [ErrorCode.CONSERVATION]: 'the sum is not what it must be',
  [ErrorCode.WITNESS]: 'the digest is not the recorded one',
  [ErrorCode.DESTROYED]: 'the domain was destroyed',
};

/** Throws unless a kernel returned OK. `context` names the call. */
export function accept(code, context) {
  if (code !== ErrorCode.OK) throw new AtlasError(code, `${context}: ${MEANINGS[code]}`);
}
