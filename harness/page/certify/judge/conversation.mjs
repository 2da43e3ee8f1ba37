// The judge's side of the protocol, over one module worker in which the target runs. A request is built only from the
// operation and its input, so an expected answer cannot get into it.
import { canonical } from '../../certificate/canonical.mjs';
import { readAnswer } from './answer.mjs';
import { excerpt, TargetFault } from './faults.mjs';
import { readBench } from './floors/bench-answer.mjs';
import { PROTOCOL, readHello } from './hello.mjs';
import { afterAwake } from './time-limits.mjs';

const GOODBYE = 2_000;
const MAX_LINE = 2 ** 23;
const MAX_ALL = 2 ** 30;

export class Conversation {
  /** By unpredictable steps, so that a target cannot answer a request before it comes. */
  #seq = 0;
  #worker;
  #received = 0;
  #waiting;

  /** @param {Worker} worker that answers a line by a line, or says why it cannot go on: `{ broken }` */
  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => {
      if (typeof data === 'string') this.#waiting?.resolve(data);
      else this.#break(data.broken);
    };
    worker.onerror = event => {
      event.preventDefault();
      this.#break(event.message ?? 'its module cannot be loaded');
    };
  }

  /** @throws {TargetFault} also if the introduction is not valid */
  async hello(deadline) {
    return readHello(await this.#exchange({ type: 'hello', protocol: PROTOCOL }, deadline));
  }

  /** Runs one operation. */
  run(op, input, deadline) {
    return this.#exchange({ type: 'run', op, in: input }, deadline);
  }

  /**
   * Runs a bench.
   *
   * @param {number} start the value that the chain begins with, unsigned 32-bit
   * @returns {Promise<{ acc: number | bigint, engine?: string, isWarming: boolean }>}
   * @throws {TargetFault} also when the target refuses the bench
   */
  async bench(op, size, reps, start, deadline) {
    return readBench(op, size, await this.#exchange({ type: 'bench', op, size, reps, start }, deadline));
  }

  /**
   * Says goodbye and ends the worker.
   *
   * @returns {Promise<string | undefined>} how the target violated the protocol, in one line
   */
  async goodbye() {
    try {
      const { result, body } = await this.#exchange({ type: 'bye' }, GOODBYE);
      return result === undefined ? `answered with ${excerpt(canonical(body))}` : undefined;
    } catch (error) {
      return `${error.fault}: ${error.message}`;
    } finally {
      this.end();
    }
  }

  end() {
    this.#worker.terminate();
  }

  #break(text) {
    this.#waiting?.reject(new TargetFault(this.#received > 0 ? 'crash' : 'no-start', excerpt(text)));
  }

  async #exchange(request, deadline) {
    this.#seq += 2 + Math.floor(Math.random() * 998);
    const line = await new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      const cancel = afterAwake(deadline, () => reject(new TargetFault('hang', `no answer within ${deadline} ms`)));
      this.#waiting.cancel = cancel;
      this.#worker.postMessage(canonical({ ...request, seq: this.#seq }));
    }).finally(() => this.#waiting.cancel());
    this.#received += line.length;
    if (line.length > MAX_LINE) throw new TargetFault('flood', `an answer of more than ${MAX_LINE} characters`);
    if (this.#received > MAX_ALL) throw new TargetFault('flood', `answers of more than ${MAX_ALL} characters`);
    return readAnswer(line, this.#seq);
  }
}
