// The kernel of sums, as WGSL, in two forms. It adds residues to `tally[0]`, and one for each workgroup to `tally[1]`: a caller that finds
// another number there knows that the GPU has not done all of its work.

/** Lanes of a workgroup. */
const LANES = 256;
/**
 * Words that a lane adds. A half of a packed sum grows by at most 2 * 255 a word, so after 128 words it is at most 65,280, which its 16 bits
 * hold. (A sum by dot products is at most 128 * 4 * 255 = 130,560, in 32 bits.)
 */
const WORDS = 128;

export const SUM_GROUP_BYTES = 4 * LANES * WORDS;

/** How a lane adds the bytes of a word, and what it has added in the end. */
const FORMS = {
  dot4: { add: 'sum = sum + dot4U8Packed(word, 0x01010101u);', total: 'sum' },
  masks: {
    add: 'sum = sum + (word & 0x00ff00ffu) + ((word >> 8u) & 0x00ff00ffu);',
    total: '(sum & 0xffffu) + (sum >> 16u)',
  },
};

/**
 * The range is `start` up to `end`, not empty, in bytes of the binding, neither of them aligned. Neighbouring lanes read neighbouring words.
 * The partial sums of a workgroup are at most 256 * 130,560 < 2^25, the tally at most 95 for each workgroup: it would wrap beyond 2^32 / 95
 * workgroups, which are more than 5 * 10^12 bytes, and each part of a call has a tally of its own.
 * @param {'dot4' | 'masks'} form
 */
export const sumKernel = form => `
struct Task { start: u32, end: u32 }
@group(0) @binding(0) var<uniform> task: Task;
@group(0) @binding(1) var<storage, read> data: array<u32>;
@group(0) @binding(2) var<storage, read_write> tally: array<atomic<u32>, 2>;
var<workgroup> partial: array<u32, ${LANES}>;

@compute @workgroup_size(${LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let number = group.y * groups.x + group.x;
  let first = task.start / 4u;
  let last = (task.end - 1u) / 4u;
  var sum = 0u;
  var i = first + number * ${LANES * WORDS}u + lane;
  for (var step = 0u; step < ${WORDS}u && i <= last; step++) {
    var word = data[i];
    if (i == first) { word = word & (0xffffffffu << (8u * (task.start % 4u))); }
    if (i == last) { word = word & (0xffffffffu >> (8u * (3u - (task.end - 1u) % 4u))); }
    ${FORMS[form].add}
    i += ${LANES}u;
  }
  partial[lane] = ${FORMS[form].total};
  for (var half = ${LANES / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { partial[lane] += partial[lane + half]; }
  }
  if (lane == 0u) {
    atomicAdd(&tally[0], partial[0] % 96u);
    atomicAdd(&tally[1], 1u);
  }
}`;
