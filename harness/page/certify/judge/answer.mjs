// Reads the answer of a target: a result, "unsupported", or a fault (spec/PROTOCOL.md, Four kinds of answer).
import { canonical } from '../../certificate/canonical.mjs';
import { NotJson, read } from '../../certificate/json.mjs';
import { excerpt, TargetFault } from './faults.mjs';
import { byValue } from './numbers-by-value.mjs';

const CODES = ['OK', 'INVALID', 'MEMORY', 'STATE', 'BUDGET', 'CONSERVATION', 'WITNESS', 'DESTROYED'];

/**
 * Returns the answer in `line`, which must repeat `seq`.
 *
 * @returns {{ body: Map<string, any>, result?: string, unsupported?: string }} the body is without its `seq`
 * @throws {TargetFault}
 */
export function readAnswer(line, seq) {
  const body = readObject(line);
  const got = body.get('seq');
  body.delete('seq');
  if (got !== seq) {
    const shown = got === undefined ? 'none' : excerpt(canonical(got));
    throw new TargetFault('wrong-seq', `seq must be ${seq}, got ${shown}`);
  }
  if (body.has('fault')) {
    const fault = body.get('fault');
    throw new TargetFault('reported', excerpt(typeof fault === 'string' ? fault : ''));
  }
  if (typeof body.get('unsupported') === 'string') return { body, unsupported: excerpt(body.get('unsupported')) };
  if (!CODES.includes(body.get('result'))) {
    throw new TargetFault('bad-answer', `neither result, unsupported nor fault: ${excerpt(line)}`);
  }
  return { body, result: body.get('result') };
}

function refuse(number) {
  throw new NotJson(`a number that is more precise than a double: ${number}`);
}

function readObject(line) {
  const text = line.startsWith('\ufeff') ? line.slice(1) : line;
  if (text.trim() === '') throw new TargetFault('bad-json', 'an empty line');
  let value;
  try {
    value = read(byValue(text, refuse));
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    throw new TargetFault('bad-json', `${excerpt(error.message)}: ${excerpt(text)}`);
  }
  if (!(value instanceof Map)) throw new TargetFault('bad-json', `not an object: ${excerpt(text)}`);
  return value;
}
