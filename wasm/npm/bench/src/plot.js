// Every row that must reach something, as bars: how much of it each runtime reached.
import { figure, share } from './results.js';

const LEFT = 300;
const RIGHT = 760;
const BAR = 14;
/** What the axis ends with; longer bars end there too, and their number tells. */
const MAX_RATIO = 2;

const STYLE = `<style>
  svg { --page: #ffffff; --ink: #1f2328; --soft: #59636e; --bad: #c2410c; --first: #2563c9; --second: #1a7f5a;
        font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
  @media (prefers-color-scheme: dark) {
    svg { --page: #0d1117; --ink: #e6edf3; --soft: #9198a1; --bad: #f0883e; --first: #6ea8fe; --second: #3fb98a; }
  }
  .page { fill: var(--page); } text { fill: var(--ink); } .soft { fill: var(--soft); } .small { font-size: 11px; }
  .title { font-size: 16px; font-weight: 600; } .end { text-anchor: end; } .middle { text-anchor: middle; }
  .mark { stroke: var(--ink); stroke-width: 2; } .spread { stroke: var(--ink); }
  .aim { stroke: var(--soft); stroke-width: 2; stroke-dasharray: 3 2; }
  .first { fill: var(--first); } .second { fill: var(--second); } .bad { fill: var(--bad); }
</style>`;
const BARS = ['first', 'second'];

const x = value => (LEFT + ((RIGHT - LEFT) * Math.min(value, MAX_RATIO)) / MAX_RATIO).toFixed(1);
const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const text = (style, at, y, words) => `<text class="${style}" x="${at}" y="${y}">${escaped(words)}</text>`;
const line = (style, x1, y1, x2, y2) => `<line class="${style}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
const rectangle = (style, at, y, w, h) =>
  `<rect class="${style}" x="${at}" y="${y}" width="${w.toFixed(1)}" height="${h}"/>`;

/** @param {{name: string, results: object[]}[]} runtimes all with the same rows */
export function plot(runtimes) {
  const parts = [
    text('title', 20, 30, 'What each goal requires is 1: bars beyond the line meet it'),
    text('soft', 20, 50, 'whisker: 10th to 90th percentile; dashed: the aim'),
  ];
  runtimes.forEach(({ name }, i) =>
    parts.push(rectangle(BARS[i], 460 + 170 * i, 40, 12, 12), text('soft', 478 + 170 * i, 50, name)),
  );
  let y = 62;
  let group = '';
  runtimes[0].results.forEach(({ row }, i) => {
    const measured = runtimes.map(({ results }) => results[i]);
    if (row.required === undefined || measured.every(({ median }) => median === undefined)) return;
    if (row.group !== group) {
      group = row.group;
      parts.push(text('soft', 20, y + 20, group));
      y += 30;
    }
    parts.push(text('end', LEFT - 10, y + 7 + (BAR * runtimes.length) / 2 - 3, row.label));
    measured.forEach((result, side) => parts.push(...bar(result, BARS[side], y + BAR * side)));
    const height = BAR * runtimes.length;
    if (row.aim !== undefined) {
      const aim = x(share(row, row.required, row.aim));
      parts.push(line('aim', aim, y, aim, y + height));
    }
    y += height + 8;
  });
  parts.push(
    line('mark', x(1), 62, x(1), y),
    text('soft middle', x(0), y + 18, '0'),
    text('soft middle', x(1), y + 18, 'required'),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 ${y + 30}" width="900" role="img">
<title>Measured against required, row by row</title>
${STYLE}
<rect class="page" width="100%" height="100%" rx="6"/>
${parts.join('\n')}
</svg>
`;
}

function bar({ row, verdict, median, low, high }, style, y) {
  if (median === undefined) return [text('soft small', LEFT + 4, y + 10, verdict)];
  const at = value => share(row, row.required, value);
  const ends = [at(low), at(high)].sort((a, b) => a - b);
  const missed = verdict === 'missed';
  return [
    rectangle(missed ? 'bad' : style, LEFT, y, x(at(median)) - LEFT, BAR - 3),
    line('spread', x(ends[0]), y + 5, x(ends[1]), y + 5),
    text(
      'small',
      RIGHT + 8,
      y + 10,
      `${figure(median)}${row.unit === 'x' ? 'x' : ` ${row.unit}`}${missed ? ', missed' : ''}`,
    ),
  ];
}
