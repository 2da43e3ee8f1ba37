// Reads the answer to a bench (spec/PROTOCOL.md, Benches).
import { canonical } from '../../../certificate/canonical.mjs';
import { excerpt, TargetFault } from '../faults.mjs';

/** Characters of an engine that a certificate repeats for each floor. */
const MAX_ENGINE = 500;

const bad = detail => new TargetFault('bad-answer', detail);
const shown = value => excerpt(canonical(value));

/**
 * @param {{ body: Map<string, any>, result?: string }} answer
 * @returns {{ acc: number | bigint, engine?: string, isWarming: boolean }}
 * @throws {TargetFault}
 */
export function readBench(op, size, { body, result }) {
  const acc = body.get('acc');
  const isWhole = typeof acc === 'bigint' || Number.isInteger(acc);
  if (result !== 'OK' || !isWhole) {
    throw bad(`bench ${op} of ${size} bytes: expected result OK and acc, got ${shown(body)}`);
  }
  const engine = body.get('engine') ?? undefined;
  if (engine !== undefined && typeof engine !== 'string') {
    throw bad(`engine of a bench must be text, got ${shown(engine)}`);
  }
  const isWarming = body.get('warming') ?? false;
  if (typeof isWarming !== 'boolean') throw bad(`warming of a bench must be true or false, got ${shown(isWarming)}`);
  return { acc, engine: engine === undefined ? undefined : excerpt(engine, MAX_ENGINE), isWarming };
}
