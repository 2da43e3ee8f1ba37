// Fill and conserved copy: sections S6 and S7.
import { bytes, sameLength, small, within } from './argument-checks.js';
import { accept, AtlasError, ErrorCode } from './errors.js';

export function memory({ kernels, heap }, { sumOf }) {
  /** The range from `start` with `length` bytes is treated as a region. */
  function fill(dst, value, start = 0, length = undefined) {
    const whole = bytes('dst', dst);
    const byte = small('value', value, 0, 255);
    const from = small('start', start, 0, whole.length);
    const target = whole.subarray(
      from,
      from + (length === undefined ? whole.length : small('length', length, 0, whole.length - from)),
    );
    if (heap.holds(target)) {
      accept(kernels.fill(target.byteOffset, target.length, byte), 'fill');
    } else if (target.length > 0) {
      target.fill(byte);
      target[target.length - 1] = kernels.fill_last(byte, BigInt(target.length));
    }
  }

  /** If both are resident, the kernel copies. Otherwise `set` copies, which also behaves like memmove. */
  function copyOf(source, target) {
    if (heap.holds(target) && heap.holds(source)) {
      accept(kernels.copy(target.byteOffset, source.byteOffset, source.length), 'copy: the source must be conserved');
      return;
    }
    const sum = sumOf(source);
    if (sum !== 0) throw new AtlasError(ErrorCode.CONSERVATION, `the source must be conserved, its sum is ${sum}`);
    target.set(source);
  }

  function copy(src, dst) {
    const source = bytes('src', src);
    const target = bytes('dst', dst);
    sameLength('src', source, 'dst', target);
    copyOf(source, target);
  }

  function copyWithin(data, from, to, length) {
    const region = bytes('data', data);
    const n = small('length', length, 0, region.length);
    const source = within('from', from, n, region.length);
    const target = within('to', to, n, region.length);
    copyOf(region.subarray(source, source + n), region.subarray(target, target + n));
  }

  return { fill, copy, copyWithin };
}
