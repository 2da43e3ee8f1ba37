// Targets and machines whose time is virtual, so that tests of floors take none and do not depend on the machine.
import { BenchChain } from '../certify/judge/floors/bench-chain.mjs';
import { effortFor } from '../certify/judge/floors/effort.mjs';
import { FloorRunner } from '../certify/judge/floors/runner.mjs';
import { rulerOf } from '../certify/judge/floors/rulers.mjs';

/** All is slower than on real machines, so that few runs fill a request. */
export const SLOW = 3125;
/** Nanoseconds a byte of each ruler. */
const RULERS = { fnv1a: 10 * SLOW, read: 0.25 * SLOW, memcpy: 0.25 * SLOW, memset: 0.25 * SLOW, sha256: SLOW };

/**
 * Returns a machine: a clock with steps of this many milliseconds, rulers that are slower by a factor, and the rulers
 * that it lacks, with the reason.
 */
export function machine({ step = 0.0001, factor = 1, lacks = {} } = {}) {
  const time = { now: 0 };
  const ruler = name => ({
    ...rulerOf(name),
    lacks: lacks[name],
    prepare: size => runs => {
      time.now += (runs * size * RULERS[name] * factor) / 1e6;
      return 1;
    },
  });
  return { time, ruler, clock: { step, now: () => Math.floor(time.now / step) * step } };
}

/**
 * Returns a target.
 *
 * @param {object} how
 * @param {number | ((start: number) => number)} [how.micros] of a run, by the number of the start
 * @param {(runs: number) => number} [how.took] milliseconds of a request, instead
 * @param {Function} [how.acc] of op, size, start and runs, instead of the right answer
 * @param {(request: object) => object} [how.answer] instead of any answer to a bench
 * @param {string[]} [how.bench] those that it offers
 * @param {boolean} [how.isAbsent] it does not even introduce itself
 * @param {boolean} [isUneven] `micros` is asked for each request
 */
export function targetOf(how, isUneven = false) {
  const { micros = 100, took, acc, answer, bench = ['sum', 'loop', 'copy', 'fill', 'witness', 'tree'] } = how;
  const rightAnswer = (op, size, start, runs) => new BenchChain(op, size, start).forward(runs);
  const target = {
    starts: 0,
    open: time => () => {
      const start = ++target.starts;
      const ofRun = () => (typeof micros === 'function' ? micros(start) : micros);
      const steady = isUneven ? undefined : ofRun();
      const said = async request => {
        if (request.type === 'hello') return how.isAbsent ? answer() : { ...HELLO, bench };
        if (request.type === 'bye') return { result: 'OK' };
        if (answer) return answer(request);
        const { op, size, reps, start: from } = request;
        time.now += took ? took(reps) : (reps * (steady ?? ofRun())) / 1e3 + OVERHEAD;
        return { result: 'OK', acc: await (acc ?? rightAnswer)(op, size, from, reps), engine: 'simd: a test' };
      };
      const worker = {
        async postMessage(line) {
          const request = JSON.parse(line);
          const all = await said(request);
          worker.onmessage({ data: 'broken' in all ? all : JSON.stringify({ seq: request.seq, ...all }) });
        },
        terminate() {},
      };
      return worker;
    },
  };
  return target;
}

/** Milliseconds of a request in addition to its runs. */
const OVERHEAD = 0.05;

const HELLO = {
  result: 'OK',
  protocol: 1,
  name: 'target',
  version: '1',
  runtime: 'test',
  engine: 'none',
  semantics: 65536,
  maxBytes: 2 ** 31,
  operations: [],
};

/** Returns the rows of floors for a target on a machine, and the notes. */
export async function judge(floors, target, { time, ruler, clock }) {
  const all = floors.map(floor => ({
    profile: floor.wanted.minRatio === undefined ? 'seed' : 'machine',
    targets: ['*'],
    ...floor,
  }));
  const runner = new FloorRunner('chromium-simd', target.open(time), effortFor(clock.step), clock, {
    ruler,
    processors: 2,
  });
  return { rows: await runner.run(all, () => {}), notes: runner.notes };
}
