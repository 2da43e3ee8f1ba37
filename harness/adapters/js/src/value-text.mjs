// One text for each value, to compare and show the answers of two calls. Bytes are shown as numbers; bigints differ
// from numbers.

const replace = (_, value) => {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Uint8Array) return Array.from(value);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
};

export const show = value => JSON.stringify(value, replace) ?? 'undefined';
