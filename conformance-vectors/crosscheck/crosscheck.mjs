// Computes every expected answer a second time, from the text of the specification and without the reference model.
// Then it writes the text of every vector file again and compares byte for byte. It also compares the vectors of
// published inputs with the published values.
//
//   node crosscheck/crosscheck.mjs [FOLDER]      FOLDER contains vectors/; default: the parent of this file's folder
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { domains } from './domain.mjs';
import { checkEvidence, Disagreement } from './evidence.mjs';
import { conservation } from './conservation.mjs';
import { witnesses } from './witness.mjs';

const meta = {
  version: () => ({ result: 'OK', packed: (1 << 16) | (0 << 8) | 0, text: '1.0.0' }),
  errorCodes: () => ({
    result: 'OK',
    codes: {
      OK: 0,
      INVALID: 1,
      MEMORY: 2,
      STATE: 3,
      BUDGET: 4,
      CONSERVATION: 5,
      WITNESS: 6,
      DESTROYED: 7,
    },
  }),
  constants: () => ({
    result: 'OK',
    modulus: 96,
    page: 256,
    cycle: 3 * 256,
    structure: 48 * 256,
    maxWindow: 1048576,
    maxBatch: 256,
    minLeafLog2: 8,
    maxLeafLog2: 16,
    defaultLeafLog2: 12,
    record: 64,
  }),
};
const operations = { ...meta, ...conservation, ...witnesses, ...domains };

const table = JSON.parse(readFileSync(new URL('../../spec/operations.json', import.meta.url), 'utf8'));
const listed = new Set(table.operations.map(({ op }) => op));
const strays = [...new Set([...listed, ...Object.keys(operations)])].filter(
  op => !listed.has(op) || !(op in operations),
);
if (strays.length > 0) {
  console.error(`spec/operations.json and the second generator must have the same operations; only one has ${strays}`);
  process.exit(1);
}

// Integers beyond 2^53 become BigInt and are written as digits: JSON.parse alone would round them.
const BIG = /(?<=[:,[])-?\d{16,}(?=[,\]}])/g;
const parse = text =>
  JSON.parse(text.replace(BIG, '"#$&"'), (_, value) =>
    typeof value === 'string' && /^#-?\d+$/.test(value) ? small(BigInt(value.slice(1))) : value,
  );
const small = big => (big >= Number.MIN_SAFE_INTEGER && big <= Number.MAX_SAFE_INTEGER ? Number(big) : big);
const write = value =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `#${part}` : part)).replace(/"#(-?\d+)"/g, '$1');

function checkLine(where, line) {
  const { id, level, clause, op, in: input, expect, note } = parse(line);
  const own = operations[op](input);
  if (write(own) !== write(expect)) {
    throw new Disagreement(`${where}: ${id}: expected ${write(expect)}, computed ${write(own)}`);
  }
  const again = write({ id, level, clause, op, in: input, expect: own, note });
  if (again !== line) throw new Disagreement(`${where}: ${id}: is not written as it must be, which is ${again}`);
  return { id, expect: own };
}

function parseFile(path, text) {
  try {
    return parse(text);
  } catch (error) {
    throw new Disagreement(`${path}: not JSON: ${error.message}`);
  }
}

function checkFile(path, answers) {
  const text = readFileSync(path, 'utf8');
  const { $schema, family, title, vectors } = parseFile(path, text);
  const head = `${write({ $schema, family, title }).slice(0, -1)},"vectors":[\n`;
  if (!text.startsWith(head) || !text.endsWith('\n]}\n')) {
    throw new Disagreement(`${path}: must begin with ${JSON.stringify(head)} and end with "\\n]}\\n"`);
  }
  const lines = text.slice(head.length, -'\n]}\n'.length).split(',\n');
  if (lines.length !== vectors.length) throw new Disagreement(`${path}: must have one vector a line`);
  lines.forEach((line, i) => {
    const { id, expect } = checkLine(`${path}:${i + 2}`, line);
    if (answers.has(id)) throw new Disagreement(`${path}:${i + 2}: duplicate id ${id}`);
    answers.set(id, expect);
  });
}

const folder = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
try {
  const vectors = join(folder, 'vectors');
  const answers = new Map();
  for (const name of readdirSync(vectors)
    .filter(entry => entry.endsWith('.json'))
    .sort()) {
    checkFile(join(vectors, name), answers);
  }
  checkEvidence(answers);
  console.log(`${answers.size} vectors agree`);
} catch (error) {
  console.log(error instanceof Disagreement || error.code === 'ENOENT' ? error.message : error);
  process.exitCode = 1;
}
