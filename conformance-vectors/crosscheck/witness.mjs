// A second, independent implementation of witnesses, trees, proofs and records, with node:crypto.
import { createHash } from 'node:crypto';
import { attempt, fromHex, given, hex, hexOf, isByte, isResidue, mod, need, sum } from './answers.mjs';

const CHUNK = 1 << 28; // createHash accepts at most 2^31 bytes at once

export function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) {
    for (let from = 0; from < part.length; from += CHUNK) hash.update(part.subarray(from, from + CHUNK));
  }
  return Uint8Array.from(hash.digest());
}

export function witness(bytes, k = 0, digest = sha256) {
  need(bytes.length > 0);
  return {
    kind: k === 0 ? 'flat' : 'tree',
    k: Number(k),
    digest: hex(digest(bytes)),
    length: String(bytes.length),
    resonance: sum(bytes),
    timestamp: '0',
    flags: 0,
  };
}

const leafHash = bytes => sha256(Uint8Array.of(0), bytes);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

function leaves(bytes, k) {
  need(bytes.length > 0 && k >= 8 && k <= 16);
  const size = 2 ** Number(k);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    leafHash(bytes.subarray(i * size, (i + 1) * size)),
  );
}

/**
 * Level by level: each pair makes a node, and an odd node at the end moves up unchanged. This gives the same tree as
 * the RFC's recursion.
 */
function rootOf(hashes) {
  if (hashes.length === 0) return sha256();
  let level = hashes;
  while (level.length > 1) {
    const above = [];
    for (let i = 0; i < level.length; i += 2)
      above.push(i + 1 < level.length ? nodeHash(level[i], level[i + 1]) : level[i]);
    level = above;
  }
  return level[0];
}

function witnessTree({ data, k }) {
  const bytes = given(data);
  const hashes = leaves(bytes, k);
  return { witness: witness(bytes, k, () => rootOf(hashes)), leaves: hashes.length };
}

const isDecimal = text => typeof text === 'string' && /^(?:0|[1-9][0-9]*)$/.test(text) && BigInt(text) < 1n << 64n;

/** A witness argument: refused if a component is outside its range. */
function valid(given) {
  need(given !== null && typeof given === 'object');
  const { kind, k, digest, length, resonance, timestamp, flags } = given;
  need([k, resonance, flags].every(Number.isInteger) && [length, timestamp].every(isDecimal));
  need(kind === 'flat' ? k === 0 : kind === 'tree' && k >= 8 && k <= 16);
  need(hexOf(digest).length === 32 && isResidue(resonance) && isByte(flags));
  return given;
}

function verify({ data, witness: claimed }) {
  need(data !== null && data !== undefined);
  const bytes = given(data);
  const { kind, k, digest, length, resonance } = valid(claimed);
  need(bytes.length > 0 && BigInt(length) === BigInt(bytes.length));
  need(digest === hex(kind === 'flat' ? sha256(bytes) : rootOf(leaves(bytes, k))), 'WITNESS');
  need(resonance === sum(bytes), 'CONSERVATION');
}

function merge({ witnesses }) {
  need(Array.isArray(witnesses) && witnesses.length >= 2);
  const all = witnesses.map(valid);
  const [{ kind, k }] = all;
  need(all.every(one => one.kind === kind && one.k === k && one.length !== '0'));
  const length = all.reduce((total, one) => total + BigInt(one.length), 0n);
  need(length < 1n << 64n);
  const latest = all.map(one => BigInt(one.timestamp)).reduce((a, b) => (a > b ? a : b));
  return {
    witness: {
      kind,
      k,
      digest: hex(sha256(...all.map(one => fromHex(one.digest)))),
      length: String(length),
      resonance: mod(all.reduce((total, one) => total + one.resonance, 0)),
      timestamp: String(latest),
      flags: all.reduce((flags, one) => flags | one.flags, 1),
    },
  };
}

const split = count => 2 ** Math.floor(Math.log2(count - 1)); // the largest power of two below the count

function inclusionPath(index, hashes) {
  if (hashes.length === 1) return [];
  const k = split(hashes.length);
  return index < k
    ? [...inclusionPath(index, hashes.slice(0, k)), rootOf(hashes.slice(k))]
    : [...inclusionPath(index - k, hashes.slice(k)), rootOf(hashes.slice(0, k))];
}

function inclusionProof({ data, k, index }) {
  const hashes = leaves(given(data), k);
  need(index >= 0 && index < hashes.length);
  return { leaf: hex(hashes[index]), path: inclusionPath(index, hashes).map(hex), size: hashes.length };
}

/**
 * The root to which a path leads, by the shape of the tree from the top. This is not the RFC's loop, but gives the same
 * result.
 */
function rootFrom(leaf, index, size, path) {
  if (size === 1n) return path.length === 0 ? leaf : null;
  if (path.length === 0) return null;
  let k = 1n;
  while (k * 2n < size) k *= 2n;
  const [rest, sibling] = [path.slice(0, -1), path.at(-1)];
  const below = index < k ? rootFrom(leaf, index, k, rest) : rootFrom(leaf, index - k, size - k, rest);
  if (below === null) return null;
  return index < k ? nodeHash(below, sibling) : nodeHash(sibling, below);
}

function hashes(texts) {
  need(Array.isArray(texts));
  const all = texts.map(hexOf);
  need(all.every(bytes => bytes.length === 32));
  return all;
}

function verifyInclusion({ root, leaf, index, size, path }) {
  hashes([root]);
  const [start] = hashes([leaf]);
  need(index >= 0 && size >= 1);
  const nodes = hashes(path);
  if (index >= size) return { valid: false };
  const reached = rootFrom(start, BigInt(index), BigInt(size), nodes);
  return { valid: reached !== null && hex(reached) === root };
}

function consistencyPath(first, all, known) {
  if (first === all.length) return known ? [] : [rootOf(all)];
  const k = split(all.length);
  return first <= k
    ? [...consistencyPath(first, all.slice(0, k), known), rootOf(all.slice(k))]
    : [...consistencyPath(first - k, all.slice(k), false), rootOf(all.slice(0, k))];
}

function consistencyProof({ data, k, first }) {
  const all = leaves(given(data), k);
  need(first >= 1 && first <= all.length);
  return { path: consistencyPath(first, all, true).map(hex), size: all.length };
}

/** Both roots to which a path leads, again by the shape of the tree: [old, new], or null if the path does not fit. */
function rootsFrom(first, second, known, oldRoot, path) {
  if (first === second) {
    if (known) return path.length === 0 ? [oldRoot, oldRoot] : null;
    return path.length === 1 ? [path[0], path[0]] : null;
  }
  if (path.length === 0) return null;
  let k = 1n;
  while (k * 2n < second) k *= 2n;
  const [rest, sibling] = [path.slice(0, -1), path.at(-1)];
  if (first <= k) {
    const below = rootsFrom(first, k, known, oldRoot, rest);
    return below && [below[0], nodeHash(below[1], sibling)];
  }
  const below = rootsFrom(first - k, second - k, false, oldRoot, rest);
  return below && [nodeHash(sibling, below[0]), nodeHash(sibling, below[1])];
}

function verifyConsistency({ first, second, firstRoot, secondRoot, path }) {
  need(first >= 1 && second >= first);
  const [oldRoot] = hashes([firstRoot, secondRoot]);
  const nodes = hashes(path);
  const reached = rootsFrom(BigInt(first), BigInt(second), true, oldRoot, nodes);
  return { valid: reached !== null && hex(reached[0]) === firstRoot && hex(reached[1]) === secondRoot };
}

function changedLeaves({ before, after, k }) {
  const old = leaves(given(before), k).map(hex);
  const now = leaves(given(after), k).map(hex);
  const all = Array.from({ length: Math.max(old.length, now.length) }, (_, i) => i);
  return { leaves: all.filter(i => old[i] !== now[i]) };
}

/** The parts of all groups: the grouping does not change the result. */
function flat(parts) {
  need(Array.isArray(parts) && parts.length >= 1);
  return parts.flatMap(part => (part?.parts === undefined ? [part] : flat(part.parts)));
}

/**
 * Parts are merged one by one, in the given order. Every complete subtree is stored under its level and index, and two
 * siblings are replaced by their parent. At the end exactly the subtrees of the length must be left.
 */
function ranges({ k, length, parts: tree }) {
  need(k >= 8 && k <= 16 && length >= 1);
  const parts = flat(tree);
  const size = 2n ** BigInt(k);
  const whole = BigInt(length);
  const nodes = new Map();
  let residue = 0;
  const key = (level, index) => `${level}/${index}`;
  const has = (level, index) => {
    for (let l = level; l < 64n; l += 1n) if (nodes.has(key(l, index >> (l - level)))) return true;
    return false;
  };
  for (const part of parts) {
    need(part !== null && BigInt(part.at) >= 0n && BigInt(part.at) % size === 0n);
    const bytes = given(part.data);
    const end = BigInt(part.at) + BigInt(bytes.length);
    need(bytes.length > 0 && end < 2n ** 63n && (end % size === 0n || end === whole));
    residue = mod(residue + sum(bytes));
    leaves(bytes, k).forEach((hash, i) => {
      let [level, index, node] = [0n, BigInt(part.at) / size + BigInt(i), hash];
      need(!has(level, index));
      for (; nodes.has(key(level, index ^ 1n)); level += 1n, index /= 2n) {
        const twin = nodes.get(key(level, index ^ 1n));
        nodes.delete(key(level, index ^ 1n));
        node = index % 2n === 0n ? nodeHash(node, twin) : nodeHash(twin, node);
      }
      nodes.set(key(level, index), node);
    });
  }
  const count = (whole + size - 1n) / size;
  let root = null;
  for (let level = 0n, from = count; from > 0n; level += 1n) {
    if ((count >> level) % 2n === 0n) continue;
    from -= 1n << level;
    const node = nodes.get(key(level, from >> level));
    need(node !== undefined);
    nodes.delete(key(level, from >> level));
    root = root === null ? node : nodeHash(node, root);
  }
  need(nodes.size === 0 && root !== null);
  const last = parts.reduce((most, { at, data }) => {
    const end = BigInt(at) + BigInt(given(data).length);
    return end > most ? end : most;
  }, 0n);
  need(last === whole);
  return {
    witness: {
      kind: 'tree',
      k: Number(k),
      digest: hex(root),
      length: String(whole),
      resonance: residue,
      timestamp: '0',
      flags: 0,
    },
  };
}

function recordEncode({ witness: claimed }) {
  const { kind, k, digest, length, resonance, timestamp, flags } = valid(claimed);
  need(length !== '0');
  const record = Buffer.alloc(64);
  record.write(digest, 'hex');
  record.writeBigUInt64LE(BigInt(length), 32);
  record.writeBigUInt64LE(BigInt(timestamp), 40);
  record.set([resonance, kind === 'flat' ? 0 : 1, k, flags], 48);
  return { record: hex(record) };
}

function recordDecode({ record: text }) {
  const record = Buffer.from(hexOf(text));
  need(record.length === 64);
  const [resonance, kind, k, flags] = record.subarray(48, 52);
  need(kind <= 1 && record.subarray(52).every(byte => byte === 0));
  const length = record.readBigUInt64LE(32);
  need(length !== 0n);
  return {
    witness: valid({
      kind: kind === 0 ? 'flat' : 'tree',
      k,
      digest: hex(record.subarray(0, 32)),
      length: String(length),
      resonance,
      timestamp: String(record.readBigUInt64LE(40)),
      flags,
    }),
  };
}

export const witnesses = Object.fromEntries(
  Object.entries({
    witness: ({ data }) => ({ witness: witness(given(data)) }),
    witnessTree,
    witnessVerify: verify,
    witnessMerge: merge,
    merkleRoot({ leaves: inputs }) {
      need(Array.isArray(inputs));
      return { root: hex(rootOf(inputs.map(input => leafHash(hexOf(input))))) };
    },
    inclusionProof,
    verifyInclusion,
    consistencyProof,
    verifyConsistency,
    changedLeaves,
    ranges,
    recordEncode,
    recordDecode,
  }).map(([op, call]) => [op, input => attempt(() => call(input))]),
);
