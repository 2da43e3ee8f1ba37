// The sum as one writes it with intrinsics: pairs widened to 16 bits, two accumulators, flushed before they wrap.
#include <stdint.h>
#include <wasm_simd128.h>

#define STEPS_A_FLUSH 64 // 64 bytes a step add at most 2 x 510 to a lane of each accumulator: 64 x 1,020 = 65,280

__attribute__((export_name("sum"))) int32_t sum(const uint8_t *p, uint32_t n) {
  uint64_t total = 0;
  while (n >= 64) {
    uint32_t steps = n >> 6 < STEPS_A_FLUSH ? n >> 6 : STEPS_A_FLUSH;
    n -= steps << 6;
    v128_t a = wasm_i16x8_splat(0);
    v128_t b = wasm_i16x8_splat(0);
    for (; steps != 0; steps--, p += 64) {
      a = wasm_i16x8_add(a, wasm_u16x8_extadd_pairwise_u8x16(wasm_v128_load(p)));
      b = wasm_i16x8_add(b, wasm_u16x8_extadd_pairwise_u8x16(wasm_v128_load(p + 16)));
      a = wasm_i16x8_add(a, wasm_u16x8_extadd_pairwise_u8x16(wasm_v128_load(p + 32)));
      b = wasm_i16x8_add(b, wasm_u16x8_extadd_pairwise_u8x16(wasm_v128_load(p + 48)));
    }
    v128_t words = wasm_i32x4_add(wasm_u32x4_extadd_pairwise_u16x8(a), wasm_u32x4_extadd_pairwise_u16x8(b));
    total += (uint64_t) wasm_u32x4_extract_lane(words, 0) + wasm_u32x4_extract_lane(words, 1)
        + wasm_u32x4_extract_lane(words, 2) + wasm_u32x4_extract_lane(words, 3);
  }
  for (; n != 0; n--) total += *p++;
  return total % 96;
}
