// Witnesses as spec/PROTOCOL.md writes them, and as the package holds them.
import { fromHex, toHex } from './recipe.mjs';

export const witnessOut = (w) => ({
  kind: w.kind, k: w.leafLog2, digest: toHex(w.digest), length: String(w.length),
  resonance: w.resonance, timestamp: String(w.timestamp), flags: w.flags,
});

export const witnessIn = (w) => w && {
  kind: w.kind, leafLog2: w.k, digest: fromHex(w.digest), length: BigInt(w.length),
  resonance: w.resonance, timestamp: BigInt(w.timestamp), flags: w.flags,
};
