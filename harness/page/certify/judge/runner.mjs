// Sends vectors to one target, one after the other. A target that gets out of step is ended and started again for the
// next vector, so that one bad answer affects one verdict. A target that breaks repeatedly is given up.
import { Conversation } from './conversation.mjs';
import { differenceOf } from './difference.mjs';
import { TargetFault } from './faults.mjs';
import { again, broken, failed, passed, skipped } from './outcome.mjs';
import { repetition } from './repetition.mjs';
import { limitOf, limitOfRun, START } from './time-limits.mjs';

/** After this number of consecutive faults, or of restarts, no more vectors are sent. */
const MAX_IN_A_ROW = 5;
const MAX_RESTARTS = 20;
/** The maximum number of consecutive starts of a target whose introduction fails in a different way each time. */
const MAX_FAILED_STARTS = 3;

export class VectorRunner {
  /** The latest introduction; null if there was none. */
  hello = null;
  /** The observation for each fault, for people. */
  notes = [];
  #open;
  #conversation;
  #hasGreeted = false;
  #starts = 0;
  #faultsInARow = 0;
  #failedStart;
  #failedStarts = 0;
  #givenUp;
  #asked = 0;
  #firstAsked = new Map();
  #limit = 0;
  #spent = 0;

  /** @param {() => Worker} open starts the target */
  constructor(open) {
    this.#open = open;
  }

  /**
   * Returns an outcome for every vector, whatever the target does; a sample of the right ones is sent again.
   *
   * @param {(done: number, all: number, outcome: object) => void} progress
   */
  async run(vectors, progress) {
    const outcomes = await this.#first(vectors, progress);
    const final = outcomes.some(isGivenUp) ? outcomes : await this.#again(outcomes);
    const wrong = await this.#conversation?.goodbye();
    if (wrong !== undefined) this.notes.push(`at bye: ${wrong}`);
    return final;
  }

  async #first(vectors, progress) {
    const outcomes = [];
    this.#allowTimeFor(vectors);
    for (const vector of vectors) {
      this.#firstAsked.set(vector, this.#asked++);
      outcomes.push(await this.#judge(vector));
      progress(outcomes.length, vectors.length, outcomes.at(-1));
    }
    return outcomes;
  }

  async #again(outcomes) {
    const sample = repetition(outcomes.filter(({ verdict }) => verdict === 'pass').map(({ vector }) => vector));
    const wrong = new Map();
    const notesBefore = this.notes.length;
    this.#allowTimeFor(sample);
    for (const vector of sample) {
      const others = this.#asked++ - this.#firstAsked.get(vector) - 1;
      const outcome = await this.#judge(vector);
      if (outcome.verdict !== 'pass' && !wrong.has(vector)) wrong.set(vector, again(outcome, others));
      if (isGivenUp(outcome)) break;
    }
    this.notes = this.notes.map((note, i) => (i < notesBefore ? note : `asked again, ${note}`));
    return outcomes.map(outcome => wrong.get(outcome.vector) ?? outcome);
  }

  #allowTimeFor(vectors) {
    this.#limit = limitOfRun(vectors.map(({ size }) => size));
    this.#spent = 0;
  }

  async #judge(vector) {
    const why = this.#whyGivenUp();
    if (why !== undefined) return broken(vector, 'given-up', why);
    try {
      const outcome = await this.#ask(vector);
      this.#faultsInARow = 0;
      return outcome;
    } catch (error) {
      if (!(error instanceof TargetFault)) throw error;
      return this.#broken(vector, error);
    }
  }

  #whyGivenUp() {
    if (this.#givenUp !== undefined) return this.#givenUp;
    if (this.#faultsInARow >= MAX_IN_A_ROW) return `it broke on ${this.#faultsInARow} vectors in a row`;
    if (this.#starts > MAX_RESTARTS) return `it had to be restarted ${MAX_RESTARTS} times`;
    return this.#spent > this.#limit ? `the run took longer than ${Math.floor(this.#limit / 1000)} s` : undefined;
  }

  async #ask(vector) {
    await this.#start();
    if (!this.hello.levels.includes(vector.level)) {
      return skipped(vector, `the target does not declare the level ${vector.level}`);
    }
    if (!this.hello.operations.includes(vector.op)) return skipped(vector, `the target does not offer ${vector.op}`);
    const { size } = vector;
    if (size.region > this.hello.maxBytes) {
      return skipped(vector, `its region is longer than the ${this.hello.maxBytes} bytes that the target addresses`);
    }
    const limit = limitOf(vector.level, size);
    const { input, expected } = vector.read();
    const answer = await this.#timed(limit, () => this.#conversation.run(vector.op, input, limit));
    if (answer.unsupported !== undefined) return skipped(vector, `unsupported: ${answer.unsupported}`);
    const at = differenceOf(expected, answer.body);
    return at === undefined ? passed(vector) : failed(vector, at, answer.body);
  }

  /** Time beyond a limit is time in which the device slept. */
  async #timed(limit, work) {
    const begin = performance.now();
    try {
      return await work();
    } finally {
      this.#spent += Math.min(performance.now() - begin, limit);
    }
  }

  async #start() {
    if (this.#conversation !== undefined) return;
    this.#starts++;
    this.#hasGreeted = false;
    this.#conversation = new Conversation(this.#open());
    this.hello = await this.#timed(START, () => this.#conversation.hello(START));
    this.#hasGreeted = true;
    this.#failedStart = undefined;
    this.#failedStarts = 0;
  }

  #broken(vector, fault) {
    if (!this.#hasGreeted) {
      this.#notStarted(fault);
      this.#close();
      return broken(vector, fault.fault, fault.message);
    }
    // A fault that the target reports is an answer about this vector alone.
    if (fault.fault !== 'reported') this.#faultsInARow++;
    this.notes.push(`${vector.id}: ${fault.fault}: ${fault.message}`);
    if (!fault.isInStep) this.#close();
    return broken(vector, fault.fault, fault.message);
  }

  /** A start that fails twice in the same way will fail again. Silence takes the whole deadline, so once is enough. */
  #notStarted({ fault, message }) {
    const isStart = ['no-start', 'crash', 'hang'].includes(fault);
    const again = this.hello === null ? '' : ' again';
    const said = `did not ${isStart ? 'start' : 'introduce itself'}${again} (${fault}): ${message}`;
    const isKnown = said === this.#failedStart;
    if (!isKnown) this.notes.push(said);
    this.#failedStart = said;
    this.#failedStarts++;
    if (isKnown || fault === 'hang' || this.#failedStarts === MAX_FAILED_STARTS) this.#givenUp = `it ${said}`;
  }

  #close() {
    this.#conversation?.end();
    this.#conversation = undefined;
  }
}

const isGivenUp = outcome => outcome.fault === 'given-up';
