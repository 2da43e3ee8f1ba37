// Operations with state: one answer per step. After a refused step the sequence continues.
import { digest, expand, hexIn } from './recipe.mjs';
import { Refusal } from './refusal.mjs';
import { witnessOut } from './witness.mjs';

/** Runs `act` for each step; the answer of every step contains `state`, even if it is refused. */
function run(steps, act, state) {
  if (!Array.isArray(steps)) throw new Refusal(`steps must be a list, got ${JSON.stringify(steps)}`);
  return steps.map(step => {
    let answer;
    try {
      answer = { result: 'OK', ...act(step) };
    } catch (error) {
      if (error?.codeName === undefined) throw error;
      answer = { result: error.codeName, message: error.message };
    }
    return { ...answer, ...state() };
  });
}

function choose(actions, step) {
  const action = actions[step.do];
  if (action === undefined) throw new Error(`unknown step ${JSON.stringify(step.do)}`);
  return action(step);
}

function stream(atlas, { steps }) {
  const sum = new atlas.ConservedSum();
  const actions = {
    update: ({ data, times = 1 }) => {
      const bytes = expand(data);
      for (let i = 0; i < times; i++) sum.update(bytes);
    },
    merge: ({ residue }) => {
      sum.merge(residue);
    },
    value: () => {},
    reset: () => {
      sum.reset();
    },
    save: () => ({ state: sum.save() }),
    restore: ({ state }) => {
      sum.restore(state);
    },
  };
  return {
    steps: run(
      steps,
      step => choose(actions, step),
      () => ({ sum: sum.value() }),
    ),
  };
}

function deltaSteps(atlas, { sum: start, steps }) {
  let sum = atlas.deltaByte(start, 0, 0); // refuses an initial value that is not a sum
  const act = step => {
    if (typeof step.old !== typeof step.new) atlas.deltaRange(sum, undefined, undefined); // a byte and a range: refused
    sum =
      typeof step.old === 'object'
        ? atlas.deltaRange(sum, expand(step.old), expand(step.new))
        : atlas.deltaByte(sum, step.old, step.new);
  };
  return { steps: run(steps, act, () => ({ sum })) };
}

function buffer(atlas, { data, steps }) {
  const bytes = expand(data);
  const cached = new atlas.ConservedBuffer(bytes);
  const actions = {
    sum: () => ({ sum: cached.sum() }),
    check: () => ({ conserved: cached.check() }),
    set: ({ at, value }) => {
      cached.set(at, value);
    },
    setRange: ({ at, data: range }) => {
      cached.set(at, expand(range));
    },
    poke: ({ at, value }) => {
      bytes[at] = value;
    },
    invalidate: () => {
      cached.invalidate();
    },
  };
  return {
    steps: run(
      steps,
      step => choose(actions, step),
      () => ({ data: digest(bytes) }),
    ),
  };
}

function budget(atlas, { initial, steps }) {
  const units = new atlas.Budget(initial);
  const actions = {
    allocate: ({ n }) => {
      units.allocate(n);
    },
    allocateAll: ({ n }) => {
      units.allocateAll(...n);
    },
    release: ({ n }) => {
      units.release(n);
    },
  };
  return {
    available: units.available,
    steps: run(
      steps,
      step => choose(actions, step),
      () => ({ available: units.available }),
    ),
  };
}

/** Memory is not shared between threads here: the calls are made one after another. */
function budgetRace(atlas, { initial, threads, calls, amount }) {
  const units = new atlas.Budget(initial);
  let granted = 0;
  for (let i = 0; i < threads * calls; i++) granted += units.tryAllocate(amount) ? 1 : 0;
  return { granted, refused: threads * calls - granted, available: units.available };
}

/** A write of the caller, not a call of the domain, so the domain's state does not matter. */
function poke(memory, { at, value }) {
  if (!(at >= 0 && at < (memory?.length ?? 0) && value >= 0 && value <= 255)) {
    throw new Refusal(`poke needs attached memory, an offset in it and a byte, got ${at} and ${value}`);
  }
  memory[at] = value;
}

function domain(atlas, { bytes, budget: units, steps }) {
  const subject = new atlas.Domain(bytes, units);
  let memory;
  const state = () => ({
    state: subject.state,
    available: subject.state === 'DESTROYED' ? null : subject.available,
    sum: subject.state === 'ATTACHED' || subject.state === 'COMMITTED' ? subject.sum : null,
  });
  const actions = {
    attach: ({ region }) => {
      const attached = expand(region);
      subject.attach(attached);
      memory = attached;
    },
    update: step => {
      subject.update(step.at, hexIn(step.old), hexIn(step.new));
    },
    poke: step => {
      poke(memory, step);
    },
    read: () => ({ region: memory === undefined ? null : digest(memory) }),
    verify: () => {
      subject.verify();
    },
    commit: () => ({ witness: witnessOut(subject.commit()) }),
    allocate: ({ n }) => {
      subject.allocate(n);
    },
    allocateAll: ({ n }) => {
      subject.allocateAll(...n);
    },
    release: ({ n }) => {
      subject.release(n);
    },
    destroy: () => {
      subject.destroy();
    },
  };
  return { ...state(), steps: run(steps, step => choose(actions, step), state) };
}

function race(threads, call) {
  const losers = {};
  let winners = 0;
  for (let i = 0; i < threads; i++) {
    try {
      call();
      winners++;
    } catch (error) {
      if (error?.codeName === undefined) throw error;
      losers[error.codeName] = (losers[error.codeName] ?? 0) + 1;
    }
  }
  return { winners, losers };
}

function attachRace(atlas, { bytes, region, threads }) {
  const subject = new atlas.Domain(bytes, 0);
  const memory = expand(region);
  return { ...race(threads, () => subject.attach(memory)), state: subject.state };
}

function commitRace(atlas, { bytes, region, threads }) {
  const subject = new atlas.Domain(bytes, 0);
  subject.attach(expand(region));
  return { ...race(threads, () => subject.commit()), state: subject.state };
}

export const SEQUENCES = { stream, deltaSteps, buffer, budget, budgetRace, domain, attachRace, commitRace };
