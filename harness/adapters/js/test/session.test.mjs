// How the target behaves: its introduction, and how it distinguishes refusals, skips and faults.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { home, openSession } from './open-session.mjs';

const session = await openSession('simd');
const ask = async request =>
  (await session.answer(typeof request === 'string' ? request : JSON.stringify(request))).answer;

test('helloNamesEngineAndOperations', async () => {
  const answer = await ask({ type: 'hello', seq: 1, protocol: 1 });
  assert.equal(answer.seq, 1);
  assert.equal(answer.result, 'OK');
  assert.equal(answer.protocol, 1);
  assert.equal(answer.semantics, 65_536);
  assert.match(answer.engine, /^simd: asked for/);
  assert.match(
    (await (await openSession('base')).answer('{"type":"hello","seq":1,"protocol":1}')).answer.engine,
    /^base: asked for/,
  );
});

test('exactlyTheOperationsAndBenchesOfTheTableAreOffered', async () => {
  const table = JSON.parse(readFileSync(new URL('../../../../spec/operations.json', import.meta.url), 'utf8'));
  const answer = await ask({ type: 'hello', seq: 1, protocol: 1 });
  assert.deepEqual(
    answer.operations.sort(),
    table.operations
      .filter(({ unsupported }) => unsupported?.js === undefined)
      .map(({ op }) => op)
      .sort(),
  );
  assert.deepEqual(
    answer.bench,
    table.benches.map(({ bench }) => bench),
  );
});

test('refusalSkipAndFaultAreToldApart', async () => {
  assert.equal((await ask({ type: 'run', seq: 2, op: 'sum', in: {} })).result, 'INVALID');
  assert.match((await ask({ type: 'run', seq: 3, op: 'levitate', in: {} })).unsupported, /levitate/);
  assert.match((await ask({ type: 'run', seq: 4, op: 'sum', in: { data: { hex: 'XY' } } })).fault, /lower-case hex/);
  assert.match(
    (await ask({ type: 'run', seq: 5, op: 'sum', in: { data: { hex: '00', count: 1, riddle: 1 } } })).result,
    /OK/,
  );
  assert.match((await ask({ type: 'run', seq: 6, op: 'sum', in: { data: { riddle: 1 } } })).fault, /unknown form/);
  assert.match((await ask({ type: 'dance', seq: 7 })).fault, /dance/);
  assert.match((await ask({ type: 'hello', seq: 8, protocol: 2 })).fault, /protocol 1/);
  assert.equal((await ask('no json')).seq, null);
  assert.ok((await ask('no json')).fault);
});

test('whatNoMachineHasIsSkippedWithItsReason', async () => {
  const answer = await ask({ type: 'run', seq: 9, op: 'sum', in: { data: { repeat: '00', count: 2 ** 53 - 1 } } });
  assert.match(answer.unsupported, /cannot be allocated/);
});

test('wholeNumbersBeyond2To53StayExact', async () => {
  const answer = await ask('{"type":"bench","seq":10,"op":"sum","size":9007199254740993,"reps":1,"start":1}');
  assert.match(answer.fault, /got 9007199254740993/);
  assert.equal(
    (
      await ask(
        '{"type":"run","seq":11,"op":"sum","in":{"data":{"hex":"0"},"text":"9007199254740993\\" 9007199254740993"}}',
      )
    ).seq,
    11,
  );
});

/** Kills a target that answers from one form of its input only. */
test('formsThatDisagreeAreAFault', async () => {
  const { agree } = await import('../src/input-forms.mjs');
  const atlas = { alloc: n => new Uint8Array(n), free: () => {} };
  const wrong = bytes => (bytes.byteOffset === 3 ? 1 : 0);
  assert.throws(
    () => agree(atlas, [new Uint8Array(5)], wrong),
    /forms disagree: 0 for a plain array, 1 for inside a larger buffer/,
  );
});

/** Kills a package whose asynchronous calls lose a piece of their source. */
test('sourcesThatDisagreeAreAFault', async () => {
  const { agreeLater } = await import('../src/input-forms.mjs');
  const atlas = { alloc: n => new Uint8Array(n), free: () => {} };
  const bytes = new Uint8Array(5000).fill(1);
  const count = async source => {
    let total = 0;
    if (source instanceof Uint8Array) return source.length;
    if (source instanceof Blob) return source.size;
    for await (const piece of source) total += piece.length;
    return total;
  };
  const length = data => data.byteLength;
  assert.equal(await agreeLater(atlas, bytes, length, count), 5000);
  await assert.rejects(
    agreeLater(
      atlas,
      bytes,
      length,
      async source => (await count(source)) - (source instanceof ReadableStream ? 1 : 0),
    ),
    /forms disagree: 5000 for a plain array, 4999 for a ReadableStream/,
  );
});

/** The rules of the protocol's section "Benches", in the plainest way. */
test('benchesChainAsTheProtocolSays', async () => {
  const { expand } = await import('../src/recipe.mjs');
  const size = 1000;
  const u32 = value => value % 2n ** 32n;
  const sumOf = bytes => bytes.reduce((total, byte) => total + byte, 0) % 96;
  const mask = expand({ splitmix64: '2', length: size });
  const chain = (op, reps, start) => {
    const data = expand({ splitmix64: '1', length: size });
    data[size - 1] = 0;
    data[size - 1] = (96 - sumOf(data)) % 96;
    let dst = new Uint8Array(size);
    let acc = BigInt(start);
    for (let i = 0; i < reps; i++) {
      const words = BigInt(size) / 8n;
      const h = u32(acc * 2654435769n);
      const n = words / 16n + ((h >> 24n) * words) / 2048n;
      const at = value => Number(value % (words - n + 1n)) * 8;
      const length = Number(n) * 8;
      data.set(data.slice(at(h), at(h) + length), at(acc >> 8n));
      for (let j = 0; j < length; j++) data[at(h >> 8n) + j] ^= mask[at(h >> 8n) + j];
      const a = Number(acc % BigInt(size));
      const b = Number((acc >> 16n) % BigInt(size));
      data[a] ^= Number(acc >> 24n);
      let v = sumOf(data);
      if (op === 'copy' || op === 'memcpy') {
        if (op === 'copy') {
          data[size - 1] = 0;
          data[size - 1] = (96 - sumOf(data)) % 96;
        }
        const before = dst[b];
        dst = data.slice();
        v = 65536 * before + 256 * dst[a] + dst[b];
      }
      acc = u32(acc * 1664525n + 1013904223n + BigInt(v));
    }
    return Number(acc);
  };
  for (const start of [0, 1, 77777, 4294967295]) {
    for (const op of ['sum', 'loop', 'copy', 'memcpy']) {
      assert.equal(
        (await ask({ type: 'bench', seq: 1, op, size, reps: 30, start })).acc,
        chain(op, 30, start),
        `${op} ${start}`,
      );
    }
    for (const op of ['check', 'witness', 'tree', 'fill']) {
      const [one, two] = [
        await ask({ type: 'bench', seq: 4, op, size: 5000, reps: 1, start }),
        await ask({ type: 'bench', seq: 4, op, size: 5000, reps: 2, start }),
      ];
      assert.notEqual(one.acc, two.acc, op);
    }
  }
  assert.match((await ask({ type: 'bench', seq: 5, op: 'sum', size: 0, reps: 1, start: 1 })).fault, /size/);
  for (const start of [-1, 2 ** 32, 0.5, undefined])
    assert.match((await ask({ type: 'bench', seq: 5, op: 'sum', size: 1, reps: 1, start })).fault, /start/);
  assert.equal((await ask({ type: 'bench', seq: 6, op: 'sum', size: 1, reps: 0, start: 9 })).acc, 9);
  assert.equal(
    (await ask({ type: 'bench', seq: 7, op: 'sum', size: 1, reps: 0, start: 9 })).engine,
    'simd: asked for; SHA-256 by simd',
  );
});

function start(...args) {
  return spawn(process.execPath, [new URL('../target.mjs', import.meta.url).pathname, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

test('theProgramSpeaksLinesAndEndsWithStatus0', { timeout: 300_000 }, async () => {
  const target = start('--package', home, '--engine', 'base');
  const ended = new Promise(resolve => target.on('exit', resolve));
  const lines = createInterface({ input: target.stdout })[Symbol.asyncIterator]();
  for (const request of [
    { type: 'hello', protocol: 1 },
    { type: 'run', op: 'sum', in: { data: { hex: 'ff' } } },
    { type: 'bye' },
  ]) {
    const seq = 40 + request.type.length;
    target.stdin.write(`${JSON.stringify({ ...request, seq })}\n`);
    const answer = JSON.parse((await lines.next()).value);
    assert.equal(answer.seq, seq);
    assert.equal(answer.result, 'OK');
  }
  assert.equal(await ended, 0);
});

test('wrongUseIsNamedAndEndsWithStatus2', { timeout: 300_000 }, async () => {
  for (const [args, message] of [
    [[], /--package is missing/],
    [['--speed', '9'], /speed/],
    [['--package', '/nowhere'], /\/nowhere/],
    [['--package', home, '--engine', 'warp'], /warp/],
  ]) {
    const target = start(...args);
    let errors = '';
    target.stderr.on('data', text => {
      errors += text;
    });
    assert.equal(await new Promise(resolve => target.on('close', resolve)), 2, args.join(' '));
    assert.match(errors, message);
    assert.ok(errors.split('\n').length <= 3, errors);
  }
});
