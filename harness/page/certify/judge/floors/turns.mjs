// One bench, and the rulers that it is compared with, read in turns. Judge and target never work at the same time: the
// judge waits for each answer before it runs a ruler.
import { median } from './interval.mjs';
import { Measurement } from './measurement.mjs';
import { RulerMeter } from './ruler-meter.mjs';

/** Plain code is shown and not judged, so a few readings are enough. */
const PLAIN_READINGS = 3;

export class Turns {
  #bench;
  #plain;
  #meters;
  #rulerSeconds;
  #seconds = [];
  #plainSeconds = [];

  /**
   * @param {import('./bench-meter.mjs').BenchMeter} bench
   * @param {import('./bench-meter.mjs').BenchMeter} [plain] of plain code, if the target offers it
   * @param {object[]} rulers that this browser can run, each once
   * @param {{ now: () => number, step: number }} clock
   */
  constructor(bench, plain, rulers, clock) {
    this.#bench = bench;
    this.#plain = plain;
    this.#meters = new Map(rulers.map(ruler => [ruler.name, new RulerMeter(ruler, bench.size, clock)]));
    this.#forget();
  }

  /** Runs everything for a while before anything counts, and the bench until it has stopped becoming faster. */
  async warmUp(time, { steady, longestWarmUp }) {
    for (const meter of this.#meters.values()) await meter.warmUp(time / 4);
    await this.#plain?.warmUp(time / 2, 0, time / 2);
    await this.#bench.warmUp(time, steady, longestWarmUp);
  }

  /** Takes this many readings of each. */
  async read(count) {
    for (let i = 0; i < count; i++) {
      const seconds = await this.#bench.read();
      this.#seconds.push(seconds);
      const like = Math.max(this.#bench.least, this.#bench.runs * seconds * 1e3);
      for (const [name, meter] of this.#meters) this.#rulerSeconds.get(name).push(await meter.read(like));
      if (this.#plain && this.#plainSeconds.length < PLAIN_READINGS) this.#plainSeconds.push(await this.#plain.read());
    }
  }

  /**
   * Whether the readings do not count: the target has changed its engine since they began, or the bench has become so
   * much faster that they are mostly noise.
   */
  get isOutdated() {
    return this.#bench.hasChanged || this.#bench.isTooShort(median(this.#seconds));
  }

  /** Chooses again how many runs make a reading, and discards the earlier readings. */
  async restart() {
    await this.#bench.calibrate();
    this.#forget();
  }

  /** Returns the readings so far, together with one of the rulers. */
  measurement(ruler) {
    const meter = this.#meters.get(ruler);
    return new Measurement({
      size: this.#bench.size,
      runs: this.#bench.runs,
      seconds: this.#seconds,
      rulerSeconds: this.#rulerSeconds.get(ruler),
      quickest: this.#bench.quickest,
      rulerQuickest: meter.quickest,
      rulerQuickestEver: meter.quickestEver,
      plainSeconds: this.#plainSeconds.length > 0 ? Math.min(...this.#plainSeconds) : undefined,
      engine: this.#bench.engine,
    });
  }

  #forget() {
    this.#seconds = [];
    this.#rulerSeconds = new Map([...this.#meters.keys()].map(name => [name, []]));
  }
}
