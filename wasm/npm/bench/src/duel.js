// Times contenders in turn, slice by slice, in one process: whatever else the machine does hits all of them alike.

/** What a run takes its time for. A slice is one contender's turn; a round has some turns of each and counts the best. */
export const FULL = { slice: 1, slices: 6, rounds: 31, settled: 150 };
export const QUICK = { slice: 0.5, slices: 4, rounds: 7, settled: 30 };
/** For tests, which look at the answers alone. */
export const ONCE = { slice: 0.01, slices: 1, rounds: 1, settled: 0 };

/** Warming up ends when nobody has become faster for a while, and after this many milliseconds in any case. */
const MAX_WARM_UP_MS = 3_000;

/**
 * @typedef {(times: number) => unknown} Contender does its work a number of times; returns a promise if it is asynchronous
 * @param {Contender[]} contenders
 * @returns {Promise<number[][]>} nanoseconds a call, for each round and contender
 */
export async function duel(contenders, { slice, slices, rounds, settled }) {
  const times = contenders.map(() => 1);
  const turn = async i => {
    const start = performance.now();
    const done = contenders[i](times[i]);
    if (done instanceof Promise) await done;
    return performance.now() - start;
  };

  const best = contenders.map(() => Infinity);
  const begin = performance.now();
  for (let end = begin + settled; performance.now() < Math.min(end, begin + MAX_WARM_UP_MS); ) {
    for (let i = 0; i < contenders.length; i++) {
      const took = await turn(i);
      const each = took / times[i];
      if (each < 0.95 * best[i]) end = performance.now() + settled;
      // A clock of a browser may stand still for as long as a short turn: then the next one is twice as long.
      if (each > 0) best[i] = Math.min(best[i], each);
      // By the best turn: after one that was interrupted, turns would be too short for the clock.
      times[i] = Math.max(1, Math.floor(Math.min(2 * times[i], best[i] < Infinity ? slice / best[i] : Infinity)));
    }
  }

  const all = [];
  for (let round = 0; round < rounds; round++) {
    const figures = contenders.map(() => Infinity);
    for (let s = 0; s < slices; s++) {
      for (let c = 0; c < contenders.length; c++) {
        const i = (c + s + round) % contenders.length; // nobody always goes first
        const took = await turn(i);
        if (took > 0) figures[i] = Math.min(figures[i], (took / times[i]) * 1e6);
      }
    }
    all.push(figures);
  }
  return all;
}
