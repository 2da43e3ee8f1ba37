// Prints certificates with floors as the page makes them, for the test that compares both judges and verifiers: one JSON
// a line, with the file's text and the words of the page. Standard input is a JSON of the corpus: its root, its files with
// their digests, and its vectors (id and op). Time is virtual, so that each verdict is certain.
import { text } from 'node:stream/consumers';
import { certificate, target } from '../certificate/make.mjs';
import { certificateText } from '../certificate/text.mjs';
import { badge } from '../certify/badge.mjs';
import { decisionOf } from '../certify/judge/decision.mjs';
import { summaryOf } from '../certify/judge/summary.mjs';
import { conclusion, message, speed } from '../certify/words.mjs';
import { judge, machine, targetOf } from './slow-target.mjs';

const ID = 'chromium-simd';
const RATIO = { op: 'sum', size: 64, wanted: { minRatio: 13 }, ruler: 'fnv1a' };
const FIGURE = { op: 'sum', size: 64, wanted: { minGBps: 6e-4 }, ruler: 'read' };
const LIMIT = { op: 'copy', size: 64, wanted: { maxMillis: 0.11 }, ruler: 'memcpy' };
const NO_WITNESS = ['sum', 'loop', 'copy', 'fill', 'tree'];

let asked = 0;
const RUNS = {
  certified: [
    [[RATIO, LIMIT], {}, machine({ step: 0.1 })],
    [[{ ...RATIO, op: 'witness', stated: 'not here: a test' }], {}, machine()],
    [[{ ...FIGURE, op: 'check' }], { micros: 4000, bench: ['check'] }, machine({ factor: 40 })],
  ],
  'not certified': [
    [[RATIO, FIGURE], { micros: 4000 }, machine()],
    [[LIMIT], { micros: 4000 }, machine()],
    [[{ ...RATIO, op: 'fill' }], { acc: () => 7 }, machine()],
    [[{ ...RATIO, op: 'tree' }], { answer: () => ({ result: 'INVALID' }) }, machine()],
    [[{ ...RATIO, op: 'witness' }], { bench: NO_WITNESS }, machine()],
  ],
  inconclusive: [[[RATIO], { micros: () => 150 + 70 * Math.sin(Math.floor(asked++ / 6)), isUneven: true }, machine()]],
};

const corpus = JSON.parse(await text(process.stdin));
for (const [decision, runs] of Object.entries(RUNS)) {
  const results = [];
  for (const [floors, { isUneven = false, ...how }, at] of runs) {
    const named = floors.map(floor => ({ id: `${floor.op}/${Object.keys(floor.wanted)[0].toLowerCase()}`, ...floor }));
    results.push(...(await judge(named, targetOf(how, isUneven), at)).rows);
  }
  const tested = target(
    { id: ID, emulated: false, artifacts: [], hello: helloOf(corpus.vectors) },
    corpus.vectors.map(({ id }) => ({ id, verdict: 'pass' })),
  );
  if (decisionOf([tested], results) !== decision)
    throw new Error(`expected ${decision}, got ${JSON.stringify(results)}`);
  const made = certificate({
    decision,
    kit: { name: 'atlas-l2', version: '1.0.0', semantics: 65536, protocol: 1 },
    correctness: {
      levels: ['core'],
      corpus: { root: corpus.root, vectors: corpus.vectors.length, files: corpus.files },
      targets: [tested],
    },
    floors: { effort: 'quick', results },
    circumstances: {
      started: '2026-01-02T03:04:05Z',
      seconds: 1,
      invocations: [['certify', '--target', ID, '--level', 'core', '--floors', 'quick', '--fresh', '0']],
      resumed: 0,
      machine: { processor: 'a processor', cores: 2, memoryBytes: 0, system: 'a browser', java: 'none' },
      unavailable: [],
      notes: [],
    },
  });
  const summary = summaryOf(made, { families: [], vectors: corpus.vectors });
  const [, title] = /<title>(.*)<\/title>/.exec(badge(summary));
  const words = { conclusion: conclusion(summary), message: message(summary), speed: speed(summary), title };
  console.log(JSON.stringify({ decision, text: certificateText(made), ...words }));
}

function helloOf(vectors) {
  const operations = [...new Set(vectors.map(({ op }) => op))].sort();
  return {
    name: 'a target',
    version: '1',
    runtime: 'a browser',
    engine: 'simd',
    semantics: 65536,
    maxBytes: 2 ** 30,
    levels: ['core'],
    operations,
    bench: ['copy', 'sum'],
  };
}
