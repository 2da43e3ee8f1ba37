// The kernels of Merkle trees (clause S12.1), as WGSL: one hashes leaves, one pairs of nodes. One lane hashes one leaf or one pair. Each workgroup adds one
// to `tally[1]`, as in gpu-sum-kernel.js. Hashes are stored byte by byte in the order of the digest.

/** FIPS 180-4, section 4.2.2. */
const K = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
];
/** FIPS 180-4, section 5.3.3. */
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const u32 = value => `${value}u`;
const range = (count, text) => Array.from({ length: count }, (_, i) => text(i));

/** Leaves, or pairs, of a workgroup. */
export const HASH_LANES = 64;

const COMMON = `
alias Hash = array<u32, 8>;
alias Block = array<u32, 16>;
const START = Hash(${START.map(u32).join(', ')});
@group(0) @binding(1) var<storage, read> data: array<u32>;
@group(0) @binding(2) var<storage, read_write> hashes: array<u32>;
@group(0) @binding(3) var<storage, read_write> tally: array<atomic<u32>, 2>;

fn turned(x: u32, n: u32) -> u32 { return (x >> n) | (x << (32u - n)); }
fn swapped(x: u32) -> u32 { return (x << 24u) | ((x << 8u) & 0xff0000u) | ((x >> 8u) & 0xff00u) | (x >> 24u); }
fn sigma0(x: u32) -> u32 { return turned(x, 2u) ^ turned(x, 13u) ^ turned(x, 22u); }
fn sigma1(x: u32) -> u32 { return turned(x, 6u) ^ turned(x, 11u) ^ turned(x, 25u); }
fn gamma0(x: u32) -> u32 { return turned(x, 7u) ^ turned(x, 18u) ^ (x >> 3u); }
fn gamma1(x: u32) -> u32 { return turned(x, 17u) ^ turned(x, 19u) ^ (x >> 10u); }
fn choice(e: u32, f: u32, g: u32) -> u32 { return g ^ (e & (f ^ g)); }
fn majority(a: u32, b: u32, c: u32) -> u32 { return (a & b) | (c & (a | b)); }

fn store(at: u32, hash: Hash) {
${range(8, i => `  hashes[8u * at + ${i}u] = swapped(hash[${i}]);`).join('\n')}
}`;

/** All 64 rounds written out, with names instead of indexes: a GPU keeps named values in registers, and an array with computed indexes in memory. */
function unrolled() {
  const letters = [...'abcdefgh'];
  const rounds = range(64, t => {
    const w = i => `w${(t + i) % 16}`;
    const [a, b, c, d, e, f, g, h] = range(8, i => letters[(i + 64 - t) % 8]);
    const schedule = t < 16 ? '' : `  ${w(0)} += gamma0(${w(1)}) + ${w(9)} + gamma1(${w(14)});\n`;
    return `${schedule}  ${h} += sigma1(${e}) + choice(${e}, ${f}, ${g}) + ${K[t]}u + ${w(0)};
  ${d} += ${h};
  ${h} += sigma0(${a}) + majority(${a}, ${b}, ${c});`;
  });
  return `
fn compressed(hash: Hash, block: Block) -> Hash {
${range(16, i => `  var w${i} = block[${i}];`).join('\n')}
${letters.map((letter, i) => `  var ${letter} = hash[${i}];`).join('\n')}
${rounds.join('\n')}
  return Hash(${letters.map((letter, i) => `hash[${i}] + ${letter}`).join(', ')});
}`;
}

/** Round t of FIPS 180-4, section 6.2.2, over arrays. */
const round = t => `
    if (${t} >= 16u) { w[${t} % 16u] += gamma0(w[(${t} + 1u) % 16u]) + w[(${t} + 9u) % 16u] + gamma1(w[(${t} + 14u) % 16u]); }
    t1 = x[7] + sigma1(x[4]) + choice(x[4], x[5], x[6]) + k[${t}] + w[${t} % 16u];
    t2 = sigma0(x[0]) + majority(x[0], x[1], x[2]);
    x = Hash(t1 + t2, x[0], x[1], x[2], x[3] + t1, x[4], x[5], x[6]);`;

/**
 * The rounds as a loop. Four in each iteration: llvmpipe of Mesa ends the loops of a lane after 65,535 iterations together, without an error, and counts a
 * return from the middle of a function as one. The longest leaf has 1,025 blocks, each with 1 + 4 + 16 iterations. In tiles it has 513 * (1 + 32 + 2).
 */
const looped = () => `
const K = array<u32, 64>(${K.map(u32).join(', ')});
fn compressed(hash: Hash, block: Block) -> Hash {
  var k = K;
  var w = block;
  var x = hash;
  var t1: u32;
  var t2: u32;
  for (var t = 0u; t < 64u; t += 4u) {${range(4, i => round(`(t + ${i}u)`)).join('')}
  }
  return Hash(${range(8, i => `hash[${i}] + x[${i}]`).join(', ')});
}`;

const COMPRESSED = { tiles: unrolled, lanes: looped };

/**
 * The input of a leaf is a zero byte and the leaf's bytes, which need not be aligned either. Word j of it, padded, has therefore parts of two
 * words of the data. Only the first word and those at the end are made byte by byte. `lengthOf` is 0 if there is no such leaf, and `blocksOf` counts the
 * blocks of a zero byte, n others, one of padding, and 8 with the length.
 */
const LEAVES = `
struct Task { start: u32, bytes: u32, log2: u32 }
@group(0) @binding(0) var<uniform> task: Task;

fn lengthOf(leaf: u32) -> u32 {
  var n = 0u;
  if (leaf <= (task.bytes - 1u) >> task.log2) { n = min(1u << task.log2, task.bytes - (leaf << task.log2)); }
  return n;
}
fn blocksOf(n: u32) -> u32 { return (n + 9u) / 64u + 1u; }

fn input(leaf: u32, n: u32, j: u32) -> u32 {
  let begin = task.start + (leaf << task.log2);
  var word = 0u;
  if (j > 0u && 4u * j + 3u <= n) {
    let at = begin + 4u * j - 1u;
    let shift = 8u * (at % 4u);
    word = data[at / 4u] >> shift;
    if (shift > 0u) { word |= data[at / 4u + 1u] << (32u - shift); }
    word = swapped(word);
  } else if (j == 16u * blocksOf(n) - 1u) {
    word = 8u * (n + 1u);
  } else {
    for (var m = 4u * j; m < 4u * j + 4u; m++) {
      var byte = 0u;
      if (m > 0u && m <= n) {
        let at = begin + m - 1u;
        byte = (data[at / 4u] >> (8u * (at % 4u))) & 255u;
      }
      if (m == n + 1u) { byte = 128u; }
      word = (word << 8u) | byte;
    }
  }
  return word;
}`;

/** Words of each leaf in a tile: two blocks, 128 bytes. Rows have one word more, so that lanes which read the same column use different banks. */
const TILE = 32;
const ROW = TILE + 1;

const LEAF_MAINS = {
  /** The lanes of a workgroup load a tile of all its leaves together, neighbours reading neighbouring words, then each hashes its row of the tile. */
  tiles: `
var<workgroup> tile: array<u32, ${HASH_LANES * ROW}>;
@compute @workgroup_size(${HASH_LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let first = (group.y * groups.x + group.x) * ${HASH_LANES}u;
  let n = lengthOf(first + lane);
  var blocks = blocksOf(n);
  if (n == 0u) { blocks = 0u; }
  let tiles = (blocksOf(min(1u << task.log2, task.bytes)) + 1u) / 2u;
  var hash = START;
  for (var t = 0u; t < tiles; t++) {
    workgroupBarrier();
    for (var i = lane; i < ${HASH_LANES * TILE}u; i += ${HASH_LANES}u) {
      let row = i / ${TILE}u;
      let length = lengthOf(first + row);
      let j = t * ${TILE}u + i % ${TILE}u;
      if (length > 0u && j < 16u * blocksOf(length)) { tile[row * ${ROW}u + i % ${TILE}u] = input(first + row, length, j); }
    }
    workgroupBarrier();
    for (var b = 0u; b < 2u; b++) {
      if (2u * t + b < blocks) {
        let at = lane * ${ROW}u + 16u * b;
        hash = compressed(hash, Block(${range(16, i => `tile[at + ${i}u]`).join(', ')}));
      }
    }
  }
  if (n > 0u) { store(first + lane, hash); }
  if (lane == 0u) { atomicAdd(&tally[1], 1u); }
}`,
  /** Each lane reads its own leaf. */
  lanes: `
@compute @workgroup_size(${HASH_LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let leaf = (group.y * groups.x + group.x) * ${HASH_LANES}u + lane;
  let n = lengthOf(leaf);
  if (n > 0u) {
    var hash = START;
    for (var b = 0u; b < blocksOf(n); b++) {
      var block: Block;
      for (var i = 0u; i < 16u; i += 4u) {
${range(4, i => `        block[i + ${i}u] = input(leaf, n, 16u * b + i + ${i}u);`).join('\n')}
      }
      hash = compressed(hash, block);
    }
    store(leaf, hash);
  }
  if (lane == 0u) { atomicAdd(&tally[1], 1u); }
}`,
};

/** Hashes the leaves of `bytes` bytes, at least one, from byte `start` of the binding on. @param {'tiles' | 'lanes'} form */
export const leavesKernel = form => `${COMMON}${COMPRESSED[form]()}${LEAVES}${LEAF_MAINS[form]}`;

/**
 * Hashes each pair of `count` nodes: a byte 1, and both hashes, are 65 bytes, so two blocks. A last node without a partner moves up unchanged, which
 * gives the tree of RFC 9162, whose left subtrees are full. The two blocks are a loop, because the rounds are most of what is compiled.
 * @param {'tiles' | 'lanes'} form
 */
export const nodesKernel = form => `${COMMON}${COMPRESSED[form]()}
struct Task { count: u32 }
@group(0) @binding(0) var<uniform> task: Task;

@compute @workgroup_size(${HASH_LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let node = (group.y * groups.x + group.x) * ${HASH_LANES}u + lane;
  let begin = 16u * node;
  if (2u * node + 1u < task.count) {
    var words: array<u32, 16>;
    for (var i = 0u; i < 16u; i++) { words[i] = swapped(data[begin + i]); }
    var block = Block((1u << 24u) | (words[0] >> 8u), ${range(15, i => `(words[${i}] << 24u) | (words[${i + 1}] >> 8u)`).join(', ')});
    var hash = START;
    for (var b = 0u; b < 2u; b++) {
      hash = compressed(hash, block);
      block = Block((words[15] << 24u) | 0x800000u, ${range(14, () => '0u').join(', ')}, 520u);
    }
    store(node, hash);
  } else if (2u * node < task.count) {
    for (var i = 0u; i < 8u; i++) { hashes[8u * node + i] = data[begin + i]; }
  }
  if (lane == 0u) { atomicAdd(&tally[1], 1u); }
}`;
