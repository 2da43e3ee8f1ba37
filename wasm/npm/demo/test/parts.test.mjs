// The parts of the page that need no browser.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { after, test } from 'node:test';
import { changedRanges, changedWithin } from '../src/changed-ranges.js';
import { duration, plain, range, rate, size } from '../src/format.js';
import { plainSha256, plainSum } from '../src/plain-javascript.js';
import { sample } from '../src/sample.js';
import { children, outline, pathOf } from '../src/tree-shape.js';
import { serve } from '../serve.mjs';
import { inclusionPath, noise } from './reference.mjs';

test('plain loops agree with node:crypto and with each byte counted, at every padding', () => {
  for (const length of [0, 1, 2, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000, 65_537]) {
    const bytes = noise(length, length);
    assert.deepEqual(plainSha256(bytes), new Uint8Array(createHash('sha256').update(bytes).digest()));
    assert.equal(
      plainSum(bytes),
      bytes.reduce((sum, byte) => (sum + byte) % 96, 0),
    );
  }
  assert.equal(
    plainSum(noise(1000).subarray(3, 7)),
    noise(1000)
      .subarray(3, 7)
      .reduce((sum, byte) => sum + byte, 0) % 96,
  );
});

test('the way to the root passes the siblings that an inclusion proof is made of, in trees of any number of leaves', () => {
  for (let count = 1; count <= 70; count++) {
    for (let leaf = 0; leaf < count; leaf++) {
      const way = pathOf({ from: 0, to: count }, { from: leaf, to: leaf + 1 }).map(({ sibling: { from, to } }) => [
        from,
        to,
      ]);
      assert.deepEqual(way, inclusionPath(leaf, 0, count), `leaf ${leaf} of ${count}`);
    }
  }
  for (const node of [
    { from: 1, to: 3 },
    { from: 0, to: 9 },
    { from: 4, to: 8 },
  ])
    assert.throws(() => pathOf({ from: 0, to: 7 }, node), RangeError);
});

test('an outline covers every leaf once, in at most the given number of cells, and each inner node parts into two that are drawn', () => {
  for (const count of [1, 2, 3, 5, 31, 32, 33, 48, 63, 64, 65, 100, 1000, 4097, 65_536, 1_000_003]) {
    for (const most of [32, 64]) {
      const { size: leaves, cells, inner, height } = outline({ from: 0, to: count }, most);
      assert.ok(
        cells.length <= most && (leaves === 1 || cells.length > most / 2),
        `${cells.length} cells for ${count}`,
      );
      assert.equal(inner.length, cells.length - 1);
      cells.forEach(({ node }, i) =>
        assert.deepEqual(node, { from: i * leaves, to: Math.min(count, (i + 1) * leaves) }),
      );
      const drawn = new Set([...cells, ...inner].map(({ node }) => `${node.from} ${node.to}`));
      for (const { node } of inner)
        for (const child of children(node)) assert.ok(drawn.has(`${child.from} ${child.to}`));
      assert.equal(Math.max(0, ...inner.map(node => node.height)), height);
    }
  }
});

test('changed leaves become ranges, and are counted within any node', () => {
  const ranges = changedRanges([0, 1, 2, 5, 7, 8]);
  assert.deepEqual(ranges, [
    { from: 0, to: 3 },
    { from: 5, to: 6 },
    { from: 7, to: 9 },
  ]);
  assert.deepEqual(changedRanges([]), []);
  assert.deepEqual(
    [
      [0, 9],
      [0, 1],
      [2, 6],
      [3, 5],
      [8, 100],
      [9, 10],
    ].map(([from, to]) => changedWithin(ranges, { from, to })),
    [6, 1, 2, 0, 1, 0],
  );
});

test('the sample is conserved, and its copy has three changed bytes and is not', async () => {
  const [first, second] = await Promise.all(sample().map(async file => new Uint8Array(await file.arrayBuffer())));
  assert.equal(first.length, 12_288);
  assert.equal(plainSum(first), 0);
  assert.equal(plainSum(second), 24);
  assert.equal(first.filter((byte, i) => byte !== second[i]).length, 3);
});

test('figures have their units', () => {
  assert.deepEqual([0, 1, 1023, 1024, 5000, 12_288, 2 ** 20, 2 ** 32, 2 ** 50].map(size), [
    '0 B',
    '1 B',
    '1023 B',
    '1 KiB',
    '4.9 KiB',
    '12 KiB',
    '1 MiB',
    '4 GiB',
    '1024 TiB',
  ]);
  assert.deepEqual([0.0123, 0.99951, 1, 9.996, 42.12, 123.4].map(rate), [
    '0.012',
    '1.00',
    '1.00',
    '10.0',
    '42.1',
    '123',
  ]);
  assert.deepEqual([range(0, 1), range(768, 1024)], ['byte 0', 'bytes 768–1,023']);
});

test('text of others is one line, and what cannot be seen is a question mark', () => {
  assert.equal(plain('\u202egnp.exe\u0007\u200b\ud800\uffff'), '?gnp.exe????');
  assert.equal(plain('a\r\n\tb\u2028c'), 'a b c');
  assert.equal(plain('Grüße 😀 שלום.bin'), 'Grüße 😀 שלום.bin');
});

test('the server gives out its two folders, isolated, and nothing else', async () => {
  const server = await serve({ packageFolder: import.meta.dirname });
  after(() => server.close());
  const ask = (path, method = 'GET') =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: server.address().port, path, method }, response => resolve(response.resume()))
        .on('error', reject)
        .end();
    });
  const page = await ask('/demo/');
  assert.equal(page.statusCode, 200);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(page.headers['cross-origin-opener-policy'], 'same-origin');
  assert.equal(page.headers['cross-origin-embedder-policy'], 'require-corp');
  assert.equal((await ask('/demo/src/page.js', 'HEAD')).headers['content-type'], 'text/javascript; charset=utf-8');
  assert.equal((await ask('/package/parts.test.mjs')).statusCode, 200);
  assert.equal((await ask('/')).headers.location, '/demo/');
  assert.equal((await ask('/demo/', 'POST')).statusCode, 405);
  for (const path of [
    '/demo',
    '/none',
    '/demo/none',
    '/demo/../pom.xml',
    '/demo/%2e%2e/pom.xml',
    '/demo/..%2fpom.xml',
    '/demo/%00',
    '/demo/%',
    '/demo//index.html',
    '/__proto__/x',
    '/etc/passwd',
  ]) {
    assert.equal((await ask(path)).statusCode, 404, path);
  }
});

test('times that are left are whole seconds with their units', () => {
  assert.deepEqual([0, 0.4, 1.6, 59.4, 59.6, 3599.4, 3600, 7380].map(duration), [
    '1 s',
    '1 s',
    '2 s',
    '59 s',
    '1 min 0 s',
    '59 min 59 s',
    '1 h 0 min',
    '2 h 3 min',
  ]);
});
