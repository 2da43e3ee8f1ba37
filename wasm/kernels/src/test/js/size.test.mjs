// What users download: each module, gzipped, in bytes. The bounds are promises; raise none without a reason in the commit.
//   node --test size.test.mjs, with ATLAS_WASM (folder of the modules)
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

for (const [engine, most] of [
  ['simd', 10_500],
  ['base', 9_000],
  ['threads', 1_000],
  ['sum', 1_700],
  ['sum-base', 1_500],
  ['witness', 7_500],
]) {
  test(`${engine}.wasm has at most ${most} bytes, gzipped`, () => {
    const size = gzipSync(readFileSync(join(process.env.ATLAS_WASM, `${engine}.wasm`)), { level: 9 }).length;
    assert.ok(size <= most, `${engine}.wasm has ${size} bytes, gzipped: ${size - most} too many`);
  });
}
