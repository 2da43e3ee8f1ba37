#!/usr/bin/env node
// The npm package in workerd as a target of spec/PROTOCOL.md. Starts workerd with a worker that answers one line a request, over
// loopback, and passes lines on.
//   node workerd.mjs --workerd PROGRAM --package DIR [--engine simd|base]
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const START_MS = 15_000;
const USAGE = 'usage: node workerd.mjs --workerd PROGRAM --package DIR [--engine simd|base]';

function usage(problem) {
  process.stderr.write(`workerd.mjs: ${problem}\n${USAGE}\n`);
  process.exit(2);
}

function options() {
  try {
    return parseArgs({
      options: {
        workerd: { type: 'string' },
        package: { type: 'string' },
        engine: { type: 'string', default: 'simd' },
      },
    }).values;
  } catch (error) {
    return usage(error.message);
  }
}

const workerSource = (entry, version, engine) => `
import * as library from ${JSON.stringify(entry)};
import { runtimeName } from './src/platform.mjs';
import { Session } from './src/session.mjs';

let session;
/** A Worker has 128 MB. */
const open = async () => new Session(library, await library.load({ engine: ${JSON.stringify(engine)} }), ${JSON.stringify(version)}, {
  runtime: runtimeName(), maxBytes: 2 ** 27, levels: ['core'],
});

export default {
  async fetch(request) {
    session ??= await open();
    return Response.json((await session.answer(await request.text())).answer);
  },
};
`;

/** The file that a bundler uses under the condition `workerd`: the first matching condition of the entry. */
function entryOf(manifest) {
  const [, entry] = Object.entries(manifest.exports['.']).find(([condition]) =>
    ['workerd', 'import', 'default'].includes(condition),
  );
  return `./${posix.join('atlas-l2', entry)}`;
}

/**
 * Writes the worker to a folder, because a configuration names files next to it. @returns {string} the configuration's
 * path
 */
function layOut(folder, { package: library, engine }) {
  cpSync(library, join(folder, 'atlas-l2'), { recursive: true });
  cpSync(fileURLToPath(new URL('./src', import.meta.url)), join(folder, 'src'), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'atlas-l2', 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'worker.mjs'), workerSource(entryOf(manifest), manifest.version, engine));
  const modules = ['worker.mjs', ...readdirSync(folder, { recursive: true }).filter(name => name !== 'worker.mjs')]
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => /\.(js|mjs|wasm)$/.test(name))
    .map(name => `    (name = "${name}", ${name.endsWith('.wasm') ? 'wasm' : 'esModule'} = embed "${name}")`);
  const config = join(folder, 'config.capnp');
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "lines", address = "127.0.0.1:0", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  compatibilityDate = "2026-01-01",
  modules = [
${modules.join(',\n')}
  ]
);
`,
  );
  return config;
}

/** Starts workerd and resolves with the port that it chose, which it reports on a separate pipe. */
function start(program, config) {
  const child = spawn(program, ['serve', '--control-fd=3', config, 'config'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  process.on('exit', () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`workerd did not listen within ${START_MS / 1000} s`)), START_MS);
    child.on('error', reject);
    child.on('exit', (status, signal) => reject(new Error(`workerd ended: ${signal ?? `status ${status}`}`)));
    createInterface({ input: child.stdio[3] }).on('line', line => {
      const { event, port } = JSON.parse(line);
      if (event !== 'listen') return;
      clearTimeout(timer);
      resolve({ port, child });
    });
  });
}

const values = options();
for (const needed of ['workerd', 'package']) if (values[needed] === undefined) usage(`--${needed} is missing`);

const folder = mkdtempSync(join(tmpdir(), 'atlas-workerd-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

try {
  const { port, child } = await start(values.workerd, layOut(folder, values));
  child.removeAllListeners('exit').on('exit', () => process.exit(1)); // the expected answer will never come
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: line });
    const answer = await response.text();
    if (!response.ok) throw new Error(`status ${response.status}: ${answer.slice(0, 500)}`);
    process.stdout.write(`${answer}\n`);
    if (JSON.parse(line).type === 'bye') break;
  }
  process.exit(0);
} catch (error) {
  process.stderr.write(`workerd.mjs: ${error.cause?.message ?? error.message}\n`);
  process.exit(1);
}
