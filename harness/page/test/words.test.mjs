// What the page says and offers: links that anybody may have written, and texts of a target.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badge } from '../certify/badge.mjs';
import { summaryOf } from '../certify/judge/summary.mjs';
import { fragmentOf, readFragment } from '../certify/link.mjs';
import { reportHtml } from '../certify/result.mjs';
import { browserName, percentage } from '../certify/words.mjs';
import { certificate, target } from '../certificate/make.mjs';
import { read } from '../certificate/json.mjs';

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const HOSTILE = '<img src=x onerror=alert(1)>"\'&';

function summary(rows, engine = 'simd: asked for') {
  const hello = { runtime: AGENT, engine };
  const made = certificate({
    decision: rows.every(({ verdict }) => verdict === 'pass') ? 'certified' : 'not certified',
    kit: { name: 'atlas-l2', version: '1', semantics: 65536, protocol: 1 },
    correctness: {
      levels: ['core'],
      corpus: { root: '0'.repeat(64), vectors: rows.length, files: {} },
      targets: [target({ id: 'firefox-simd', emulated: false, artifacts: [], hello }, rows)],
    },
    floors: { effort: 'off', results: [] },
    circumstances: {
      started: '2026-01-31T00:00:00Z',
      seconds: 1,
      invocations: [['certify', '--target', 'firefox-simd']],
      resumed: 0,
      machine: { processor: 'x', cores: 2, memoryBytes: 0, system: AGENT, java: 'none' },
      unavailable: [],
      notes: [],
    },
  });
  return summaryOf(made, ['sum', 'check', 'record']);
}

const pass = id => ({ id, verdict: 'pass' });
const wrong = {
  id: 'check/2',
  verdict: 'fail',
  clause: 'S3.1',
  op: 'check',
  at: 'conserved',
  in: read('{"n":9007199254740993}'),
  expected: read('{"result":"OK"}'),
  got: new Map([['result', HOSTILE]]),
};

test('a link has the summary and nothing else, and any other fragment is refused', () => {
  const fragment = fragmentOf(summary([pass('sum/1'), wrong]));
  const { says, browser, right, targets, vectors, day } = readFragment(fragment);
  assert.deepEqual([says, browser, right], ['not certified', 'Firefox 153', '50 %']);
  assert.deepEqual([targets, vectors, day], ['firefox-simd', '2', '2026-01-31']);
  for (const other of [
    '',
    '#run-title',
    fragment.replace('says=not+certified', `says=${encodeURIComponent(HOSTILE)}`),
    fragment.replace('Firefox+153', 'x'.repeat(200)),
    fragment.replace(/&certificate=.*/, ''),
    fragment.replace('vectors=2', 'vectors=-2'),
  ])
    assert.equal(readFragment(other), undefined, other);
});

test('families are counted, and a wrong answer is shown with all its digits', () => {
  const [{ families, wrong: shown }] = summary([pass('sum/1'), wrong]).targets;
  assert.deepEqual(families, [
    { family: 'sum', pass: 1, all: 1 },
    { family: 'check', pass: 0, all: 1 },
  ]);
  assert.equal(shown[0].in, '{"n":9007199254740993}');
});

test('the share of right answers is rounded down', () => {
  const rows = Array.from({ length: 2000 }, (_, i) => pass(`sum/${i}`));
  assert.equal(percentage(summary(rows)), '100 %');
  assert.equal(percentage(summary([...rows.slice(1), wrong])), '99.9 %');
});

test('texts of a target are shown as text in the report and the badge, which load nothing', () => {
  for (const text of [reportHtml(summary([wrong], HOSTILE), 'p{}'), badge(summary([wrong], HOSTILE))]) {
    assert.doesNotMatch(text, /<img|<script|<link|<[^>]*src=/i);
  }
});

test('browsers have short names', () => {
  assert.equal(browserName(AGENT), 'Firefox 153');
  assert.equal(browserName('Something/1.0'), 'this browser');
});
