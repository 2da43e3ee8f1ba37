// Where an answer first differs from the expected one. The answer and each entry of its `steps` may have additional
// fields; the values of the expected fields must be equal.
import { entries } from './canonical.mjs';

/** Returns the place, such as `steps[2].sum`; undefined if there is no difference. */
export const difference = (expected, got) => ofFields('', expected, got);

function ofFields(place, expected, got) {
  for (const [name, wanted] of entries(expected)) {
    const value = got.get(name);
    const isSequence = place === '' && name === 'steps' && Array.isArray(wanted);
    const found = isSequence ? ofSteps(wanted, value) : ofValues(place ? `${place}.${name}` : name, wanted, value);
    if (found) return found;
  }
  return undefined;
}

function ofSteps(expected, got) {
  if (!Array.isArray(got) || got.length !== expected.length) return 'steps';
  return first(expected, (step, i) => (got[i] instanceof Map ? ofFields(`steps[${i}]`, step, got[i]) : `steps[${i}]`));
}

function ofValues(place, expected, got) {
  if (expected instanceof Map && got instanceof Map) {
    const added = [...got.keys()].find(name => !expected.has(name));
    if (added !== undefined) return `${place}.${added}`;
    return first([...expected], ([name, wanted]) => ofValues(`${place}.${name}`, wanted, got.get(name)));
  }
  if (Array.isArray(expected) && Array.isArray(got) && expected.length === got.length) {
    return first(expected, (wanted, i) => ofValues(`${place}[${i}]`, wanted, got[i]));
  }
  return isSame(expected, got) ? undefined : place;
}

/** Numbers are equal by the value of their digits. */
function isSame(expected, got) {
  if (isNumber(expected) && isNumber(got)) return decimal(expected) === decimal(got);
  return expected === got;
}

/** A double beyond 2^53 has its shortest digits, filled with zeros. */
function decimal(number) {
  const [digits, exponent] = String(number).split('e+');
  if (exponent === undefined) return digits;
  const [whole, rest = ''] = digits.split('.');
  return whole + rest.padEnd(Number(exponent), '0');
}

function first(list, find) {
  for (let i = 0; i < list.length; i++) {
    const found = find(list[i], i);
    if (found) return found;
  }
  return undefined;
}

const isNumber = value => typeof value === 'number' || typeof value === 'bigint';
