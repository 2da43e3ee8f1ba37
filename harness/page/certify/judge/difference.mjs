// Compares an answer with the expected one. The answer and each entry of its `steps` may have additional fields; the
// values of the expected fields must be completely equal. Numbers are equal by value.

/**
 * Returns the first place where an answer differs, such as `steps[2].sum`; undefined if it is right.
 *
 * @param {Map<string, any>} expected
 * @param {Map<string, any>} got the answer without its `seq`
 */
export const differenceOf = (expected, got) => ofFields('', expected, got);

function ofFields(place, expected, got) {
  for (const [name, value] of expected) {
    const inner = place === '' ? name : `${place}.${name}`;
    const isSequence = inner === 'steps' && Array.isArray(value);
    const difference = isSequence ? ofSteps(value, got.get(name)) : ofValues(inner, value, got.get(name));
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function ofSteps(expected, got) {
  if (!Array.isArray(got) || got.length !== expected.length) return 'steps';
  return first(expected, (step, i) => {
    const place = `steps[${i}]`;
    return got[i] instanceof Map ? ofFields(place, step, got[i]) : place;
  });
}

function ofValues(place, expected, got) {
  if (expected instanceof Map && got instanceof Map) {
    const added = [...got.keys()].find(name => !expected.has(name));
    if (added !== undefined) return `${place}.${added}`;
    return first([...expected], ([name, value]) => ofValues(`${place}.${name}`, value, got.get(name)));
  }
  if (Array.isArray(expected) && Array.isArray(got) && expected.length === got.length) {
    return first(expected, (value, i) => ofValues(`${place}[${i}]`, value, got[i]));
  }
  return isSame(expected, got) ? undefined : place;
}

/** A bigint and a number may be the same number. */
function isSame(expected, got) {
  if (isNumber(expected) && isNumber(got)) return !(expected < got) && !(expected > got);
  return expected === got;
}

const isNumber = value => typeof value === 'number' || typeof value === 'bigint';

function first(list, differ) {
  for (let i = 0; i < list.length; i++) {
    const difference = differ(list[i], i);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
