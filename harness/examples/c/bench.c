/* The chain of a bench, as spec/PROTOCOL.md has it. */
#include "requests.h"

/* Each run works on bytes that depend on all answers before. */
uint32_t bench(const char *op, size_t size, int64_t reps) {
    json_t *recipe = json_pack("{s:s, s:I}", "splitmix64", "1", "length", (json_int_t) size);
    bytes data = expand(recipe), other = {keep(size), size};
    int total = 0;
    uint32_t acc = 1, value;
    json_decref(recipe);
    data.at[size - 1] = 0;
    atlas_sum(data, &total);
    data.at[size - 1] = (uint8_t) ((96 - total) % 96);
    for (int64_t i = 0; i < reps; i++) {
        size_t a = acc % size, b = (acc >> 16) % size;
        uint8_t one = data.at[a];
        witness w;
        if (op[0] == 'f') {
            atlas_fill(other.at, (int64_t) size, acc >> 24);
            value = 256u * other.at[size - 1] + other.at[a];
        } else if (op[0] == 'c' && op[1] == 'o') {
            data.at[a] = data.at[b];
            data.at[b] = one;
            atlas_copy(other, data);
            value = 256u * other.at[a] + other.at[b];
        } else {
            data.at[a] ^= (uint8_t) (acc >> 24);
            if (op[0] == 'w') atlas_witness(data, &w);
            else atlas_sum(data, &total);
            value = op[0] == 'w' ? (uint32_t) w.digest[0] << 24 | w.digest[1] << 16 | w.digest[2] << 8 | w.digest[3]
                  : op[0] == 'c' ? total == 0 : (uint32_t) total;
        }
        acc = acc * 1664525u + 1013904223u + value;
    }
    return acc;
}
