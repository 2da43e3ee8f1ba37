// What machines measured: kept as data, one file each, from which the page is written.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { plan } from './plan.js';
import { plot } from './plot.js';
import { report } from './report.js';
import { verdictOf } from './results.js';
import { sizeRows } from './sizes.js';

const FOLDER = 'performance-wasm';

/**
 * @typedef {object} Measured
 * @property {string} name of the machine, and of its file
 * @property {string} date
 * @property {Record<string, string>} machine names of what was used, and what it is
 * @property {{name: string, rows: Record<string, object>}[]} runtimes the figures of rows by their ids
 */

/** A name for files: the processor, its widest vectors and its number, such as amd-epyc-avx2-2. */
export async function machineName() {
  const cpu = await readFile('/proc/cpuinfo', 'utf8').catch(() => ''); // not Linux
  const features = new Set(/^(?:flags|Features)\s*:(.*)$/m.exec(cpu)?.[1].split(' '));
  const widest = ['avx512f', 'avx2', 'sve', 'asimd'].find(feature => features.has(feature)) ?? '';
  const all = cpus();
  return fileName(`${all[0].model.trim()} ${widest || process.arch} ${all.length}`);
}

export const fileName = text => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** The figures of results, as they are kept: no goal and no verdict, which may change. */
export const figuresOf = results =>
  Object.fromEntries(
    results.map(({ row, reason, median, low, high, ours, peer }) => [
      row.id,
      reason === undefined ? rounded({ median, low, high, ours, peer }) : { skipped: reason },
    ]),
  );

const rounded = figures =>
  Object.fromEntries(
    Object.entries(figures)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Number(value.toPrecision(4))]),
  );

/** Kept figures as results of today's rows, compared with today's goals. */
export function resultsOf(figures, rows = [...plan(), ...sizeRows()]) {
  return rows.map(row => {
    const kept = figures[row.id];
    if (kept === undefined) return { row, verdict: 'not measured' };
    if (kept.skipped !== undefined) return { row, verdict: 'skipped', reason: kept.skipped };
    return { row, ...kept, verdict: verdictOf(row, kept.median) };
  });
}

/** @returns {Promise<Measured[]>} what is kept in the folder docs, in the order of names */
export async function keptIn(docs) {
  const names = await readdir(join(docs, FOLDER)).catch(() => []);
  const files = names.filter(name => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async file => ({
      name: file.slice(0, -'.json'.length),
      ...JSON.parse(await readFile(join(docs, FOLDER, file), 'utf8')),
    })),
  );
}

/**
 * Keeps the figures of a machine in the folder docs.
 *
 * @param {string} docs
 * @param {Measured} measured
 */
export async function keep(docs, { name, ...content }) {
  await write(join(docs, FOLDER), { [`${name}.json`]: `${JSON.stringify(content, null, 2)}\n` });
}

/**
 * Writes the page of these machines, and a plot for each.
 *
 * @param {string} docs
 * @param {Measured[]} measured
 */
export async function writePage(docs, measured) {
  const machines = measured.map(each => ({
    ...each,
    runtimes: each.runtimes.map(({ name, rows }) => ({ name, results: resultsOf(rows) })),
  }));
  await write(docs, {
    'performance-wasm.md': report(machines),
    ...Object.fromEntries(machines.map(({ name, runtimes }) => [`performance-wasm-${name}.svg`, plot(runtimes)])),
  });
}

async function write(to, files) {
  await mkdir(to, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(to, name), content);
}
