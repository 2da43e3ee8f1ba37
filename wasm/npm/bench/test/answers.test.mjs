// Every contender answers right, and a wrong answer ends the run.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { clangPeers } from '../src/clang.js';
import { ONCE } from '../src/duel.js';
import { measure } from '../src/measure.js';
import { measureInNode, workersOf } from '../src/node.js';
import { plan } from '../src/plan.js';

const folder = join(import.meta.dirname, '..', '..', 'package');

test('every contender of every row answers as a plain loop or WebCrypto does', async t => {
  const clang = await clangPeers();
  const reasons = {
    clang: clang.reason,
    workers: workersOf(folder) ? undefined : 'this package has no worker pool',
    gpu: 'Node has no WebGPU',
  };
  const seen = [];
  const lacking = [];
  await measureInNode(folder, clang.module, reasons, ONCE, [], ({ id, reason, rounds }) => {
    seen.push(id);
    if (reason === reasons.gpu)
      assert.match(id, /^gpu-/); // in Chromium they are checked before they are timed
    else if (reason) lacking.push([id, reason]);
    else assert.ok(rounds.length > 0 && rounds.flat().every(nanoseconds => nanoseconds > 0), `${id}: ${rounds}`);
  });
  assert.deepEqual(
    seen,
    plan().map(({ id }) => id),
  );
  for (const [id, skip] of lacking) await t.test(id, { skip }, () => {});
});

test('a wrong answer ends the run and says who gave it', async () => {
  const ground = {
    bytes: n => new Uint8Array(n),
    reasons: {},
    noble: () => new Uint8Array(32),
    modules: { simd: await readFile(join(folder, 'simd.wasm')) },
  };
  await assert.rejects(
    measure(ground, ONCE, ['noble-1024'], () => assert.fail('nothing may be timed')),
    /noble-1024: @noble\/hashes answered 00/,
  );
});

test('a row that lacks what it needs is skipped with the reason, and never silently', async () => {
  const all = [];
  await measure(
    { reasons: { clang: 'no clang', workers: 'no pool' } },
    ONCE,
    ['sum-', 'tree-clang', 'tree-workers'],
    one => all.push(one),
  );
  assert.deepEqual(
    all.map(({ id, reason }) => [id, reason]),
    [
      ['sum-1024', 'no clang'],
      ['sum-12288', 'no clang'],
      ['sum-1048576', 'no clang'],
      ['sum-67108864', 'no clang'],
      ['tree-clang', 'no clang'],
      ['tree-workers', 'no pool'],
    ],
  );
});
