// The bridge to workerd, tested with programs that play the role of workerd.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { home } from './open-session.mjs';

const folder = mkdtempSync(join(tmpdir(), 'atlas-workerd-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A program that runs `source`, with its arguments in process.argv. */
function program(name, source) {
  const path = join(folder, name);
  writeFileSync(path, `#!${process.execPath}\n${source}\n`);
  chmodSync(path, 0o755);
  return path;
}

async function run(args, lines) {
  const bridge = spawn(process.execPath, [new URL('../workerd.mjs', import.meta.url).pathname, ...args], {
    stdio: 'pipe',
    env: { ...process.env, TMPDIR: join(folder) },
  });
  let out = '';
  let errors = '';
  bridge.stdout.on('data', text => {
    out += text;
  });
  bridge.stderr.on('data', text => {
    errors += text;
  });
  bridge.stdin.on('error', () => {}).end(lines.map(line => `${line}\n`).join(''));
  const status = await new Promise(resolve => bridge.on('close', resolve));
  return { status, out, errors };
}

const SERVER = `
const fs = require('node:fs');
const http = require('node:http');
const config = fs.readFileSync(process.argv[4], 'utf8');
if (!config.includes('"worker.mjs"') || !config.includes('wasm = embed "atlas-l2/simd.wasm"')) process.exit(9);
const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  ANSWER
});
server.listen(0, '127.0.0.1', () => fs.writeSync(3, JSON.stringify({ event: 'listen', socket: 'lines', port: server.address().port }) + '\\n'));
`;

test('linesGoToTheWorkerAndItsAnswersComeBackUntilBye', { timeout: 300_000 }, async () => {
  const echo = program('echo', SERVER.replace('ANSWER', 'response.end(body);'));
  const lines = ['{"type":"hello","seq":1}', '{"type":"bye","seq":2}'];
  assert.deepEqual(await run(['--workerd', echo, '--package', home], lines), {
    status: 0,
    out: `${lines.join('\n')}\n`,
    errors: '',
  });
  assert.deepEqual(
    readdirSync(folder).filter(name => name.startsWith('atlas-workerd-')),
    [],
    'nothing is left behind',
  );
});

test('workerdThatEndsOrFailsEndsTheTargetWithItsReason', { timeout: 300_000 }, async () => {
  const line = ['{"type":"hello","seq":1}'];
  for (const [name, source, reason] of [
    ['ends', 'process.exit(7);', /workerd ended: status 7/],
    [
      'fails',
      SERVER.replace('ANSWER', "response.statusCode = 500; response.end('no such module');"),
      /status 500: no such module/,
    ],
    ['dies', SERVER.replace('ANSWER', 'process.kill(process.pid, "SIGKILL");'), /./],
  ]) {
    const { status, out, errors } = await run(['--workerd', program(name, source), '--package', home], line);
    assert.equal(status, 1, name);
    assert.equal(out, '', name);
    if (name !== 'dies') assert.match(errors, reason, name);
  }
  assert.match((await run(['--workerd', '/nowhere/workerd', '--package', home], line)).errors, /nowhere/);
});

test('wrongUseOfTheBridgeIsNamedAndEndsWithStatus2', { timeout: 300_000 }, async () => {
  for (const [args, message] of [
    [[], /--workerd is missing/],
    [['--workerd', 'x'], /--package is missing/],
    [['--speed', '9'], /speed/],
  ]) {
    const { status, errors } = await run(args, []);
    assert.equal(status, 2);
    assert.match(errors, message);
  }
});
