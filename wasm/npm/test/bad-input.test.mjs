// Every call that takes bytes, with every value that is not bytes, or not any more: the call is refused with the name
// of the argument, and nothing is written.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { constants, load } from 'atlas-l2';
import { ENGINES, noise, refusal } from './engines.mjs';

const shrunk = Type => {
  const buffer = new ArrayBuffer(64, { maxByteLength: 128 });
  const view = new Type(buffer, 16, 8 / (Type.BYTES_PER_ELEMENT ?? 1));
  buffer.resize(8);
  return view;
};
const detached = Type => {
  const view = new Type(new ArrayBuffer(64));
  structuredClone(view.buffer, { transfer: [view.buffer] });
  return view;
};
const detachedBuffer = () => detached(Uint8Array).buffer;
function detachedNodeBuffer() {
  const buffer = new ArrayBuffer(64);
  const view = Buffer.from(buffer, 8, 8);
  structuredClone(buffer, { transfer: [buffer] });
  return view;
}

const NOT_BYTES = [
  undefined,
  null,
  true,
  5,
  NaN,
  2n,
  'text',
  Symbol('s'),
  {},
  [],
  [1, 2],
  () => {},
  new Map(),
  new Proxy(new Uint8Array(4), {}),
  Object.create(Uint8Array.prototype),
  new WebAssembly.Memory({ initial: 1 }),
  { length: 3, buffer: new ArrayBuffer(3) },
  { [Symbol.toStringTag]: 'ArrayBuffer', length: 3 },
  new Proxy(new ArrayBuffer(4), {}),
];
const GONE = [
  ...[Uint8Array, Uint8ClampedArray, Int16Array, Float64Array, BigInt64Array, DataView].flatMap(Type => [
    detached(Type),
    shrunk(Type),
  ]),
  detachedBuffer(),
  detachedNodeBuffer(),
];
const good = () => new Uint8Array(8).fill(12);

const CALLS = {
  sum: (atlas, bad) => atlas.sum(bad),
  check: (atlas, bad) => atlas.check(bad),
  windowCheck: (atlas, bad) => atlas.windowCheck(bad),
  slidingCheck: (atlas, bad) => atlas.slidingCheck(bad, 4),
  'delta before': (atlas, bad) => atlas.delta(bad, good()),
  'delta after': (atlas, bad) => atlas.delta(good(), bad),
  deltaRange: (atlas, bad) => atlas.deltaRange(0, good(), bad),
  fill: (atlas, bad) => atlas.fill(bad, 7),
  'copy to': (atlas, bad) => atlas.copy(good(), bad),
  'copy from': (atlas, bad) => atlas.copy(bad, good()),
  copyWithin: (atlas, bad) => atlas.copyWithin(bad, 0, 0, 0),
  witness: (atlas, bad) => atlas.witness(bad),
  treeWitness: (atlas, bad) => atlas.treeWitness(bad),
  tree: (atlas, bad) => atlas.tree(bad),
  verify: (atlas, bad) => atlas.verify(bad, atlas.witness(good())),
  'digest of a witness': (atlas, bad) => atlas.encodeRecord({ ...atlas.witness(good()), digest: bad }),
  decodeRecord: (atlas, bad) => atlas.decodeRecord(bad),
  merkleRoot: (atlas, bad) => atlas.merkleRoot([good(), bad]),
  'batch.sum': (atlas, bad) => atlas.batch.sum([good(), bad]),
  'batch.delta': (atlas, bad) => atlas.batch.delta([{ before: good(), after: bad }]),
  'batch.witness': (atlas, bad) => atlas.batch.witness([bad]),
  'ConservedSum.update': (atlas, bad) => new atlas.ConservedSum().update(bad),
  ConservedBuffer: (atlas, bad) => new atlas.ConservedBuffer(bad),
  'Domain.attach': (atlas, bad) => new atlas.Domain(8, 0).attach(bad),
};

for (const atlas of ENGINES) {
  const { name } = atlas.engine;
  test(`${name}: whatIsNoBytesIsRefusedByName`, () => {
    for (const [call, run] of Object.entries(CALLS)) {
      for (const bad of NOT_BYTES) {
        assert.throws(
          () => run(atlas, bad),
          refusal('INVALID', /^INVALID: [\w.[\]]+ (must be bytes|is detached or out of bounds)/),
          `${call} of ${Object.prototype.toString.call(bad)}`,
        );
      }
    }
  });

  test(`${name}: whatIsGoneIsRefusedByName`, () => {
    for (const [call, run] of Object.entries(CALLS)) {
      for (const bad of GONE) {
        assert.throws(
          () => run(atlas, bad),
          refusal('INVALID', /is detached or out of bounds/),
          `${call} of ${Object.prototype.toString.call(bad)}`,
        );
      }
      const freed = atlas.alloc(8);
      atlas.free(freed);
      assert.throws(() => run(atlas, freed), refusal('INVALID', /was freed/), `${call} of a freed block`);
    }
  });

  test(`${name}: buffersThatMayGrowAreReadAsTheyAre`, () => {
    const growable = new SharedArrayBuffer(1000, { maxByteLength: 3000 });
    const tracking = new Uint8Array(growable);
    tracking.fill(1);
    assert.equal(atlas.sum(growable), 1000 % 96);
    growable.grow(2000);
    assert.equal(atlas.sum(tracking), 1000 % 96);
    assert.deepEqual(atlas.witness(growable), atlas.witness(tracking.slice()));
    assert.equal(atlas.tree(tracking, 8).leafCount, 8);
    const resizable = new ArrayBuffer(96, { maxByteLength: 200 });
    const view = new Uint8Array(resizable);
    view.fill(1);
    const domain = new atlas.Domain(96, 0);
    domain.attach(view);
    resizable.resize(50);
    assert.throws(
      () => domain.verify(),
      error => error.name === 'AtlasError',
    );
  });

  test(`${name}: numbersThatAreNoneOrNotExactAreRefused`, () => {
    const data = noise(20);
    const before = data.slice();
    for (const bad of [
      -1,
      0.5,
      NaN,
      Infinity,
      2 ** 53,
      -(2n ** 70n),
      2n ** 70n,
      '1',
      null,
      {},
      [],
      true,
      Symbol('s'),
    ]) {
      const refused = (call, argument) =>
        assert.throws(
          call,
          refusal('INVALID', new RegExp(`^INVALID: ${argument} must be a whole number`)),
          `${argument} ${String(bad)}`,
        );
      refused(() => atlas.fill(data, bad), 'value');
      refused(() => atlas.fill(data, 5, bad), 'start');
      refused(() => atlas.copyWithin(data, bad, 0, 1), 'from');
      refused(() => atlas.alloc(bad), 'length');
      refused(() => atlas.reserve(bad), 'length');
      refused(() => atlas.slidingCheck(data, bad), 'window');
      refused(() => atlas.deltaByte(bad, 0, 0), 'sum');
      refused(() => atlas.tree(data, bad), 'leafLog2');
      refused(() => atlas.tree(data).leafHash(bad), 'index');
      refused(() => atlas.tree(data).consistencyProof(bad), 'first');
      refused(() => new atlas.Budget(bad), 'initial');
      refused(() => new atlas.Budget(5).allocate(bad), 'n');
      refused(() => new atlas.Domain(bad, 0), 'bytes');
      refused(() => new atlas.Domain(20, bad), 'budget');
      refused(() => new atlas.ConservedSum().restore(bad), 'state');
      refused(() => atlas.batchHint(bad), 'bytes');
    }
    assert.deepEqual(data, before);
  });

  test(`${name}: nothingWorksAfterDestroy`, () => {
    const domain = new atlas.Domain(8, 5);
    domain.attach(good());
    domain.destroy();
    domain.destroy();
    assert.equal(domain.state, 'DESTROYED');
    const calls = [
      () => domain.attach(good()),
      () => domain.update(0, 12, 12),
      () => domain.verify(),
      () => domain.commit(),
      () => domain.allocate(1),
      () => domain.allocateAll(1),
      () => domain.release(1),
      () => domain.available,
      () => domain.sum,
      () => domain.witness,
    ];
    for (const call of calls) assert.throws(call, refusal('DESTROYED', /destroyed/), String(call));
  });
}

const bytesOf = name => readFileSync(createRequire(import.meta.url).resolve(`atlas-l2/${name}.wasm`));

test('corruptModulesNeverLoad', async () => {
  const whole = bytesOf('base');
  for (const length of [0, 1, 8, 100, whole.length - 1])
    await assert.rejects(load({ module: whole.subarray(0, length) }), refusal('INVALID', /module/));
  await assert.rejects(load({ module: bytesOf('threads') }), refusal('INVALID', /cannot be compiled|module must be/));
  await assert.rejects(load({ module: Promise.reject(new TypeError('no network')) }), /no network/);
  await assert.rejects(
    load({ module: new Response('<html>', { status: 404 }) }),
    refusal('INVALID', /module cannot be compiled/),
  );
});

/** Loads in a process of its own, whose WebAssembly is what the code makes of it. */
function loadAfter(code) {
  const program = `${code}; const { load, loadSync } = await import('atlas-l2');
    for (const way of [load, loadSync]) try { await way(); console.log('loaded'); } catch (e) { console.log(e.name, e.message); }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
    timeout: 300_000,
  });
  return stdout
    .trim()
    .split('\n')
    .concat(stderr === '' ? [] : stderr);
}

test('withoutWebAssemblyTheReasonIsNamed', () => {
  assert.deepEqual(
    loadAfter('delete globalThis.WebAssembly'),
    Array(2).fill('AtlasError INVALID: this runtime has no WebAssembly'),
  );
});

test('aForbiddingContentSecurityPolicyIsNamed', () => {
  const forbid = `const no = () => { throw new WebAssembly.CompileError("Refused to compile: 'unsafe-eval' is not allowed") };
    WebAssembly.compile = async () => no(); WebAssembly.Module = new Proxy(WebAssembly.Module, { construct: no })`;
  for (const line of loadAfter(forbid))
    assert.match(
      line,
      /^AtlasError INVALID: the module cannot be compiled: .*Content-Security-Policy.*'wasm-unsafe-eval'/,
    );
});

test('memoryThatIsNotThereIsMEMORY', () => {
  const forbid =
    'WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct() { throw new RangeError("could not allocate memory") } })';
  for (const line of loadAfter(forbid)) {
    assert.match(
      line,
      /^AtlasError MEMORY: .*could not allocate memory.*address space.*ulimit -v.*--disable-wasm-trap-handler/,
    );
    assert.doesNotMatch(line, /Content-Security-Policy/);
  }
});

test('longInputsAreReadInPieces', async () => {
  const most = 2 ** 31 + 4097;
  let data;
  try {
    data = new Uint8Array(most); // untouched pages cost nothing
  } catch {
    data = new Uint8Array(2 ** 20); // no space here: the test uses less
  }
  data[data.length - 1] = 5;
  for (const atlas of ENGINES.slice(0, 1)) {
    assert.equal(atlas.sum(data), 5);
    assert.equal(await atlas.sumAsync(data), 5);
    assert.ok(atlas.view(atlas.alloc(1)).buffer.byteLength < 2 ** 24);
  }
  assert.equal(constants.modulus, 96);
});
