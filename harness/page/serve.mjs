// Serves a folder on loopback as a plain static host does: no isolation (COOP, COEP) and no other header. node serve.mjs FOLDER [PORT]
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkFolder, end, isPort, pathOf, started } from '../../wasm/npm/demo/serve.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} [first]
 *     answers a request itself and returns true, or leaves it to the folder
 * @returns {Promise<import('node:http').Server>} that listens on 127.0.0.1; port 0 is any that is free
 */
export function serve(folder, port = 0, first = () => false) {
  const server = createServer(async (request, response) => {
    if (first(request, response)) return undefined;
    const path = pathOf(request.url);
    const file = path && join(folder, path, path.endsWith('/') ? 'index.html' : '');
    const bytes = file && request.method === 'GET' ? await readFile(file).catch(() => undefined) : undefined;
    if (bytes === undefined) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, port = '8097', ...more] = process.argv.slice(2);
  if (folder === undefined || more.length > 0 || !isPort(port)) end('usage: node serve.mjs FOLDER [PORT]');
  await checkFolder(folder);
  const server = await started(serve(folder, Number(port)), port);
  console.log(`http://127.0.0.1:${server.address().port}/certify/`);
}
