// When a bench has been warmed up: it has run for a while, has not become faster for a while, and does not say that it
// is still warming up. Bounded, since a target may always say so.

/** What is faster by less is noise. */
const FASTER = 0.97;
/** Requests without a faster one among them: a device that slept in between proves nothing. */
const QUIET_REQUESTS = 3;

export class WarmUp {
  #least;
  #steady;
  #most;
  #quickest = Number.POSITIVE_INFINITY;
  #changed = 0;
  #quiet = 0;

  /**
   * Takes milliseconds.
   *
   * @param {number} least how long the bench runs in any case
   * @param {number} steady how long it must run without becoming faster
   * @param {number} most how long it runs at most
   */
  constructor(least, steady, most) {
    this.#least = least;
    this.#steady = steady;
    this.#most = Math.max(most, least);
  }

  /**
   * Returns whether the bench has been warmed up, after one more request.
   *
   * @param {number} elapsed milliseconds since the first request began
   * @param {number} timeOfARun of this request
   * @param {boolean} isWarming whether the target says that it may still become faster
   */
  isOver(elapsed, timeOfARun, isWarming) {
    if (isWarming || timeOfARun < FASTER * this.#quickest) {
      this.#changed = elapsed;
      this.#quiet = 0;
    } else {
      this.#quiet++;
    }
    this.#quickest = Math.min(this.#quickest, timeOfARun);
    const isSteady = this.#quiet >= QUIET_REQUESTS && elapsed - this.#changed >= this.#steady;
    return elapsed >= this.#most || (elapsed >= this.#least && isSteady);
  }
}
