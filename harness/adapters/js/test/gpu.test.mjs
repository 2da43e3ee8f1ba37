// Sessions whose answers come from a GPU: what is an answer, and what is a fault. Node has no WebGPU, so the package's
// engine simd plays its role, and is lost, or wrong, in many ways. With WebGPU, ./atlas certify runs the same code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gpuOperations } from '../src/gpu-operations.mjs';
import { openSession } from '../src/open.mjs';
import { Session } from '../src/session.mjs';
import { home } from './open-session.mjs';

const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
const importFile = file => import(pathToFileURL(join(home, file)).href);
const library = await importFile(manifest.exports['.'].default);
const atlas = await library.load({ engine: 'simd' });
const platform = { runtime: 'test', maxBytes: 2 ** 30, levels: ['core'] };
const bytes = data => {
  if (data?.buffer?.written === undefined) return data;
  return data.buffer.written.subarray(data.offset, data.offset + data.size);
};

/** Buffers that keep what is written, and say which are not destroyed. */
function device(open = new Set()) {
  return {
    open,
    createBuffer({ size }) {
      const buffer = { size, destroy: () => open.delete(buffer) };
      open.add(buffer);
      return buffer;
    },
    queue: {
      writeBuffer(buffer, at, data) {
        assert.equal(at, 0);
        assert.equal(data.length % 4, 0, 'WebGPU writes words');
        assert.ok(data.length <= buffer.size);
        buffer.written = data.slice();
      },
    },
  };
}

/** The surface of atlas-l2/gpu. */
const gpu = changes => ({
  device: device(),
  engine: { reason: 'the device was lost' },
  sum: async data => atlas.sum(bytes(data)),
  check: async data => atlas.check(bytes(data)),
  tree: async (data, k) => atlas.tree(bytes(data), k),
  treeWitness: async (data, k) => atlas.treeWitness(bytes(data), k),
  treeAsync: (source, options) => atlas.treeAsync(source, options),
  changedLeaves: async (before, after, k) => atlas.tree(bytes(before), k).changedLeaves(atlas.tree(bytes(after), k)),
  ...changes,
});

function asking(changes) {
  const computes = gpu(changes);
  const session = new Session(library, atlas, '1', platform, {
    operations: gpuOperations(computes, library),
    text: 'gpu: here; the others',
  });
  const ask = async (op, input) => {
    const request = op === 'hello' ? { type: 'hello', protocol: 1 } : { type: 'run', op, in: input };
    const { answer } = await session.answer(JSON.stringify({ seq: 1, ...request }));
    assert.equal(computes.device?.open.size ?? 0, 0, 'no buffer is left');
    return answer;
  };
  return ask;
}

const data = { splitmix64: '7', length: 5001 };
const same = { before: data, after: { patch: data, at: 4500, with: 'ff' }, k: 8 };

test('theIntroductionSaysWhatTheGpuAnswersAndOffersNoBench', async () => {
  const { engine, bench, operations } = await asking({})('hello');
  assert.equal(engine, 'gpu: here; the others by simd: asked for; SHA-256 by simd');
  assert.deepEqual(bench, []);
  assert.ok(operations.includes('domain'));
});

test('allFormsAndSourcesThatAgreeAreAnAnswer', async () => {
  const ask = asking({});
  assert.equal((await ask('sum', { data })).result, 'OK');
  assert.equal((await ask('check', { data: { hex: '' } })).conserved, true);
  assert.deepEqual((await ask('changedLeaves', same)).leaves, [17]);
  assert.equal((await ask('witnessTree', { data, k: 8 })).leaves, 20);
  assert.equal((await ask('inclusionProof', { data, k: 8, index: 3 })).path.length, 5);
  assert.equal((await ask('version', {})).result, 'OK');
});

test('aRefusalOfThePackageIsAnAnswer', async () => {
  const ask = asking({});
  for (const [op, input] of [
    ['sum', {}],
    ['witnessTree', { data: { hex: '' }, k: 8 }],
    ['witnessTree', { data, k: 7 }],
    ['inclusionProof', { data, k: 8, index: 20 }],
  ])
    assert.equal((await ask(op, input)).result, 'INVALID', op);
});

/** Kills an adapter that takes the failure of a GPU for the refusal that a vector expects. */
test('aFailureOfTheGpuIsAFaultWhateverItsCode', async () => {
  class GpuFailure extends library.AtlasError {}
  for (const code of ['INVALID', 'MEMORY', 'DESTROYED']) {
    const fail = async () => {
      throw new GpuFailure(library.ErrorCode[code], 'the device was lost');
    };
    const ask = asking({ sum: fail, tree: fail, treeWitness: fail, treeAsync: fail, changedLeaves: fail, check: fail });
    for (const [op, input] of [
      ['sum', { data }],
      ['check', {}],
      ['witnessTree', { data: { hex: '' }, k: 8 }],
      ['changedLeaves', same],
      ['consistencyProof', { data, k: 8, first: 3 }],
    ]) {
      const answer = await ask(op, input);
      assert.match(answer.fault, /the GPU failed: .*the device was lost/, `${op} ${code}`);
      assert.equal(answer.result, undefined);
    }
  }
});

test('aDeviceThatIsLostBeforeTheCallIsAFault', async () => {
  const ask = asking({ device: undefined });
  assert.match((await ask('sum', { data })).fault, /the GPU failed: the device was lost/);
  assert.equal((await ask('version', {})).result, 'OK');
});

/** Kills a GPU that is right for some forms of the data only, or that loses a piece of a source. */
test('formsSourcesAndCallsThatDisagreeAreFaults', async () => {
  const isPart = ({ buffer, offset }) => buffer?.written !== undefined && offset === 3;
  const wrongPart = asking({ sum: async d => (isPart(d) ? 95 : atlas.sum(bytes(d))) });
  assert.match((await wrongPart('sum', { data })).fault, /forms disagree: .*, 95 for a part of a GPUBuffer/);
  const shorter = async (source, options) =>
    atlas.treeAsync(source instanceof Blob ? source.slice(1) : source, options);
  assert.match((await asking({ treeAsync: shorter })('witnessTree', { data, k: 8 })).fault, /for a Blob/);
  const other = asking({ treeWitness: async () => atlas.treeWitness(new Uint8Array(9), 8) });
  assert.match((await other('witnessTree', { data, k: 8 })).fault, /forms disagree: .* for treeWitness/);
  const none = asking({ changedLeaves: async () => [] });
  assert.match(
    (await none('changedLeaves', same)).fault,
    /forms disagree: \[\] for a plain array, \[17\] for the trees/,
  );
});

test('withoutWebGpuEveryRequestIsAFaultWithTheReason', async () => {
  for (const engine of ['gpu', 'gpu-software']) {
    const session = await openSession(engine, manifest, importFile, platform);
    for (const type of ['hello', 'run', 'bye']) {
      const { answer, done } = await session.answer(`{"type":"${type}","seq":4,"protocol":1,"op":"sum","in":{}}`);
      assert.equal(answer.seq, 4);
      assert.match(answer.fault, /^no GPU can be used: .*WebGPU/);
      assert.equal(done, type === 'bye');
    }
  }
});
