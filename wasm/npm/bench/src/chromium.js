// Measures in a headless Chromium: a page on loopback that posts what it finds. Isolated (COOP, COEP), so that its clock is fine and memory may be shared.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workersOf } from './node.js';

const HERE = fileURLToPath(new URL('..', import.meta.url));
/** Where npm installed the peers. */
const ROOT = join(HERE, '..');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--enable-unsafe-webgpu', // the GPU, or software if there is none
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const MAX_MILLISECONDS = 480_000;

/** @returns {{program?: string, is?: string, reason?: string}} the browser, or why there is none */
export function chromium() {
  for (const program of [process.env.CHROMIUM, ...NAMES].filter(Boolean)) {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 20_000 });
    if (status === 0) return { program, is: stdout.trim().replace(/ built on.*$/, '') };
  }
  return { reason: 'no Chromium is here; apt-get install chromium, or name it with CHROMIUM' };
}

/** The same as measureInNode, in that program. Resolves with the adapter of WebGPU. */
export async function measureInChromium(program, folder, clang, reasons, timing, only, each) {
  const workers = workersOf(folder);
  const task = JSON.stringify({ timing, only, reasons, workers: workers && `/package/${relative(folder, workers)}` });
  const profile = await mkdtemp(join(tmpdir(), 'atlas-l2-bench-'));
  const { promise: end, resolve, reject } = Promise.withResolvers();
  const server = createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url, 'http://localhost');
      const body =
        request.method === 'POST' ? await take(pathname, JSON.parse(await textOf(request))) : await content(pathname);
      response
        .writeHead(200, { ...ISOLATED, 'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      response.writeHead(404, ISOLATED).end();
    }
  });

  async function take(path, value) {
    if (path === '/measured') each(value);
    else if (value.error) reject(new Error(`in ${program}: ${value.error}`));
    else resolve(value.adapter);
  }

  async function content(path) {
    if (path === '/task') return task;
    if (path === '/clang.wasm') return clang;
    const inside = normalize(path);
    return readFile(
      inside.startsWith('/package/')
        ? join(folder, inside.slice('/package/'.length))
        : join(inside.startsWith('/node_modules/') ? ROOT : HERE, inside),
    );
  }

  await new Promise(listening => {
    server.listen(0, '127.0.0.1', listening);
  });
  const browser = spawn(
    program,
    [...FLAGS, `--user-data-dir=${profile}`, `http://127.0.0.1:${server.address().port}/page.html`],
    { stdio: 'ignore' },
  );
  const exited = new Promise(done => {
    browser.once('exit', done).once('error', done);
  });
  browser
    .once('error', reject)
    .once('exit', code => reject(new Error(`${program} ended with ${code} before the page did`)));
  const timer = setTimeout(
    () => reject(new Error(`${program} took more than ${MAX_MILLISECONDS / 1000} s`)),
    MAX_MILLISECONDS,
  );
  try {
    return await end;
  } finally {
    clearTimeout(timer);
    browser.kill();
    await exited;
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function textOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
