// A structure to try the page with: 12,288 bytes that are conserved, and a copy of which three bytes were changed.

const STRUCTURE = 12_288;
const CHANGES = [
  [1_000, 5],
  [5_000, 7],
  [9_000, 12],
];

export function sample() {
  const bytes = new Uint8Array(STRUCTURE);
  for (let i = 0, x = 96; i < STRUCTURE - 1; i++) {
    x = (Math.imul(x, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    bytes[i] = x >>> 16;
  }
  bytes[STRUCTURE - 1] = (96 - (bytes.reduce((sum, byte) => sum + byte, 0) % 96)) % 96;

  const changed = bytes.slice();
  for (const [at, by] of CHANGES) changed[at] += by > 255 - changed[at] ? by - 96 : by;
  return [new File([bytes], 'structure.bin'), new File([changed], 'structure-changed.bin')];
}
