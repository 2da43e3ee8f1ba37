// Next.js builds a route handler for the server and serves it: with the README's setting, and without it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { command } from './commands.mjs';
import { fromReadme } from './settings.mjs';

const HOME = fileURLToPath(new URL('..', import.meta.url));
const NEXT = command('next');
const OPTIONS = {
  cwd: HOME,
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
};

function build(app) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [NEXT, 'build', app], {
    ...OPTIONS,
    encoding: 'utf8',
    timeout: 300_000,
  });
  assert.equal(status, 0, stdout + stderr);
}

/** The answer of the route while Next.js serves the application on a port that it chooses. */
async function answerOf(app) {
  const server = spawn(process.execPath, [NEXT, 'start', app, '--port', '0', '--hostname', '127.0.0.1'], {
    ...OPTIONS,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (url) {
        server.stdout.resume();
        return await (await fetch(`${url[0]}/witness`, { signal: AbortSignal.timeout(120_000) })).text();
      }
    }
    return assert.fail('Next.js ended before it served');
  } finally {
    server.kill('SIGKILL');
  }
}

test("a route handler that Next.js builds with the README's setting has a pool", { timeout: 600_000 }, async () => {
  const setting = fromReadme("serverExternalPackages: ['atlas-l2']");
  assert.ok(readFileSync(join(HOME, 'next', 'next.config.mjs'), 'utf8').includes(setting));
  build('next');
  assert.equal(await answerOf('next'), '245 32\n');
});

test('without the setting the error says where to look', { timeout: 600_000 }, async () => {
  const plain = join(HOME, 'built', 'next');
  rmSync(plain, { recursive: true, force: true });
  mkdirSync(plain, { recursive: true });
  cpSync(join(HOME, 'next', 'app'), join(plain, 'app'), { recursive: true });
  writeFileSync(join(plain, 'next.config.mjs'), 'export default {};\n');
  build('built/next');
  assert.match(await answerOf('built/next'), /the worker did not load: .*see createWorker in the README of atlas-l2/);
});
