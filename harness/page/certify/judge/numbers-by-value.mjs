// Answers may write numbers in any form that JSON has: languages without integers write 7 as `7.0`, and 100000 as `1e5`.

/** A text, or a run of characters of which numbers consist. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[-+.\deE]+/g;
const NOT_WHOLE_IN_FORM = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** More digits than any number of the protocol has. */
const MAX_DIGITS = 40;

/**
 * Returns JSON with whole numbers written as such, with all their digits.
 *
 * @param {(token: string) => void} refuse is told of a number that is not whole, and that a double rounds to a whole one
 */
export const byValue = (json, refuse) =>
  json.replace(TOKENS, token => {
    const number = /[.eE]/.test(token) && NOT_WHOLE_IN_FORM.exec(token);
    return number ? written(token, number, refuse) : token;
  });

function written(token, [, sign, whole, fraction = '', exponent = '0'], refuse) {
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  // The value is `significant` times ten to the power of `zeros`.
  const zeros = Number(exponent) - fraction.length + digits.length - significant.length;
  if (zeros >= 0 && significant.length + zeros <= MAX_DIGITS) return sign + significant + '0'.repeat(zeros);
  if (zeros < 0 && Number.isInteger(Number(token))) refuse(token);
  return token;
}
