/* The chain of a bench, as spec/PROTOCOL.md has it. */
#include "requests.h"
#include <stdlib.h>
#include <string.h>

enum { WORD = 8 };

/* The bytes that a chain begins with and their mask, kept for the next request. */
static struct { size_t size; uint8_t *fresh, *mask, *data, *dst; } kept;

static void random_bytes(const char *seed, uint8_t *into, size_t size) {
    json_t *recipe = json_pack("{s:s, s:I}", "splitmix64", seed, "length", (json_int_t) size);
    memcpy(into, expand(recipe).at, size);
    json_decref(recipe);
}

static int sum_of(const uint8_t *at, size_t length) {
    int sum = 0;
    atlas_sum((bytes) {(uint8_t *) at, length}, &sum);
    return sum;
}

static void conserve(uint8_t *data, size_t size) {
    data[size - 1] = 0;
    data[size - 1] = (uint8_t) ((96 - sum_of(data, size)) % 96);
}

static void prepare(size_t size) {
    if (kept.size != size) {
        free(kept.fresh);
        kept.size = 0;
        kept.fresh = malloc(4 * size);
        if (kept.fresh == NULL) fault("there is no memory for %zu bytes", 4 * size);
        kept.mask = kept.fresh + size, kept.data = kept.mask + size, kept.dst = kept.data + size;
        random_bytes("1", kept.fresh, size);
        random_bytes("2", kept.mask, size);
        conserve(kept.fresh, size);
        kept.size = size;
    }
    memcpy(kept.data, kept.fresh, size);
    memset(kept.dst, 0, size);
}

/* Where and how much depends on all answers before. */
static void change(uint8_t *data, size_t size, uint32_t acc) {
    size_t words = size / WORD, h = (uint32_t) (acc * 2654435769u);
    size_t n = words / 16 + (h >> 24) * words / 2048, places = words - n + 1, p = (h >> 8) % places * WORD;
    memmove(data + (acc >> 8) % places * WORD, data + h % places * WORD, n * WORD);
    for (size_t i = p; i < p + n * WORD; i++) data[i] ^= kept.mask[i];
    data[acc % size] ^= (uint8_t) (acc >> 24);
}

uint32_t bench(const char *op, int64_t bytes_asked, int64_t reps, uint32_t start) {
    static const int64_t MOST = 1 << 30;
    uint32_t acc = start, value;
    size_t size = (size_t) bytes_asked;
    if (bytes_asked < 1 || bytes_asked > MOST) fault("size must be 1..%lld, got %lld", (long long) MOST, (long long) bytes_asked);
    prepare(size);
    bytes data = {kept.data, size}, dst = {kept.dst, size};
    for (int64_t i = 0; i < reps; i++) {
        size_t a = acc % size, b = (acc >> 16) % size;
        int total = 0;
        witness w;
        if (op[0] == 'f') {
            atlas_fill(dst.at, (int64_t) size, acc >> 24);
            value = 256u * dst.at[size - 1] + dst.at[a];
        } else {
            uint32_t before = dst.at[b];
            change(data.at, size, acc);
            if (op[0] == 'c' && op[1] == 'o') {
                conserve(data.at, size);
                atlas_copy(dst, data);
                value = before << 16 | (uint32_t) dst.at[a] << 8 | dst.at[b];
            } else if (op[0] == 'w') {
                atlas_witness(data, &w);
                value = (uint32_t) w.digest[0] << 24 | w.digest[1] << 16 | w.digest[2] << 8 | w.digest[3];
            } else {
                atlas_sum(data, &total);
                value = op[0] == 'c' ? total == 0 : (uint32_t) total;
            }
        }
        acc = acc * 1664525u + 1013904223u + value;
    }
    return acc;
}
