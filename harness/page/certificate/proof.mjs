// One result of a certificate with the proof that it is in the certificate's tree, as a file of its own.
import { readObject } from './check.mjs';
import { plain } from './plain.mjs';
import { fromHex, hex } from './sha256.mjs';
import { certificateText } from './text.mjs';
import { follow, leafHash, leafOf, ResultTree } from './tree.mjs';

const FORMAT = 'atlas-proof/1';
const DIGEST = /^[0-9a-f]{64}$/;
const MAX_PATH = 64;
const MAX_LONG = (1n << 63n) - 1n;

const decoded = file => new TextDecoder('utf-8', { ignoreBOM: true }).decode(file);

/**
 * Returns the proofs of a vector's results, one for each target.
 *
 * @param {Map} certificate a good one
 */
export function proofsOf(certificate, vector) {
  return ['correctness', 'fresh'].flatMap(section => {
    if (!certificate.has(section)) return [];
    const tree = new ResultTree(certificate.get(section));
    return tree.results.flatMap((result, index) =>
      result.get('id') === vector
        ? [{ format: FORMAT, root: tree.root, leaves: tree.size, index, result, path: tree.path(index) }]
        : [],
    );
  });
}

/** Returns the text of a proof's file. */
export const proofText = proof => certificateText(proof);

/** Returns the steps from a result to the root; undefined if the path does not fit the tree. */
export const stepsOf = ({ leaves, index, result, path }) =>
  follow(leafHash(leafOf(result)), BigInt(index), BigInt(leaves), path.map(fromHex));

/** Returns whether a file claims to be a proof. */
export function isProof(file) {
  try {
    return readObject(decoded(file)).get('format') === FORMAT;
  } catch {
    return false;
  }
}

/** Checks a file that is a proof: `{ problems, root, text }`. */
export function checkProof(file) {
  const proof = readObject(decoded(file));
  const root = typeof proof.get('root') === 'string' ? proof.get('root') : '';
  const form = formProblem(proof);
  if (form) return { problems: [form], root, text: '' };
  const found = stepsOf(Object.fromEntries(proof));
  const result = proof.get('result');
  return {
    problems: found && hex(found.root) === root ? [] : ['path: does not lead from the result to the root'],
    root,
    text: plain(`${result.get('target')} ${result.get('id')}: ${result.get('verdict')}`),
  };
}

function formProblem(proof) {
  if (!isDigest(proof.get('root'))) return 'root: must be 64 digits of lower-case hex';
  for (const name of ['leaves', 'index']) {
    const number = proof.get(name);
    const isWhole = typeof number === 'bigint' || Number.isInteger(number);
    if (!isWhole || number < 0 || number > MAX_LONG) return `${name}: must be a whole number, 0 or more`;
  }
  if (proof.get('index') >= proof.get('leaves')) return 'index: must be less than leaves';
  const path = proof.get('path');
  if (!Array.isArray(path) || path.length > MAX_PATH) return `path: must be a list of at most ${MAX_PATH} digests`;
  if (!path.every(isDigest)) return 'path: must be a list of digests of 64 digits of lower-case hex';
  const result = proof.get('result');
  const missing = ['target', 'id', 'verdict'].find(
    name => !(result instanceof Map) || typeof result.get(name) !== 'string',
  );
  return missing && `result.${missing}: is missing`;
}

const isDigest = value => typeof value === 'string' && DIGEST.test(value);
