// Compares one target with its floors. It starts the target again, so that the vectors have no effect on its compiler and
// its memory. Floors with the same bench share one measurement.
//
// A floor that is not met is measured again, up to twice, with a new start and a longer warm-up: in one worker a compiler
// may be late, or memory may be laid out badly. The floor is missed if two measurements miss it.
import { ceilingOf } from '../../../certificate/floor-verdict.mjs';
import { Conversation } from '../conversation.mjs';
import { TargetFault } from '../faults.mjs';
import { START } from '../time-limits.mjs';
import { BenchMeter, WrongBench } from './bench-meter.mjs';
import { benchesOf } from './floor.mjs';
import { isSettled, judged, rowOf, without } from './result.mjs';
import { rulerOf } from './rulers.mjs';
import { Turns } from './turns.mjs';

/** No real work can be this many times as fast as the machine's own routine on each processor. */
const BEYOND_WORK = 4;
const ATTEMPTS = 3;
/** A failing start may take its whole deadline each time, but the first failure may have been bad luck. */
const STARTS = 2;
/** The bench of plain code that does comparable work. */
const PLAIN = { sum: 'loop', check: 'loop', copy: 'memcpy', fill: 'memcpy' };

export class FloorRunner {
  /** What was not measured and why, in one line for each ruler that the browser lacks. */
  notes = [];
  #id;
  #open;
  #effort;
  #clock;
  #ruler;
  #processors;
  #conversation;
  #hello;
  #failedStarts = 0;
  #noStart;

  /**
   * @param {string} id of the target
   * @param {() => Worker} open starts it
   * @param {object} effort of effort.mjs
   * @param {{ now: () => number, step: number }} clock in milliseconds
   * @param {{ ruler?: (name: string) => object, processors?: number }} [machine]
   */
  constructor(id, open, effort, clock, { ruler = rulerOf, processors = navigator.hardwareConcurrency ?? 1 } = {}) {
    this.#id = id;
    this.#open = open;
    this.#effort = effort;
    this.#clock = clock;
    this.#ruler = ruler;
    this.#processors = processors;
  }

  /**
   * Returns a row of the certificate for every floor that applies to the target, except those with a ruler that this
   * browser lacks: {@link notes} has them.
   *
   * @param {(floor: object, done: number) => void} progress is told before a bench is measured, with the number of
   *     benches that are done
   */
  async run(floors, progress) {
    const rows = [];
    try {
      for (const [done, { op, size, floors: all }] of benchesOf(this.#measurable(floors), this.#id).entries()) {
        progress(all[0], done);
        rows.push(...(await this.#judge({ op, size }, all)).map(result => rowOf(this.#id, result)));
      }
    } finally {
      await this.#stop();
    }
    return rows;
  }

  #measurable(floors) {
    const own = benchesOf(floors, this.#id).flatMap(bench => bench.floors);
    const left = own.filter(floor => this.#ruler(floor.ruler).lacks);
    for (const { id, ruler } of left) {
      this.notes.push(`floor ${id} was not measured: its ruler is ${ruler}, and ${this.#ruler(ruler).lacks}`);
    }
    return own.filter(floor => !left.includes(floor));
  }

  async #judge(bench, floors) {
    const results = new Map();
    const missed = new Set();
    let open = floors;
    for (let i = 1; i <= ATTEMPTS && open.length > 0; i++) {
      if (i > 1) await this.#stop();
      const next = [];
      for (const result of await this.#attempt(bench, open, i * this.#effort.warmUp)) {
        const { floor, verdict } = result;
        const isMissedOnce = verdict === 'missed' && !missed.has(floor);
        if (isMissedOnce) missed.add(floor);
        else results.set(floor, result); // a single miss means nothing: the attempts around it decide
        if (isMissedOnce || verdict === 'inconclusive') next.push(floor);
      }
      open = next;
    }
    return floors.map(floor => results.get(floor));
  }

  async #attempt(bench, floors, warmUp) {
    const all = (verdict, reason) => floors.map(floor => without(floor, verdict, reason));
    try {
      await this.#start();
      if (!this.#hello.bench.includes(bench.op)) {
        return all('not-offered', `the target does not offer the bench ${bench.op}`);
      }
      return await this.#measure(bench, floors, warmUp);
    } catch (error) {
      if (error instanceof WrongBench) return all('wrong', error.message);
      if (!(error instanceof TargetFault)) throw error;
      this.#end();
      return all('fault', `${error.fault}: ${error.message}`);
    }
  }

  async #measure(bench, floors, warmUp) {
    const ceiling = this.#ruler(ceilingOf(bench.op));
    const names = new Set([...(ceiling.lacks ? [] : [ceiling.name]), ...floors.map(({ ruler }) => ruler)]);
    const rulers = [...names].map(this.#ruler);
    const plain = PLAIN[bench.op];
    const turns = new Turns(
      this.#meter(bench.op, bench.size),
      this.#hello.bench.includes(plain) ? this.#meter(plain, bench.size) : undefined,
      rulers,
      this.#clock,
    );
    await turns.warmUp(warmUp, this.#effort);
    const { rounds, maxRounds } = this.#effort;
    // A disturbed period must not count as slowness: no floor is called missed before the last reading.
    for (let taken = rounds; ; taken += rounds) {
      await turns.read(rounds);
      const isLast = taken + rounds > maxRounds;
      if (turns.isOutdated && !isLast) {
        await turns.restart();
        continue;
      }
      const times = ceiling.lacks ? 0 : turns.measurement(ceiling.name).ratio.median;
      const isBeyondWork = times > BEYOND_WORK * this.#processors;
      if (isBeyondWork && isLast) {
        const reason = `${times.toFixed(0)} times as fast as ${ceiling.work}: the work cannot have been done`;
        return floors.map(floor => without(floor, 'wrong', reason));
      }
      const results = floors.map(floor => judged(floor, turns.measurement(floor.ruler), this.#ruler(floor.ruler)));
      if (isLast || (!isBeyondWork && results.every(isSettled))) return results;
    }
  }

  #meter(op, size) {
    return new BenchMeter(this.#conversation, op, size, this.#clock, this.#effort.reading);
  }

  async #start() {
    if (this.#conversation !== undefined) return;
    if (this.#failedStarts >= STARTS) throw this.#noStart;
    this.#conversation = new Conversation(this.#open());
    try {
      this.#hello = await this.#conversation.hello(START);
    } catch (error) {
      this.#end();
      if (!(error instanceof TargetFault)) throw error;
      this.#failedStarts++;
      this.#noStart = error.isInStep ? new TargetFault('bad-hello', error.message) : error;
      throw this.#noStart;
    }
  }

  /** Nothing is lost if the goodbye goes wrong. */
  async #stop() {
    await this.#conversation?.goodbye();
    this.#conversation = undefined;
  }

  #end() {
    this.#conversation?.end();
    this.#conversation = undefined;
  }
}
