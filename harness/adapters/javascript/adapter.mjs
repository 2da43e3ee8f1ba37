#!/usr/bin/env node
// Makes atlas-l2.mjs a target: answers the requests of spec/PROTOCOL.md, one JSON object a line.
import process from 'node:process';
import { createInterface } from 'node:readline';
import * as atlas from './atlas-l2.mjs';
import { BENCHES, bench } from './bench.mjs';
import { copyGuarded, copyInside, fillGuarded } from './memory.mjs';
import { attachRace, budgetRace, commitRace } from './races.mjs';
import { attempt, data, list, number, parse } from './requests.mjs';
import { budget, buffer, deltaSteps, domain, stream } from './sequences.mjs';
import { WITNESSES } from './witnesses.mjs';

/** What the single call answers in its one field. */
const SINGLE = {
  sum: given => ({ sum: atlas.sum(data(given, 'data')) }),
  check: given => ({ conserved: atlas.sum(data(given, 'data')) === 0 }),
  delta: given => ({ delta: atlas.delta(data(given, 'before'), data(given, 'after')) }),
  witness: WITNESSES.witness,
};

function batch(given) {
  if (!Object.hasOwn(SINGLE, given.of))
    throw new TypeError(`of must be one of ${Object.keys(SINGLE)}, got ${given.of}`);
  const call = entry => Object.values(SINGLE[given.of](given.of === 'delta' ? entry : { data: entry }))[0];
  return { results: atlas.batch(call, list(given, 'entries')) };
}

const CONSTANTS = {
  modulus: 96,
  page: 256,
  cycle: 768,
  structure: 12288,
  maxWindow: 1048576,
  maxBatch: 256,
  minLeafLog2: 8,
  maxLeafLog2: 16,
  defaultLeafLog2: 12,
  record: 64,
};

const OPERATIONS = {
  ...SINGLE,
  ...WITNESSES,
  version: () => ({ packed: 65536, text: '1.0.0' }),
  errorCodes: () => ({ codes: Object.fromEntries(atlas.CODES.map((name, code) => [name, code])) }),
  constants: () => CONSTANTS,
  windowCheck: given => ({ conserved: atlas.windowCheck(data(given, 'data')) }),
  slidingCheck: given => ({ conserved: atlas.slidingCheck(data(given, 'data'), number(given, 'window')) }),
  deltaByte: given => ({ sum: atlas.deltaByte(number(given, 'sum'), number(given, 'old'), number(given, 'new')) }),
  deltaRange: given => ({ sum: atlas.deltaRange(number(given, 'sum'), data(given, 'old'), data(given, 'new')) }),
  fill: fillGuarded,
  copy: copyGuarded,
  copyWithin: copyInside,
  batchHint: given => ({ entries: atlas.batchHint(number(given, 'bytes')) }),
  batch,
  stream,
  deltaSteps,
  buffer,
  budget,
  domain,
  budgetRace,
  attachRace,
  commitRace,
};

const HELLO = {
  result: 'OK',
  protocol: 1,
  name: 'atlas-l2-javascript',
  version: '1.0.0',
  runtime: `Node ${process.versions.node}`,
  engine: 'plain',
  semantics: 65536,
  maxBytes: 2 ** 32,
  levels: ['core'],
  operations: Object.keys(OPERATIONS),
  bench: BENCHES,
};

const ANSWERS = {
  hello: () => HELLO,
  run: ({ op, in: given }) => {
    if (typeof op !== 'string') throw new TypeError(`op must be text, got ${op}`);
    if (typeof given !== 'object' || given === null) throw new TypeError(`in must be an object, got ${given}`);
    return Object.hasOwn(OPERATIONS, op) ? attempt(() => OPERATIONS[op](given)) : { unsupported: op };
  },
  bench: request => ({ result: 'OK', acc: bench(request) }),
  bye: () => ({ result: 'OK' }),
};

/** The request in a line. What is not an object of JSON ends the program. */
function requestIn(line) {
  try {
    const request = parse(line);
    if (typeof request === 'object' && request !== null) return request;
    throw new TypeError(`got ${line}`);
  } catch (error) {
    console.error(`adapter: expected a request, a JSON object: ${error.message}`);
    return process.exit(1);
  }
}

function reply(request) {
  const { type } = request;
  try {
    if (typeof type === 'string' && Object.hasOwn(ANSWERS, type)) return ANSWERS[type](request);
    throw new TypeError(`type must be one of ${Object.keys(ANSWERS)}, got ${type}`);
  } catch (error) {
    return { fault: String(error.stack) }; // a request that lacks something, or a bug of this program
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = requestIn(line);
  process.stdout.write(`${JSON.stringify({ seq: request.seq, ...reply(request) })}\n`);
  if (request.type === 'bye') break;
}
