// Draws a Merkle tree, subtrees as cells where it has many leaves, and what is known of the node that is looked at.
import { html, svg } from './elements.js';
import { changedWithin } from './changed-ranges.js';
import { count, hex, plural, range } from './format.js';
import { children, outline, pathOf } from './tree-shape.js';

const HEIGHT = 250;
const CELL = 30;
const EDGE = 10;
const keyOf = ({ from, to }) => `${from}-${to}`;

/** Runs one at a time; of what is asked for meanwhile only the last. */
function latest(run) {
  let running = false;
  let next;
  return async function ask(argument) {
    next = { argument };
    if (running) return;
    running = true;
    while (next) {
      const { argument: now } = next;
      next = undefined;
      const show = await run(now);
      if (!next) show();
    }
    running = false;
  };
}

/** @param {{ picture: Element, crumbs: Element, details: Element, describe(key: number, node): Promise<{ hash: Uint8Array, siblings: object[], holds: boolean }> }} parts */
export function treeView({ picture, crumbs, details, describe }) {
  let tree;
  let tops = []; // the way down to the subtree that is drawn
  let drawn = new Map();
  let pinned;

  const top = () => tops.at(-1);
  const isLeaf = ({ from, to }) => to - from === 1;
  const bytesOf = ({ from, to }) => ({
    from: from * 2 ** tree.leafLog2,
    to: Math.min(tree.file.size, to * 2 ** tree.leafLog2),
  });
  const leavesOf = node =>
    isLeaf(node) ? `Leaf ${count(node.from)}` : `Leaves ${count(node.from)}–${count(node.to - 1)}`;
  const changedIn = node => changedWithin(tree.changed, node);

  function nameOf(node) {
    const bytes = bytesOf(node);
    const changed = changedIn(node);
    return `${leavesOf(node)}, ${range(bytes.from, bytes.to)}${changed === 0 ? '' : isLeaf(node) ? ', changed' : `, ${count(changed)} changed`}`;
  }

  function draw() {
    const width = picture.clientWidth;
    if (tree === undefined || width === 0) return;
    const shape = outline(top(), width < 560 ? 32 : 64);
    const step = (width - 2 * EDGE) / shape.cells.length;
    const gap = step > 6 ? 2 : 1;
    const y = height => 18 + ((shape.height - height) / Math.max(1, shape.height)) * (HEIGHT - CELL - 34);
    const at = new Map(
      shape.cells.map(({ node }, i) => [keyOf(node), { x: EDGE + (i + 0.5) * step, y: HEIGHT - CELL }]),
    );
    for (const { node, height } of shape.inner.toReversed()) {
      const [left, right] = children(node).map(child => at.get(keyOf(child)).x);
      at.set(keyOf(node), { x: (left + right) / 2, y: y(height) });
    }

    drawn = new Map();
    const edges = [];
    const nodes = [];
    for (const { node, parent, height } of [...shape.inner, ...shape.cells]) {
      const place = at.get(keyOf(node));
      const changed = changedIn(node);
      const edge =
        parent === undefined
          ? undefined
          : svg('path', { class: changed ? 'edge changed' : 'edge', d: curve(at.get(keyOf(parent)), place) });
      if (edge) edges.push(edge);
      const element = svg(
        'g',
        {
          class: `${height === undefined ? 'cell' : 'inner'}${changed ? ' changed' : ''}`,
          role: 'treeitem',
          tabindex: -1,
          'aria-label': nameOf(node),
          'aria-selected': 'false',
          'aria-level': shape.height - (height ?? 0) + 1,
          pointerenter: () => look(node),
          focus: () => look(node),
          click: () => open(node),
          keydown: event => steer(event, node),
        },
        height === undefined
          ? cell(place.x - (step - gap) / 2, step - gap, changed / (node.to - node.from))
          : [
              svg('circle', { class: 'reach', cx: place.x, cy: place.y, r: 12 }),
              svg('circle', { cx: place.x, cy: place.y, r: height === shape.height ? 5.5 : 3.5 }),
            ],
      );
      nodes.push(element);
      drawn.set(keyOf(node), { node, parent, element, edge, isCell: height === undefined });
    }
    picture.replaceChildren(
      svg(
        'svg',
        {
          viewBox: `0 0 ${width} ${HEIGHT}`,
          width,
          height: HEIGHT,
          class: 'tree',
          role: 'tree',
          'aria-label': `Merkle tree, ${leavesOf(top()).toLowerCase()}`,
          pointerleave: () => look(pinned),
        },
        edges,
        nodes,
      ),
    );
    drawCrumbs();
    if (pinned === undefined || !drawn.has(keyOf(pinned)))
      pinned = (shape.cells.find(({ node }) => changedIn(node)) ?? shape.cells[0]).node;
    look(pinned);
  }

  function cell(x, width, changed) {
    const height = changed === 0 ? 0 : Math.max(0.25, changed) * (CELL - 4);
    return [
      svg('rect', { class: 'body', x, y: HEIGHT - CELL, width, height: CELL - 4, rx: Math.min(3, width / 3) }),
      svg('rect', { class: 'share', x, y: HEIGHT - 4 - height, width, height, rx: Math.min(3, width / 3) }),
    ];
  }

  function drawCrumbs() {
    crumbs.replaceChildren(
      ...(tops.length === 1
        ? []
        : tops.map((node, i) =>
            html(
              'button',
              {
                type: 'button',
                class: 'quiet',
                'aria-current': i === tops.length - 1 && 'true',
                click: () => {
                  tops = tops.slice(0, i + 1);
                  draw();
                },
              },
              i === 0 ? `All ${count(tree.leafCount)} leaves` : leavesOf(node).replace(/^\w+ /, ''),
            ),
          )),
    );
  }

  /** Lights the node, its way to the top, and the siblings that a proof is made of. */
  function look(node) {
    const path = pathOf(top(), node);
    const on = new Set([keyOf(top()), ...path.map(step => keyOf(step.node))]);
    const beside = new Set(path.map(step => keyOf(step.sibling)));
    for (const [key, { element, edge }] of drawn) {
      const selected = key === keyOf(node);
      for (const part of [element, edge]) {
        part?.classList.toggle('on-path', on.has(key));
        part?.classList.toggle('sibling', beside.has(key));
      }
      element.classList.toggle('selected', selected);
      element.setAttribute('aria-selected', String(selected));
      element.setAttribute('tabindex', selected ? 0 : -1);
    }
    tell(node);
  }

  const tell = latest(async node => {
    try {
      const found = await describe(tree.key, node);
      return () => details.replaceChildren(...detailsOf(node, found));
    } catch (error) {
      return () => details.replaceChildren(html('p', { class: 'trouble' }, error.message));
    }
  });

  function detailsOf(node, { hash, siblings, holds }) {
    const changed = changedIn(node);
    return [
      html(
        'p',
        { class: 'node-name' },
        nameOf(node).replace(/, (\d[\d,]* )?changed$/, ''),
        changed === 0 ? '' : html('span', { class: 'tag' }, isLeaf(node) ? 'changed' : `${count(changed)} changed`),
      ),
      html('p', {}, html('code', { class: 'hash' }, hex(hash))),
      siblings.length === 0
        ? html('p', { class: 'note' }, 'The root itself.')
        : html(
            'details',
            { open: details.querySelector('details')?.open },
            html(
              'summary',
              {},
              `Inclusion proof: ${plural(siblings.length, 'hash', 'hashes')}, ${holds ? 'checked: they lead to the root' : 'which do NOT lead to the root'}`,
            ),
            html(
              'ol',
              {},
              siblings.map(sibling =>
                html(
                  'li',
                  {},
                  html('span', { class: 'note' }, leavesOf(sibling)),
                  html('code', { class: 'hash' }, hex(sibling.hash)),
                ),
              ),
            ),
          ),
    ];
  }

  /** A subtree is drawn by itself; a leaf, or a node that is drawn whole, is kept in view. */
  function open(node) {
    if (drawn.get(keyOf(node)).isCell && !isLeaf(node)) {
      tops.push(node);
      pinned = undefined;
      draw();
      drawn.get(keyOf(pinned)).element.focus();
    } else {
      pinned = node;
      look(node);
    }
  }

  function steer(event, node) {
    const { parent, isCell } = drawn.get(keyOf(node));
    const row = [...drawn.values()].filter(one => one.isCell).map(one => one.node);
    const among = row.findIndex(one => one.from >= node.from);
    const next = {
      ArrowLeft: () => row[Math.max(0, among - 1)],
      ArrowRight: () => row[isCell ? Math.min(row.length - 1, among + 1) : among],
      ArrowUp: () => parent ?? node,
      ArrowDown: () => (isCell ? node : children(node)[0]),
      Home: () => row[0],
      End: () => row.at(-1),
    }[event.key]?.();
    if (next !== undefined) {
      pinned = next;
      drawn.get(keyOf(next)).element.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      open(node);
    } else if (event.key === 'Escape' && tops.length > 1) {
      pinned = tops.pop();
      draw();
      drawn.get(keyOf(pinned)).element.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  new ResizeObserver(draw).observe(picture);

  return {
    /** @param {{ key: number, file: File, leafCount: number, leafLog2: number, changed: { from: number, to: number }[] }} shown */
    show(shown) {
      tree = shown;
      tops = [{ from: 0, to: shown.leafCount }];
      const first = shown.changed.find(({ from }) => from < shown.leafCount);
      pinned = { from: first?.from ?? 0, to: (first?.from ?? 0) + 1 };
      draw();
    },
    /** Goes down to a leaf. */
    reveal(leaf) {
      tops = [{ from: 0, to: tree.leafCount }];
      pinned = { from: leaf, to: leaf + 1 };
      draw();
      while (!drawn.has(keyOf({ from: leaf, to: leaf + 1 }))) {
        tops.push([...drawn.values()].find(({ node, isCell }) => isCell && node.from <= leaf && leaf < node.to).node);
        pinned = { from: leaf, to: leaf + 1 };
        draw();
      }
      pinned = { from: leaf, to: leaf + 1 };
      look(pinned);
    },
  };
}

function curve(from, to) {
  const middle = (from.y + to.y) / 2;
  return `M${from.x.toFixed(1)} ${from.y.toFixed(1)}C${from.x.toFixed(1)} ${middle.toFixed(1)} ${to.x.toFixed(1)} ${middle.toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
}
