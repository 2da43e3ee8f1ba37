// How many bytes a vector needs: the longest single region, and all bytes that are made or read, which determine the
// deadline.

const LENGTHS = {
  hex: recipe => recipe.get('hex').length / 2,
  repeat: recipe => (recipe.get('repeat').length / 2) * Number(recipe.get('count')),
  ramp: recipe => Number(recipe.get('length')),
  splitmix64: recipe => Number(recipe.get('length')),
  concat: recipe => recipe.get('concat').reduce((sum, part) => sum + lengthOf(part), 0),
  patch: recipe => lengthOf(recipe.get('patch')),
};

/** Returns the form of a recipe; undefined for any other value. */
const formOf = value => (value instanceof Map ? Object.keys(LENGTHS).find(form => value.has(form)) : undefined);

const lengthOf = recipe => LENGTHS[formOf(recipe)](recipe);

/**
 * @param {Map<string, any>} input of an operation
 * @returns {{ region: number, total: number }}
 */
export function inputSize(op, input) {
  const size = sizeOf(input);
  if (op !== 'fill') return size;
  const length = Math.max(0, wholeOf(input.get('length')) ?? 0);
  return { region: Math.max(size.region, length), total: size.total + length };
}

function sizeOf(value) {
  if (formOf(value) !== undefined) {
    const length = lengthOf(value);
    return { region: length, total: length };
  }
  let region = 0;
  let total = 0;
  for (const inner of children(value)) {
    const size = sizeOf(inner);
    region = Math.max(region, size.region);
    total += size.total;
  }
  const times = value instanceof Map ? wholeOf(value.get('times')) : undefined;
  return { region, total: times === undefined ? total : total * Math.max(0, times) };
}

const children = value => (value instanceof Map || Array.isArray(value) ? value.values() : []);

/** Returns a number for a whole number of 64 bits; it may be rounded. */
function wholeOf(value) {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value ? Number(value) : undefined;
  return Number.isInteger(value) ? value : undefined;
}
