// Hashes of whole leaves, SHA-256(0x00 || leaf), four leaves at a time: one a lane (FIPS 180-4; RFC 9162, section 2.1).
#include <stdint.h>
#include <wasm_simd128.h>

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
static const uint32_t INITIAL[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

#define ADD wasm_i32x4_add
#define XOR wasm_v128_xor
#define ROTATE(x, n) wasm_v128_or(wasm_u32x4_shr(x, n), wasm_i32x4_shl(x, 32 - (n)))
#define SWAP(x) wasm_i8x16_shuffle(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)
#define ZIP_LOW(a, b) wasm_i32x4_shuffle(a, b, 0, 4, 1, 5)
#define ZIP_HIGH(a, b) wasm_i32x4_shuffle(a, b, 2, 6, 3, 7)
#define LOW(a, b) wasm_i64x2_shuffle(a, b, 0, 2)
#define HIGH(a, b) wasm_i64x2_shuffle(a, b, 1, 3)

static v128_t small0(v128_t w) { return XOR(XOR(ROTATE(w, 7), ROTATE(w, 18)), wasm_u32x4_shr(w, 3)); }
static v128_t small1(v128_t w) { return XOR(XOR(ROTATE(w, 17), ROTATE(w, 19)), wasm_u32x4_shr(w, 10)); }
static v128_t big0(v128_t a) { return XOR(XOR(ROTATE(a, 2), ROTATE(a, 13)), ROTATE(a, 22)); }
static v128_t big1(v128_t e) { return XOR(XOR(ROTATE(e, 6), ROTATE(e, 11)), ROTATE(e, 25)); }

static void compress(v128_t s[8], v128_t w[16]) {
  v128_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
#pragma clang loop unroll_count(16)
  for (int t = 0; t < 64; t++) {
    v128_t now = w[t & 15];
    v128_t t1 = ADD(ADD(ADD(h, big1(e)), XOR(g, wasm_v128_and(e, XOR(f, g)))), ADD(now, wasm_i32x4_splat(K[t])));
    v128_t t2 = ADD(big0(a), wasm_v128_or(wasm_v128_and(a, b), wasm_v128_and(c, wasm_v128_or(a, b))));
    h = g; g = f; f = e; e = ADD(d, t1); d = c; c = b; b = a; a = ADD(t1, t2);
    w[t & 15] = ADD(ADD(now, small1(w[(t + 14) & 15])), ADD(w[(t + 9) & 15], small0(w[(t + 1) & 15])));
  }
  s[0] = ADD(s[0], a); s[1] = ADD(s[1], b); s[2] = ADD(s[2], c); s[3] = ADD(s[3], d);
  s[4] = ADD(s[4], e); s[5] = ADD(s[5], f); s[6] = ADD(s[6], g); s[7] = ADD(s[7], h);
}

// Block b of a message holds the leaf's bytes from 64 b - 1 on.
static void load(v128_t w[16], const uint8_t *p, uint32_t stride) {
  for (int i = 0; i < 4; i++) {
    v128_t a = SWAP(wasm_v128_load(p + 16 * i));
    v128_t b = SWAP(wasm_v128_load(p + stride + 16 * i));
    v128_t c = SWAP(wasm_v128_load(p + 2 * stride + 16 * i));
    v128_t d = SWAP(wasm_v128_load(p + 3 * stride + 16 * i));
    v128_t ab = ZIP_LOW(a, b), cd = ZIP_LOW(c, d), abHigh = ZIP_HIGH(a, b), cdHigh = ZIP_HIGH(c, d);
    w[4 * i] = LOW(ab, cd);
    w[4 * i + 1] = HIGH(ab, cd);
    w[4 * i + 2] = LOW(abHigh, cdHigh);
    w[4 * i + 3] = HIGH(abHigh, cdHigh);
  }
}

// count is a multiple of 4; leaves have 2^k bytes.
__attribute__((export_name("leaves"))) void leaves(const uint8_t *p, uint32_t count, uint32_t k, uint8_t *out) {
  uint32_t leaf = 1u << k;
  for (; count != 0; count -= 4, p += 4 * leaf, out += 128) {
    v128_t s[8], w[16];
    for (int i = 0; i < 8; i++) s[i] = wasm_i32x4_splat(INITIAL[i]);
    load(w, p - 1, leaf);
    w[0] = wasm_v128_and(w[0], wasm_i32x4_splat(0x00ffffff));
    compress(s, w);
    for (uint32_t at = 64; at != leaf; at += 64) {
      load(w, p + at - 1, leaf);
      compress(s, w);
    }
    uint32_t last[4];
    for (int i = 0; i < 4; i++) last[i] = (uint32_t) p[(i + 1) * leaf - 1] << 24 | 0x800000;
    w[0] = wasm_v128_load(last);
    for (int i = 1; i < 15; i++) w[i] = wasm_i32x4_splat(0);
    w[15] = wasm_i32x4_splat((leaf + 1) * 8);
    compress(s, w);
    for (int i = 0; i < 8; i += 4) {
      v128_t ab = ZIP_LOW(s[i], s[i + 1]), cd = ZIP_LOW(s[i + 2], s[i + 3]);
      v128_t abHigh = ZIP_HIGH(s[i], s[i + 1]), cdHigh = ZIP_HIGH(s[i + 2], s[i + 3]);
      wasm_v128_store(out + 4 * i, SWAP(LOW(ab, cd)));
      wasm_v128_store(out + 32 + 4 * i, SWAP(HIGH(ab, cd)));
      wasm_v128_store(out + 64 + 4 * i, SWAP(LOW(abHigh, cdHigh)));
      wasm_v128_store(out + 96 + 4 * i, SWAP(HIGH(abHigh, cdHigh)));
    }
  }
}
