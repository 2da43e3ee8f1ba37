// Measures in this Node.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256 } from '@noble/hashes/sha2.js';
import * as hashWasm from 'hash-wasm';
import { groundOf, measure } from './measure.js';

/** The package's worker pool, undefined where that package has none. */
export const workersOf = folder =>
  ['worker-pool.js', 'workers.js', 'workers/index.js'].map(file => join(folder, 'src', file)).find(existsSync);

/**
 * @param {string} folder of the package
 * @param {Uint8Array | undefined} clang module of the peers
 * @param {object} reasons why what is missing is missing
 */
export async function measureInNode(folder, clang, reasons, timing, only, each) {
  const at = file => import(pathToFileURL(file));
  const workers = workersOf(folder);
  const ground = await groundOf({
    modules: {
      simd: await readFile(join(folder, 'simd.wasm')),
      base: await readFile(join(folder, 'base.wasm')),
      clang,
    },
    package: await at(join(folder, 'src', 'index.js')),
    workers: workers && (await at(workers)),
    hashWasm,
    noble: sha256,
    reasons,
  });
  try {
    await measure(ground, timing, only, each);
  } finally {
    await ground.close();
  }
}
