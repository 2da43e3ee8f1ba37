// Builds the peers in C where clang and its linker are.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = ['sum.c', 'leaves.c'].map(file => fileURLToPath(new URL(`../c/${file}`, import.meta.url)));
const FLAGS = [
  '--target=wasm32',
  '-O3',
  '-msimd128',
  '-mbulk-memory',
  '-nostdlib',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-Wl,--no-entry',
];

/** @returns {Promise<{module?: Uint8Array, is?: string, reason?: string}>} the module and which clang made it, or why there is none */
export async function clangPeers() {
  const version = spawnSync('clang', ['--version'], { encoding: 'utf8' });
  if (version.error) return { reason: 'clang is not here; to run it: apt-get install clang lld' };
  const folder = await mkdtemp(join(tmpdir(), 'atlas-l2-bench-'));
  try {
    const out = join(folder, 'peers.wasm');
    const { status, stderr } = spawnSync('clang', [...FLAGS, '-o', out, ...SOURCES], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (status !== 0)
      return {
        reason: `clang cannot build for wasm32 (${stderr.trim().split('\n').at(-1)}); to run it: apt-get install clang lld`,
      };
    return { module: await readFile(out), is: `${version.stdout.split('\n')[0]}, ${FLAGS.slice(0, 3).join(' ')}` };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
