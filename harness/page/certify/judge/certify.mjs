// Runs the vectors and the floors on every target of this browser, and makes the certificate.
import { certificate, target as targetOf } from '../../certificate/make.mjs';
import { targets } from './browser.mjs';
import { decisionOf } from './decision.mjs';
import { stepOf } from './floors/clock.mjs';
import { effortFor, timeOfBench } from './floors/effort.mjs';
import { benchesOf } from './floors/floor.mjs';
import { FloorRunner } from './floors/runner.mjs';
import { PROTOCOL } from './hello.mjs';
import { loadAgain, loadKit } from './kit.mjs';
import { rowOf } from './outcome.mjs';
import { VectorRunner } from './runner.mjs';

const LEVEL = 'core';
/** `./atlas verify` and readers of a certificate find here that no other program has judged. */
const NOTE =
  'judge and targets ran in one page, each target in a module worker; judged in JavaScript, by "Certify this browser"';

/**
 * Returns the certificate, and the kit.
 *
 * @param {boolean} isTimed whether floors are measured
 * @param {(event: object) => void} tell is told of the progress
 */
export async function certify(isTimed, tell) {
  const started = new Date();
  const kit = await loadKit((done, all) => tell({ type: 'loading', done, all }));
  const vectors = kit.vectors.filter(({ level }) => level === LEVEL);
  const all = await targets();
  const chosen = all.filter(({ missing }) => missing === undefined);
  const clock = { now: () => performance.now(), step: isTimed ? stepOf(() => performance.now()) : 0 };
  const effort = isTimed ? effortFor(clock.step) : undefined;
  tell({ type: 'targets', targets: all, vectors: vectors.length, isTimed: effort !== undefined });
  const runs = [];
  for (const target of chosen) runs.push(await run(target, kit, vectors, tell));
  const floors = await measure(runs, kit, effort, clock, tell);
  const made = certificate({
    decision: decisionOf(
      runs.map(({ section }) => section),
      floors.results,
    ),
    kit: { name: 'atlas-l2', version: kit.version, semantics: kit.semantics, protocol: PROTOCOL },
    correctness: {
      levels: [LEVEL],
      corpus: { root: kit.corpus.root, vectors: vectors.length, files: kit.corpus.files },
      targets: runs.map(({ section }) => section),
    },
    floors: { effort: floors.effort, results: floors.results },
    circumstances: {
      started: `${started.toISOString().slice(0, 19)}Z`,
      seconds: Number(((Date.now() - started) / 1000).toPrecision(4)),
      invocations: [invocation(chosen, floors.effort)],
      resumed: 0,
      machine: machine(),
      unavailable: all.filter(({ missing }) => missing).map(({ id, missing }) => ({ target: id, ...missing })),
      notes: [
        NOTE,
        ...(isTimed ? [effort ? timedNote(clock) : coarseNote(clock)] : []),
        ...runs.flatMap(({ section, notes }) => notes.map(note => `${section.id}: ${note}`)),
        ...floors.notes,
      ],
    },
  });
  return { certificate: made, kit };
}

const starting = engine => () =>
  new Worker(new URL('../target-worker.mjs', import.meta.url), { type: 'module', name: engine });

async function run({ id, engine }, kit, vectors, tell) {
  const runner = new VectorRunner(starting(engine));
  let wrong = 0;
  const outcomes = await runner.run(vectors, (done, all, { verdict }) => {
    if (verdict !== 'pass') wrong++;
    tell({ type: 'judged', id, done, all, wrong });
  });
  if (outcomes.some(({ fault }) => fault === 'no-start')) await loadAgain(kit);
  const section = targetOf({ id, emulated: false, artifacts: kit.artifacts, hello: runner.hello }, outcomes.map(rowOf));
  tell({ type: 'finished', id, totals: section.totals });
  return { engine, section, notes: runner.notes };
}

/** Measures the floors of every target that has started, one after the other. */
async function measure(runs, kit, effort, clock, tell) {
  const found = { effort: effort?.name ?? 'off', results: [], notes: [] };
  if (effort === undefined) return found;
  const present = runs.filter(({ section }) => section.hello !== null);
  const counts = present.map(({ section }) => benchesOf(kit.floors, section.id).length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const began = clock.now();
  let before = 0;
  for (const [i, { engine, section }] of present.entries()) {
    const { id } = section;
    const runner = new FloorRunner(id, starting(engine), effort, clock);
    const rows = await runner.run(kit.floors, (floor, done) => {
      const each = before + done > 0 ? (clock.now() - began) / (before + done) : timeOfBench(effort);
      const seconds = Math.ceil((each * (all - before - done)) / 1e3);
      tell({ type: 'measuring', id, floor: floor.id, done, all: counts[i], seconds });
    });
    if (rows.some(({ verdict, reason }) => verdict === 'fault' && reason.startsWith('no-start'))) await loadAgain(kit);
    tell({ type: 'measured', id, verdicts: rows.map(({ verdict }) => verdict) });
    found.results.push(...rows);
    found.notes.push(...runner.notes.map(note => `${id}: ${note}`));
    before += counts[i];
  }
  return found;
}

const stepText = ({ step }) => `${Number(step.toPrecision(2))} ms`;
const timedNote = clock =>
  `floors were measured in the page, against rulers in JavaScript and WebAssembly, by a clock with steps of ${stepText(clock)}; a page cannot read processor times, so nothing shows whether a target used several processors`;
const coarseNote = clock =>
  `floors were not measured: the clock of this page has steps of ${stepText(clock)}, which is too coarse`;

/** The command that finds the same results. */
const invocation = (chosen, effort) => [
  'certify',
  ...chosen.flatMap(({ id }) => ['--target', id]),
  ...['--level', LEVEL, '--floors', effort, '--fresh', '0'],
];

/** Browsers say little about the machine, and nothing exact about its memory. */
const machine = () => ({
  processor: navigator.userAgentData?.platform || navigator.platform || 'unknown',
  cores: navigator.hardwareConcurrency ?? 1,
  memoryBytes: 0,
  system: navigator.userAgent,
  java: 'no Java: judged in JavaScript, in the page',
});
