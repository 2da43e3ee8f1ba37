// Witnesses, trees, proofs and records: S11 to S13. A digest is a Buffer of node:buffer; 64-bit numbers are bigints.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { need, present, region, residue, byte, sum, within } from './atlas-l2.mjs';

export function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export function leafHash(data) {
  present('leaf', data);
  return sha256(LEAF, data);
}

const nodeHash = (left, right) => sha256(NODE, left, right);

/** The largest power of two below n. */
const split = n => 2 ** (31 - Math.clz32(n - 1));

/** MTH of RFC 9162, section 2.1.1, over leaf hashes. */
export function rootOf(hashes) {
  if (hashes.length <= 1) return hashes[0] ?? sha256();
  const k = split(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, k)), rootOf(hashes.slice(k)));
}

function requireK(k) {
  need(k >= 8 && k <= 16, `k must be 8..16, got ${k}`);
}

export function leaves(data, k) {
  region(data);
  requireK(k);
  const hashes = [];
  for (let from = 0; from < data.length; from += 2 ** k) hashes.push(leafHash(data.subarray(from, from + 2 ** k)));
  return hashes;
}

/** A witness of data, or one of the caller's with valid parts (S11.2). */
export function required(w) {
  present('witness', w);
  need(w.kind === 'flat' ? w.k === 0 : w.kind === 'tree', `kind and k must fit, got ${w.kind} and ${w.k}`);
  if (w.kind === 'tree') requireK(w.k);
  need(w.length > 0n, 'a witness must be of at least 1 byte');
  residue('resonance', w.resonance);
  byte('flags', w.flags);
  return w;
}

function made(kind, k, digest, length, resonance) {
  return { kind, k, digest, length: BigInt(length), resonance, timestamp: 0n, flags: 0 };
}

export function witness(data) {
  region(data);
  return made('flat', 0, sha256(data), data.length, sum(data));
}

export function witnessTree(data, k) {
  return made('tree', k, rootOf(leaves(data, k)), data.length, sum(data));
}

export function verify(data, claimed) {
  region(data);
  required(claimed);
  need(claimed.length === BigInt(data.length), `the witness is of ${claimed.length} bytes, data has ${data.length}`);
  const right = claimed.kind === 'flat' ? witness(data) : witnessTree(data, claimed.k);
  need(right.digest.equals(claimed.digest), 'the digest differs', 'WITNESS');
  need(right.resonance === claimed.resonance, 'the resonance differs', 'CONSERVATION');
}

export function merge(all) {
  need(all.length >= 2, `a merge takes at least 2 witnesses, got ${all.length}`);
  const [{ kind, k }] = all.map(required);
  const merged = made(kind, k, sha256(...all.map(each => each.digest)), 0, 0);
  merged.flags = 1;
  for (const each of all) {
    need(each.kind === kind && each.k === k, 'witnesses must be of one kind and k');
    merged.length += each.length;
    merged.resonance = (merged.resonance + each.resonance) % 96;
    merged.flags |= each.flags;
    if (each.timestamp > merged.timestamp) merged.timestamp = each.timestamp;
  }
  need(merged.length < 2n ** 64n, 'lengths must add up to at most 2^64-1');
  return merged;
}

/** The tree witness of a region from its parts `{ at, data }`, in any order (S12.7 to S12.9). */
export function joinParts(k, length, parts) {
  requireK(k);
  need(length >= 1, `length must be at least 1, got ${length}`);
  const leaf = 2 ** k;
  const found = new Map();
  let total = 0;
  for (const { at, data } of parts) {
    region(data);
    within(at, data.length, length);
    const end = at + data.length;
    need(at % leaf === 0, `a part must begin at a multiple of ${leaf}, got ${at}`);
    need(end % leaf === 0 || end === length, `a part ends at ${end}, within a leaf, and does not end the region`);
    leaves(data, k).forEach((hash, i) => {
      need(!found.has(at / leaf + i), `leaf ${at / leaf + i} is there twice`);
      found.set(at / leaf + i, hash);
    });
    total += sum(data);
  }
  const wanted = Math.ceil(length / leaf);
  need(found.size === wanted, `${wanted - found.size} of ${wanted} leaves are missing`);
  const hashes = Array.from({ length: wanted }, (_, i) => found.get(i));
  return made('tree', k, rootOf(hashes), length, total % 96);
}

export function inclusionPath(index, hashes) {
  if (hashes.length === 1) return [];
  const k = split(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return index < k
    ? [...inclusionPath(index, left), rootOf(right)]
    : [...inclusionPath(index - k, right), rootOf(left)];
}

export function consistencyPath(first, hashes, known = true) {
  if (first === hashes.length) return known ? [] : [rootOf(hashes)];
  const k = split(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return first <= k
    ? [...consistencyPath(first, left, known), rootOf(right)]
    : [...consistencyPath(first - k, right, false), rootOf(left)];
}

/** Walks up the path of a proof: `step` gets each entry, and whether it stands on the left. Positions are bigints. */
function follow(at, last, path, step) {
  for (const entry of path) {
    if (last === 0n) return false;
    const isLeft = (at & 1n) === 1n || at === last;
    step(entry, isLeft);
    while (isLeft && (at & 1n) === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n;
}

export function verifyInclusion(root, leaf, index, size, path) {
  need(index >= 0n && size >= 1n, 'index and size must be in their ranges');
  let r = leaf;
  const step = (entry, isLeft) => {
    r = isLeft ? nodeHash(entry, r) : nodeHash(r, entry);
  };
  return index < size && follow(index, size - 1n, path, step) && r.equals(root);
}

export function verifyConsistency(first, second, old, now, path) {
  need(first >= 1n && second >= first, 'first and second must be in their ranges');
  if (first === second) return path.length === 0 && old.equals(now);
  if (path.length === 0) return false;
  const [start, ...rest] = (first & (first - 1n)) === 0n ? [old, ...path] : path;
  let [at, last] = [first - 1n, second - 1n];
  while ((at & 1n) === 1n) [at, last] = [at >> 1n, last >> 1n];
  let [fr, sr] = [start, start];
  const step = (entry, isLeft) => {
    if (isLeft) fr = nodeHash(entry, fr);
    sr = isLeft ? nodeHash(entry, sr) : nodeHash(sr, entry);
  };
  return follow(at, last, rest, step) && fr.equals(old) && sr.equals(now);
}

export function changedLeaves(before, after, k) {
  const [old, now] = [leaves(before, k), leaves(after, k)];
  const all = Array.from({ length: Math.max(old.length, now.length) }, (_, i) => i);
  return all.filter(i => i >= old.length || i >= now.length || !old[i].equals(now[i]));
}

export function recordEncode(w) {
  required(w);
  const record = Buffer.alloc(64);
  w.digest.copy(record);
  record.writeBigUInt64LE(w.length, 32);
  record.writeBigUInt64LE(w.timestamp, 40);
  record.set([w.resonance, w.kind === 'tree' ? 1 : 0, w.k, w.flags], 48);
  return record;
}

export function recordDecode(bytes) {
  present('record', bytes);
  need(bytes.length === 64, `a record must have 64 bytes, got ${bytes.length}`);
  const record = Buffer.from(bytes);
  const [resonance, kind, k, flags, ...reserved] = record.subarray(48);
  need(kind <= 1 && reserved.every(each => each === 0), 'kind must be 0 or 1, and the reserved bytes 0');
  return required({
    kind: kind === 1 ? 'tree' : 'flat',
    k,
    digest: record.subarray(0, 32),
    length: record.readBigUInt64LE(32),
    resonance,
    timestamp: record.readBigUInt64LE(40),
    flags,
  });
}
