// spec/ABI.md against the modules: every export has its row and every row its export, with that many parameters of those types; the example runs.
// The threads module has the rows of the sections that its own section names.
//   node --test abi.test.mjs, with ATLAS_WASM (folder of the modules) and ATLAS_ABI (the page)
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const page = readFileSync(process.env.ATLAS_ABI, 'utf8');
const rowsOf = text =>
  [...text.matchAll(/^\| `([a-z0-9_]+)` \| (?:`([^`]*)`)? ?\| (code|number)/gm)].map(([, name, parameters = '']) => ({
    name,
    types: parameters === '' ? [] : parameters.split(', ').map(parameter => parameter.split(' ')[1]),
  }));
const section = title => page.split(/^(?=###? )/m).find(part => part.startsWith(`### ${title}\n`));
const instances = {};
const shared = () => ({ env: { memory: new WebAssembly.Memory({ initial: 2, maximum: 2, shared: true }) } });

for (const { engine, rows, imports, kinds } of [
  { engine: 'simd', rows: rowsOf(page), imports: () => ({}), kinds: [] },
  { engine: 'base', rows: rowsOf(page), imports: () => ({}), kinds: [] },
  {
    engine: 'threads',
    rows: rowsOf(section('Module') + section('Budgets')),
    imports: shared,
    kinds: [{ module: 'env', name: 'memory', kind: 'memory' }],
  },
]) {
  const module = new WebAssembly.Module(readFileSync(join(process.env.ATLAS_WASM, `${engine}.wasm`)));
  const { exports } = new WebAssembly.Instance(module, imports());
  instances[engine] = exports;
  const functions = WebAssembly.Module.exports(module)
    .filter(({ kind }) => kind === 'function')
    .map(({ name }) => name);

  test(`${engine}: the page lists exactly the exports and imports`, () => {
    assert.deepEqual(rows.map(({ name }) => name).sort(), functions.sort());
    assert.deepEqual(
      WebAssembly.Module.exports(module).filter(({ kind }) => kind !== 'function'),
      [{ name: 'memory', kind: 'memory' }],
    );
    assert.deepEqual(WebAssembly.Module.imports(module), kinds);
    assert.equal(exports.memory.buffer.byteLength, 2 * 65_536);
  });

  test(`${engine}: parameters are as many and of the types that the page says`, () => {
    for (const { name, types } of rows) {
      assert.equal(exports[name].length, types.length, name);
      // An i64 takes a BigInt and nothing else, an i32 no BigInt: a call with the right kinds does not throw, and with one wrong kind it does.
      const right = types.map(type => (type === 'i64' ? 0n : 0));
      assert.equal(typeof exports[name](...right), 'number', name);
      types.forEach((type, i) =>
        assert.throws(
          () => exports[name](...right.with(i, type === 'i64' ? 0 : 0n)),
          TypeError,
          `${name}, parameter ${i}`,
        ),
      );
    }
  });

  test(`${engine}: no call traps on what it is given`, () => {
    let x = 7;
    const odd = [0, 1, -1, 65_535, 65_536, 65_600, 131_071, 131_072, 2 ** 31 - 1, -(2 ** 31), 8, 95, 96];
    for (let round = 0; round < 300; round++) {
      for (const { name, types } of rows) {
        const given = types.map(type => {
          x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
          const value = odd[(x >>> 8) % odd.length];
          return type === 'i64' ? BigInt(value) : value;
        });
        assert.doesNotThrow(() => exports[name](...given), `${name}(${given})`);
      }
    }
  });
}

for (const engine of ['simd', 'base']) {
  const path = join(process.env.ATLAS_WASM, `${engine}.wasm`);
  const module = new WebAssembly.Module(readFileSync(path));

  test(`${engine}: calls with any arguments leave the module's own page as it was`, () => {
    const { memory, sha256, heap_base: base } = instances[engine]; // the constants would be wrong otherwise
    new Uint8Array(memory.buffer).set([97, 98, 99], base());
    sha256(base(), 3, base() + 64);
    assert.equal(
      Buffer.from(memory.buffer, base() + 64, 32).toString('hex'),
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test(`${engine}: the example prints what the page says`, () => {
    const [, example, output] = /```js run\n([\s\S]*?)```\n```text output\n([\s\S]*?)```/.exec(page);
    const folder = mkdtempSync(join(tmpdir(), 'atlas-abi-'));
    try {
      writeFileSync(join(folder, 'example.mjs'), example);
      const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'example.mjs'), path], { encoding: 'utf8' });
      assert.equal(stdout, output, stderr);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test(`${engine}: memory may be used to its last byte, beyond 2^31`, () => {
    const { memory, sum, fill, check, heap_base: base } = new WebAssembly.Instance(module, {}).exports;
    memory.grow(2 ** 31 / 65_536 + 1);
    const end = memory.buffer.byteLength;
    assert.equal(fill(end - 4_129, 4_129, 255), 0);
    assert.equal(check(end - 4_129, 4_129), 0);
    assert.equal(sum(base(), end - base()), 0);
    new Uint8Array(memory.buffer)[end - 1] += 5;
    assert.equal(sum(base(), end - base()), 5);
    assert.equal(sum(base(), end - base() + 1), -1);
  });
}
