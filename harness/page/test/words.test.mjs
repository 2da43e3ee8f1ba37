// What the page says and offers: links that anybody may have written, and texts of a target.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badge } from '../certify/badge.mjs';
import { decisionOf } from '../certify/judge/decision.mjs';
import { summaryOf } from '../certify/judge/summary.mjs';
import { fragmentOf, readFragment } from '../certify/link.mjs';
import { reportHtml } from '../certify/result.mjs';
import { browserName, conclusion, message, percentage, scope } from '../certify/words.mjs';
import { certificate, target } from '../certificate/make.mjs';
import { read } from '../certificate/json.mjs';

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const HOSTILE = '<img src=x onerror=alert(1)>"\'&';

function summary(rows, engine = 'simd: asked for', floors = []) {
  const hello = { runtime: AGENT, engine, levels: ['core'] };
  const tested = target({ id: 'firefox-simd', emulated: false, artifacts: [], hello }, rows);
  const made = certificate({
    decision: decisionOf([tested], floors),
    kit: { name: 'atlas-l2', version: '1', semantics: 65536, protocol: 1 },
    correctness: {
      levels: ['core'],
      corpus: { root: '0'.repeat(64), vectors: rows.length, files: {} },
      targets: [tested],
    },
    floors: { effort: floors.length === 0 ? 'off' : 'quick', results: floors },
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
  const vectors = rows.map(({ id }) => ({ id, op: id.split('/')[0], level: 'core' }));
  return summaryOf(made, { families: ['sum', 'check', 'record'], vectors });
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

const floor = (verdict, more = {}) => ({
  target: 'firefox-simd',
  id: `sum/${verdict}`,
  profile: 'machine',
  verdict,
  op: 'sum',
  size: 12_288,
  minRatio: 13,
  ruler: 'fnv1a',
  gigabytesPerSecond: 7.2,
  nanoseconds: 1707,
  ratioToRuler: 8.1,
  ...more,
});

test('the conclusion, the badge and the scope have the words of `./atlas`', () => {
  const met = summary([pass('sum/1')], '', [floor('met')]);
  assert.equal(conclusion(met), 'certified');
  assert.equal(message(met), 'certified: 1 target, core, no fresh vectors');
  assert.match(badge(met), />certified, 100 %</);
  assert.match(scope(met), /floors quick: 1 met\.$/);
  assert.equal(message(summary([pass('sum/1')])), 'certified: 1 target, core, answers only, no fresh vectors');

  const missed = summary([pass('sum/1')], '', [
    floor('met'),
    floor('missed'),
    floor('not-offered'),
    floor('inconclusive'),
  ]);
  assert.equal(conclusion(missed), 'not certified: 1 floor missed; 1 floor whose bench is not offered');
  assert.equal(message(missed), 'not certified: 1 floor missed');
  assert.match(badge(missed), />not certified, 100 % right</);
  assert.match(scope(missed), /floors quick: 1 met, 1 missed, 1 inconclusive, 1 not offered\.$/);

  const unclear = summary([pass('sum/1')], '', [floor('inconclusive'), floor('stated')]);
  assert.equal(conclusion(unclear), 'inconclusive: 1 floor undecided: the machine was too noisy to tell');
  assert.match(badge(unclear), /#8a6100.*>inconclusive, 100 % right</s);
  assert.equal(readFragment(fragmentOf(unclear)).fields.says, 'inconclusive');

  const skipped = summary([pass('sum/1'), pass('check/1'), { id: 'check/2', verdict: 'skip', reason: 'x' }, wrong]);
  assert.equal(
    conclusion(skipped),
    'not certified: 1 wrong answer; 1 vector skipped: firefox-simd has 1 of 2 operations in full',
  );
});

test('a floor is shown with its requirement, its figure and how far away it is', () => {
  const text = reportHtml(summary([pass('sum/1')], '', [floor('missed'), floor('fault', { reason: HOSTILE })]), '');
  assert.match(text, /missed.*1\.6× too slow.*8\.1×.*at least 13× one multiplication a byte<.*7\.20 GB\/s/s);
  assert.doesNotMatch(text, /<img/);
  const { minRatio, ...rest } = floor('missed', { maxMillis: 0.001, ruler: 'read' });
  assert.equal(minRatio, 13);
  const [limit] = summary([pass('sum/1')], '', [rest]).floors.rows;
  assert.deepEqual([limit.asked, limit.got, limit.remark], ['at most 0.001 ms', '1.71 µs', '1.7× too slow']);
});

test('a link has the summary and nothing else, and what is damaged in another is named', () => {
  const fragment = fragmentOf(summary([pass('sum/1'), wrong]));
  const { says, browser, right, targets, vectors, speed, day } = readFragment(fragment).fields;
  assert.deepEqual([says, browser, right], ['not certified', 'Firefox 153', '50 %']);
  assert.deepEqual([targets, vectors, speed, day], ['firefox-simd', '2', 'floors off', '2026-01-31']);
  const timed = summary([pass('sum/1')], '', [floor('met'), floor('not-offered')]);
  assert.equal(readFragment(fragmentOf(timed)).fields.speed, 'floors quick: 1 met, 1 not offered');
  const other = fragment
    .replace('Firefox+153', 'this+browser')
    .replace('Firefox', 'browser')
    .replaceAll('firefox', 'browser');
  assert.deepEqual(readFragment(other).damaged, []);
  for (const none of ['', '#', '#run-title']) assert.equal(readFragment(none), undefined, none);
  const all = [...new URLSearchParams(fragment.slice(1)).keys()];
  const damaged = [
    [fragment.replace('says=not+certified', `says=${encodeURIComponent(HOSTILE)}`), ['says']],
    [fragment.replace('Firefox+153', 'x'.repeat(200)), ['browser']],
    [fragment.replace(/&certificate=.*/, ''), ['certificate']],
    [fragment.replace('vectors=2', 'vectors=-2'), ['vectors']],
    [fragment.replace('speed=floors+off', 'speed=floors+fast'), ['speed']],
    [fragment.replace(/&day=.*/, ''), ['day', 'certificate']],
    [fragment.replaceAll('=', '%3D'), all],
    [fragment.replace('Firefox+153', 'You+have+won+a+prize'), ['browser']],
    [fragment.replace('Firefox+153', 'Firefox+153+call+now'), ['browser']],
    [fragment.replace('right=50', 'right=999.9'), ['right']],
    [fragment.replace('right=50', 'right=101'), ['right']],
    [fragment.replace('vectors=2', 'vectors=0'), ['vectors']],
    [fragment.replace('firefox-simd', 'call-now'), ['targets']],
    [fragment.replace('speed=floors+off', 'speed=floors+quick:+1+won,+2+met'), ['speed']],
    [fragment.replace('speed=floors+off', 'speed=floors+quick:+1+missed,+2+met'), ['speed']],
    [fragment.replace('2026-01-31', '2026-02-31'), ['day']],
    [fragment.replace('2026-01-31', '2026-13-01'), ['day']],
  ];
  for (const [other, names] of damaged) assert.deepEqual(readFragment(other), { damaged: names }, other);
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

test('numbers have one form, and the next step comes before the list of wrong answers, which is folded', () => {
  const rows = Array.from({ length: 1999 }, (_, i) => pass(`sum/${i}`));
  const report = reportHtml(summary([...rows, wrong]), '');
  assert.match(report, /1,999 of 2,000/);
  assert.doesNotMatch(report, /1999|2000/);
  assert.match(report, /What next<\/h3>[\s\S]*<details><summary>firefox-simd: 1 vector without a right answer/);
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
