// What a second file changes: ranges of leaves, and the bytes of one leaf before and after.
import { html } from './elements.js';
import { count, hex, plural, range, size } from './format.js';

const MAX_RANGES = 100;
const MAX_ROWS = 24;

/** @param {{ summary: Element, ranges: Element, diff: Element, onLeaf(leaf: number): void }} parts */
export function changesView({ summary, ranges, diff, onLeaf }) {
  let asked = 0;

  /** @param {{ before: { file: File }, after: { file: File, leafLog2: number, leafCount: number }, changed: { from: number, to: number }[] }} found */
  return async function show({ before, after, changed }) {
    asked++; // what is still being read is of the files before
    const leaf = 2 ** after.leafLog2;
    const longest = Math.max(before.file.size, after.file.size);
    const all = changed.reduce((sum, { from, to }) => sum + to - from, 0);
    const lengths =
      before.file.size === after.file.size
        ? ''
        : ` Their lengths differ: ${plural(before.file.size, 'byte')} before, ${plural(after.file.size, 'byte')} after.`;
    summary.textContent =
      (all === 0
        ? 'None: both files have the same root, so they have the same bytes.'
        : `${count(all)} of ${plural(Math.ceil(longest / leaf), 'leaf', 'leaves')} differ${all === 1 ? 's' : ''}, of ${size(leaf)} each.`) +
      lengths;

    const buttons = changed
      .slice(0, MAX_RANGES)
      .map(({ from, to }) =>
        html(
          'button',
          { type: 'button', class: 'quiet', click: event => choose(event.currentTarget, from) },
          range(from * leaf, Math.min(longest, to * leaf)),
        ),
      );
    ranges.replaceChildren(
      ...buttons.map(button => html('li', {}, button)),
      ...(changed.length > MAX_RANGES
        ? [html('li', { class: 'note' }, `and ${plural(changed.length - MAX_RANGES, 'more range')}`)]
        : []),
    );
    diff.replaceChildren();
    if (all > 0) await compare(buttons[0], changed[0].from);

    async function choose(button, first) {
      if (first < after.leafCount) onLeaf(first);
      await compare(button, first);
    }

    async function compare(button, first) {
      for (const one of buttons) one.setAttribute('aria-pressed', String(one === button));
      const ticket = ++asked;
      const bytesOf = async ({ file }) =>
        new Uint8Array(await file.slice(first * leaf, (first + 1) * leaf).arrayBuffer());
      try {
        const [old, fresh] = await Promise.all([bytesOf(before), bytesOf(after)]);
        if (ticket === asked) diff.replaceChildren(...hexDiff(old, fresh, first, first * leaf));
      } catch (error) {
        if (ticket === asked)
          diff.replaceChildren(html('p', { class: 'trouble' }, `A file can no longer be read: ${error.message}`));
      }
    }
  };
}

/** Rows that differ, one before and after each for bearings. */
function hexDiff(old, fresh, leaf, offset) {
  const width = window.innerWidth < 640 ? 8 : 16;
  const rows = Math.ceil(Math.max(old.length, fresh.length) / width);
  const part = (bytes, row) => bytes.subarray(row * width, (row + 1) * width);
  const differing = [];
  for (let row = 0; row < rows; row++) if (hex(part(old, row)) !== hex(part(fresh, row))) differing.push(row);
  const shown = new Set(
    differing
      .slice(0, MAX_ROWS)
      .flatMap(row => [row - 1, row, row + 1])
      .filter(row => row >= 0 && row < rows),
  );

  const changed = new Set(differing);
  const body = [];
  let last = -1;
  for (const row of [...shown].sort((a, b) => a - b)) {
    if (row !== last + 1) body.push(html('tr', { class: 'gap' }, html('td', { colspan: 3 }, '⋯')));
    last = row;
    const at = html('th', { scope: 'row' }, (offset + row * width).toString(16).padStart(8, '0'));
    if (changed.has(row)) {
      body.push(
        line('before', '−', at, part(old, row), part(fresh, row)),
        line('after', '+', html('th', {}), part(fresh, row), part(old, row)),
      );
    } else {
      body.push(line('', '', at, part(old, row), part(old, row)));
    }
  }
  const left = differing.length - MAX_ROWS;
  return [
    html(
      'table',
      { class: 'hex' },
      html('caption', {}, `Leaf ${count(leaf)}, before (−) and after (+); offsets and bytes are hexadecimal`),
      html('tbody', {}, body),
    ),
    left > 0 ? html('p', { class: 'note' }, `and ${plural(left, 'more row')} of this leaf`) : '',
  ];
}

const line = (kind, sign, at, bytes, others) =>
  html(
    'tr',
    { class: kind },
    at,
    html('td', { class: 'sign' }, sign),
    html(
      'td',
      {},
      Array.from(bytes, (value, i) => [html(value === others[i] ? 'span' : 'mark', {}, hex([value])), ' ']).flat(),
    ),
  );
