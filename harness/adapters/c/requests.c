/* Bytes by the recipes of spec/PROTOCOL.md, and what is said of bytes instead of them. */
#include "requests.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void **kept;
static size_t count;

void *keep(size_t n) {
    void *memory = calloc(n > 0 ? n : 1, 1);
    kept = realloc(kept, (count + 1) * sizeof *kept);
    if (memory == NULL || kept == NULL) abort(); /* the harness calls it a crash, and goes on */
    return kept[count++] = memory;
}

void forget(void) {
    while (count > 0) free(kept[--count]);
}

static bytes empty(size_t n) { return (bytes) {keep(n), n}; }

bytes unhex(const json_t *text) {
    if (!json_is_string(text)) return (bytes) {NULL, 0};
    const char *digits = json_string_value(text);
    if (json_string_length(text) % 2 != 0 || strspn(digits, "0123456789abcdef") != json_string_length(text)) return (bytes) {NULL, 0};
    bytes data = empty(json_string_length(text) / 2);
    for (size_t i = 0; i < data.n; i++) data.at[i] = (uint8_t) strtoul((char[3]) {digits[2 * i], digits[2 * i + 1], 0}, NULL, 16);
    return data;
}

static bytes repeat(bytes pattern, size_t times) {
    bytes data = empty(pattern.n * times);
    for (size_t i = 0; i < times; i++) memcpy(data.at + i * pattern.n, pattern.at, pattern.n);
    return data;
}

static bytes ramp(const json_t *recipe) {
    int64_t start = number(recipe, "ramp"), step = 1, modulus = 256;
    bytes data = empty((size_t) number(recipe, "length"));
    if (json_object_get(recipe, "step")) step = number(recipe, "step");
    if (json_object_get(recipe, "modulus")) modulus = number(recipe, "modulus");
    for (size_t i = 0; i < data.n; i++) data.at[i] = (uint8_t) ((start + step * (int64_t) (i % (size_t) modulus)) % modulus);
    return data;
}

static bytes splitmix(const json_t *recipe) {
    uint64_t state = strtoull(json_string_value(json_object_get(recipe, "splitmix64")), NULL, 10);
    bytes data = empty((size_t) number(recipe, "length"));
    for (size_t i = 0; i < data.n; i += 8) {
        uint64_t z = state += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        z ^= z >> 31;
        for (size_t j = 0; j < 8 && i + j < data.n; j++) data.at[i + j] = (uint8_t) (z >> 8 * j);
    }
    return data;
}

static bytes concat(const json_t *parts) {
    bytes data = empty(0);
    for (size_t i = 0; i < json_array_size(parts); i++) {
        bytes part = expand(json_array_get(parts, i)), longer = empty(data.n + part.n);
        memcpy(longer.at, data.at, data.n);
        memcpy(longer.at + data.n, part.at, part.n);
        data = longer;
    }
    return data;
}

bytes expand(const json_t *recipe) {
    const json_t *text = json_object_get(recipe, "hex"), *base = json_object_get(recipe, "patch");
    if (!json_is_object(recipe)) return (bytes) {NULL, 0};
    if (text != NULL) return unhex(text);
    if (json_object_get(recipe, "repeat")) return repeat(unhex(json_object_get(recipe, "repeat")), (size_t) number(recipe, "count"));
    if (json_object_get(recipe, "ramp")) return ramp(recipe);
    if (json_object_get(recipe, "splitmix64")) return splitmix(recipe);
    if (json_object_get(recipe, "concat")) return concat(json_object_get(recipe, "concat"));
    bytes data = expand(base), with = unhex(json_object_get(recipe, "with"));
    memcpy(data.at + number(recipe, "at"), with.at, with.n);
    return data;
}

json_t *hexed(const uint8_t *at, size_t n) {
    char *text = keep(2 * n + 1);
    for (size_t i = 0; i < n; i++) {
        text[2 * i] = "0123456789abcdef"[at[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[at[i] & 15];
    }
    return json_string(text);
}

json_t *digested(bytes data) {
    uint32_t fnv = 0x811c9dc5;
    size_t shown = data.n < 16 ? data.n : 16;
    for (size_t i = 0; i < data.n; i++) fnv = (fnv ^ data.at[i]) * 0x01000193;
    uint8_t big[4] = {(uint8_t) (fnv >> 24), (uint8_t) (fnv >> 16), (uint8_t) (fnv >> 8), (uint8_t) fnv};
    return json_pack("{s:I, s:o, s:o, s:o}", "length", (json_int_t) data.n, "fnv1a", hexed(big, 4), "head", hexed(data.at, shown), "tail",
                     hexed(data.at + data.n - shown, shown));
}

static json_t *digits_of(uint64_t value) {
    char text[21];
    snprintf(text, sizeof text, "%llu", (unsigned long long) value);
    return json_string(text);
}

json_t *written(const witness *w) {
    return json_pack("{s:s, s:I, s:o, s:o, s:I, s:o, s:I}", "kind", w->tree ? "tree" : "flat", "k", (json_int_t) w->k, "digest",
                     hexed(w->digest, sizeof(hash)), "length", digits_of(w->length), "resonance", (json_int_t) w->resonance, "timestamp",
                     digits_of(w->timestamp), "flags", (json_int_t) w->flags);
}

bool decimal(const json_t *text, uint64_t *value) {
    const char *digits = json_string_value(text);
    size_t n = json_string_length(text);
    if (n == 0 || n > 20 || strspn(digits, "0123456789") != n || (n > 1 && digits[0] == '0')) return false;
    errno = 0;
    *value = strtoull(digits, NULL, 10);
    return errno == 0;
}

hash *hashes_in(const json_t *list, size_t *n) {
    hash *all = keep((json_array_size(list) + 1) * sizeof *all);
    *n = json_array_size(list);
    for (size_t i = 0; i < *n; i++) {
        bytes one = unhex(json_array_get(list, i));
        if (one.n != sizeof(hash)) return NULL;
        memcpy(all[i], one.at, one.n);
    }
    return json_is_array(list) ? all : NULL;
}

const char *code_name(code c) {
    static const char *names[] = {"OK", "INVALID", "MEMORY", "STATE", "BUDGET", "CONSERVATION", "WITNESS", "DESTROYED"};
    return names[c];
}

const char *state_name(state s) {
    static const char *names[] = {"CREATED", "ATTACHED", "COMMITTED", "DESTROYED"};
    return names[s];
}
