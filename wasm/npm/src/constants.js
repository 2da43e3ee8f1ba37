// Clause S1.3, in bytes unless said otherwise.

/** @type {import('../index.d.ts').Constants} */
export const constants = Object.freeze({
  modulus: 96,
  page: 256,
  cycle: 768,
  structure: 12_288,
  maxWindow: 1_048_576,
  maxBatch: 256,
  minLeafLog2: 8,
  maxLeafLog2: 16,
  defaultLeafLog2: 12,
  record: 64,
});
