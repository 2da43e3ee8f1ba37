// Compares the verdict of each floor with the figures next to it, which have all the digits from which it was computed.
import { scalar } from './canonical.mjs';

/** A target that reaches this share of the machine's own routine is limited by the machine. */
const NEAR_CEILING = 0.8;
/** A target that reaches less than this share of it is slow on any machine. */
const FAR_FROM_CEILING = 0.5;
const OUT_OF_REACH = "out of this machine's reach: ";
/** Three standard errors of a median, in MADs, times the root of the number of readings. */
const MARGIN = 3 * 1.2533 * 1.4826;
const BROKEN = ['wrong', 'fault', 'not-offered'];
const CEILINGS = { copy: 'memcpy', fill: 'memset', witness: 'sha256', tree: 'sha256' };

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
  const ceiling = Object.hasOwn(CEILINGS, row.get('op')) ? CEILINGS[row.get('op')] : 'read';
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
  if (judge(row, figures) !== verdict) yield `.verdict: says ${verdict}, its figures do not`;
}

function figuresOf(row) {
  const number = name => Number(row.get(name));
  const seconds = name => number(name) / 1e9;
  const margin = mad => (MARGIN * mad) / Math.sqrt(number('readings'));
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

/** A figure has four digits. */
const rounded = value => (Number.isFinite(value) ? Number(value.toPrecision(4)) : 0);

function judge(row, figures) {
  if (!(figures.seconds > 0 && figures.ratio > 0)) return 'inconclusive';
  if (row.has('minRatio')) {
    const least = Number(row.get('minRatio'));
    return figures.least >= least ? 'met' : figures.most < least ? 'missed' : 'inconclusive';
  }
  const allowed = row.has('minGBps')
    ? figures.size / (Number(row.get('minGBps')) * 1e9)
    : Number(row.get('maxMillis')) / 1e3;
  if (figures.slowest <= allowed) return 'met';
  const isHeldUp = !figures.isOfManyProcessors && figures.most >= FAR_FROM_CEILING;
  if (figures.quickest > allowed && isHeldUp) return 'stated';
  const atBest = figures.quickest / figures.most;
  return atBest > allowed && figures.most < NEAR_CEILING ? 'missed' : 'inconclusive';
}
