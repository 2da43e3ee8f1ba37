// Figures as people read them, always with their units.

const whole = new Intl.NumberFormat('en-US');

export const count = n => whole.format(n);

export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** 4096 is "4 KiB", 12288 "12 KiB", 5000 "4.9 KiB". */
export function size(bytes) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const unit = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 2 ** (10 * unit);
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${units[unit]}`;
}

const SPACE = /[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}]/gu;

/** Text of others, such as a file's name, in one line, with `?` for invisible characters and those that turn its direction. */
export const plain = text => text.replace(SPACE, ' ').replace(UNSEEN, '?');

export const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

export const byte = value => `0x${value.toString(16).padStart(2, '0')}`;

/** The bytes of a range, `to` not included. */
export const range = (from, to) => (to - from === 1 ? `byte ${count(from)}` : `bytes ${count(from)}–${count(to - 1)}`);

/** GB/s (10^9 bytes a second) in three digits: 42.1, 4.21, 0.421. */
export const rate = value =>
  value >= 99.95
    ? value.toFixed(0)
    : value >= 9.995
      ? value.toFixed(1)
      : value >= 0.9995
        ? value.toFixed(2)
        : value.toFixed(3);

/** A time in whole seconds, at least 1: "1 s", "1 min 5 s", "2 h 3 min". */
export function duration(seconds) {
  const all = Math.max(1, Math.round(seconds));
  if (all < 60) return `${all} s`;
  if (all < 3600) return `${Math.floor(all / 60)} min ${all % 60} s`;
  return `${Math.floor(all / 3600)} h ${Math.floor((all % 3600) / 60)} min`;
}
