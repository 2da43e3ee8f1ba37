// docs/performance-wasm.md: every row, the runtimes side by side.
import { figure, speeds, withUnit } from './results.js';

/**
 * @param {object} run
 * @param {string} run.date
 * @param {[string, string][]} run.machine names and what they are
 * @param {{name: string, results: object[]}[]} run.runtimes all with the same rows
 */
export const report = ({ date, machine, runtimes }) => `# Performance of the npm package

Written by \`wasm/npm/bench\`, which measures all of it with one command
([how](../wasm/npm/bench/README.md)). Do not edit this page by hand.

| | |
|---|---|
| date | ${date} |
${machine.map(([name, is]) => `| ${name} | ${is} |`).join('\n')}

${runtimes.map(counts).join('\n')}

![Every goal, and how far the package is above or below it](performance-wasm.svg)

## How to read it
- **x** is a ratio of speeds: how many times as fast the package is as the peer in the column
  *against*, on the same bytes, in the same process. The package and its peer take short turns, so
  other work on the machine slows both. A round has some turns of each and uses the best turn of
  each. The cells show the median of all rounds, then the 10th and 90th percentile, then our speed
  *of* the speed of the peer.
- *must reach* is required, *aim* is desirable. **missed** means that a median is below the required
  figure, for any reason.
- Before anything is timed, every answer is compared with a plain loop or with WebCrypto. A wrong
  answer ends the run.
- *exports* are the functions of simd.wasm, called directly. *atlas.* is what users of the package
  call, with all its checks and copies.
- Compare ratios between machines, not gigabytes. A ratio varies by about 3 % on an idle machine and
  10 % on a shared one.

## Table
${table(runtimes)}
`;

function counts({ name, results }) {
  const all = new Map();
  for (const { verdict } of results) all.set(verdict, (all.get(verdict) ?? 0) + 1);
  return `- ${name}: ${results.length} rows: ${[...all].map(([verdict, n]) => `${n} ${verdict}`).join('; ')}.`;
}

function table(runtimes) {
  const lines = [];
  let group = '';
  runtimes[0].results.forEach(({ row }, i) => {
    if (row.group !== group) {
      group = row.group;
      lines.push(
        '',
        `### ${group}`,
        `| | against | must reach | aim | ${runtimes.map(({ name }) => name).join(' | ')} |`,
        `|---|---|---|---|${'---|'.repeat(runtimes.length)}`,
      );
    }
    const goal = value => (value === undefined ? '' : withUnit(value, row));
    lines.push(
      `| ${[row.label, row.peer, goal(row.required), goal(row.aim), ...runtimes.map(({ results }) => cell(results[i]))].join(' | ')} |`,
    );
  });
  return lines.join('\n').trim();
}

function cell(result) {
  if (result.verdict === 'skipped') return `skipped: ${result.reason}`;
  const { row, median, low, high, verdict } = result;
  if (row.unit === 'kB') return `**${withUnit(median, row)}**, ${verdict}`;
  return `**${withUnit(median, row)}** (${figure(low)} .. ${figure(high)})${row.unit === 'x' ? `, ${speeds(result)}` : ''}: ${verdict}`;
}
