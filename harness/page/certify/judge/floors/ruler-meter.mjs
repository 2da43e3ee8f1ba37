// Reads how long a ruler takes for a number of bytes. Times are in milliseconds if nothing else is said.
import { TRIES } from './bench-meter.mjs';

/** The quickest readings of all measurements with one clock, in milliseconds per byte: the machine at its best. */
const QUICKEST = new WeakMap();

export class RulerMeter {
  #clock;
  #run;
  #size;
  #kind;
  #known;
  #time = 0;
  #quickest = Number.POSITIVE_INFINITY;

  /** @param {{ now: () => number, step: number }} clock */
  constructor(ruler, size, clock) {
    this.#clock = clock;
    this.#run = ruler.prepare(size);
    this.#size = size;
    this.#kind = ruler.isOfMemory ? `${ruler.name} ${size}` : ruler.name;
    if (!QUICKEST.has(clock)) QUICKEST.set(clock, new Map());
    this.#known = QUICKEST.get(clock);
  }

  /** Works for a while, so that the compiler has finished, and estimates the time of a run. */
  async warmUp(time) {
    const end = this.#clock.now() + time;
    let runs = 1;
    do {
      this.#time = (await this.#timeOf(runs)) / runs;
      runs = Math.max(1, Math.floor(time / 8 / this.#time));
    } while (this.#clock.now() < end);
  }

  /**
   * Takes one reading, for as long as a bench does, so that a system that shares its processors interrupts both equally
   * often. There is no work per reading, so the whole time counts.
   *
   * @param {number} like milliseconds that the shorter of the bench's two requests took
   * @returns {Promise<number>} seconds of one run
   */
  async read(like) {
    const runs = Math.max(1, 2 * Math.round(like / this.#time));
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < TRIES; i++) least = Math.min(least, await this.#timeOf(runs));
    this.#time = least / runs;
    const seconds = this.#time / 1e3;
    this.#quickest = Math.min(this.#quickest, seconds);
    this.#known.set(this.#kind, Math.min(this.#known.get(this.#kind) ?? seconds / this.#size, seconds / this.#size));
    return seconds;
  }

  /** Seconds of one run in the quickest of its readings. */
  get quickest() {
    return this.#quickest;
  }

  /** Seconds of one run at the best speed that was ever read with this clock. */
  get quickestEver() {
    return Math.min(this.#quickest, this.#known.get(this.#kind) * this.#size);
  }

  async #timeOf(runs) {
    const begin = this.#clock.now();
    const value = this.#run(runs);
    if (typeof value !== 'number') await value;
    return Math.max(this.#clock.now() - begin, this.#clock.step / 2); // what the clock does not see
  }
}
