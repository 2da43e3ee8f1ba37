// Measures the time of one run of one bench, by requests for fewer and for more runs. Counts, their order and the first
// value of a chain are random, and every answer is compared with the chain. Times are in milliseconds if nothing else is
// said.
//
// A target cannot reduce the whole time of a request: divided by the number of its runs, it is never less than the time
// of a run. The difference of two requests excludes what is done once per request, but a target that delays its short
// answers reduces it, and so does a coarse clock. So the difference counts only if it is close to the whole.
import { BenchChain } from './bench-chain.mjs';
import { WarmUp } from './warm-up.mjs';

/** No useful bench takes longer for its pair of requests. */
const DEADLINE = 60_000;
const MAX_RUNS = 2 ** 30;
const MAX_STEP = 8;
/** A request that takes more than this many times the minimum gets fewer runs. */
const LONG = 3;
const MAX_ATTEMPTS = 8;
/** Other work on the machine can only make a request slower, so the quickest of these is the most accurate. */
export const TRIES = 3;
/** The least share of the whole that a difference must have. A target that delays can gain at most a tenth. */
const AGREEMENT = 0.9;
/** The maximum share of a request that is not runs; requests are made longer until it is reached ... */
const FIXED = 0.08;
/** ... or until they take this many times the minimum. */
const LONGEST = 40;

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
const below = bound => Math.floor(Math.random() * bound);
/** Returns `least` to `most`. */
const drawn = (least, most) => least + below(most - least + 1);

/** The target did something other than the bench requires. */
export class WrongBench extends Error {}

/** Returns milliseconds of one run: by the difference of two requests if that is close to the whole, else by the whole. */
export function timeOfRun(few, shorter, many, longer) {
  const whole = longer / many;
  const difference = (longer - shorter) / (many - few);
  return difference >= AGREEMENT * whole && difference <= whole ? difference : whole;
}

export class BenchMeter {
  #conversation;
  #now;
  #step;
  #unchecked = [];
  #engineOfReadings;
  #isWarming = false;
  runs = 1;
  /** Seconds of one run in the quickest of all readings. */
  quickest = Number.POSITIVE_INFINITY;
  /** Which code did the work of the latest request, if the target says so. */
  engine;

  /**
   * @param conversation with the target
   * @param {{ now: () => number, step: number }} clock
   * @param {number} least the minimum time of the shorter request of a pair
   */
  constructor(conversation, op, size, clock, least) {
    this.#conversation = conversation;
    this.op = op;
    this.size = size;
    this.#now = clock.now;
    this.#step = clock.step;
    this.least = least;
  }

  /** Runs the bench until it has been warmed up; then determines how many runs can be timed. */
  async warmUp(least, steady, most) {
    const warmUp = new WarmUp(least, steady, most);
    const start = this.#now();
    let time;
    let runs;
    do {
      runs = this.runs;
      time = await this.#timeOf(runs);
      if (time < this.least) {
        this.runs = this.#stepped(this.least / time);
      } else if (time > LONG * this.least) {
        this.runs = Math.max(1, Math.floor(runs / 2)); // cold code or other work made the number too large
      }
    } while (!warmUp.isOver(this.#now() - start, time / runs, this.#isWarming));
    await this.calibrate();
  }

  /** Chooses the number of runs; earlier readings with another number do not count any more. */
  async calibrate() {
    this.quickest = Number.POSITIVE_INFINITY;
    this.#engineOfReadings = this.engine;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const single = await this.#quickestOf(this.runs);
      const both = await this.#quickestOf(2 * this.runs);
      const work = both - single;
      const wanted = clamp(((single - work) * (1 - FIXED)) / (2 * FIXED), this.least, LONGEST * this.least);
      const isRight = work >= wanted && (work < LONG * wanted || this.runs === 1);
      if (isRight || (work < wanted && single >= LONGEST * this.least)) break;
      this.runs = this.#stepped(work <= 0 ? 2 : (1.2 * wanted) / work);
    }
    this.#unchecked = []; // cold code may give wrong answers, too: the readings detect them
  }

  /**
   * Takes one reading.
   *
   * @returns {Promise<number>} seconds of one run
   * @throws {WrongBench} if an answer is not the right one
   */
  async read() {
    const few = drawn(this.runs, this.runs + (this.runs >> 1));
    const many = drawn(few + ((this.runs + 1) >> 1), 2 * this.runs);
    let shorter = Number.POSITIVE_INFINITY;
    let longer = Number.POSITIVE_INFINITY;
    for (let i = 0; i < TRIES; i++) {
      const isLongerFirst = Math.random() < 0.5;
      const first = await this.#timeOf(isLongerFirst ? many : few);
      const second = await this.#timeOf(isLongerFirst ? few : many);
      shorter = Math.min(shorter, isLongerFirst ? second : first);
      longer = Math.min(longer, isLongerFirst ? first : second);
    }
    await this.#checkAnswers();
    const seconds = timeOfRun(few, shorter, many, longer) / 1e3;
    this.quickest = Math.min(this.quickest, seconds);
    return seconds;
  }

  /** Whether a bench with this time of a run needs more runs for a reading. */
  isTooShort(seconds) {
    return this.runs < MAX_RUNS && seconds * 1e3 * this.runs * 2 < this.least;
  }

  /** Whether the target has changed its engine since the readings began. */
  get hasChanged() {
    return this.engine !== this.#engineOfReadings;
  }

  /** Steps are bounded, because each is computed from a reading that may be disturbed. */
  #stepped(factor) {
    return clamp(Math.ceil(this.runs * clamp(factor, 1 / MAX_STEP, MAX_STEP)), 1, MAX_RUNS);
  }

  async #quickestOf(runs) {
    let quickest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < TRIES; i++) quickest = Math.min(quickest, await this.#timeOf(runs));
    return quickest;
  }

  /** A request that the clock does not see took at most a step. */
  async #timeOf(runs) {
    const start = below(2 ** 32);
    const begin = this.#now();
    const { acc, engine, isWarming } = await this.#conversation.bench(this.op, this.size, runs, start, DEADLINE);
    const time = Math.max(this.#now() - begin, this.#step / 2);
    this.#unchecked.push({ start, runs, acc });
    this.engine = engine;
    this.#isWarming = isWarming;
    return time;
  }

  /** After the reading, because following a chain uses the processor and the memory, too. */
  async #checkAnswers() {
    for (const { start, runs, acc } of this.#unchecked) {
      const expected = await new BenchChain(this.op, this.size, start).forward(runs);
      if (BigInt(expected) === BigInt(acc)) continue;
      throw new WrongBench(
        `bench ${this.op} of ${this.size} bytes, ${runs} runs from ${start}: acc must be ${expected}, got ${acc}`,
      );
    }
    this.#unchecked = [];
  }
}
