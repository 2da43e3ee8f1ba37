// Verdicts, the page and the duel itself.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { duel, QUICK } from '../src/duel.js';
import { figuresOf, fileName, keep, keptIn, resultsOf, writePage } from '../src/machines.js';
import { plan } from '../src/plan.js';
import { plot } from '../src/plot.js';
import { report } from '../src/report.js';
import { quantile, resultOf } from '../src/results.js';
import { sizeRows } from '../src/sizes.js';

const ratio = { id: 'a', group: 'G', label: 'A', peer: 'B', unit: 'x', required: 1, aim: 2, bytes: 1000 };
const rounds = (ours, peer) => ({ rounds: [[ours, peer]] });

test('a ratio is met from just what is required on, and missed below', () => {
  assert.equal(resultOf(ratio, rounds(10, 9.99)).verdict, 'missed');
  assert.equal(resultOf(ratio, rounds(10, 10)).verdict, 'met');
  assert.equal(resultOf(ratio, rounds(10, 20)).verdict, 'met, and the aim');
});

test('of times and sizes less is better', () => {
  const time = { ...ratio, unit: 'ns', required: 20, aim: 10 };
  assert.equal(resultOf(time, { rounds: [[20.1]] }).verdict, 'missed');
  assert.equal(resultOf(time, { rounds: [[20]] }).verdict, 'met');
  assert.equal(resultOf({ ...time, unit: 'kB' }, { size: 9.9 }).verdict, 'met, and the aim');
});

test('the ratio of a row is the median of ratios, not the ratio of medians', () => {
  const result = resultOf(ratio, {
    rounds: [
      [1, 3],
      [2, 2],
      [3, 6],
    ],
  });
  assert.equal(result.median, 2);
  assert.equal(result.peer / result.ours, 1.5);
});

test('quantiles lie between values', () => {
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.equal(quantile([1, 2], 0.25), 1.25);
  assert.equal(quantile([7], 0.9), 7);
});

test('a duel finds out who does a quarter of the work', async () => {
  const work = amount => times => {
    let x = 1;
    for (let i = 0; i < times * amount; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return x;
  };
  const all = await duel([work(10_000), work(40_000)], QUICK);
  const median = resultOf(ratio, { rounds: all }).median;
  assert.equal(all.length, QUICK.rounds);
  assert.ok(median > 2 && median < 8, `${median}`);
});

test('every row has a group, a label, a goal in its own unit, and an id of its own', () => {
  const rows = [...plan(), ...sizeRows()];
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  for (const row of rows)
    assert.ok(
      row.group && row.label && ['x', 'ns', 'kB'].includes(row.unit) && (row.unit !== 'x' || row.bytes > 0),
      row.id,
    );
});

test('the page and the plot show what was measured, missed and skipped', () => {
  const other = { ...ratio, id: 'b', label: 'C <&> D', group: 'H' };
  const results = [resultOf(ratio, rounds(10, 5)), resultOf(other, { reason: 'no clang' })];
  const second = [resultOf(ratio, rounds(10, 30)), resultOf(other, rounds(10, 10))];
  const runtimes = [
    { name: 'Node 24', results },
    { name: 'Chromium 150', results: second },
  ];
  const page = report([{ name: 'm', date: '2026-01-01', machine: { processor: 'P' }, runtimes }]);
  assert.match(page, /\| {2}\| m \|\n\|---\|---\|\n\| date \| 2026-01-01 \|\n\| processor \| P \|/);
  assert.match(
    page,
    /\| A \| B \| 1\.00x \| 2\.00x \| \*\*0\.500x\*\* \(0\.500 \.\. 0\.500\), 100 of 200 GB\/s: missed \| \*\*3\.00x\*\* .* met, and the aim \|/,
  );
  assert.match(page, /skipped: no clang/);
  assert.match(page, /Node 24: 1 missed; 1 skipped<br>Chromium 150: /);
  const svg = plot(runtimes);
  assert.match(svg, /0\.500x, missed/);
  assert.match(svg, /C &lt;&amp;&gt; D/);
  assert.match(svg, />skipped</);
  assert.doesNotMatch(svg, /NaN|undefined/);
});

test('what is kept comes back as results, compared with the goals of today', () => {
  const results = [resultOf(ratio, rounds(10, 15)), resultOf({ ...ratio, id: 'b' }, { reason: 'no clang' })];
  const figures = JSON.parse(JSON.stringify(figuresOf(results)));
  const rows = [{ ...ratio, required: 1.6, aim: undefined }, results[1].row, { ...ratio, id: 'c' }];
  const [higher, skipped, added] = resultsOf(figures, rows);
  assert.deepEqual([higher.verdict, higher.median, higher.ours, higher.peer], ['missed', 1.5, 10, 15]);
  assert.deepEqual([skipped.verdict, skipped.reason], ['skipped', 'no clang']);
  assert.equal(added.verdict, 'not measured');
});

test('a name for files has nothing but letters, digits and dashes', () => {
  assert.equal(fileName('Intel(R) Xeon(R) CPU @ 2.20GHz avx2 2'), 'intel-r-xeon-r-cpu-2-20ghz-avx2-2');
});

test('the page in docs is the one of the results there, and each machine has its columns', async () => {
  const docs = fileURLToPath(new URL('../../../../../../docs/', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'atlas-bench-'));
  try {
    const kept = await keptIn(docs);
    assert.ok(kept.length > 0);
    for (const each of kept) await keep(folder, each);
    assert.deepEqual(await keptIn(folder), kept);
    await writePage(folder, kept);
    for (const name of await readdir(folder)) {
      if (!name.startsWith('performance-wasm') || !/\.(md|svg)$/.test(name)) continue;
      const [expected, actual] = await Promise.all(
        [join(folder, name), join(docs, name)].map(f => readFile(f, 'utf8')),
      );
      assert.equal(actual, expected, `${name}: node run.mjs --no-measure --docs docs writes it again`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
