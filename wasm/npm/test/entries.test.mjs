// The entries of the package: the same answers from each, also from CommonJS.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as all from 'atlas-l2';
import * as base from 'atlas-l2/base';
import * as simd from 'atlas-l2/simd';
import * as streams from 'atlas-l2/streams';
import * as sum from 'atlas-l2/sum';
import * as witness from 'atlas-l2/witness';
import { noise, refusal } from './engines.mjs';

const read = name => readFileSync(new URL(`../node_modules/atlas-l2/${name}`, import.meta.url));
const { exports } = JSON.parse(read('package.json').toString());
const atlas = all.loadSync({ engine: 'simd' });
const ENTRIES = {
  simd: { entry: simd, engines: ['simd', 'host', 'auto'] },
  base: { entry: base, engines: ['base', 'host', 'auto'] },
  sum: { entry: sum, engines: ['simd', 'base', 'auto'] },
  witness: { entry: witness, engines: ['simd', 'host', 'auto'] },
  streams: { entry: streams, engines: ['simd', 'host', 'auto'] },
};

/** The same calls with every instance that has them. */
const CALLS = {
  sum: made => made.sum(noise(70_000)),
  check: made => made.check(Uint8Array.of(1, 95)),
  windowCheck: made => made.windowCheck(noise(4000)),
  slidingCheck: made => made.slidingCheck(new Uint8Array(1000), 96),
  delta: made => made.delta(noise(40_000), noise(40_000, 2)),
  deltaByte: made => made.deltaByte(5, 7, 250),
  deltaRange: made => made.deltaRange(95, noise(40_000), noise(40_000, 2)),
  ConservedSum: made => new made.ConservedSum().update(noise(500)).value(),
  sumAsync: made => made.sumAsync(new Blob([noise(5000)])),
  alloc: made => made.sum(made.alloc(10).fill(3)),
  witness: made => [made.witness(noise(70_000)), made.witness(made.alloc(500))],
  treeWitness: made =>
    [8, 12, 16].map(k => [made.treeWitness(noise(300_000), k), made.treeWitness(made.alloc(500), k)]),
  verify: made => made.verify(noise(5000), made.treeWitness(noise(5000), 8)),
  merge: made => made.merge([made.witness(noise(5)), made.witness(noise(6))]),
  encodeRecord: made => made.encodeRecord(made.witness(noise(5))),
  decodeRecord: made => made.decodeRecord(made.encodeRecord(made.witness(noise(5)))),
  witnessAsync: made => made.witnessAsync(new Blob([noise(50_000)]), { leafLog2: 8 }),
  WitnessHasher: made => new made.WitnessHasher().update(noise(5000)).witness(),
};
const NAMES = Object.keys(CALLS);
const DELTAS = ['windowCheck', 'slidingCheck', 'delta', 'deltaByte', 'deltaRange'];
const MISSING = {
  sum: NAMES.slice(NAMES.indexOf('witness')),
  witness: [...DELTAS, 'ConservedSum', 'sumAsync', 'witnessAsync', 'WitnessHasher'],
  streams: DELTAS,
};

for (const [name, { entry, engines }] of Object.entries(ENTRIES)) {
  test(`${name}: everyCallHasTheAnswersOfTheWholePackage`, async () => {
    assert.deepEqual(Object.keys(entry).sort(), Object.keys(all).sort());
    assert.equal(entry.AtlasError, all.AtlasError);
    for (const engine of engines) {
      for (const made of [entry.loadSync({ engine }), await entry.load({ engine })]) {
        for (const call of NAMES) {
          if (MISSING[name]?.includes(call)) assert.equal(made[call], undefined);
          else assert.deepEqual(await CALLS[call](made), await CALLS[call](atlas), `${engine}: ${call}`);
        }
        assert.equal(made.version.text, atlas.version.text);
        assert.ok(Object.isFrozen(made));
      }
    }
  });

  test(`${name}: otherEnginesAreRefused`, async () => {
    for (const engine of ['simd', 'base', 'host', 'fast'].filter(other => !engines.includes(other))) {
      assert.throws(() => entry.loadSync({ engine }), refusal('INVALID', /engine must be one of auto, /));
      await assert.rejects(entry.load({ engine }), refusal('INVALID', /engine must be one of auto, /));
    }
  });
}

test('withoutSimdAnEntrySaysWhatToImport', async () => {
  const { validate } = WebAssembly;
  WebAssembly.validate = () => false;
  try {
    for (const entry of [simd, witness, streams]) {
      assert.throws(() => entry.loadSync(), refusal('INVALID', /no 128-bit SIMD.*import atlas-l2\/base/));
      await assert.rejects(entry.load({ engine: 'host' }), refusal('INVALID', /import atlas-l2\/base/));
      assert.throws(() => entry.loadSync({ engine: 'simd' }), refusal('INVALID', /engine "simd" needs 128-bit SIMD/));
    }
    for (const entry of [all, base, sum]) assert.equal(entry.loadSync().engine.module, 'base');
  } finally {
    WebAssembly.validate = validate;
  }
});

test('aModuleServesWhereItHasTheOperations', async () => {
  const serves = {
    'simd.wasm': [all, simd, base, sum, witness, streams],
    'base.wasm': [all, simd, base, sum, witness, streams],
    'witness.wasm': [witness, streams],
    'sum.wasm': [sum],
    'sum-base.wasm': [sum],
  };
  for (const [file, entries] of Object.entries(serves)) {
    for (const entry of [all, simd, base, sum, witness, streams]) {
      const load = () => entry.loadSync({ module: read(file) });
      if (entries.includes(entry)) assert.equal(load().sum(Uint8Array.of(97)), 1);
      else assert.throws(load, refusal('INVALID', /module must be .*\.wasm of this package/), file);
    }
  }
});

test('CommonJSHasEveryEntry', {
  skip:
    process.features.require_module !== true &&
    'this Node cannot require modules; to run it: use Node 20.19, 22.12 or later',
}, () => {
  const code = `
    for (const entry of ['atlas-l2', 'atlas-l2/simd', 'atlas-l2/base', 'atlas-l2/sum', 'atlas-l2/witness', 'atlas-l2/streams'])
      console.log(require(entry).loadSync().sum(Uint8Array.of(97, 1)));
    console.log(typeof require('atlas-l2/workers').WorkerPool, typeof require('atlas-l2/node').nodePassThrough);
    require('atlas-l2/gpu').loadGpu().then(gpu => gpu.sum(Uint8Array.of(97, 2))).then(console.log);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=commonjs', '--eval', code], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });
  assert.equal(stdout, '2\n2\n2\n2\n2\n2\nfunction function\n3\n', stderr);
});

test('jsr.json has the entries, the version and the licence of package.json', () => {
  const jsr = JSON.parse(readFileSync(new URL('../jsr.json', import.meta.url), 'utf8'));
  const { version, license } = JSON.parse(read('package.json').toString());
  const entries = Object.entries(exports).filter(([path]) => !/\.(wasm|json)$/.test(path));
  assert.deepEqual(jsr.exports, Object.fromEntries(entries.map(([path, { default: file }]) => [path, file])));
  assert.deepEqual({ version: jsr.version, license: jsr.license }, { version, license });
  for (const [, { types, default: file }] of entries) {
    const [first] = read(file).toString().split('\n');
    assert.equal(first, `/* @ts-self-types="../${types.slice(2)}" */`, file);
  }
});
