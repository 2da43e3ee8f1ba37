// The shape of a Merkle tree as RFC 9162 has it (section 2.1.1): a node covers leaves from..to-1, and parts them at the largest power of two.

/** @typedef {{ from: number, to: number }} Node */

/** Levels below a node over n leaves. */
export const heightOf = leaves => Math.ceil(Math.log2(leaves));

export const same = (a, b) => a.from === b.from && a.to === b.to;

/** Both children of a node over two leaves or more. @param {Node} node */
export function children({ from, to }) {
  const middle = from + 2 ** (heightOf(to - from) - 1);
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}

/**
 * The way from a node to the top: the node with its sibling, then its parent with the parent's, and so on below the top.
 * A sibling's hash is an entry of the inclusion proof.
 * @param {Node} top @param {Node} node one of the tree's
 * @returns {{ node: Node, sibling: Node }[]}
 */
export function pathOf(top, node) {
  const path = [];
  for (let at = top; !same(at, node); at = path[0].node) {
    if (at.to - at.from < 2) throw new RangeError(`leaves ${node.from}..${node.to - 1} are no node of this tree`);
    const [left, right] = children(at);
    const goesRight = node.from >= right.from;
    path.unshift(goesRight ? { node: right, sibling: left } : { node: left, sibling: right });
  }
  return path;
}

/**
 * What is drawn of a subtree: at most a given number of cells, each a leaf or a whole subtree of 2^k leaves, and the nodes above them.
 * @param {Node} top
 * @param {number} most a power of two
 */
export function outline(top, most) {
  const size = 2 ** Math.max(0, heightOf(top.to - top.from) - Math.log2(most)); // leaves of a cell
  const cells = [];
  const inner = [];
  (function visit(node, parent) {
    if (node.to - node.from <= size) {
      cells.push({ node, parent });
      return;
    }
    inner.push({ node, parent, height: heightOf((node.to - node.from) / size) });
    for (const child of children(node)) visit(child, node);
  })(top, undefined);
  return { size, cells, inner, height: heightOf((top.to - top.from) / size) };
}
