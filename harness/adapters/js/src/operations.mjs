// The operations of spec/PROTOCOL.md, answered through the package's public API.
import { SEQUENCES } from './sequences.mjs';
import { agree, agreeLater, guarded, guardedResident } from './input-forms.mjs';
import { flat, merged } from './ranges.mjs';
import { digest, expand, hexIn, hexesIn, lengthOf, toHex, write } from './recipe.mjs';
import { witnessIn, witnessOut } from './witness.mjs';

const hexes = list => list.map(bytes => toHex(bytes));

/** Adds the fields that the protocol also requires of a refused call. */
function withAfter(call, after) {
  try {
    call();
    return after();
  } catch (error) {
    if (error?.codeName !== undefined) error.after = after();
    throw error;
  }
}

function fill(atlas, { length, value }) {
  // An impossible length is passed to the call that takes a range.
  const possible = Math.trunc(Math.max(0, Number(length))) || 0;
  const before = bytes => bytes.fill(0x5a);
  const plain = guarded(possible, before);
  const heap = guardedResident(atlas, possible, before);
  try {
    return same(
      () =>
        withAfter(
          () => atlas.fill(plain.dst, value, 0, length),
          () => ({ dst: digest(plain.dst), guards: plain.intact() }),
        ),
      () =>
        withAfter(
          () => atlas.fill(heap.dst, value, 0, length),
          () => ({ dst: digest(heap.dst), guards: heap.intact() }),
        ),
    );
  } finally {
    atlas.free(heap.whole);
  }
}

function copy(atlas, { src, dst }) {
  const from = expand(src);
  if (!dst)
    return withAfter(
      () => atlas.copy(from, undefined),
      () => ({ dst: digest(new Uint8Array()), guards: true }),
    );
  const before = bytes => write(dst, bytes);
  const plain = guarded(lengthOf(dst), before);
  const heap = guardedResident(atlas, lengthOf(dst), before);
  try {
    return same(
      () =>
        withAfter(
          () => atlas.copy(from, plain.dst),
          () => ({ dst: digest(plain.dst), guards: plain.intact() }),
        ),
      () =>
        withAfter(
          () => atlas.copy(from, heap.dst),
          () => ({ dst: digest(heap.dst), guards: heap.intact() }),
        ),
    );
  } finally {
    atlas.free(heap.whole);
  }
}

/** Both calls must have the same result; the first one's is the answer. */
function same(first, second) {
  const end = call => {
    try {
      return { value: call() };
    } catch (error) {
      if (error?.codeName === undefined) throw error;
      return { error };
    }
  };
  const one = end(first);
  const two = end(second);
  const shown = e => JSON.stringify(e.error ? { refused: e.error.codeName, ...e.error.after } : e.value);
  if (shown(one) !== shown(two))
    throw new Error(`plain and resident destinations disagree: ${shown(one)} and ${shown(two)}`);
  if (one.error) throw one.error;
  return one.value;
}

const BATCHES = {
  sum: (atlas, entries) => atlas.batch.sum(entries?.map(expand)),
  check: (atlas, entries) => atlas.batch.check(entries?.map(expand)),
  delta: (atlas, entries) =>
    atlas.batch.delta(entries?.map(e => e && { before: expand(e.before), after: expand(e.after) })),
  witness: (atlas, entries) => atlas.batch.witness(entries?.map(expand)).map(witnessOut),
};

export const OPERATIONS = {
  version: atlas => ({ packed: atlas.version.packed, text: atlas.version.text }),
  errorCodes: (_atlas, _input, library) => ({ codes: { ...library.ErrorCode } }),
  constants: (_atlas, _input, library) => ({ ...library.constants }),

  sum: async (atlas, { data }) => ({
    sum: await agreeLater(
      atlas,
      expand(data),
      d => atlas.sum(d),
      source => atlas.sumAsync(source),
    ),
  }),
  check: (atlas, { data }) => ({ conserved: agree(atlas, [expand(data)], d => atlas.check(d)) }),
  windowCheck: (atlas, { data }) => ({ conserved: agree(atlas, [expand(data)], d => atlas.windowCheck(d)) }),
  slidingCheck: (atlas, { data, window }) => ({
    conserved: agree(atlas, [expand(data)], d => atlas.slidingCheck(d, window)),
  }),
  delta: (atlas, { before, after }) => ({
    delta: agree(atlas, [expand(before), expand(after)], (b, a) => atlas.delta(b, a)),
  }),
  deltaByte: (atlas, input) => ({ sum: atlas.deltaByte(input.sum, input.old, input.new) }),
  deltaRange: (atlas, input) => ({
    sum: agree(atlas, [expand(input.old), expand(input.new)], (before, after) =>
      atlas.deltaRange(input.sum, before, after),
    ),
  }),

  fill,
  copy,
  copyWithin: (atlas, { data, from, to, length }) => {
    const bytes = expand(data);
    return withAfter(
      () => atlas.copyWithin(bytes, from, to, length),
      () => ({ data: digest(bytes ?? new Uint8Array()) }),
    );
  },

  batch: (atlas, { of, entries }) => ({ results: BATCHES[of](atlas, entries) }),
  batchHint: (atlas, { bytes }) => ({ entries: atlas.batchHint(bytes) }),

  witness: async (atlas, { data }) => ({
    witness: witnessOut(
      await agreeLater(
        atlas,
        expand(data),
        d => atlas.witness(d),
        source => atlas.witnessAsync(source),
      ),
    ),
  }),
  witnessTree: (atlas, { data, k }) => {
    const answer = tree => ({ witness: witnessOut(tree.witness()), leaves: tree.leafCount });
    return agreeLater(
      atlas,
      expand(data),
      d => answer(atlas.tree(d, k)),
      async source => answer(await atlas.treeAsync(source, { leafLog2: k })),
    );
  },
  witnessVerify: (atlas, { data, witness }) => {
    agree(atlas, [expand(data)], d => {
      atlas.verify(d, witnessIn(witness));
      return true;
    });
    return {};
  },
  witnessMerge: (atlas, { witnesses }) => ({ witness: witnessOut(atlas.merge(witnesses?.map(witnessIn))) }),

  merkleRoot: (atlas, { leaves }) => ({ root: toHex(atlas.merkleRoot(hexesIn(leaves))) }),
  inclusionProof: (atlas, { data, k, index }) => {
    const tree = atlas.tree(expand(data), k);
    return {
      leaf: toHex(tree.inclusionProof(index).leaf),
      path: hexes(tree.inclusionProof(index).path),
      size: tree.leafCount,
    };
  },
  verifyInclusion: (atlas, { root, leaf, index, size, path }) => ({
    valid: atlas.verifyInclusion({ root: hexIn(root), leaf: hexIn(leaf), index, size, path: hexesIn(path) }),
  }),
  consistencyProof: (atlas, { data, k, first }) => {
    const tree = atlas.tree(expand(data), k);
    return { path: hexes(tree.consistencyProof(first)), size: tree.leafCount };
  },
  verifyConsistency: (atlas, { first, second, firstRoot, secondRoot, path }) => ({
    valid: atlas.verifyConsistency({
      first,
      second,
      firstRoot: hexIn(firstRoot),
      secondRoot: hexIn(secondRoot),
      path: hexesIn(path),
    }),
  }),
  changedLeaves: (atlas, { before, after, k }) => ({
    leaves: atlas.tree(expand(before), k).changedLeaves(atlas.tree(expand(after), k)),
  }),

  ranges: (atlas, { k, length, parts }) => {
    const inputs = flat(parts ?? []).map(part => expand(part?.data));
    return {
      witness: agree(atlas, inputs, (...data) => witnessOut(merged(atlas, k, parts, data.values()).witness(length))),
    };
  },

  recordEncode: (atlas, { witness }) => ({ record: toHex(atlas.encodeRecord(witnessIn(witness))) }),
  recordDecode: (atlas, { record }) => ({ witness: witnessOut(atlas.decodeRecord(hexIn(record))) }),

  ...SEQUENCES,
};
