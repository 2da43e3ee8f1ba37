#!/usr/bin/env node
// The npm package as a target of spec/PROTOCOL.md: JSON lines on stdin and stdout. Runs in Node, Deno and Bun; with a GPU in Deno.
//   node target.mjs --package DIR [--engine simd|base|host|gpu|gpu-software]
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { longestRegion, runtimeName } from './src/platform.mjs';
import { openSession } from './src/open.mjs';

function usage(problem) {
  process.stderr.write(
    `target.mjs: ${problem}\nusage: node target.mjs --package DIR [--engine simd|base|host|gpu|gpu-software]\n`,
  );
  process.exit(2);
}

let values;
try {
  ({ values } = parseArgs({ options: { package: { type: 'string' }, engine: { type: 'string' } } }));
} catch (error) {
  usage(error.message);
}
if (values.package === undefined) usage('--package is missing: the folder of the unpacked npm package');

/** The library and one instance of it; whatever is wrong with either is the caller's to put right. */
async function open({ package: folder, engine }) {
  try {
    const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
    const importFile = file => import(pathToFileURL(resolve(folder, file)).href);
    return await openSession(engine, manifest, importFile, {
      runtime: runtimeName(),
      maxBytes: longestRegion(),
      levels: ['core', 'full', 'huge'],
    });
  } catch (error) {
    return usage(`${folder}: ${error.message}`);
  }
}

const session = await open(values);

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { answer, done } = await session.answer(line);
  const text = `${JSON.stringify(answer)}\n`;
  if (!process.stdout.write(text)) await new Promise(written => process.stdout.once('drain', written));
  if (done) break;
}
process.stdin.destroy();
