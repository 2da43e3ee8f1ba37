// One request line to one answer: refusals are answers, everything else that is thrown is a fault.
import { OPERATIONS } from './operations.mjs';
import { Unsupported } from './unsupported.mjs';
import { BENCHES, bench } from './bench.mjs';

/** The longest region that this platform is asked for: 2^33 bytes, well past 2^32 and still one typed array. */
const MAX_BYTES = 2 ** 33;

/** Whole numbers beyond 2^53 stay what they are: as bigints. */
const parse = (line) => JSON.parse(line, (key, value, { source }) => (
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?[0-9]+$/.test(source) ? BigInt(source) : value));

export class Session {
  #atlas;
  #library;
  #version;

  constructor(library, atlas, version) {
    this.#library = library;
    this.#atlas = atlas;
    this.#version = version;
  }

  answer(line) {
    let seq = null;
    try {
      const request = parse(line);
      seq = request.seq ?? null;
      return { answer: { seq, ...this.#dispatch(request) }, done: request.type === 'bye' };
    } catch (error) {
      if (error instanceof this.#library.AtlasError) {
        return { answer: { seq, result: error.codeName, message: error.message, ...error.after }, done: false };
      }
      if (error instanceof Unsupported) return { answer: { seq, unsupported: error.message }, done: false };
      return { answer: { seq, fault: String(error?.stack ?? error) }, done: false };
    }
  }

  #dispatch(request) {
    switch (request.type) {
      case 'hello': return this.#hello(request);
      case 'run': {
        const operation = OPERATIONS[request.op];
        if (operation === undefined) throw new Unsupported(`operation ${request.op} is not known here`);
        return { result: 'OK', ...operation(this.#atlas, request.in, this.#library) };
      }
      case 'bench': return { result: 'OK', acc: bench(this.#atlas, request.op, request.size, request.reps) };
      case 'bye': return { result: 'OK' };
      default: throw new Error(`unknown request type ${request.type}`);
    }
  }

  #hello(request) {
    if (request.protocol !== 1) throw new Error(`speaks protocol 1, was asked for ${request.protocol}`);
    const { name, reason } = this.#atlas.engine;
    return {
      result: 'OK',
      protocol: 1,
      name: 'atlas-l2 (npm)',
      version: this.#version,
      runtime: `Node ${process.versions.node}, V8 ${process.versions.v8}, ${process.platform}-${process.arch}`,
      engine: `${name}: ${reason}`,
      semantics: this.#atlas.version.packed,
      maxBytes: MAX_BYTES,
      operations: Object.keys(OPERATIONS),
      bench: BENCHES,
    };
  }
}
