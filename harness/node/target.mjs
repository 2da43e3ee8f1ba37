#!/usr/bin/env node
// The npm package as a target of spec/PROTOCOL.md: JSON lines on stdin and stdout.
//   node target.mjs --package DIR [--engine simd|base]
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import { Session } from './src/session.mjs';

function usage(problem) {
  process.stderr.write(`target.mjs: ${problem}\nusage: node target.mjs --package DIR [--engine simd|base]\n`);
  process.exit(2);
}

let values;
try {
  ({ values } = parseArgs({ options: { package: { type: 'string' }, engine: { type: 'string' } } }));
} catch (error) {
  usage(error.message);
}
if (values.package === undefined) usage('--package is missing: the folder of the unpacked npm package');

const manifest = JSON.parse(readFileSync(resolve(values.package, 'package.json'), 'utf8'));
const entry = manifest.exports['.'].default;
const library = await import(pathToFileURL(resolve(values.package, entry)).href);
const atlas = await library.load({ engine: values.engine });
const session = new Session(library, atlas, manifest.version);

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { answer, done } = session.answer(line);
  const text = `${JSON.stringify(answer)}\n`;
  if (!process.stdout.write(text)) await new Promise((written) => process.stdout.once('drain', written));
  if (done) break;
}
process.stdin.destroy();
