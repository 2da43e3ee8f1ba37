// Races: calls of many threads at once, as far as the platform has them.
import { Budget, Domain, residue } from './atlas-l2.mjs';
import { attempt, data, number } from './requests.mjs';

/** Calls one after the other, since threads share no objects here: how often each code came. */
function race(times, call) {
  const counts = {};
  for (let i = 0; i < times; i++) {
    const { result } = attempt(() => void call());
    counts[result] = (counts[result] ?? 0) + 1;
  }
  const { OK: winners = 0, ...losers } = counts;
  return { winners, losers };
}

export function budgetRace(given) {
  const b = new Budget(number(given, 'initial'));
  const amount = number(given, 'amount');
  residue('amount', amount);
  const { winners, losers } = race(given.threads * given.calls, () => b.allocate(amount));
  return { granted: winners, refused: losers.BUDGET ?? 0, available: b.available };
}

function domainRace(given, before, call) {
  const d = new Domain(number(given, 'bytes'), 0);
  const region = data(given, 'region');
  before(d, region);
  return { ...race(number(given, 'threads'), () => call(d, region)), state: d.state };
}

export const attachRace = given =>
  domainRace(
    given,
    () => {},
    (d, region) => d.attach(region),
  );
export const commitRace = given =>
  domainRace(
    given,
    (d, region) => d.attach(region),
    d => d.commit(),
  );
