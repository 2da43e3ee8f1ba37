// The entry atlas-l2/gpu: without WebGPU here, and on software adapters in a browser, and in Deno if the variable ATLAS_DENO names it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'atlas-l2';
import { loadGpu } from 'atlas-l2/gpu';
import { load as loadStreams } from 'atlas-l2/streams';
import { refusal } from './engines.mjs';
import { CASES } from './gpu-cases.mjs';
import { endsReading } from './gpu-endings.mjs';
import { deno, inChromium, inDeno, missing } from './gpu-runtimes.mjs';

const atlas = await load();

for (const [name, body] of Object.entries(CASES)) {
  test(`without a GPU: ${name}`, async () => {
    const gpu = await loadGpu({ fallback: atlas });
    await body({ gpu, atlas, seed: Math.floor(Math.random() * 2 ** 32) });
    gpu.dispose();
  });
}

test('without WebGPU the fallback answers, and says why', async () => {
  const gpu = await loadGpu();
  assert.equal(await gpu.sum(Uint8Array.of(97)), 1);
  const { name, reason, adapter, leastBytes, rates, kernels, fallback } = gpu.engine;
  assert.equal(name, 'fallback');
  assert.match(reason, /^this runtime has no WebGPU \(navigator\.gpu\)/);
  assert.deepEqual([adapter, rates, kernels, gpu.device], [undefined, undefined, undefined, undefined]);
  assert.deepEqual(leastBytes, { sum: Infinity, tree: Infinity });
  assert.equal(fallback.module, 'simd');
  assert.ok(Object.isFrozen(gpu) && Object.isFrozen(gpu.engine));
  const buffer = { size: 8, usage: 128, mapState: 'unmapped', mapAsync() {} };
  for (const data of [buffer, { buffer, offset: 4 }])
    await assert.rejects(
      gpu.sum(data),
      refusal('INVALID', /data is a GPUBuffer, and no GPU can be used: this runtime has no WebGPU/),
    );
  gpu.dispose();
  await assert.rejects(gpu.sum(Uint8Array.of(97)), refusal('DESTROYED', /dispose was called/));
  await assert.rejects(gpu.treeAsync(Uint8Array.of(97)), refusal('DESTROYED', /dispose was called/));
});

test('without a GPU: dispose ends what reads a source', () =>
  endsReading({ fallback: atlas }, gpu => gpu.dispose(), /dispose was called/));

test('an engine that was asked for cannot be replaced', async () => {
  for (const engine of ['gpu', 'gpu-plain'])
    await assert.rejects(loadGpu({ engine, fallback: atlas }), refusal('INVALID', /no WebGPU.*Node has none/));
});

test('no adapter, an adapter that fails, and a device that is refused', async () => {
  const adapter = { limits: {}, info: {}, requestDevice: () => Promise.reject(new TypeError('limit')) };
  for (const [requestAdapter, message] of [
    [async () => null, /WebGPU has no adapter here/],
    [() => Promise.reject(new Error('crashed')), /WebGPU gives no adapter: crashed/],
    [async () => adapter, /WebGPU gives no device: limit/],
  ]) {
    // Node 20 has no navigator.
    const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.defineProperty(globalThis, 'navigator', { value: { gpu: { requestAdapter } }, configurable: true });
    try {
      await assert.rejects(loadGpu({ engine: 'gpu', fallback: atlas }), refusal('INVALID', message));
      const gpu = await loadGpu({ fallback: atlas });
      assert.match(gpu.engine.reason, message);
      assert.equal(await gpu.sum(Uint8Array.of(97)), 1);
    } finally {
      delete globalThis.navigator;
      if (own !== undefined) Object.defineProperty(globalThis, 'navigator', own);
    }
  }
});

/** All that is used of a device but its loss. */
const DEVICE = {
  ...Object.fromEntries(
    ['Buffer', 'BindGroup', 'CommandEncoder', 'ShaderModule', 'ComputePipelineAsync'].map(name => [
      `create${name}`,
      () => {},
    ]),
  ),
  pushErrorScope() {},
  popErrorScope() {},
  queue: { writeBuffer() {}, submit() {} },
  limits: {
    maxStorageBufferBindingSize: 2 ** 27,
    minStorageBufferOffsetAlignment: 256,
    maxComputeWorkgroupsPerDimension: 65_535,
    minUniformBufferOffsetAlignment: 256,
  },
};

test('an object that only looks like a device is not used', async () => {
  const device = { ...DEVICE, lost: new Promise(() => {}) };
  await assert.rejects(loadGpu({ device, engine: 'gpu', fallback: atlas }), refusal('INVALID', /the GPU refused/));
  assert.equal((await loadGpu({ device, fallback: atlas })).engine.name, 'fallback');
});

test('options are checked before anything is loaded', async () => {
  const streams = await loadStreams();
  for (const [given, message] of [
    [5, /options must be an object, got 5/],
    [{ Engine: 'gpu' }, /options\.Engine is not known: there are engine, fallback, device, leastBytes, software/],
    [{ engine: 'simd' }, /options\.engine must be one of auto, gpu, gpu-plain, got "simd"/],
    [{ fallback: null }, /options\.fallback must be an object, got null/],
    [{ fallback: streams }, /options\.fallback must be an instance of atlas-l2, atlas-l2\/simd or atlas-l2\/base/],
    [{ fallback: load }, /options\.fallback must be an object, got a value of type (Async)?Function$/],
    [{ device: {} }, /options\.device must be a GPUDevice, got a value of type Object: it has no createBuffer/],
    [{ device: null }, /options\.device must be a GPUDevice, got null/],
    [{ device: { ...DEVICE, queue: {} } }, /options\.device must be a GPUDevice, .*: it has no queue\.writeBuffer/],
    [
      { device: { ...DEVICE, limits: undefined, lost: Promise.resolve({}) } },
      /options\.device must be a GPUDevice, .*: it has no limits\.\w+/,
    ],
    [{ device: DEVICE, engine: 'gpu' }, /options\.device must be a GPUDevice, .*: it has no lost\.then/],
    [{ software: 1 }, /options\.software must be true or false, got 1/],
    [{ leastBytes: -1 }, /options\.leastBytes must be a whole number 0\.\./],
    [{ leastBytes: 5, engine: 'gpu' }, /options\.leastBytes is for the engine "auto", got "gpu"/],
  ])
    await assert.rejects(loadGpu(given), refusal('INVALID', message));
});

test('auto uses the GPU only where the measured times say so', async () => {
  const { leastLength } = await import(new URL('../node_modules/atlas-l2/src/gpu-measure.js', import.meta.url));
  assert.equal(leastLength({ gpu: 1e9, fallback: 1e9, latency: 0.001 }), Infinity);
  assert.equal(leastLength({ gpu: 1e9, fallback: 2e9, latency: 0.001 }), Infinity);
  const rates = { gpu: 8e9, fallback: 1e9, latency: 0.001 };
  const least = leastLength(rates);
  assert.ok(least > 1e6 && least < 2e6, `${least}`);
  const gain = n => n / rates.fallback / (rates.latency + n / rates.gpu);
  assert.ok(gain(least) >= 1.19 && gain(least - 1000) < 1.2);
});

test('nothing but the entry knows the GPU', () => {
  const read = name => readFileSync(new URL(`../node_modules/atlas-l2/src/${name}`, import.meta.url), 'utf8');
  const seen = new Set();
  const visit = name => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const [, path] of read(name).matchAll(/from '\.\/([\w./-]+)'/g)) if (!path.startsWith('embedded')) visit(path);
  };
  for (const entry of ['index.js', 'simd.js', 'base.js', 'sum.js', 'witness.js', 'streams.js', 'worker-pool.js'])
    visit(entry);
  assert.ok(seen.has('sources.js'));
  assert.deepEqual(
    [...seen].filter(name => name.startsWith('gpu')),
    [],
  );
});

/** Each case of a runtime is a test of its own. */
const report = run => async t => {
  const cases = await run();
  assert.ok(cases.length > 30, `${cases.length} cases`);
  for (const { name, error, ms } of cases) await t.test(`${name} (${ms} ms)`, () => assert.equal(error, undefined));
};

test('in Chromium', { skip: missing }, report(inChromium));
if (deno !== undefined) test('in Deno', report(inDeno));
