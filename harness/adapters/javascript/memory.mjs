// The operations on memory: they answer what is there afterwards, also when they are refused.
import { copy, copyWithin, fill, need } from './atlas-l2.mjs';
import { attempt, data, digest, number } from './requests.mjs';

/** Calls with a larger memory around the destination, and looks at what is next to it. */
function guarded(before, call) {
  const memory = new Uint8Array(128 + (before?.length ?? 0)).fill(0xa5);
  const dst = memory.subarray(64, memory.length - 64);
  dst.set(before ?? []);
  const outside = [memory.subarray(0, 64), memory.subarray(memory.length - 64)];
  return attempt(
    () => void call(before && dst),
    () => ({ dst: digest(dst), guards: outside.every(side => side.every(each => each === 0xa5)) }),
  );
}

export function fillGuarded(given) {
  const [length, value] = [number(given, 'length'), number(given, 'value')];
  return guarded(new Uint8Array(Math.max(0, length)).fill(0x5a), dst => {
    need(length >= 0, `length must be at least 0, got ${length}`);
    fill(dst, value);
  });
}

export function copyGuarded(given) {
  return guarded(data(given, 'dst'), dst => copy(data(given, 'src'), dst));
}

export function copyInside(given) {
  const memory = data(given, 'data');
  const [from, to, length] = [number(given, 'from'), number(given, 'to'), number(given, 'length')];
  return attempt(
    () => void copyWithin(memory, from, to, length),
    () => ({ data: digest(memory ?? new Uint8Array(0)) }),
  );
}
