// Reads a target's introduction, and writes it as certificates have it.
import { canonical } from '../../certificate/canonical.mjs';
import { excerpt, TargetFault } from './faults.mjs';

export const PROTOCOL = 1;

/** The levels of vectors, in order. */
export const LEVELS = ['core', 'full', 'huge'];

/**
 * Returns the introduction in the form of certificates; lists are sorted.
 *
 * @param {{ body: Map<string, any>, result?: string }} answer
 * @throws {TargetFault}
 */
export function readHello({ body, result }) {
  if (result !== 'OK') throw bad(`expected result OK, got ${excerpt(canonical(body))}`);
  const protocol = whole(body, 'protocol');
  if (protocol !== PROTOCOL) throw bad(`protocol must be ${PROTOCOL}, got ${protocol}`);
  const hello = {
    name: text(body, 'name'),
    version: text(body, 'version'),
    runtime: text(body, 'runtime'),
    engine: text(body, 'engine'),
    semantics: whole(body, 'semantics'),
    maxBytes: whole(body, 'maxBytes'),
    levels: levels(body),
    operations: texts(body, 'operations'),
    bench: texts(body, 'bench'),
  };
  if (hello.maxBytes < 1) throw bad(`maxBytes must be positive, got ${hello.maxBytes}`);
  return hello;
}

function text(body, field) {
  const value = body.get(field);
  if (typeof value !== 'string') throw bad(`${field} must be text, got ${shown(value)}`);
  return value;
}

function whole(body, field) {
  const value = body.get(field);
  const fits = typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : Number.isSafeInteger(value);
  if (!fits) throw bad(`${field} must be a whole number, got ${shown(value)}`);
  return value;
}

/** A target without this field is for the core level. */
function levels(body) {
  if (!body.has('levels')) return ['core'];
  const names = texts(body, 'levels');
  if (names.length === 0) throw bad('levels must name at least one level');
  const unknown = names.find(name => !LEVELS.includes(name));
  if (unknown !== undefined) throw bad(`levels: must be ${LEVELS.join(', ')}, got ${excerpt(unknown)}`);
  return LEVELS.filter(level => names.includes(level));
}

function texts(body, field) {
  const list = body.get(field);
  if (!Array.isArray(list)) throw bad(`${field} must be a list, got ${shown(list)}`);
  const other = list.find(item => typeof item !== 'string');
  if (other !== undefined) throw bad(`${field} must hold text only, got ${shown(other)}`);
  return [...new Set(list)].sort();
}

const shown = value => (value === undefined ? 'nothing' : excerpt(canonical(value)));
const bad = detail => new TargetFault('bad-hello', detail);
