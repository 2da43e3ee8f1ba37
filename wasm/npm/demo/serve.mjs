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

/** Ends the program with a line instead of a stack trace: 2 for wrong arguments, 1 otherwise. */
export function end(message, status = 2) {
  console.error(message);
  process.exit(status);
}

export const isPort = text => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

/** Waits for a server to start; a port that cannot be had ends the program. */
export async function started(starting, port) {
  const reasons = { EADDRINUSE: 'is in use; name another one', EACCES: 'permission denied; name one from 1024 on' };
  try {
    return await starting;
  } catch (error) {
    return end(
      `serve: ${error.syscall === 'listen' ? `port ${port}: ` : ''}${reasons[error.code] ?? error.message}`,
      1,
    );
  }
}

/** Ends the program if an argument is not the path of a folder. */
export async function checkFolder(path) {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) end(`serve: ${path}: ${found ? 'is not a folder' : 'there is no such folder'}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [port = '8096', packageFolder, ...more] = process.argv.slice(2);
  if (!isPort(port) || more.length > 0) end('usage: node serve.mjs [PORT [PACKAGE-FOLDER]]');
  if (packageFolder !== undefined) await checkFolder(packageFolder);
  const server = await started(serve({ port: Number(port), packageFolder }), port);
  console.log(`http://127.0.0.1:${server.address().port}/demo/`);
}
