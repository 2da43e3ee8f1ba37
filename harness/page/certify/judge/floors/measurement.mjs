// The figures of one bench and its comparison with one ruler, with as many digits as a certificate has: verdicts are
// computed from these.
import { rounded, verdictOf } from '../../../certificate/floor-verdict.mjs';
import { MedianInterval } from './interval.mjs';

const NANO = 1e9;
const roundedSeconds = seconds => rounded(seconds * NANO) / NANO;

export class Measurement {
  /**
   * @param {object} read
   * @param {number} read.size bytes of a run
   * @param {number} read.runs minimum number of runs in the shorter of each pair of requests
   * @param {number[]} read.seconds of one run, by reading
   * @param {number[]} read.rulerSeconds the same of the ruler
   * @param {number} read.quickest of the bench
   * @param {number} read.rulerQuickest of the ruler, in the same readings
   * @param {number} read.rulerQuickestEver of the ruler, ever
   * @param {number} [read.plainSeconds] of one run of plain code in the target's own language
   * @param {string} [read.engine] which code did the work
   */
  constructor({ size, runs, seconds, rulerSeconds, quickest, rulerQuickest, rulerQuickestEver, plainSeconds, engine }) {
    this.size = size;
    this.runs = runs;
    this.seconds = MedianInterval.of(seconds).rounded(NANO);
    this.ratio = MedianInterval.of(seconds.map((each, i) => rulerSeconds[i] / each)).rounded();
    this.bestRatio = rounded(rulerQuickest / quickest);
    this.rulerSeconds = roundedSeconds(MedianInterval.of(rulerSeconds).median);
    this.rulerQuickest = roundedSeconds(rulerQuickestEver);
    this.plainSeconds = plainSeconds === undefined ? undefined : roundedSeconds(plainSeconds);
    this.engine = engine;
  }

  get gigabytesPerSecond() {
    return this.gigabytesPerSecondOf(this.seconds.median);
  }

  /** Returns 10^9 bytes per second of work that takes this many seconds for as many bytes. */
  gigabytesPerSecondOf(seconds) {
    return this.size / seconds / NANO;
  }

  /** Returns the verdict for a requirement; see certificate/floor-verdict.mjs. */
  verdict(wanted) {
    return verdictOf(wanted, {
      size: this.size,
      seconds: this.seconds.median,
      slowest: this.seconds.high,
      ratio: this.ratio.median,
      least: this.ratio.low,
      most: Math.max(this.ratio.high, this.bestRatio),
      quickest: this.rulerQuickest,
      isOfManyProcessors: false, // a page cannot know
    });
  }

  /** Returns the fields of a certificate's row. */
  get fields() {
    const nanoseconds = seconds => rounded(seconds * NANO);
    const fields = {
      gigabytesPerSecond: rounded(this.gigabytesPerSecond),
      nanoseconds: nanoseconds(this.seconds.median),
      madNanoseconds: nanoseconds(this.seconds.mad),
      reps: this.runs,
      readings: this.seconds.readings,
      ratioToRuler: this.ratio.median,
      madRatio: this.ratio.mad,
      bestRatio: this.bestRatio,
      rulerNanoseconds: nanoseconds(this.rulerSeconds),
      rulerBestNanoseconds: nanoseconds(this.rulerQuickest),
    };
    if (this.plainSeconds !== undefined) fields.plainNanoseconds = nanoseconds(this.plainSeconds);
    if (this.engine !== undefined) fields.engine = this.engine;
    return fields;
  }
}
