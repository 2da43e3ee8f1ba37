// The package under test, as a session.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { longestRegion, runtimeName } from '../src/platform.mjs';
import { Session } from '../src/session.mjs';

export const home = resolve(
  process.env.ATLAS_PACKAGE ?? new URL('../../../../wasm/npm/target/package', import.meta.url).pathname,
);

export async function openSession(engine) {
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const library = await import(pathToFileURL(join(home, manifest.exports['.'].default)).href);
  return new Session(library, await library.load({ engine }), manifest.version, {
    runtime: runtimeName(),
    maxBytes: longestRegion(),
    levels: ['core', 'full', 'huge'],
  });
}
