// docs/performance-wasm.md: every row, the runtimes side by side.
import { figure, speeds, withUnit } from './results.js';

/**
 * @param {object[]} machines
 * @param {string} machines[].name
 * @param {string} machines[].date
 * @param {Record<string, string>} machines[].machine names of what was used, and what it is
 * @param {{name: string, results: object[]}[]} machines[].runtimes all with the same rows
 */
export const report = machines => `# Performance of the npm package

Written by \`wasm/npm/bench\`, which measures all of it with one command
([how](../wasm/npm/bench/README.md)), from the results in [performance-wasm](performance-wasm), one
file for each machine. Do not edit this page by hand.

|  | ${machines.map(({ name }) => name).join(' | ')} |
|---|${'---|'.repeat(machines.length)}
| date | ${machines.map(({ date }) => date).join(' | ')} |
${[...new Set(machines.flatMap(({ machine }) => Object.keys(machine)))]
  .map(name => `| ${name} | ${machines.map(({ machine }) => machine[name] ?? 'not measured').join(' | ')} |`)
  .join('\n')}
| rows | ${machines.map(({ runtimes }) => runtimes.map(counts).join('<br>')).join(' | ')} |

## Goals
${machines
  .map(
    ({ name }) =>
      `### ${name}\n![Every goal, and how far the package is above or below it](performance-wasm-${name}.svg)`,
  )
  .join('\n\n')}

## How to read it
- **x** is a ratio of speeds: how many times as fast the package is as the peer in the column
  *against*, on the same bytes, in the same process. The package and its peer take short turns, so
  other work on the machine slows both. A round has some turns of each and uses the best turn of
  each. The cells show the median of all rounds, then the 10th and 90th percentile, then our speed
  *of* the speed of the peer.
- A figure that was measured before its goal changed is compared with today's goal.
- *must reach* is required, *aim* is desirable. **missed** means that a median is below the required
  figure, for any reason.
- Before anything is timed, every answer is compared with a plain loop or with WebCrypto. A wrong
  answer ends the run.
- *exports* are the functions of simd.wasm, called directly. *atlas.* is what users of the package
  call, with all its checks and copies.
- Compare ratios between machines, not gigabytes. A ratio varies by about 3 % on an idle machine and
  10 % on a shared one.

## Table
${table(machines)}
`;

function counts({ name, results }) {
  const all = new Map();
  for (const { verdict } of results) all.set(verdict, (all.get(verdict) ?? 0) + 1);
  return `${name}: ${[...all].map(([verdict, n]) => `${n} ${verdict}`).join('; ')}`;
}

function table(machines) {
  const runtimes = machines.flatMap(({ name: machine, runtimes: all }) =>
    all.map(({ name, results }) => ({ name: `${machine}<br>${name}`, results })),
  );
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
  if (result.median === undefined) return result.verdict;
  const { row, median, low, high, verdict } = result;
  if (row.unit === 'kB') return `**${withUnit(median, row)}**, ${verdict}`;
  return `**${withUnit(median, row)}** (${figure(low)} .. ${figure(high)})${row.unit === 'x' ? `, ${speeds(result)}` : ''}: ${verdict}`;
}
