// A second, independent implementation of the domain.
import { expand } from './recipe.mjs';
import { attempt, digest, hexOf, isByte, mod, need, stepsOf, sum } from './answers.mjs';
import { Budget } from './conservation.mjs';
import { witness } from './witness.mjs';

class Domain {
  constructor(bytes, budget) {
    need(bytes >= 1);
    this.bytes = bytes;
    this.budget = new Budget(budget);
    this.state = 'CREATED';
  }

  alive() {
    need(this.state !== 'DESTROYED', 'DESTROYED');
  }

  attach({ region }) {
    this.alive();
    need(region && region.length > 0);
    need(this.state === 'CREATED', 'STATE');
    need(BigInt(region.length) === BigInt(this.bytes));
    this.region = region;
    this.sum = sum(region);
    this.state = 'ATTACHED';
  }

  update({ at, old, new: now }) {
    this.alive();
    need(this.state === 'ATTACHED', 'STATE');
    const [before, after] = [hexOf(old), hexOf(now)];
    need(before.length === after.length && before.length > 0);
    need(at >= 0 && at <= this.region.length - before.length);
    const place = this.region.subarray(at, at + before.length);
    need(before.every((byte, i) => place[i] === byte));
    place.set(after);
    this.sum = mod(this.sum + sum(after) - sum(before));
  }

  verify() {
    this.alive();
    need(this.state !== 'CREATED', 'STATE');
    const now = sum(this.region);
    need(now === this.sum && now === 0, 'CONSERVATION');
    if (this.state === 'COMMITTED') need(witness(this.region).digest === this.witness.digest, 'WITNESS');
  }

  commit() {
    this.alive();
    need(this.state === 'ATTACHED', 'STATE');
    this.verify();
    this.witness = witness(this.region);
    this.state = 'COMMITTED';
    return { witness: this.witness };
  }

  spend(call, step) {
    this.alive();
    this.budget[call](step);
  }

  allocate(step) {
    this.spend('allocate', step);
  }

  allocateAll(step) {
    this.spend('allocateAll', step);
  }

  release(step) {
    this.spend('release', step);
  }

  destroy() {
    this.state = 'DESTROYED';
  }

  observed() {
    const tracks = this.state === 'ATTACHED' || this.state === 'COMMITTED';
    return {
      state: this.state,
      available: this.state === 'DESTROYED' ? null : this.budget.available,
      sum: tracks ? this.sum : null,
    };
  }
}

// What the caller does with its own memory, without a call of the domain.
const own = {
  poke(memory, { at, value }) {
    need(memory && at >= 0 && at < memory.length && isByte(value));
    memory[at] = value;
  },
  read: memory => ({ region: memory ? digest(memory) : null }),
};

function sequence(run) {
  const domain = new Domain(run.bytes, run.budget);
  const start = domain.observed();
  let memory;
  return {
    ...start,
    steps: stepsOf(run).map(step => {
      const { result, ...fields } = attempt(() => {
        if (step.do in own) return own[step.do](memory, step);
        const region = step.region && expand(step.region);
        const answer = domain[step.do]({ ...step, region });
        if (step.do === 'attach') memory = region;
        return answer;
      });
      return { result, ...domain.observed(), ...fields };
    }),
  };
}

const CODES = ['INVALID', 'MEMORY', 'STATE', 'BUDGET', 'CONSERVATION', 'WITNESS', 'DESTROYED'];

// One call after the other, which is one of the possible orders of a race; the counts are the same in all orders.
function race({ bytes, region, threads }, call) {
  const domain = new Domain(bytes, 0);
  const memory = region && expand(region);
  if (call === 'commit') domain.attach({ region: memory });
  const results = Array.from({ length: threads }, () => attempt(() => domain[call]({ region: memory })).result);
  const count = code => results.filter(result => result === code).length;
  const losers = Object.fromEntries(CODES.filter(code => count(code) > 0).map(code => [code, count(code)]));
  return { winners: count('OK'), losers, state: domain.state };
}

export const domains = {
  domain: run => attempt(() => sequence(run)),
  attachRace: run => attempt(() => race(run, 'attach')),
  commitRace: run => attempt(() => race(run, 'commit')),
};
