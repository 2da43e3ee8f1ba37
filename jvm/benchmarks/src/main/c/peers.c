/* The ceiling that the JVM kernels are held against: the same work in C, at the machine's widest vectors.
 * Built by PeerLibrary.java with the machine's own gcc when a benchmark starts; never shipped. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#if defined(__x86_64__)
#include <immintrin.h>

/* Sums of absolute differences against zero add eight bytes at a time into lanes of 64 bits, which never overflow. */
__attribute__((target("avx512f,avx512bw"))) static uint64_t sum512(const uint8_t *p, size_t n) {
  const __m512i zero = _mm512_setzero_si512();
  __m512i a = zero, b = zero, c = zero, d = zero;
  size_t i = 0;
  for (; i + 256 <= n; i += 256) {
    a = _mm512_add_epi64(a, _mm512_sad_epu8(_mm512_loadu_si512(p + i), zero));
    b = _mm512_add_epi64(b, _mm512_sad_epu8(_mm512_loadu_si512(p + i + 64), zero));
    c = _mm512_add_epi64(c, _mm512_sad_epu8(_mm512_loadu_si512(p + i + 128), zero));
    d = _mm512_add_epi64(d, _mm512_sad_epu8(_mm512_loadu_si512(p + i + 192), zero));
  }
  for (; i + 64 <= n; i += 64) a = _mm512_add_epi64(a, _mm512_sad_epu8(_mm512_loadu_si512(p + i), zero));
  if (i < n) b = _mm512_add_epi64(b, _mm512_sad_epu8(_mm512_maskz_loadu_epi8(~0ULL >> (64 - (n - i)), p + i), zero));
  return (uint64_t)_mm512_reduce_add_epi64(_mm512_add_epi64(_mm512_add_epi64(a, b), _mm512_add_epi64(c, d)));
}

/* Carry-save adders (Harley and Seal): seven of them make one vector of eights of eight vectors, bit by bit. Each takes
 * two ternary operations. Which of the two sums is faster depends on the processor, so both are timed. */
#define ADD(sum, carry, a, b) \
  do { \
    const __m512i was = sum; \
    sum = _mm512_ternarylogic_epi64(was, a, b, 0x96);   /* the odd ones */ \
    carry = _mm512_ternarylogic_epi64(was, a, b, 0xe8); /* the majority */ \
  } while (0)

__attribute__((target("avx512f,avx512bw"))) static uint64_t adders512(const uint8_t *p, size_t n) {
  const __m512i zero = _mm512_setzero_si512();
  __m512i ones = zero, twos = zero, fours = zero, eights = zero;
  size_t i = 0;
  for (; i + 512 <= n; i += 512) {
    __m512i two0, two1, two2, two3, four0, four1, eight;
    ADD(ones, two0, _mm512_loadu_si512(p + i), _mm512_loadu_si512(p + i + 64));
    ADD(ones, two1, _mm512_loadu_si512(p + i + 128), _mm512_loadu_si512(p + i + 192));
    ADD(twos, four0, two0, two1);
    ADD(ones, two2, _mm512_loadu_si512(p + i + 256), _mm512_loadu_si512(p + i + 320));
    ADD(ones, two3, _mm512_loadu_si512(p + i + 384), _mm512_loadu_si512(p + i + 448));
    ADD(twos, four1, two2, two3);
    ADD(fours, eight, four0, four1);
    eights = _mm512_add_epi64(eights, _mm512_sad_epu8(eight, zero));
  }
  __m512i all = _mm512_add_epi64(_mm512_slli_epi64(eights, 1), _mm512_sad_epu8(fours, zero));
  all = _mm512_add_epi64(_mm512_slli_epi64(all, 1), _mm512_sad_epu8(twos, zero));
  all = _mm512_add_epi64(_mm512_slli_epi64(all, 1), _mm512_sad_epu8(ones, zero));
  for (; i + 64 <= n; i += 64) all = _mm512_add_epi64(all, _mm512_sad_epu8(_mm512_loadu_si512(p + i), zero));
  if (i < n) all = _mm512_add_epi64(all, _mm512_sad_epu8(_mm512_maskz_loadu_epi8(~0ULL >> (64 - (n - i)), p + i), zero));
  return (uint64_t)_mm512_reduce_add_epi64(all);
}

__attribute__((target("avx2"))) static uint64_t lanes256(__m256i v) {
  return (uint64_t)_mm256_extract_epi64(v, 0) + (uint64_t)_mm256_extract_epi64(v, 1) +
         (uint64_t)_mm256_extract_epi64(v, 2) + (uint64_t)_mm256_extract_epi64(v, 3);
}

__attribute__((target("avx2"))) static __m256i load256(const uint8_t *p) { return _mm256_loadu_si256((const __m256i *)p); }

__attribute__((target("avx2"))) static uint64_t sum256(const uint8_t *p, size_t n) {
  const __m256i zero = _mm256_setzero_si256();
  __m256i a = zero, b = zero, c = zero, d = zero;
  size_t i = 0;
  for (; i + 128 <= n; i += 128) {
    a = _mm256_add_epi64(a, _mm256_sad_epu8(load256(p + i), zero));
    b = _mm256_add_epi64(b, _mm256_sad_epu8(load256(p + i + 32), zero));
    c = _mm256_add_epi64(c, _mm256_sad_epu8(load256(p + i + 64), zero));
    d = _mm256_add_epi64(d, _mm256_sad_epu8(load256(p + i + 96), zero));
  }
  for (; i + 32 <= n; i += 32) a = _mm256_add_epi64(a, _mm256_sad_epu8(load256(p + i), zero));
  uint64_t total = lanes256(_mm256_add_epi64(_mm256_add_epi64(a, b), _mm256_add_epi64(c, d)));
  for (; i < n; i++) total += p[i];
  return total;
}

static uint64_t sum128(const uint8_t *p, size_t n) {
  const __m128i zero = _mm_setzero_si128();
  __m128i a = zero, b = zero, c = zero, d = zero;
  size_t i = 0;
  for (; i + 64 <= n; i += 64) {
    a = _mm_add_epi64(a, _mm_sad_epu8(_mm_loadu_si128((const __m128i *)(p + i)), zero));
    b = _mm_add_epi64(b, _mm_sad_epu8(_mm_loadu_si128((const __m128i *)(p + i + 16)), zero));
    c = _mm_add_epi64(c, _mm_sad_epu8(_mm_loadu_si128((const __m128i *)(p + i + 32)), zero));
    d = _mm_add_epi64(d, _mm_sad_epu8(_mm_loadu_si128((const __m128i *)(p + i + 48)), zero));
  }
  a = _mm_add_epi64(_mm_add_epi64(a, b), _mm_add_epi64(c, d));
  uint64_t total = (uint64_t)_mm_cvtsi128_si64(a) + (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(a, a));
  for (; i < n; i++) total += p[i];
  return total;
}

__attribute__((target("avx512f,avx512bw"))) static uint64_t copy512(uint8_t *dst, const uint8_t *src, size_t n) {
  const __m512i zero = _mm512_setzero_si512();
  __m512i a = zero, b = zero;
  size_t i = 0;
  for (; i + 128 <= n; i += 128) {
    __m512i x = _mm512_loadu_si512(src + i), y = _mm512_loadu_si512(src + i + 64);
    _mm512_storeu_si512(dst + i, x);
    _mm512_storeu_si512(dst + i + 64, y);
    a = _mm512_add_epi64(a, _mm512_sad_epu8(x, zero));
    b = _mm512_add_epi64(b, _mm512_sad_epu8(y, zero));
  }
  uint64_t total = (uint64_t)_mm512_reduce_add_epi64(_mm512_add_epi64(a, b));
  for (; i < n; i++) total += dst[i] = src[i];
  return total;
}

__attribute__((target("avx2"))) static uint64_t copy256(uint8_t *dst, const uint8_t *src, size_t n) {
  const __m256i zero = _mm256_setzero_si256();
  __m256i a = zero, b = zero;
  size_t i = 0;
  for (; i + 64 <= n; i += 64) {
    __m256i x = load256(src + i), y = load256(src + i + 32);
    _mm256_storeu_si256((__m256i *)(dst + i), x);
    _mm256_storeu_si256((__m256i *)(dst + i + 32), y);
    a = _mm256_add_epi64(a, _mm256_sad_epu8(x, zero));
    b = _mm256_add_epi64(b, _mm256_sad_epu8(y, zero));
  }
  uint64_t total = lanes256(_mm256_add_epi64(a, b));
  for (; i < n; i++) total += dst[i] = src[i];
  return total;
}
#endif

/* For other processors: blocks that fit 32 bits, which gcc vectorises by itself. */
static uint64_t sum_plain(const uint8_t *p, size_t n) {
  uint64_t total = 0;
  while (n) {
    size_t count = n < 65536 ? n : 65536;
    uint32_t block = 0;
    for (size_t i = 0; i < count; i++) block += p[i];
    total += block;
    p += count;
    n -= count;
  }
  return total;
}

static uint64_t copy_plain(uint8_t *restrict dst, const uint8_t *restrict src, size_t n) {
  uint64_t total = 0;
  while (n) {
    size_t count = n < 65536 ? n : 65536;
    uint32_t block = 0;
    for (size_t i = 0; i < count; i++) block += dst[i] = src[i];
    total += block;
    dst += count;
    src += count;
    n -= count;
  }
  return total;
}

static uint64_t (*sum)(const uint8_t *, size_t) = sum_plain;
static uint64_t (*copy)(uint8_t *, const uint8_t *, size_t) = copy_plain;
static const char *description = "plain C, vectorised by gcc";

#if defined(__x86_64__)
static uint8_t sample[12288];

/* Returns the best time of a sum of the sample, in nanoseconds. */
static long best(uint64_t (*candidate)(const uint8_t *, size_t), long before) {
  volatile uint64_t sink = 0;
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (int i = 0; i < 100; i++) sink += candidate(sample, sizeof sample);
  clock_gettime(CLOCK_MONOTONIC, &to);
  const long nanos = (to.tv_sec - from.tv_sec) * 1000000000L + to.tv_nsec - from.tv_nsec;
  return nanos < before ? nanos : before;
}

/* In turns, each at its best: a few milliseconds when the library is loaded. */
static int adders_win(void) {
  long sad = 1000000000L, adders = sad;
  for (int round = 0; round < 100; round++) {
    sad = best(sum512, sad);
    adders = best(adders512, adders);
  }
  return adders * 1.05 < sad;
}
#endif

__attribute__((constructor)) static void choose(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512bw")) {
    const int adders = adders_win();
    sum = adders ? adders512 : sum512;
    copy = copy512;
    description = adders ? "AVX-512 carry-save adders" : "AVX-512 vpsadbw";
  } else if (__builtin_cpu_supports("avx2")) {
    sum = sum256;
    copy = copy256;
    description = "AVX2 vpsadbw";
  } else {
    sum = sum128;
    description = "SSE2 psadbw";
  }
#endif
}

const char *atlas_peer_describe(void) { return description; }

int atlas_peer_sum(const uint8_t *p, size_t n) { return (int)(sum(p, n) % 96); }

/* The sum by carry-save adders, for a test: whether they win or not. Without AVX-512, the sum that won. */
int atlas_peer_adders(const uint8_t *p, size_t n) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw")) return (int)(adders512(p, n) % 96);
#endif
  return atlas_peer_sum(p, n);
}

/* Copies while it sums: what a checked copy costs when the check is folded into the copy. */
int atlas_peer_copy(uint8_t *dst, const uint8_t *src, size_t n) { return (int)(copy(dst, src, n) % 96); }

#if defined(__x86_64__)
static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#define LEAF 4096
#define STREAMS 3
#define EACH for (int s = 0; s < STREAMS; s++)

/* One block of three messages. The rounds of one message wait for each other; those of three fill the gaps. */
__attribute__((target("sha,sse4.1,ssse3"))) static inline __attribute__((always_inline)) void block(
    __m128i abef[STREAMS], __m128i cdgh[STREAMS], const uint8_t *const p[STREAMS]) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0bULL, 0x0405060700010203ULL);
  __m128i w[STREAMS][4], a[STREAMS], c[STREAMS];
  EACH {
    a[s] = abef[s];
    c[s] = cdgh[s];
  }
#pragma GCC unroll 16
  for (int r = 0; r < 16; r++) {
    __m128i k = _mm_loadu_si128((const __m128i *)(K + 4 * r));
#pragma GCC unroll 3
    EACH {
      __m128i m;
      if (r < 4) {
        m = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(p[s] + 16 * r)), swap);
      } else {
        m = _mm_sha256msg1_epu32(w[s][r & 3], w[s][(r + 1) & 3]);
        m = _mm_add_epi32(m, _mm_alignr_epi8(w[s][(r + 3) & 3], w[s][(r + 2) & 3], 4));
        m = _mm_sha256msg2_epu32(m, w[s][(r + 3) & 3]);
      }
      w[s][r & 3] = m;
      m = _mm_add_epi32(m, k);
      c[s] = _mm_sha256rnds2_epu32(c[s], a[s], m);
      a[s] = _mm_sha256rnds2_epu32(a[s], c[s], _mm_shuffle_epi32(m, 0x0e));
    }
  }
  EACH {
    abef[s] = _mm_add_epi32(abef[s], a[s]);
    cdgh[s] = _mm_add_epi32(cdgh[s], c[s]);
  }
}

__attribute__((target("sha,sse4.1,ssse3"))) static void leaves(uint8_t *hashes, const uint8_t *data, size_t count) {
  uint8_t last[64] = {0x80}; /* the padding of every leaf: 4096 bytes are 0x8000 bits */
  last[62] = 0x80;
  for (size_t leaf = 0; leaf < count; leaf += STREAMS) {
    __m128i abef[STREAMS], cdgh[STREAMS];
    const uint8_t *p[STREAMS];
    size_t at[STREAMS];
    EACH {
      at[s] = leaf + s < count ? leaf + s : count - 1; /* the last round may hash a leaf twice */
      abef[s] = _mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c);
      cdgh[s] = _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19);
      p[s] = data + LEAF * at[s];
    }
    for (int i = 0; i < LEAF / 64; i++) {
      block(abef, cdgh, p);
      EACH p[s] += 64;
    }
    EACH p[s] = last;
    block(abef, cdgh, p);
    EACH {
      uint32_t state[8];
      _mm_storeu_si128((__m128i *)state, abef[s]);       /* f e b a */
      _mm_storeu_si128((__m128i *)(state + 4), cdgh[s]); /* h g d c */
      uint32_t order[8] = {state[3], state[2], state[7], state[6], state[1], state[0], state[5], state[4]};
      for (int i = 0; i < 8; i++) {
        uint32_t big = __builtin_bswap32(order[i]);
        memcpy(hashes + 32 * at[s] + 4 * i, &big, 4);
      }
    }
  }
}

/* gcc 12's __builtin_cpu_supports does not know "sha": leaf 7 of CPUID does. */
static int has_sha(void) {
  uint32_t a = 7, b, c = 0, d;
  __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
  return b >> 29 & 1;
}
#endif

/* Hashes leaves of 4,096 bytes; returns 0 and does nothing where the processor has no such instructions. */
int atlas_peer_leaves(uint8_t *hashes, const uint8_t *data, size_t count) {
#if defined(__x86_64__)
  if (!has_sha()) return 0;
  leaves(hashes, data, count);
  return 1;
#else
  (void)hashes, (void)data, (void)count;
  return 0;
#endif
}
