// Checks a value against a JSON Schema (2020-12), with the keywords that the certificate's schema uses. An unknown
// keyword is an error: it would otherwise be a rule that nobody checks.
import { canonical, entries } from './canonical.mjs';

/** Each returns the problems of a value: pairs of a place, as a JSON pointer, and a message. */
const KEYWORDS = {
  type: (value, types) =>
    Array.isArray(types)
      ? when(!types.some(type => isOfType(value, type)), () => `must be ${types.join(' or ')}`)
      : when(!isOfType(value, types), () => `must be ${types}`),
  const: (value, wanted) => when(!isSame(value, wanted), () => `must be ${canonical(wanted)}`),
  enum: (value, choices) =>
    when(!choices.some(choice => isSame(value, choice)), () => `must be one of ${choices.map(canonical).join(', ')}`),
  minLength: (value, least) =>
    when(typeof value === 'string' && [...value].length < least, () => `must have at least ${least} characters`),
  pattern: (value, pattern) =>
    when(typeof value === 'string' && !expression(pattern).test(value), () => `must match ${pattern}`),
  minimum: (value, least) => when(isNumber(value) && value < least, () => `must be at least ${least}`),
  maximum: (value, most) => when(isNumber(value) && value > most, () => `must be at most ${most}`),
  exclusiveMinimum: (value, bound) => when(isNumber(value) && value <= bound, () => `must be more than ${bound}`),
  minItems: (value, least) =>
    when(Array.isArray(value) && value.length < least, () => `must have at least ${least} items`),
  uniqueItems: (value, isUnique) =>
    when(
      isUnique && Array.isArray(value) && new Set(value.map(canonical)).size < value.length,
      () => 'has an item twice',
    ),
  minProperties: (value, least) =>
    when(value instanceof Map && value.size < least, () => `must have at least ${least} fields`),
  required: (value, names) =>
    value instanceof Map ? all(names, name => when(!value.has(name), () => `the field '${name}' is missing`)) : NONE,
  dependentRequired: (value, dependent) =>
    all(dependent, ([name, names]) =>
      value instanceof Map && value.has(name) ? KEYWORDS.required(value, names) : NONE,
    ),
  items: (value, schema, rules) =>
    Array.isArray(value) ? all(value.entries(), ([i, item]) => within(i, rules.problems(item, schema))) : NONE,
  properties: (value, schemas, rules) =>
    value instanceof Map
      ? all(value, ([name, field]) =>
          schemas.has(name) ? within(name, rules.problems(field, schemas.get(name))) : NONE,
        )
      : NONE,
  additionalProperties: (value, schema, rules, siblings) => {
    if (!(value instanceof Map)) return NONE;
    const known = siblings.get('properties');
    return all(value, ([name, field]) => {
      if (known?.has(name)) return NONE;
      if (schema === false) return when(true, () => `the field '${name}' is not one of the format`);
      return within(name, rules.problems(field, schema));
    });
  },
  allOf: (value, schemas, rules) => all(schemas, schema => rules.problems(value, schema)),
  oneOf: (value, schemas, rules) => {
    const fitting = schemas.filter(schema => rules.problems(value, schema).length === 0).length;
    const fields = schemas.flatMap(schema => schema.get('required') ?? []);
    const rule =
      fields.length === schemas.length
        ? `must have exactly one of the fields ${fields.join(', ')}`
        : `must fit one of ${schemas.length} forms, and fits ${fitting}`;
    return when(fitting !== 1, () => rule);
  },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: (value, schema, rules, siblings) =>
    rules.problems(value, siblings.get('if')).length === 0 ? rules.problems(value, schema) : NONE,
  $ref: (value, reference, rules) => rules.problems(value, rules.definition(reference)),
};

/** Those that are no rules. In 2020-12 `contentEncoding` is one of them: a reader must decode the text itself. */
const SILENT = new Set(['$schema', '$id', '$defs', 'title', 'description', 'contentEncoding', 'if']);

export class Schema {
  /**
   * @param {Map} root the schema, as the strict reader gives it
   * @param {string} name of a whole value, in problems
   */
  constructor(root, name) {
    this.root = root;
    this.name = name;
    this.definitions = new Map();
  }

  /**
   * Returns the first problem by its place, such as `floors.results[0]: must be ...`; undefined if there is none.
   *
   * @param {string} [reference] to the definition that the value must fit; none for the whole schema
   */
  problem(value, reference) {
    const schema = reference === undefined ? this.root : this.definition(reference);
    const [first] = this.problems(value, schema).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return first && `${placeOf(first[0]) || this.name}: ${first[1]}`;
  }

  problems(value, schema) {
    if (schema === true) return NONE;
    if (schema === false) return [['', 'must not be there']];
    return all(rulesOf(schema), ([rule, argument]) => rule(value, argument, this, schema));
  }

  definition(reference) {
    if (!this.definitions.has(reference)) {
      const names = reference.replace(/^#\//, '').split('/');
      const found = names.reduce((schema, name) => schema.get(name), this.root);
      this.definitions.set(reference, found);
    }
    return this.definitions.get(reference);
  }
}

/** Most values have no problem: no list, message or place is made for them. */
const NONE = [];
const when = (isWrong, message) => (isWrong ? [['', message()]] : NONE);
const within = (name, problems) =>
  problems.length === 0 ? NONE : problems.map(([inner, message]) => [`/${escaped(String(name))}${inner}`, message]);

/** Returns the problems of all items. */
function all(items, problemsOf) {
  let found = NONE;
  for (const item of items) {
    const more = problemsOf(item);
    if (more.length === 0) continue;
    if (found === NONE) found = [];
    for (const problem of more) found.push(problem);
  }
  return found;
}

/** Returns a function that computes its result once for each argument, because each rule is for many values. */
function remembered(compute) {
  const known = new Map();
  return argument => {
    if (!known.has(argument)) known.set(argument, compute(argument));
    return known.get(argument);
  };
}

const expression = remembered(pattern => new RegExp(pattern, 'u'));
const rulesOf = remembered(schema =>
  entries(schema)
    .filter(([keyword]) => !SILENT.has(keyword))
    .map(([keyword, argument]) => {
      if (!Object.hasOwn(KEYWORDS, keyword)) throw new Error(`the schema has the unknown keyword ${keyword}`);
      return [KEYWORDS[keyword], argument];
    }),
);

/** A name as part of a JSON pointer (RFC 6901). */
const escaped = name => (/[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name);
const isNumber = value => typeof value === 'number' || typeof value === 'bigint';
const isSame = (value, other) =>
  isNumber(value) && isNumber(other) ? !(value < other || value > other) : canonical(value) === canonical(other);

function isOfType(value, type) {
  switch (type) {
    case 'object':
      return value instanceof Map;
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value);
    case 'number':
      return isNumber(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}

/** Returns a JSON pointer as a place; nothing for the whole. */
function placeOf(pointer) {
  const path = pointer
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
    .replace(/^\./, '');
  return path.replaceAll('~1', '/').replaceAll('~0', '~');
}
