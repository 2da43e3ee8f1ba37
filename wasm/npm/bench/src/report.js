// docs/performance-wasm.md: every row, the runtimes side by side.
import { figure, paces, withUnit } from './results.js';

/**
 * @param {object} run
 * @param {string} run.date
 * @param {[string, string][]} run.machine names and what they are
 * @param {{name: string, results: object[]}[]} run.runtimes all with the same rows
 */
export const report = ({ date, machine, runtimes }) => `# Performance of the npm package

Written by \`wasm/npm/bench\`, which measures all of it with one command ([how](../wasm/npm/bench/README.md)). Nothing here is edited by hand.

| | |
|---|---|
| date | ${date} |
${machine.map(([name, is]) => `| ${name} | ${is} |`).join('\n')}

${runtimes.map(counts).join('\n')}

![Every goal, and how far the package is above or below it](performance-wasm.svg)

## How to read it
- **x** is a ratio of speeds: how many times as fast as what stands under *against*, on the same bytes, in the same process. The contenders take short turns, so whatever else the machine
  does hits all of them. A round has some turns of each and counts each contender's best; the cells show the median over all rounds, then the 10th and 90th percentile, then our speed *of* theirs.
- *must reach* is required, *aim* is wished for. **missed** stands where a median is below what is required, whatever the reason.
- Every answer is compared with a plain loop, or with WebCrypto, before it is timed; a wrong one ends the run.
- *exports* are the functions of simd.wasm called as they are; *atlas.* is what users of the package call, with everything around it.
- Compare ratios between machines, not gigabytes. A ratio is good to some 3 % on an idle machine and 10 % on a shared one.

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
  return `**${withUnit(median, row)}** (${figure(low)} .. ${figure(high)})${row.unit === 'x' ? `, ${paces(result)}` : ''}: ${verdict}`;
}
