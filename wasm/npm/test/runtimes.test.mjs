// Runtimes that lack a global, have several realms, or cannot provide what an instance needs: each in a process of its
// own.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { refusal } from './engines.mjs';

/** What a program prints, line by line. */
function linesOf(program, { flags = [], shell } = {}) {
  const args = [...flags, '--input-type=module', '--eval', program];
  const options = { cwd: new URL('..', import.meta.url), encoding: 'utf8', timeout: 60_000 };
  const { stdout, stderr } =
    shell === undefined
      ? spawnSync(process.execPath, args, options)
      : spawnSync('sh', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...args], options);
  assert.equal(stderr, '');
  return stdout.trim().split('\n');
}

const TRIES = `const { load, loadSync } = await import('atlas-l2');
  for (const way of [load, loadSync]) try { console.log((await way()).sum(Uint8Array.of(95, 3))); } catch (e) { console.log(e.name, e.message); }`;

test('without a FinalizationRegistry all is there, and is freed by calls', () => {
  const program = `delete globalThis.FinalizationRegistry;
    const { load } = await import('atlas-l2');
    const { WorkerPool } = await import('atlas-l2/workers');
    const atlas = await load();
    for (let i = 0; i < 100; i++) atlas.free(atlas.alloc(1_000_000));
    const block = atlas.alloc(96);
    console.log(block.buffer.byteLength < 5_000_000);
    const domain = new atlas.Domain(96, 1);
    domain.attach(block);
    console.log(domain.commit().length, new atlas.Budget(5).available);
    const pool = new WorkerPool(1);
    console.log((await pool.tree(block)).leafCount);
    pool.close();`;
  assert.deepEqual(linesOf(program), ['true', '96n 5', '1']);
});

test('without process.getBuiltinModule, as in Node before 20.16, a pool says what it needs', () => {
  const program = `delete process.getBuiltinModule;
    const { load } = await import('atlas-l2');
    const { WorkerPool } = await import('atlas-l2/workers');
    console.log((await load()).sum(Uint8Array.of(97)));
    await new WorkerPool(1).tree(new Uint8Array(5)).catch((e) => console.log(e.message));`;
  const [sum, message] = linesOf(program);
  assert.equal(sum, '1');
  assert.match(message, /^INVALID: createWorker must be given: .* Node has from 20\.16 and 22\.3 on$/);
});

test('an instance that has no room is not blamed on a policy', {
  skip: process.platform !== 'linux' && 'ulimit is of Linux; to run it: use Linux',
}, () => {
  for (const line of linesOf(TRIES, { shell: 'ulimit -v 8388608' })) {
    assert.match(line, /^(2|AtlasError MEMORY: .*address space.*ulimit -v.*)$/); // from Node 24 on it has room
    assert.doesNotMatch(line, /Content-Security-Policy/);
  }
});

test('no room for a second instance leaves the first', () => {
  const once = `const { Instance } = WebAssembly;
    let made = 0;
    WebAssembly.Instance = new Proxy(Instance, { construct(target, args) { if (made++ % 2 > 0) throw new RangeError('could not allocate memory'); return new target(...args); } });
    delete process.getBuiltinModule;`;
  const program = `${once} const { load } = await import('atlas-l2'); const { engine } = await load(); console.log(engine.name, engine.sha256, engine.reason);`;
  assert.match(linesOf(program)[0], /^simd simd another engine cannot run: .*could not allocate memory/);
});

test('what another realm made is what it is', () => {
  const program = `import vm from 'node:vm';
    import { readFileSync } from 'node:fs';
    import { load, loadSync } from 'atlas-l2';
    const of = (code) => vm.runInNewContext(code, { bytes: readFileSync('node_modules/atlas-l2/base.wasm') });
    const said = async (call) => { try { const atlas = await call(); return atlas.engine.name + ' ' + atlas.sum(of('Uint8Array.of(97)')); } catch (e) { return e.codeName + ' ' + e.message.slice(0, 60); } };
    const buffer = of('new Uint8Array(bytes).buffer');
    const module = of('new WebAssembly.Module(bytes)');
    for (const way of [load, loadSync]) for (const given of [buffer, module, { module }, { module: buffer }, of('new ArrayBuffer(8)'), of('({ engine: "base" })')]) console.log(await said(() => way(given)));
    const { SharedBudget } = await load();
    const memory = of('new WebAssembly.Memory({ initial: 2, maximum: 2, shared: true })');
    const budget = SharedBudget.from({ memory, at: 65536 });
    console.log(budget.available);
    const shared = of('new SharedArrayBuffer(100)');
    console.log((await (await load()).witnessAsync(shared)).length);
    const gone = of('new Uint8Array(8)');
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    console.log(await said(async () => (await load()).sum(gone)));`;
  const given = ['given 1', 'given 1', 'given 1', 'given 1', 'INVALID INVALID: module cannot be compiled', 'base 1'];
  const lines = linesOf(program).map(line => line.replace(/(cannot be compiled|detached).*/, '$1'));
  assert.deepEqual(lines, [...given, ...given, '0', '100n', 'INVALID INVALID: data is detached']);
});

test('what is not an option is refused by name', async () => {
  const { load, loadSync } = await import('atlas-l2');
  const atlas = await load();
  const { memory } = new atlas.SharedBudget(5).handle;
  for (const way of [
    load,
    options =>
      new Promise(resolve => {
        resolve(loadSync(options));
      }),
  ]) {
    for (const bad of [
      [],
      new Map(),
      new Set(),
      Promise.resolve(),
      new Response(''),
      new SharedArrayBuffer(8),
      new URL('file:///'),
      memory,
      () => {},
      'simd',
      5,
      null,
    ]) {
      await assert.rejects(way(bad), refusal('INVALID', /options must be an object, got /), String(bad));
    }
    await assert.rejects(
      way({ Engine: 'simd' }),
      refusal('INVALID', /options\.Engine is not known: there are engine, module/),
    );
    assert.ok(await way(Object.create(null)));
    assert.ok(await way({ engine: undefined, module: undefined }));
  }
  const bytes = new Uint8Array(5);
  await assert.rejects(
    atlas.sumAsync(bytes, { onprogress() {} }),
    refusal('INVALID', /options\.onprogress is not known: there are onProgress, signal/),
  );
  await assert.rejects(atlas.sumAsync(bytes, { leafLog2: 12 }), refusal('INVALID', /options\.leafLog2 is not known/));
  await assert.rejects(
    atlas.treeAsync(bytes, { leaflog2: 12 }),
    refusal('INVALID', /options\.leaflog2 is not known: there are onProgress, signal, leafLog2/),
  );
  await assert.rejects(atlas.witnessAsync(bytes, 12), refusal('INVALID', /options must be an object, got 12/));
});

test("a handle of a memory that is not a shared budget's is refused", async () => {
  const { load } = await import('atlas-l2');
  const { SharedBudget } = await load();
  const fake = { [Symbol.toStringTag]: 'WebAssembly.Memory', buffer: new SharedArrayBuffer(131_072) };
  for (const memory of [
    fake,
    new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true }),
    new WebAssembly.Memory({ initial: 2 }),
  ]) {
    assert.throws(
      () => SharedBudget.from({ memory, at: 65_536 }),
      refusal('INVALID', /handle must be a SharedBudget's/),
    );
  }
});

test('a source that has nothing to give leaves others their turn, so that an abort comes through', () => {
  const program = `import { load } from 'atlas-l2';
    const atlas = await load();
    const empty = new Uint8Array(0);
    const sources = {
      *sync() { for (;;) yield empty; },
      async *async() { for (;;) yield new ArrayBuffer(0); },
      stream: () => new ReadableStream({ pull(controller) { controller.enqueue(empty); } }, { highWaterMark: 0 }),
    };
    for (const call of ['sumAsync', 'witnessAsync', 'treeAsync']) {
      for (const make of Object.values(sources)) await atlas[call](make(), { signal: AbortSignal.timeout(30) }).catch((e) => console.log(e.name));
    }`;
  assert.deepEqual(linesOf(program), new Array(9).fill('TimeoutError'));
});

test('CommonJS can require the package', {
  skip:
    process.features.require_module !== true &&
    'this Node cannot require modules; to run it: use Node 20.19, 22.12 or later',
}, () => {
  const { stdout } = spawnSync(
    process.execPath,
    [
      '--no-warnings',
      '--input-type=commonjs',
      '--eval',
      `
    const { load, loadSync } = require('atlas-l2');
    const { WorkerPool } = require('atlas-l2/workers');
    console.log(loadSync().sum(new Uint8Array([95, 3])), typeof WorkerPool);
    load().then((atlas) => console.log(atlas.sum(new Uint8Array([97]))));`,
    ],
    { cwd: new URL('..', import.meta.url), encoding: 'utf8' },
  );
  assert.equal(stdout, '2 function\n1\n');
});
