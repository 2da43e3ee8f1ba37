// A vector of the kit. Its input and its right answer stay text until they are needed: as objects, those of all vectors
// take twenty times the memory.
import { NotJson, read } from '../../certificate/json.mjs';
import { inputSize } from './input-size.mjs';

export class Vector {
  #text;

  /** @param {string} text one JSON object, of spec/PROTOCOL.md's files of vectors */
  constructor(text) {
    this.#text = text;
    const all = read(text);
    this.id = all.get('id');
    this.level = all.get('level');
    this.clause = all.get('clause');
    this.op = all.get('op');
    this.size = inputSize(this.op, all.get('in'));
    /** The right result: `OK`, or the code of a refusal. */
    this.code = all.get('expect').get('result');
  }

  /** @returns {{ input: Map<string, any>, expected: Map<string, any> }} new ones in each call */
  read() {
    const all = read(this.#text);
    return { input: all.get('in'), expected: all.get('expect') };
  }
}

/**
 * Returns the vectors of a file. Its format has one on each line, between a line that opens the list and one that ends it.
 *
 * @param {string} path for messages
 */
export function vectorsOf(path, text) {
  const lines = text.trimEnd();
  const open = lines.indexOf('\n');
  const end = lines.lastIndexOf('\n');
  try {
    const empty = read(lines.slice(0, open + 1) + lines.slice(end)).get('vectors');
    if (empty?.length !== 0) throw new NotJson('the first line must end with an empty list of vectors');
    return lines
      .slice(open + 1, end)
      .split(',\n')
      .map(line => new Vector(line));
  } catch (error) {
    throw new Error(`${path}: must have one vector on each line: ${error.message}`, { cause: error });
  }
}
