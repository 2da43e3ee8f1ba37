// Turns one request line into one answer. Refusals are answers; every other exception is a fault.
import { OPERATIONS } from './operations.mjs';
import { freeing } from './recipe.mjs';
import { Unsupported } from './unsupported.mjs';
import { BENCHES, bench } from './bench.mjs';

/** Strings, and numbers that may be beyond 2^53. */
const LONG_TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * Whole numbers beyond 2^53 are read exactly, as bigints. Written by hand, because JSON.parse does not offer the source
 * text in Node 20.
 */
function parse(line) {
  if (!/\d{16}/.test(line)) return JSON.parse(line);
  const text = line.replace(LONG_TOKENS, token =>
    token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `{"bigint":"${token}"}`,
  );
  return JSON.parse(text, (_, value) => (typeof value?.bigint === 'string' ? BigInt(value.bigint) : value));
}

/** Runs on every platform with ECMAScript and WebAssembly: this file and its imports use no modules of a runtime. */
export class Session {
  #atlas;
  #library;
  #version;
  #platform;
  #gpu;

  /**
   * @param library the package's exports
   * @param atlas one instance of it
   * @param {string} version the package's
   * @param {{ runtime: string, maxBytes: number, levels: string[] }} platform the runtime, the longest region that
   *     it addresses, and the levels of vectors for which it has memory and time
   * @param {{ operations: object, text: string }} [gpu] what a GPU answers instead, and its description.
   *     Such a session has no benches: these are calls of `atlas`
   */
  constructor(library, atlas, version, platform, gpu) {
    this.#library = library;
    this.#atlas = atlas;
    this.#version = version;
    this.#platform = platform;
    this.#gpu = gpu;
  }

  /** @returns {Promise<{ answer: object, done: boolean }>} one request at a time */
  async answer(line) {
    let seq = null;
    try {
      const request = parse(line);
      seq = request.seq ?? null;
      return { answer: { seq, ...(await this.#dispatch(request)) }, done: request.type === 'bye' };
    } catch (error) {
      if (error?.codeName !== undefined) {
        return { answer: { seq, result: error.codeName, message: error.message, ...error.after }, done: false };
      }
      if (error instanceof Unsupported) return { answer: { seq, unsupported: error.message }, done: false };
      return { answer: { seq, fault: describe(error) }, done: false };
    }
  }

  async #dispatch(request) {
    switch (request.type) {
      case 'hello':
        return this.#hello(request);
      case 'run': {
        const operation = this.#gpu?.operations[request.op] ?? OPERATIONS[request.op];
        if (operation === undefined) throw new Unsupported(`operation ${request.op} is not known here`);
        return { result: 'OK', ...(await freeing(() => operation(this.#atlas, request.in, this.#library))) };
      }
      case 'bench':
        if (this.#gpu !== undefined) throw new Unsupported(`bench ${request.op} is not offered here`);
        return {
          result: 'OK',
          acc: bench(this.#atlas, request.op, request.size, request.reps, request.start),
          engine: this.#engine(),
        };
      case 'bye':
        return { result: 'OK' };
      default:
        throw new Error(`unknown request type ${request.type}`);
    }
  }

  #engine() {
    const { name, sha256, reason } = this.#atlas.engine;
    const text = `${name}: ${reason}; SHA-256 by ${sha256}`;
    return this.#gpu === undefined ? text : `${this.#gpu.text} by ${text}`;
  }

  #hello(request) {
    if (request.protocol !== 1) throw new Error(`speaks protocol 1, was asked for ${request.protocol}`);
    return {
      result: 'OK',
      protocol: 1,
      name: 'atlas-l2 (npm)',
      version: this.#version,
      runtime: this.#platform.runtime,
      engine: this.#engine(),
      semantics: this.#atlas.version.packed,
      maxBytes: this.#platform.maxBytes,
      levels: this.#platform.levels,
      operations: Object.keys(OPERATIONS),
      bench: this.#gpu === undefined ? BENCHES : [],
    };
  }
}

/** V8's stacks begin with the message; those of other engines do not contain it. */
function describe(error) {
  const stack = String(error?.stack ?? '');
  const text = String(error);
  return stack.startsWith(text) ? stack : `${text}\n${stack}`.trim();
}
