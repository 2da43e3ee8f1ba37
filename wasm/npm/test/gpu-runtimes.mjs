// Runtimes with WebGPU on a software adapter, which any machine has: Chromium with SwiftShader, and Deno with what ATLAS_DENO names and Mesa's driver.
// Each runs gpu-answers.mjs and says how each of its cases went.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONSUMER = fileURLToPath(new URL('..', import.meta.url));
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-breakpad'],
  ...['--disable-dev-shm-usage', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
];
const LIMIT = 300_000;

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const chromium =
  process.env.CHROMIUM ||
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => NAMES.map(name => join(folder, name)))
    .find(isProgram);

/** Why there is no browser here and how to get one, or false. */
export const missing =
  chromium === undefined &&
  'there is no Chromium on the PATH; to run it: ./atlas targets --install chromium-simd, or let the variable CHROMIUM name one';
if (missing && process.env.ATLAS_REQUIRE_BROWSERS === '1') throw new Error(missing);

export const deno = process.env.ATLAS_DENO;

const SCRIPT = `
const post = value => fetch('/result', { method: 'POST', body: JSON.stringify(value) });
try {
  const { answers } = await import('/test/gpu-answers.mjs');
  const cases = [];
  await answers(one => cases.push(one));
  await post({ cases });
} catch (error) {
  await post({ error: String(error?.stack ?? error) });
}`;
const PAGE = `<!doctype html><title>gpu</title>
<script type="importmap">{ "imports": { "atlas-l2": "/node_modules/atlas-l2/src/index.js", "atlas-l2/gpu": "/node_modules/atlas-l2/src/gpu.js" } }</script>
<script type="module">${SCRIPT}</script>`;
const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript' };
/** So that memory may be shared. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

async function contentOf(path) {
  if (path === '/') return { type: 'text/html; charset=utf-8', body: PAGE };
  const body = await readFile(join(CONSUMER, normalize(path)));
  return { type: TYPES[extname(path)] ?? 'application/octet-stream', body };
}

/** Resolves with the cases that a page of Chromium has run: name, and the error of what failed. */
export async function inChromium() {
  const { promise, resolve, reject } = deferred();
  const server = createServer(async (request, response) => {
    try {
      if (request.method === 'POST') {
        let text = '';
        for await (const part of request.setEncoding('utf8')) text += part;
        response.writeHead(204, ISOLATED).end();
        resolve(JSON.parse(text));
        return;
      }
      const { type, body } = await contentOf(new URL(request.url, 'http://localhost').pathname);
      response.writeHead(200, { ...ISOLATED, 'content-type': type }).end(body);
    } catch {
      response.writeHead(404, ISOLATED).end();
    }
  });
  await new Promise(listening => {
    server.listen(0, '127.0.0.1', listening);
  });
  const profile = await mkdtemp(join(tmpdir(), 'atlas-l2-gpu-'));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const browser = spawn(chromium, [...FLAGS, `--user-data-dir=${profile}`, url], { stdio: 'ignore' });
  const exited = new Promise(done => {
    browser.once('exit', done).once('error', done);
  });
  browser.once('error', reject).once('exit', code => reject(new Error(`Chromium ended with ${code} before the page`)));
  try {
    return casesOf(await within(promise));
  } finally {
    browser.kill();
    await exited;
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** The same in Deno. */
export async function inDeno() {
  const program = `import { answers } from ${JSON.stringify(new URL('gpu-answers.mjs', import.meta.url))};
const cases = [];
await answers(one => cases.push(one));
console.log(JSON.stringify({ cases }));
Deno.exit(0);`;
  const flags = ['run', '--allow-read', '--allow-env', '--no-prompt', '--no-lock', '-'];
  const environment = { XDG_RUNTIME_DIR: tmpdir(), ...process.env, NO_COLOR: '1' };
  const child = spawn(deno, flags, { cwd: CONSUMER, env: environment });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text;
  });
  child.stdin.end(program);
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  try {
    const code = await within(ended);
    return casesOf(code === 0 ? JSON.parse(out) : { error: `Deno ended with ${code}: ${err}${out}` });
  } finally {
    child.kill();
  }
}

function casesOf({ cases, error }) {
  if (error !== undefined) throw new Error(error);
  return cases;
}

async function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT / 1000} s`)), LIMIT);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function deferred() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}
