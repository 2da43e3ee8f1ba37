// Floors in the page: the chain of answers, the clock, and verdicts on targets and machines of any speed. Time is virtual:
// a target and a ruler take what the test says, so that no verdict depends on the speed of the machine.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BenchChain } from '../certify/judge/floors/bench-chain.mjs';
import { timeOfRun } from '../certify/judge/floors/bench-meter.mjs';
import { stepOf } from '../certify/judge/floors/clock.mjs';
import { effortFor, QUICK } from '../certify/judge/floors/effort.mjs';
import { appliesTo, benchesOf, floorsOf } from '../certify/judge/floors/floor.mjs';
import { reader } from '../certify/judge/floors/read-module.mjs';
import { rulerOf } from '../certify/judge/floors/rulers.mjs';
import { WarmUp } from '../certify/judge/floors/warm-up.mjs';
import { judge, machine, SLOW, targetOf } from './slow-target.mjs';

const MODULUS = 96;
const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The text of the protocol, byte by byte. */
function plainChain(op, size, start, runs) {
  const random = seed => {
    const bytes = Buffer.alloc(8 * Math.ceil(size / 8));
    let state = seed;
    for (let i = 0; i < bytes.length; i += 8) {
      state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
      let z = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
      z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
      bytes.writeBigUInt64LE(z ^ (z >> 31n), i);
    }
    return bytes.subarray(0, size);
  };
  const sum = bytes => bytes.reduce((all, byte) => (all + byte) % MODULUS, 0);
  const conserve = bytes => {
    bytes[size - 1] = (MODULUS - sum(bytes.subarray(0, size - 1))) % MODULUS;
  };
  const root = leaves => {
    if (leaves.length === 1) return leaves[0];
    let split = 1;
    while (2 * split < leaves.length) split *= 2;
    return sha256(Buffer.of(1), root(leaves.slice(0, split)), root(leaves.slice(split)));
  };
  const data = Buffer.from(random(1n));
  conserve(data);
  const mask = random(2n);
  const dst = Buffer.alloc(size);
  const words = Math.floor(size / 8);
  let acc = start;
  for (let run = 0; run < runs; run++) {
    const a = acc % size;
    const b = (acc >>> 16) % size;
    if (op !== 'fill') {
      const h = Number(BigInt.asUintN(32, BigInt(acc) * 2654435769n));
      const n = Math.floor(words / 16) + Math.floor(((h >>> 24) * words) / 2048);
      const places = words - n + 1;
      const moved = Buffer.from(data.subarray(8 * (h % places), 8 * (h % places) + 8 * n));
      moved.copy(data, 8 * ((acc >>> 8) % places));
      const p = 8 * ((h >>> 8) % places);
      for (let i = p; i < p + 8 * n; i++) data[i] ^= mask[i];
      data[a] ^= acc >>> 24;
      if (op === 'copy') conserve(data);
    }
    let v;
    if (op === 'sum' || op === 'loop') v = sum(data);
    if (op === 'check') v = sum(data) === 0 ? 1 : 0;
    if (op === 'witness') v = sha256(data).readUInt32BE();
    if (op === 'tree') {
      const leaves = Array.from({ length: Math.ceil(size / 4096) }, (_, i) =>
        sha256(Buffer.of(0), data.subarray(4096 * i, 4096 * (i + 1))),
      );
      v = root(leaves).readUInt32BE();
    }
    if (op === 'copy' || op === 'memcpy') {
      const before = dst[b];
      data.copy(dst);
      v = 65536 * before + 256 * dst[a] + dst[b];
    }
    if (op === 'fill') {
      dst.fill(acc >>> 24);
      conserve(dst);
      v = 256 * dst[size - 1] + dst[a];
    }
    acc = Number(BigInt.asUintN(32, BigInt(acc) * 1664525n + 1013904223n + BigInt(v)));
  }
  return acc;
}

const OPS = ['sum', 'check', 'loop', 'witness', 'tree', 'copy', 'memcpy', 'fill'];

test('the chain of each bench is that of the protocol', async () => {
  for (const op of OPS) {
    for (const size of [1, 7, 8, 9, 100, 1024, 4097, 8192, 20_483]) {
      for (const start of [0, 1, 0xffffffff, 0x9e3779b9]) {
        const chain = new BenchChain(op, size, start);
        assert.equal(await chain.forward(0), start);
        assert.equal(await chain.forward(9), plainChain(op, size, start, 9), `${op} of ${size} from ${start}`);
        assert.equal(await chain.forward(5), plainChain(op, size, start, 14), `${op} of ${size} from ${start}`);
      }
    }
  }
  assert.throws(() => new BenchChain('toString', 8, 0), /op must be a bench, got toString/);
});

test('a page without WebCrypto follows the chain too', async t => {
  const wanted = plainChain('witness', 300, 5, 4);
  assert.equal(await new BenchChain('witness', 300, 5).forward(4), wanted);
  t.mock.getter(globalThis, 'crypto', () => undefined);
  assert.equal(await new BenchChain('witness', 300, 5).forward(4), wanted);
});

test('each ruler does its work on all bytes, and WebCrypto may be missing', async t => {
  for (const name of ['fnv1a', 'read', 'memcpy', 'memset', 'sha256']) {
    const ruler = rulerOf(name);
    assert.equal(ruler.lacks, undefined);
    for (const size of [1, 63, 64, 65, 12_288, 2 ** 20]) {
      const [one, two] = [ruler.prepare(size), ruler.prepare(size)];
      assert.equal(await one(5), await two(5), `${name} of ${size}: the same work`);
      assert.notEqual(await one(1), await two(2), `${name} of ${size}: a chain of runs`);
    }
  }
  t.mock.getter(globalThis, 'crypto', () => ({}));
  assert.match(rulerOf('sha256').lacks, /this page has no WebCrypto: open it by HTTPS/);
  assert.equal(rulerOf('fnv1a').lacks, undefined);
});

test('the module that reads sees every byte', () => {
  const { data, read } = reader(200);
  const seen = new Set([read()]);
  for (let i = 0; i < data.length; i++) {
    data[i] = 1;
    assert.notEqual(read(), 0, `byte ${i}`);
    seen.add(read());
    data[i] = 0;
  }
  assert.equal(read(), 0);
  assert.equal(seen.size, 5); // a fold of 4 bytes, and 0
});

test('the step of a clock is found, whether it is fine, coarse, or varies', () => {
  for (const step of [0.005, 0.1, 1, 16.7, 100]) {
    let calls = 0;
    const exact = () => Math.floor((0.0007 * ++calls) / step) * step;
    const jittered = () => Math.floor((0.0007 * ++calls) / step + 0.3 * Math.sin(calls / 1000)) * step;
    for (const now of [exact, jittered]) {
      const found = stepOf(now);
      assert.ok(found > 0.9 * step && found < 2.1 * step, `${step}: ${found}`);
    }
  }
});

test('a coarse clock makes requests longer, and a clock that is coarse on purpose measures nothing', () => {
  assert.equal(effortFor(0.005).reading, QUICK.reading);
  assert.equal(effortFor(1).reading, 20);
  assert.equal(effortFor(16.7), undefined);
  assert.equal(effortFor(100), undefined);
});

test('a difference of two requests counts only if it is close to the whole', () => {
  assert.equal(timeOfRun(10, 10.5, 20, 20.5), 1);
  assert.equal(timeOfRun(10, 20, 20, 20), 1); // short answers are delayed
  assert.equal(timeOfRun(10, 5, 20, 20), 1); // a difference above the whole is noise
});

test('a bench is warm when it has not become faster for a while', () => {
  const warm = new WarmUp(10, 20, 100);
  assert.equal(warm.isOver(5, 9, false), false);
  assert.equal(warm.isOver(30, 5, false), false);
  for (const time of [35, 40, 45]) assert.equal(warm.isOver(time, 5, false), false);
  assert.equal(warm.isOver(51, 5, false), true);
  assert.equal(new WarmUp(10, 20, 100).isOver(99, 5, true), false);
  assert.equal(new WarmUp(10, 20, 100).isOver(100, 5, true), true);
});

const FOLDER = new URL('../../../conformance-vectors/floors/', import.meta.url);
const kitFloors = readdirSync(FOLDER).flatMap(file =>
  floorsOf(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))),
);

test('floors apply to the targets that they name', () => {
  const floor = { targets: ['chromium-*-x', 'webkit-host'] };
  assert.ok(appliesTo(floor, 'chromium-simd-x') && appliesTo(floor, 'webkit-host'));
  assert.ok(
    !appliesTo(floor, 'chromium-simd') && !appliesTo(floor, 'webkit-host2') && !appliesTo(floor, 'a-webkit-host'),
  );
});

test('each browser target has floors, each bench once, and rulers that every browser has', () => {
  for (const browser of ['chromium', 'firefox', 'webkit']) {
    for (const engine of ['simd', 'base', 'host', 'worker']) {
      const benches = benchesOf(kitFloors, `${browser}-${engine}`);
      assert.equal(benches.length, 9, `${browser}-${engine}`);
      assert.equal(new Set(benches.flatMap(({ floors }) => floors.map(({ id }) => id))).size, 12);
      for (const { ruler } of benches.flatMap(({ floors }) => floors)) assert.notEqual(ruler, 'sha256');
    }
  }
  assert.deepEqual(benchesOf(kitFloors, 'browser-simd'), []);
});

/** A run of a bench takes 100 µs, and one of the ruler 20 times as long, if nothing else is said. */
const RATIO = { id: 'sum/64-machine', op: 'sum', size: 64, wanted: { minRatio: 13 }, ruler: 'fnv1a' };
const TIME = { id: 'sum/within', op: 'sum', size: 64, wanted: { maxMillis: 0.5 }, ruler: 'read' };

test('a target that is fast enough meets its floors, by any clock that is fine enough', async () => {
  for (const step of [0.0001, 0.005, 0.1, 1, 2]) {
    const { rows } = await judge([RATIO, TIME], targetOf({ micros: 100 }), machine({ step }));
    assert.deepEqual(
      rows.map(({ verdict }) => verdict),
      ['met', 'met'],
      `clock of ${step} ms`,
    );
    assert.ok(Math.abs(rows[0].nanoseconds - 100_000) < 11_000, `clock of ${step} ms: ${rows[0].nanoseconds} ns`);
    assert.ok(rows[0].plainNanoseconds > 0);
    assert.equal(rows[0].engine, 'simd: a test');
  }
});

test('a target that is twice as slow misses, by any clock that is fine enough, after two measurements', async () => {
  for (const step of [0.0001, 0.1, 1]) {
    const target = targetOf({ micros: 200 });
    const { rows } = await judge([RATIO], target, machine({ step }));
    assert.equal(rows[0].verdict, 'missed', `clock of ${step} ms`);
    assert.equal(rows[0].readings, 48);
    assert.equal(target.starts, 2);
  }
});

test('a miss that a new start does not repeat is none', async () => {
  const target = targetOf({ micros: start => (start === 1 ? 2000 : 100) });
  const { rows } = await judge([RATIO], target, machine());
  assert.equal(rows[0].verdict, 'met');
  assert.equal(target.starts, 2);
});

test('on a slow machine a ratio holds, and a figure is out of reach', async () => {
  const figure = { id: 'sum/64', op: 'sum', size: 64, wanted: { minGBps: 6e-4 }, ruler: 'read' };
  const { rows } = await judge([RATIO, figure], targetOf({ micros: 4000 }), machine({ factor: 40 }));
  assert.deepEqual(
    rows.map(({ verdict }) => verdict),
    ['met', 'stated'],
  );
  assert.equal(rows[1].reason, "out of this machine's reach: a read of each byte in WebAssembly does 0.00 GB/s here");
  const lazy = await judge([figure], targetOf({ micros: 4000 }), machine());
  assert.equal(lazy.rows[0].verdict, 'missed');
});

test('a target is undecided if its readings differ too much', async () => {
  let asked = 0;
  const { rows } = await judge(
    [RATIO],
    targetOf({ micros: () => 150 + 70 * Math.sin(Math.floor(asked++ / 6)) }, true),
    machine(),
  );
  assert.equal(rows[0].verdict, 'inconclusive');
});

test('cheats are wrong, and have no figures', async () => {
  const right = (...asked) => plainChain(...asked);
  const cache = new Map();
  const cheats = {
    'a cached answer': (op, size, start) => {
      if (!cache.has(op)) cache.set(op, plainChain(op, size, start, 1));
      return cache.get(op);
    },
    'half the runs': (op, size, start, runs) => right(op, size, start, Math.ceil(runs / 2)),
    'half the bytes': (op, size, start, runs) => right(op, size / 2, start, runs),
    'another start': (op, size, _start, runs) => right(op, size, 7, runs),
    'another operation': (_, size, start, runs) => right('fill', size, start, runs),
    'no number': () => 1e300,
  };
  for (const [name, acc] of Object.entries(cheats)) {
    for (const op of ['sum', 'copy', 'witness']) {
      const floor = { ...RATIO, op, size: 64 };
      const { rows } = await judge([floor], targetOf({ micros: 200, acc }), machine());
      assert.equal(rows[0].verdict, 'wrong', `${name}, ${op}`);
      assert.match(rows[0].reason, /^bench \w+ of 64 bytes, \d+ runs from \d+: acc must be \d+, got /);
      assert.ok(!('nanoseconds' in rows[0]));
    }
  }
});

test('a bench that takes no time has not done its work', async () => {
  const fill = { id: 'fill/x', op: 'fill', size: 2 ** 20, wanted: { minRatio: 1 }, ruler: 'fnv1a' };
  const { rows } = await judge([fill], targetOf({ micros: 0.5 }), machine({ factor: 1 / SLOW }));
  assert.equal(rows[0].verdict, 'wrong');
  assert.match(rows[0].reason, /^\d+ times as fast as the browser's Uint8Array\.fill: the work cannot have been done$/);
});

test('delay makes no target faster', async () => {
  let most = 0;
  const longest = runs => {
    most = Math.max(most, runs);
    return most;
  };
  let asked = 0;
  const delays = {
    'as long as the longest': runs => longest(runs),
    'longer for few': runs => 2 * longest(runs) - runs,
    'a tenth of the difference': runs => longest(runs) - (longest(runs) - runs) / 10,
    'from time to time': runs => runs * (asked++ % 3 === 0 ? 2 : 1),
  };
  for (const [name, delay] of Object.entries(delays)) {
    for (const step of [0.001, 1]) {
      most = 0;
      const target = targetOf({ took: runs => 0.2 * delay(runs) });
      const { rows } = await judge([{ ...RATIO, wanted: { minRatio: 0.01 } }], target, machine({ step }));
      assert.ok(
        rows[0].nanoseconds >= 0.9 * 200_000 - (1e6 * step) / 20,
        `${name}, clock of ${step} ms: ${rows[0].nanoseconds} ns`,
      );
    }
  }
});

test('what breaks, and what is not offered, is named for each floor', async () => {
  const broken = await judge([RATIO, TIME], targetOf({ answer: () => ({ result: 'INVALID' }) }), machine());
  assert.deepEqual(
    broken.rows.map(({ verdict, reason }) => [verdict, reason.split(':')[0]]),
    [
      ['fault', 'bad-answer'],
      ['fault', 'bad-answer'],
    ],
  );
  const lacking = await judge([{ ...RATIO, op: 'tree' }], targetOf({ bench: ['sum'] }), machine());
  assert.deepEqual(lacking.rows[0].reason, 'the target does not offer the bench tree');
  const absent = targetOf({ answer: () => ({ broken: 'gone' }), isAbsent: true });
  const { rows } = await judge([RATIO, { ...RATIO, op: 'copy' }, { ...RATIO, op: 'fill' }], absent, machine());
  assert.deepEqual(
    new Set(rows.map(({ verdict, reason }) => `${verdict} ${reason}`)),
    new Set(['fault no-start: gone']),
  );
  assert.equal(absent.starts, 2);
});

test('a floor whose ruler the browser lacks is told, and the others are measured', async () => {
  const hashed = { id: 'witness/x', op: 'witness', size: 64, wanted: { minRatio: 1 }, ruler: 'sha256' };
  const plain = { id: 'witness/y', op: 'witness', size: 64, wanted: { minRatio: 0.001 }, ruler: 'fnv1a' };
  const { rows, notes } = await judge(
    [hashed, plain],
    targetOf({ micros: 100 }),
    machine({ lacks: { sha256: 'there is none' } }),
  );
  assert.deepEqual(
    rows.map(({ id, verdict }) => [id, verdict]),
    [['witness/y', 'met']],
  );
  assert.deepEqual(notes, ['floor witness/x was not measured: its ruler is sha256, and there is none']);
});
