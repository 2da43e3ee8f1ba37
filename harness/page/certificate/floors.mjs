// Compares the verdict of each floor with the figures next to it, which have all the digits from which it was computed.
import { scalar } from './canonical.mjs';
import { BROKEN, ceilingOf, marginOf, OUT_OF_REACH, rounded, verdictOf } from './floor-verdict.mjs';

/**
 * @param {Map} floors the section of a certificate
 * @param {Set<string>} targets those of correctness
 * @param {string[]} problems what it adds to
 */
export function checkFloors(floors, targets, problems) {
  const seen = new Set();
  const results = floors.get('results');
  if (floors.get('effort') === 'off' && results.length > 0) {
    problems.push(`floors.effort: says off, and there are ${results.length} results`);
  }
  results.forEach((row, i) => {
    const name = `${row.get('target')} ${row.get('id')}`;
    const place = `floors.results[${i}] (${name})`;
    if (!targets.has(row.get('target'))) problems.push(`${place}.target: no such target in correctness`);
    if (seen.has(name)) problems.push(`${place}.id: the floor is there twice`);
    seen.add(name);
    problems.push(...rowProblems(row).map(problem => place + problem));
  });
}

function* rowProblems(row) {
  const profile = row.has('minRatio') ? 'machine' : 'seed';
  if (row.get('profile') !== profile) {
    yield `.profile: says ${row.get('profile')}, what is asked for is of ${profile}`;
  }
  const ceiling = ceilingOf(row.get('op'));
  if (!row.has('minRatio') && row.get('ruler') !== ceiling) {
    yield `.ruler: must be ${ceiling}, got ${row.get('ruler')}`;
  }
  const verdict = row.get('verdict');
  const isMeasured = row.has('nanoseconds');
  const isBroken = BROKEN.includes(verdict);
  if (isBroken === isMeasured) {
    yield `.verdict: says ${verdict}${isBroken ? ' with figures' : ' without a figure'}`;
  }
  if (!isMeasured) return;
  const figures = figuresOf(row);
  const stated = Number(row.get('gigabytesPerSecond'));
  const computed = rounded(figures.size / figures.seconds / 1e9);
  if (stated !== computed) {
    yield `.gigabytesPerSecond: says ${scalar(stated)}, the figures give ${scalar(computed)}`;
  }
  if (figures.quickest > figures.ruler) yield '.rulerBestNanoseconds: is more than the middle reading';
  if (verdict === 'stated' && !(row.get('reason') ?? '').startsWith(OUT_OF_REACH)) {
    return; // the floor itself says so, and the certificate does not repeat that
  }
  if (verdictOf(wantedOf(row), figures) !== verdict) yield `.verdict: says ${verdict}, its figures do not`;
}

function figuresOf(row) {
  const number = name => Number(row.get(name));
  const seconds = name => number(name) / 1e9;
  const margin = mad => marginOf(mad, number('readings'));
  const ratio = number('ratioToRuler');
  return {
    size: number('size'),
    seconds: seconds('nanoseconds'),
    slowest: seconds('nanoseconds') + margin(seconds('madNanoseconds')),
    ratio,
    least: ratio - margin(number('madRatio')),
    most: Math.max(ratio + margin(number('madRatio')), number('bestRatio')),
    ruler: seconds('rulerNanoseconds'),
    quickest: seconds('rulerBestNanoseconds'),
    isOfManyProcessors: row.has('processors') && number('processors') > 1,
  };
}

const wantedOf = row =>
  Object.fromEntries(
    ['minRatio', 'minGBps', 'maxMillis'].filter(name => row.has(name)).map(name => [name, Number(row.get(name))]),
  );
