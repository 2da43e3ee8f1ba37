// Serves the page on loopback, isolated (COOP, COEP), so that clocks are fine-grained and memory may be shared. node serve.mjs [PORT [PACKAGE-FOLDER]]
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Next to this folder, as on a static host, or where the build puts it. */
const PACKAGE = ['package', join('target', 'package')].map(folder => join(HERE, '..', folder)).find(existsSync);
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};
export const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** @returns {Promise<import('node:http').Server>} that listens on 127.0.0.1; port 0 is any that is free */
export async function serve({ port = 0, packageFolder = PACKAGE, headers = ISOLATED } = {}) {
  if (packageFolder === undefined)
    throw new Error('the package is not built: mvn -pl wasm/npm -am package -DskipTests');
  const folders = { demo: HERE, package: packageFolder };
  const server = createServer(async ({ method, url }, response) => {
    const end = (status, more = {}) => response.writeHead(status, { ...headers, ...more }).end();
    if (method !== 'GET' && method !== 'HEAD') return end(405, { allow: 'GET, HEAD' });
    const path = pathOf(url);
    if (path === '/') return end(302, { location: '/demo/' });
    const [, root, ...rest] = path?.split('/') ?? [];
    const file = Object.hasOwn(folders, root ?? '')
      ? join(folders[root], ...rest, path.endsWith('/') ? 'index.html' : '')
      : undefined;
    const found = file && (await stat(file).catch(() => undefined));
    if (!found?.isFile()) return end(404);
    response.writeHead(200, {
      ...headers,
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': found.size,
      'cache-control': 'no-cache',
    });
    if (method === 'HEAD') return response.end();
    return createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** The path that was asked for, undefined where it is malformed or leads out of its folder. */
export function pathOf(url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return path.includes('\0') || path.includes('\\') || normalize(path).split(sep).join('/') !== path
      ? undefined
      : path;
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[2] ?? 8096);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error('usage: node serve.mjs [PORT [PACKAGE-FOLDER]]');
    process.exit(2);
  }
  const server = await serve({ port, packageFolder: process.argv[3] });
  console.log(`http://127.0.0.1:${server.address().port}/demo/`);
}
