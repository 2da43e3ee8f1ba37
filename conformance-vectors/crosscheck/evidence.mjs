// Published values of others: the corpus must contain them, and this machine must compute them.
import { fromHex, hex } from './answers.mjs';
import { sha256 } from './witness.mjs';

// FIPS 180-4 examples and NIST CAVS, by the id of the vector whose digest they are.
const DIGESTS = {
  'witness/fips-abc': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  'witness/fips-two-blocks': '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  'witness/fips-million-a': 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  'witness/cavs-monte-carlo-0': 'e93c330ae5447738c8aa85d71a6c80f2a58381d05872d26bdd39f1fcd4f2b788',
  'witness/cavs-monte-carlo-99': '6a912ba4188391a78e6f13d88ed2d14e13afce9db6f7dcbf4a48c24f3db02778',
};
const MONTE_CARLO_SEED = '6d1e72ad03ddeb5de891e572e2396f8da015d899ef0e79503152d6010a3fe691';

// Merkle roots of the first n leaf inputs of the certificate-transparency projects.
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function monteCarlo() {
  const results = [];
  let seed = fromHex(MONTE_CARLO_SEED);
  for (let round = 0; round < 100; round++) {
    let last = [seed, seed, seed];
    for (let i = 0; i < 1000; i++) last = [last[1], last[2], sha256(...last)];
    seed = last[2];
    results.push(hex(seed));
  }
  return results;
}

/** A file is damaged: one line that names the file or the vector, and the problem. */
export class Disagreement extends Error {}

function same(what, got, published) {
  if (got !== published) throw new Disagreement(`${what}: published is ${published}, got ${got}`);
}

export function checkEvidence(answers) {
  for (const [id, published] of Object.entries(DIGESTS)) same(id, answers.get(id)?.witness?.digest, published);
  ROOTS.forEach((published, n) => same(`tree/root-ct-${n}`, answers.get(`tree/root-ct-${n}`)?.root, published));
  const rounds = monteCarlo();
  same('Monte Carlo round 0', rounds[0], DIGESTS['witness/cavs-monte-carlo-0']);
  same('Monte Carlo round 99', rounds[99], DIGESTS['witness/cavs-monte-carlo-99']);
}
