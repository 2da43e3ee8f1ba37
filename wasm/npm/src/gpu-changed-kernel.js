// The kernel of changed leaves (clause S12.6), as WGSL: it compares the bytes themselves, one workgroup for each leaf, and sets a bit for each leaf
// that differs. Each workgroup adds one to `tally[1]`, as in gpu-sum-kernel.js.

const LANES = 64;

/**
 * Compares `bytes` bytes from byte `before` and byte `after` of the bindings on. Neither is aligned: `joined` makes four bytes of two
 * words, and what is beyond the range is masked.
 */
export const CHANGED_KERNEL = `
struct Task { before: u32, after: u32, bytes: u32, log2: u32 }
@group(0) @binding(0) var<uniform> task: Task;
@group(0) @binding(1) var<storage, read> data: array<u32>;
@group(0) @binding(2) var<storage, read_write> bits: array<atomic<u32>>;
@group(0) @binding(3) var<storage, read_write> tally: array<atomic<u32>, 2>;
@group(0) @binding(4) var<storage, read> other: array<u32>;

fn joined(low: u32, high: u32, at: u32) -> u32 {
  let shift = 8u * (at % 4u);
  var word = low >> shift;
  if (shift > 0u) { word |= high << (32u - shift); }
  return word;
}

@compute @workgroup_size(${LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let leaf = group.y * groups.x + group.x;
  if (leaf <= (task.bytes - 1u) >> task.log2) {
    let begin = leaf << task.log2;
    let end = min(begin + (1u << task.log2), task.bytes);
    var differs = false;
    for (var i = begin + 4u * lane; i < end && !differs; i += ${4 * LANES}u) {
      let a = task.before + i;
      let b = task.after + i;
      var difference = joined(data[a / 4u], data[a / 4u + 1u], a) ^ joined(other[b / 4u], other[b / 4u + 1u], b);
      if (end - i < 4u) { difference &= 0xffffffffu >> (8u * (4u - (end - i))); }
      differs = difference != 0u;
    }
    if (differs) { atomicOr(&bits[leaf / 32u], 1u << (leaf % 32u)); }
  }
  if (lane == 0u) { atomicAdd(&tally[1], 1u); }
}`;
