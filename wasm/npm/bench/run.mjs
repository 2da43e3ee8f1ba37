// Measures every row in Node and in Chromium. See README.md.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { cpus, loadavg, release, type } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, measureInChromium } from './src/chromium.js';
import { clangPeers } from './src/clang.js';
import { FULL, QUICK } from './src/duel.js';
import { figuresOf, fileName, keep, keptIn, machineName, writePage } from './src/machines.js';
import { measureInNode, workersOf } from './src/node.js';
import { plan } from './src/plan.js';
import { figure, speeds, resultOf, withUnit } from './src/results.js';
import { sizeRows, sizes } from './src/sizes.js';

const USAGE =
  'usage: node run.mjs [--package FOLDER] [--only ID,...] [--quick] [--out FOLDER] [--docs FOLDER] [--name MACHINE] [--no-measure]';
const HERE = fileURLToPath(new URL('.', import.meta.url));

const options = optionsOf();
if (options['no-measure']) {
  if (options.docs === undefined) fail('--no-measure writes the page of --docs FOLDER again, and there is none');
  await writePage(options.docs, await keptIn(options.docs));
  process.exit();
}
const folder = resolve(options.package ?? join(HERE, '..', 'package'));
if (!existsSync(join(folder, 'simd.wasm')))
  fail(`no package in ${folder}; mvn -pl wasm/npm -am package -DskipTests builds it`);
const only = options.only?.split(',') ?? [];
const timing = options.quick ? QUICK : FULL;

const rows = [...plan(), ...sizeRows()];
if (only.length > 0 && !rows.some(({ id }) => only.some(start => id.startsWith(start))))
  fail(`no row begins with ${only.join(' or ')}; rows: ${rows.map(({ id }) => id).join(' ')}`);
const { devDependencies: versions } = JSON.parse(await readFile(join(HERE, '..', 'package.json'), 'utf8'));
const load = loadavg()[0];
const clang = await clangPeers();
const reasons = {
  clang: clang.reason,
  workers: workersOf(folder) === undefined ? 'this package has no worker pool' : undefined,
  gpu: existsSync(join(folder, 'src', 'gpu.js')) ? undefined : 'this package has no WebGPU',
};
let adapter;

const runtimes = [await inNode()];
const browser = chromium();
runtimes.push(await inChromium());

const measured = {
  name: fileName(options.name ?? (await machineName())),
  date: new Date().toISOString().slice(0, 10),
  machine: machine(),
  runtimes: runtimes.map(({ name, results }) => ({ name, rows: figuresOf(results) })),
};
if (options.out !== undefined) {
  await keep(options.out, measured);
  await writePage(options.out, [measured]);
}
// A page of a part would pass for the whole.
if (options.docs !== undefined && only.length === 0 && !options.quick) {
  await keep(options.docs, measured);
  await writePage(options.docs, await keptIn(options.docs));
}

async function inNode() {
  const name = `Node ${process.version.slice(1).split('.').slice(0, 2).join('.')}`;
  const taken = collector(name);
  await measureInNode(folder, clang.module, { ...reasons, gpu: 'Node has no WebGPU' }, timing, only, taken.each);
  for (const size of await sizes(folder)) taken.each(size);
  return { name, results: taken.results() };
}

async function inChromium() {
  const name = browser.is?.replace(/\.\d+\.\d+\.\d+.*$/, '') ?? 'Chromium';
  const taken = collector(name);
  if (browser.reason) for (const { id } of plan()) taken.each({ id, reason: browser.reason });
  else adapter = await measureInChromium(browser.program, folder, clang.module, reasons, timing, only, taken.each);
  for (const { id } of sizeRows()) taken.each({ id, reason: 'the same files' });
  return { name, results: taken.results() };
}

/** Says each result at once, and keeps them in the rows' order. */
function collector(name) {
  const measured = new Map();
  const each = one => {
    const row = rows.find(({ id }) => id === one.id);
    if (only.length > 0 && !only.some(start => row.id.startsWith(start))) return;
    const result = resultOf(row, one);
    measured.set(row.id, result);
    console.log(`${name}  ${row.id.padEnd(18)} ${lineOf(result)}`);
  };
  return { each, results: () => rows.map(({ id }) => measured.get(id)).filter(Boolean) };
}

function lineOf(result) {
  const { row, verdict, reason, median, low, high } = result;
  if (verdict === 'skipped') return `skipped: ${reason}`;
  const goals = `${row.required === undefined ? '' : `; must reach ${figure(row.required)}`}${row.aim === undefined ? '' : `, aim ${figure(row.aim)}`}`;
  return `${withUnit(median, row).padStart(9)}  ${`(${figure(low)} .. ${figure(high)})`.padEnd(18)} ${verdict.padEnd(16)} ${speeds(result)}${goals}`;
}

function machine() {
  return {
    timing: `${timing.rounds} rounds, each of ${timing.slices} turns of ${timing.slice} ms`,
    processor: `${cpus()[0].model.trim()}, ${cpus().length} cores for this process`,
    system: `${type()} ${release().split('-')[0]}, ${process.arch}; load ${figure(load)} at the start`,
    Node: `${process.version}, V8 ${process.versions.v8}`,
    Chromium: browser.is ?? browser.reason,
    C: clang.is ?? clang.reason,
    ...(adapter === undefined ? {} : { WebGPU: adapter }),
    peers: ['hash-wasm', '@noble/hashes'].map(name => `${name} ${versions[name]}`).join(', '),
  };
}

function optionsOf() {
  try {
    return parseArgs({
      options: {
        package: { type: 'string' },
        only: { type: 'string' },
        quick: { type: 'boolean' },
        out: { type: 'string' },
        docs: { type: 'string' },
        name: { type: 'string' },
        'no-measure': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return fail(`${error.message}\n${USAGE}`);
  }
}

function fail(message) {
  console.error(`bench: ${message}`);
  process.exit(2);
}
