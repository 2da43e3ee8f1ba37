// Which vectors are sent again at the end of a run, and in which order: successes of each operation right after its own
// refusals, with each code, and right after a refusal of another operation. The choice depends only on the vectors, and
// is the same as that of `./atlas certify`, draw by draw.

const SEED = 12_288n;
/** How many successes come right after refusals of the same operation, if it has no more refusal codes than that. */
const AFTER_OWN = 2;
/** At least one in this many vectors is sent again. */
const SHARE = 16;
/** Vectors with more input, in bytes, are not sent again. */
const LONGEST = 2 ** 20;
/** Vectors with more input, in bytes, come after the others. */
const LONG = 2 ** 14;

/** The generator of `java.util.Random`: 48 bits, linear congruential. */
class Random {
  #state;

  constructor(seed) {
    this.#state = BigInt.asUintN(48, seed ^ 0x5deece66dn);
  }

  #bits() {
    this.#state = BigInt.asUintN(48, this.#state * 0x5deece66dn + 0xbn);
    return Number(this.#state >> 17n);
  }

  /** Returns 0 to `bound` - 1. */
  below(bound) {
    if ((bound & (bound - 1)) === 0) return Math.floor((bound * this.#bits()) / 2 ** 31);
    for (;;) {
      const bits = this.#bits();
      const value = bits % bound;
      if (bits - value + (bound - 1) < 2 ** 31) return value;
    }
  }

  shuffled(list) {
    const all = [...list];
    for (let i = all.length; i > 1; i--) {
      const other = this.below(i);
      [all[i - 1], all[other]] = [all[other], all[i - 1]];
    }
    return all;
  }
}

/** Vectors of one operation, alternating: short ones first, and one of each code before a second of any. */
class Turns {
  #vectors;
  #next = 0;

  constructor(all, random) {
    const shuffled = random.shuffled(all);
    const seen = new Map();
    const rounds = [];
    const isLong = shuffled.map(({ size }) => size.total > LONG);
    for (const wanted of [false, true]) {
      for (const vector of shuffled.filter((_, i) => isLong[i] === wanted)) {
        const round = seen.get(vector.code) ?? 0;
        seen.set(vector.code, round + 1);
        rounds[round] ??= [];
        rounds[round].push(vector);
      }
    }
    this.#vectors = rounds.flat();
    this.codes = seen.size;
  }

  next() {
    return this.#vectors[this.#next++ % this.#vectors.length];
  }
}

/**
 * Returns the vectors to send again, in order.
 *
 * @param {object[]} right all vectors with a right answer, in the order in which they were sent
 */
export function repetition(right) {
  const random = new Random(SEED);
  const successes = new Map();
  const refusals = new Map();
  const groups = new Map();
  for (const vector of right) {
    if (vector.size.total > LONGEST) continue;
    if (!groups.has(vector.op)) groups.set(vector.op, []);
    groups.get(vector.op).push(vector);
  }
  for (const [op, vectors] of groups) {
    const ok = vectors.filter(({ code }) => code === 'OK');
    const refused = vectors.filter(({ code }) => code !== 'OK');
    if (ok.length > 0) successes.set(op, new Turns(ok, random));
    if (refused.length > 0) refusals.set(op, new Turns(refused, random));
  }

  const order = [];
  const pair = (refusing, op) => order.push(refusals.get(refusing).next(), successes.get(op).next());
  const ops = random.shuffled([...successes.keys()]);
  const refusing = random.shuffled([...refusals.keys()]);
  let turn = 0;
  for (const op of ops) {
    const own = refusals.has(op) ? Math.max(AFTER_OWN, refusals.get(op).codes) : 0;
    for (let i = 0; i < own; i++) pair(op, op);
    const others = refusing.filter(other => other !== op);
    if (others.length > 0) pair(others[turn++ % others.length], op);
  }
  const all = [...successes.values()];
  while (all.length > 0 && order.length < Math.floor(right.length / SHARE)) {
    order.push(all[random.below(all.length)].next());
  }
  return order;
}
