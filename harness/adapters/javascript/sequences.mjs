// Operations of several steps. A refused step is an answer, and the sequence goes on.
import {
  Budget,
  Buffer,
  byte,
  deltaByte,
  deltaRange,
  Domain,
  need,
  present,
  residue,
  sum,
  within,
} from './atlas-l2.mjs';
import { attempt, data, digest, expand, list, number, unhex, written } from './requests.mjs';

function steps(given, calls, after) {
  return list(given, 'steps').map(step =>
    attempt(() => {
      need(Object.hasOwn(calls, step.do), `do must be one of ${Object.keys(calls)}, got ${step.do}`);
      return calls[step.do](step);
    }, after),
  );
}

export function stream(given) {
  let total = 0;
  const calls = {
    update: step => {
      const piece = sum(data(step, 'data'));
      const times = step.times === undefined ? 1 : Math.max(0, number(step, 'times'));
      total = (total + piece * (times % 96)) % 96;
    },
    merge: step => {
      residue('residue', number(step, 'residue'));
      total = (total + step.residue) % 96;
    },
    restore: step => {
      residue('state', number(step, 'state'));
      total = step.state;
    },
    reset: () => {
      total = 0;
    },
    save: () => ({ state: total }),
    value: () => ({}),
  };
  return { steps: steps(given, calls, () => ({ sum: total })) };
}

export function deltaSteps(given) {
  let total = number(given, 'sum');
  residue('sum', total);
  const step = ({ old, new: now }) => {
    const isByte = typeof old === 'number';
    need(isByte === (typeof now === 'number'), 'old and new must both be bytes or both be ranges');
    total = isByte ? deltaByte(total, old, now) : deltaRange(total, expand(old), expand(now));
  };
  const answer = each =>
    attempt(
      () => step(each),
      () => ({ sum: total }),
    );
  return { steps: list(given, 'steps').map(answer) };
}

/** A write of the caller's own, so the state of a domain does not matter. */
function poke(memory, step) {
  present('memory', memory);
  byte('value', number(step, 'value'));
  within(number(step, 'at'), 1, memory.length);
  memory[step.at] = step.value;
}

export function buffer(given) {
  const b = new Buffer(data(given, 'data'));
  const calls = {
    sum: () => ({ sum: b.sum() }),
    check: () => ({ conserved: b.sum() === 0 }),
    set: step => {
      byte('value', number(step, 'value'));
      b.setRange(number(step, 'at'), Uint8Array.of(step.value));
    },
    setRange: step => b.setRange(number(step, 'at'), data(step, 'data')),
    poke: step => poke(b.data, step),
    invalidate: () => b.invalidate(),
  };
  return { steps: steps(given, calls, () => ({ data: digest(b.data) })) };
}

/** The steps of a budget, which is looked for at each of them. */
function spending(budget) {
  return {
    allocate: step => budget().allocate(number(step, 'n')),
    allocateAll: step => budget().allocate(...list(step, 'n')),
    release: step => budget().release(number(step, 'n')),
  };
}

export function budget(given) {
  const b = new Budget(number(given, 'initial'));
  const seen = () => ({ available: b.available });
  return {
    ...seen(),
    steps: steps(
      given,
      spending(() => b),
      seen,
    ),
  };
}

export function domain(given) {
  const d = new Domain(number(given, 'bytes'), number(given, 'budget'));
  let memory = null;
  const seen = () => ({
    state: d.state,
    available: d.state === 'DESTROYED' ? null : d.budget.available,
    sum: d.sum,
  });
  const calls = {
    attach: step => {
      const region = data(step, 'region');
      d.attach(region);
      memory = region;
    },
    update: step => d.update(number(step, 'at'), unhex(step.old), unhex(step.new)),
    poke: step => poke(memory, step),
    read: () => ({ region: memory === null ? null : digest(memory) }),
    verify: () => d.verify(),
    commit: () => ({ witness: written(d.commit()) }),
    destroy: () => d.destroy(),
    ...spending(() => d.budget),
  };
  return { ...seen(), steps: steps(given, calls, seen) };
}
