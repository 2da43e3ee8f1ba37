// One text for one value: what two calls answered is compared and shown by it. Bytes as numbers, bigints apart from numbers.

const replace = (_, value) => {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Uint8Array) return Array.from(value);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
};

export const show = value => JSON.stringify(value, replace) ?? 'undefined';
