// Runs the vectors on every target of this browser, and makes the certificate.
import { certificate, target as targetOf } from '../../certificate/make.mjs';
import { targets } from './browser.mjs';
import { PROTOCOL } from './hello.mjs';
import { loadKit } from './kit.mjs';
import { rowOf } from './outcome.mjs';
import { VectorRunner } from './runner.mjs';

const LEVEL = 'core';
/** `./atlas verify` and readers of a certificate find here that no other program has judged. */
const NOTE =
  'judge and targets ran in one page, each target in a module worker; judged in JavaScript, by "Certify this browser"';

/**
 * Returns the certificate, and the families of vectors in order.
 *
 * @param {(event: object) => void} tell is told of the progress
 */
export async function certify(tell) {
  const started = new Date();
  const kit = await loadKit((done, all) => tell({ type: 'loading', done, all }));
  const vectors = kit.vectors.filter(({ level }) => level === LEVEL);
  const all = targets();
  const chosen = all.filter(({ missing }) => missing === undefined);
  tell({ type: 'targets', targets: all, vectors: vectors.length });
  const runs = [];
  for (const target of chosen) runs.push(await run(target, kit, vectors, tell));
  const made = certificate({
    decision: runs.every(isConformant) ? 'certified' : 'not certified',
    kit: { name: 'atlas-l2', version: kit.version, semantics: kit.semantics, protocol: PROTOCOL },
    correctness: {
      levels: [LEVEL],
      corpus: { root: kit.corpus.root, vectors: vectors.length, files: kit.corpus.files },
      targets: runs.map(({ section }) => section),
    },
    floors: { effort: 'off', results: [] },
    circumstances: {
      started: `${started.toISOString().slice(0, 19)}Z`,
      seconds: Number(((Date.now() - started) / 1000).toPrecision(4)),
      invocations: [invocation(chosen)],
      resumed: 0,
      machine: machine(),
      unavailable: all.filter(({ missing }) => missing).map(({ id, missing }) => ({ target: id, ...missing })),
      notes: [NOTE, ...runs.flatMap(({ section, notes }) => notes.map(note => `${section.id}: ${note}`))],
    },
  });
  return { certificate: made, families: kit.families };
}

async function run({ id, engine }, kit, vectors, tell) {
  const open = () => new Worker(new URL('../target-worker.mjs', import.meta.url), { type: 'module', name: engine });
  const runner = new VectorRunner(open);
  let wrong = 0;
  const outcomes = await runner.run(vectors, (done, all, { verdict }) => {
    if (verdict !== 'pass') wrong++;
    tell({ type: 'judged', id, done, all, wrong });
  });
  const section = targetOf({ id, emulated: false, artifacts: kit.artifacts, hello: runner.hello }, outcomes.map(rowOf));
  tell({ type: 'finished', id, totals: section.totals });
  return { section, notes: runner.notes };
}

/** Nothing of the core level may be skipped. */
const isConformant = ({ section: { totals } }) => totals.vectors > 0 && totals.pass === totals.vectors;

/** The command that finds the same results. */
const invocation = chosen => [
  'certify',
  ...chosen.flatMap(({ id }) => ['--target', id]),
  ...['--level', LEVEL, '--floors', 'off', '--fresh', '0'],
];

/** Browsers say little about the machine, and nothing exact about its memory. */
const machine = () => ({
  processor: navigator.userAgentData?.platform || navigator.platform || 'unknown',
  cores: navigator.hardwareConcurrency ?? 1,
  memoryBytes: 0,
  system: navigator.userAgent,
  java: 'no Java: judged in JavaScript, in the page',
});
