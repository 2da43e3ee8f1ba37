// The chain of a bench, as spec/PROTOCOL.md has it. All arithmetic is unsigned 32-bit.
import { copy, fill, mod, sum } from './atlas-l2.mjs';
import { splitmix, whole } from './requests.mjs';
import { witness, witnessTree } from './tree.mjs';

export const BENCHES = ['sum', 'check', 'witness', 'tree', 'copy', 'fill'];

/** The bytes that a chain begins with and their mask, kept for the next request. */
let prepared = { data: new Uint8Array(0), mask: new Uint8Array(0) };

function prepare(size) {
  if (prepared.data.length !== size) {
    prepared = { data: splitmix(1, size), mask: splitmix(2, size) };
    conserve(prepared.data);
  }
  return prepared;
}

function conserve(data) {
  data[data.length - 1] = mod(-sum(data.subarray(0, -1)));
}

/** Moves and mixes parts of the data: where and how much depends on all answers before. */
function change(data, mask, acc) {
  const words = Math.floor(data.length / 8);
  const h = Math.imul(acc, 2654435769) >>> 0;
  const n = Math.floor(words / 16) + Math.floor(((h >>> 24) * words) / 2048);
  const [from, to, p] = [h, acc >>> 8, h >>> 8].map(value => (value % (words - n + 1)) * 8);
  data.copyWithin(to, from, from + n * 8);
  for (let i = p; i < p + n * 8; i++) data[i] ^= mask[i];
  data[acc % data.length] ^= acc >>> 24;
}

const RUNS = {
  sum: data => sum(data),
  check: data => (sum(data) === 0 ? 1 : 0),
  witness: data => witness(data).digest.readUInt32BE(),
  tree: data => witnessTree(data, 12).digest.readUInt32BE(),
};

/** Runs an operation on bytes that depend on all answers before. */
export function bench(request) {
  const { op } = request;
  const [size, reps, start] = ['size', 'reps', 'start'].map(name =>
    whole(request, name, name === 'size' ? 1 : 0, 2 ** 32),
  );
  if (!BENCHES.includes(op)) throw new TypeError(`op must be one of ${BENCHES}, got ${op}`);
  const { data: fresh, mask } = prepare(size);
  const [data, other] = [fresh.slice(), new Uint8Array(size)];
  let acc = start;
  for (let i = 0; i < reps; i++) {
    const [a, b] = [acc % size, (acc >>> 16) % size];
    const before = other[b];
    let value;
    if (op === 'fill') {
      fill(other, acc >>> 24);
      value = 256 * other[size - 1] + other[a];
    } else {
      change(data, mask, acc);
      if (op === 'copy') {
        conserve(data);
        copy(data, other);
        value = 65536 * before + 256 * other[a] + other[b];
      } else {
        value = RUNS[op](data);
      }
    }
    acc = (Math.imul(acc, 1664525) + 1013904223 + value) >>> 0;
  }
  return acc;
}
