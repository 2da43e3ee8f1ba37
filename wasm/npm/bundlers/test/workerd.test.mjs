// A Worker as esbuild bundles it under the condition `workerd`, at the compatibility dates before and from which there is a FinalizationRegistry.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { before, test } from 'node:test';
import { expected } from './expected.mjs';
import { fromReadme } from './settings.mjs';

const HOME = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(HOME, 'built', 'workerd');
const skip =
  !/^(linux|darwin) (x64|arm64)$/.test(`${process.platform} ${process.arch}`) &&
  `npm has no workerd for ${process.platform} ${process.arch}; to run it: Linux, macOS on x64 or arm64`;
/** The path of the program; where npm has one, its absence is an error of workerd's. */
const program = skip || createRequire(import.meta.url)('workerd').default;

before(async () => {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(HOME, 'workerd', 'worker.js')],
    outdir: OUT,
    bundle: true,
    format: 'esm',
    conditions: ['workerd'],
    loader: { '.wasm': 'copy' },
    logLevel: 'silent',
  });
});

/** The configuration of one Worker; all its modules are files in the same folder. */
function configure(date) {
  const modules = ['worker.js', ...readdirSync(OUT).filter(name => name.endsWith('.wasm'))].map(
    name => `(name = "${name}", ${name.endsWith('.wasm') ? 'wasm' : 'esModule'} = embed "${name}")`,
  );
  const file = join(OUT, `${date}.capnp`);
  writeFileSync(
    file,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (compatibilityDate = "${date}", modules = [${modules.join(', ')}]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`,
  );
  return file;
}

async function answerAt(date) {
  const server = spawn(program, ['serve', '--control-fd=3', configure(date), 'config'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  try {
    for await (const line of createInterface({ input: server.stdio[3] })) {
      const { event, port } = JSON.parse(line);
      if (event !== 'listen') continue;
      const response = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(120_000) });
      return response.ok ? await response.json() : assert.fail(await response.text());
    }
    return assert.fail('workerd ended before it listened');
  } finally {
    server.kill('SIGKILL');
  }
}

test('a Worker gives the right answers without a FinalizationRegistry', { skip, timeout: 300_000 }, async () => {
  fromReadme('workerd with a compatibility date before 2025-05-05');
  assert.deepEqual(await answerAt('2025-05-04'), { registry: 'undefined', sums: [8, 0], answers: expected });
});

test('a Worker gives the right answers with one', { skip, timeout: 300_000 }, async () => {
  assert.deepEqual(await answerAt('2025-05-05'), { registry: 'function', sums: [8, 0], answers: expected });
});
