// A second, independent implementation of the conservation rules: sums, checks, deltas, fills, copies, buffers,
// batches, budgets.
import { expand, region } from './recipe.mjs';
import { attempt, digest, given, isByte, isResidue, mod, need, stepsOf, sum } from './answers.mjs';
import { witness } from './witness.mjs';

const CHUNK = 1 << 20;

// Chunk by chunk. A long run of one pattern has equal chunks of whole periods, which are summed once and counted. A
// concatenation is summed part by part, and a patch changes the sum of its base.
function sumOf(made) {
  if (made.parts) return mod(made.parts.reduce((total, part) => total + sumOf(part), 0));
  if (made.base) {
    const before = new Uint8Array(made.piece.length);
    made.base.write(made.at, before);
    return mod(sumOf(made.base) - sum(before) + sum(made.piece));
  }
  let total = 0;
  let from = 0;
  if (made.period && made.length > CHUNK) {
    const chunk = new Uint8Array(CHUNK - (CHUNK % made.period));
    made.write(0, chunk);
    const count = Math.floor(made.length / chunk.length);
    total = Number((BigInt(sum(chunk)) * BigInt(count)) % 96n);
    from = count * chunk.length;
  }
  for (; from < made.length; from += CHUNK) {
    const chunk = new Uint8Array(Math.min(CHUNK, made.length - from));
    made.write(from, chunk);
    total = mod(total + sum(chunk));
  }
  return total;
}

function sumOfRecipe(recipe) {
  need(recipe !== null && recipe !== undefined);
  return sumOf(region(recipe));
}

function stream(steps) {
  need(Array.isArray(steps));
  let value = 0;
  const set = residue => {
    need(isResidue(residue));
    value = mod(Number(residue));
  };
  const calls = {
    update(step) {
      const times = BigInt(step.times ?? 1);
      if (times < 1n) return; // made not once
      need(step.data !== undefined);
      value = Number((BigInt(value) + BigInt(sumOfRecipe(step.data)) * times) % 96n);
    },
    merge(step) {
      need(isResidue(step.residue));
      value = mod(value + step.residue);
    },
    value() {},
    reset: () => set(0),
    save() {},
    restore: step => set(step.state),
  };
  return steps.map(step =>
    attempt(
      () => void calls[step.do](step),
      () => ({
        sum: value,
        ...(step.do === 'save' ? { state: value } : {}),
      }),
    ),
  );
}

function sliding(bytes, window) {
  need(window >= 1);
  if (window >= bytes.length) return sum(bytes) === 0;
  const width = Number(window);
  if (sum(bytes.subarray(0, width)) !== 0) return false;
  for (let i = width; i < bytes.length; i++) {
    if ((bytes[i] - bytes[i - width]) % 96 !== 0) return false;
  }
  return true;
}

function deltaByte(sumBefore, before, after) {
  need(isResidue(sumBefore) && isByte(before) && isByte(after));
  return mod(sumBefore + after - before);
}

function deltaRange(sumBefore, before, after) {
  need(isResidue(sumBefore) && before.length === after.length);
  return mod(sumBefore + sum(after) - sum(before));
}

function deltaSteps(start, steps) {
  need(isResidue(start) && Array.isArray(steps));
  let value = start;
  return steps.map(step =>
    attempt(
      () => {
        need((typeof step.old === 'object') === (typeof step.new === 'object'));
        value =
          typeof step.old === 'object'
            ? deltaRange(value, given(step.old), given(step.new))
            : deltaByte(value, step.old, step.new);
      },
      () => ({ sum: value }),
    ),
  );
}

function fill({ length, value }) {
  const dst = new Uint8Array(length < 0 ? 0 : Number(length)).fill(0x5a);
  return attempt(
    () => {
      need(length >= 0 && isByte(value));
      if (length === 0) return;
      dst.fill(value);
      dst[length - 1] = Number((96n - ((BigInt(value) * BigInt(length - 1)) % 96n)) % 96n);
    },
    () => ({ dst: digest(dst), guards: true }),
  );
}

function copy({ src, dst }) {
  const target = dst ? expand(dst) : new Uint8Array();
  return attempt(
    () => {
      given(dst);
      const source = given(src);
      need(source.length === target.length);
      need(sum(source) === 0, 'CONSERVATION');
      target.set(source);
    },
    () => ({ dst: digest(target), guards: true }),
  );
}

function copyWithin({ data, from, to, length }) {
  const bytes = data ? expand(data) : new Uint8Array();
  return attempt(
    () => {
      given(data);
      need(length >= 0 && length <= bytes.length);
      const last = bytes.length - Number(length);
      need(from >= 0 && from <= last && to >= 0 && to <= last);
      need(sum(bytes.subarray(from, from + length)) === 0, 'CONSERVATION');
      bytes.copyWithin(to, from, from + length);
    },
    () => ({ data: digest(bytes) }),
  );
}

function buffer({ data, steps }) {
  const bytes = given(data);
  need(Array.isArray(steps));
  let cached = null;
  const read = () => (cached ??= sum(bytes));
  const write = (at, piece) => {
    need(at >= 0 && at <= bytes.length - piece.length);
    if (cached !== null) cached = mod(cached + sum(piece) - sum(bytes.subarray(at, at + piece.length)));
    bytes.set(piece, at);
  };
  const calls = {
    sum: () => ({ sum: read() }),
    check: () => ({ conserved: read() === 0 }),
    set(step) {
      need(isByte(step.value));
      write(step.at, [step.value]);
    },
    setRange(step) {
      write(step.at, given(step.data));
    },
    poke(step) {
      bytes[step.at] = step.value;
    },
    invalidate() {
      cached = null;
    },
  };
  return {
    steps: steps.map(step => {
      const { result, ...fields } = attempt(() => calls[step.do](step));
      return { result, data: digest(bytes), ...fields };
    }),
  };
}

function delta({ before, after }) {
  need(before !== null && after !== null && region(before).length === region(after).length);
  return mod(sumOfRecipe(after) - sumOfRecipe(before));
}

function batch({ of, entries }) {
  need(Array.isArray(entries) && entries.length >= 1 && entries.length <= 256);
  const single = {
    sum: entry => sum(given(entry)),
    check: entry => sum(given(entry)) === 0,
    delta: entry => {
      need(entry !== null);
      return delta(entry);
    },
    witness: entry => witness(given(entry)),
  }[of];
  return { results: entries.map(single) };
}

function batchHint(bytes) {
  need(bytes >= 0);
  if (bytes <= 64) return 256;
  if (bytes <= 1024) return Math.max(8, Math.min(256, Math.floor(32768 / (4 * bytes))));
  return bytes <= 16384 ? 16 : 8;
}

export class Budget {
  constructor(initial) {
    need(isResidue(initial));
    this.available = initial;
  }

  allocate({ n }) {
    this.allocateAll({ n: [n] });
  }

  allocateAll({ n }) {
    need(n.every(isResidue));
    const total = n.reduce((a, b) => a + b, 0);
    need(total <= this.available, 'BUDGET');
    this.available -= total;
  }

  release({ n }) {
    need(isResidue(n));
    this.available = mod(this.available + n);
  }
}

function budget(run) {
  const held = new Budget(run.initial);
  return {
    available: held.available,
    steps: stepsOf(run).map(step =>
      attempt(
        () => held[step.do](step),
        () => ({ available: held.available }),
      ),
    ),
  };
}

// One call after the other: the granted amount does not depend on the order.
function budgetRace({ initial, threads, calls, amount }) {
  const held = new Budget(initial);
  need(isResidue(amount));
  let granted = 0;
  for (let i = 0; i < threads * calls; i++) {
    if (attempt(() => held.allocate({ n: amount })).result === 'OK') granted++;
  }
  return { granted, refused: threads * calls - granted, available: held.available };
}

export const conservation = {
  sum: ({ data }) => attempt(() => ({ sum: sumOfRecipe(data) })),
  stream: ({ steps }) => attempt(() => ({ steps: stream(steps) })),
  check: ({ data }) => attempt(() => ({ conserved: sumOfRecipe(data) === 0 })),
  windowCheck: ({ data }) =>
    attempt(() => {
      const bytes = given(data);
      need(bytes.length >= 1 && bytes.length <= 1048576);
      return { conserved: sum(bytes) === 0 };
    }),
  slidingCheck: ({ data, window }) => attempt(() => ({ conserved: sliding(given(data), window) })),
  delta: change => attempt(() => ({ delta: delta(change) })),
  deltaByte: step => attempt(() => ({ sum: deltaByte(step.sum, step.old, step.new) })),
  deltaRange: step => attempt(() => ({ sum: deltaRange(step.sum, given(step.old), given(step.new)) })),
  deltaSteps: run => attempt(() => ({ steps: deltaSteps(run.sum, run.steps) })),
  fill,
  copy,
  copyWithin,
  buffer: run => attempt(() => buffer(run)),
  batch: call => attempt(() => batch(call)),
  batchHint: ({ bytes }) => attempt(() => ({ entries: batchHint(bytes) })),
  budget: run => attempt(() => budget(run)),
  budgetRace: race => attempt(() => budgetRace(race)),
};
