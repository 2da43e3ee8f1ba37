// Makes a certificate of results, with every field in the order of the format.
import { canonicalHash } from './canonical.mjs';
import { partHashes } from './parts.mjs';
import { ResultTree } from './tree.mjs';

export const FORMAT = 'atlas-certificate/4';
export const VERDICTS = ['pass', 'fail', 'fault', 'skip', 'known', 'outdated'];

/**
 * Returns a target of the section `correctness`.
 *
 * @param {{ id: string, emulated: boolean, artifacts: { name: string, sha256: string }[], hello: object | null }} target
 * @param {object[]} rows the results, in the corpus's order
 */
export const target = ({ id, emulated, artifacts, hello }, rows) => ({
  id,
  emulated,
  artifacts,
  hello,
  ...results(rows),
});

/** Returns a target of the section `fresh`. */
export const freshTarget = (id, rows) => ({ id, ...results(rows) });

function results(rows) {
  const totals = { vectors: rows.length };
  for (const verdict of VERDICTS) totals[verdict] = rows.filter(row => row.verdict === verdict).length;
  return { totals, vectors: rows };
}

/**
 * Returns the certificate, with its trees and hashes.
 *
 * @param {object} found
 * @param {string} found.decision
 * @param {{ name: string, version: string, semantics: number, protocol: number }} found.kit
 * @param {object} found.correctness its fields without `tree`; no `families` for all of them, no `shard` for the whole
 * @param {object} [found.fresh] its fields without `tree`; none if there were no fresh vectors
 * @param {object} found.floors
 * @param {object} found.circumstances
 */
export function certificate({ decision, kit, correctness, fresh, floors, circumstances }) {
  const made = { format: FORMAT, decision, kit, correctness: withTree(correctness) };
  if (fresh) made.fresh = withTree(fresh);
  Object.assign(made, { floors, circumstances });
  return { ...made, hashes: { parts: partHashes(made), certificate: canonicalHash(made) } };
}

function withTree(section) {
  const tree = new ResultTree(section);
  return { ...section, tree: { leaves: tree.size, root: tree.root } };
}
