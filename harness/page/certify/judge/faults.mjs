// How a target breaks, and excerpts of what it says. The names are those of certificates.

/** After these, requests and answers are still in step, so the session can continue. */
const IN_STEP = ['bad-answer', 'reported', 'given-up'];

/** A target broke. A fault is never a refusal: a refusal is an answer, which the specification may require. */
export class TargetFault extends Error {
  /**
   * @param {string} fault its name, such as `hang`
   * @param {string} message the observation
   */
  constructor(fault, message) {
    super(message);
    this.fault = fault;
  }

  get isInStep() {
    return IN_STEP.includes(this.fault);
  }
}

const SHOWN = 160;

/** Returns a text in one line without control characters; if it is long, its beginning and its length. */
export function excerpt(text, most = SHOWN) {
  if (text.length <= most) return printable(text);
  const isInPair = /[\ud800-\udbff]/.test(text[most - 1]);
  return `${printable(text.slice(0, isInPair ? most - 1 : most))}... (${text.length} characters)`;
}

const printable = text => text.replace(/\p{Cc}/gu, '?');
