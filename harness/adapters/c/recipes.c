/* Bytes by the recipes of spec/PROTOCOL.md. The harness sends them well-formed; any other is a fault. */
#include "requests.h"
#include <stdlib.h>
#include <string.h>

static bytes empty(size_t n) { return (bytes) {keep(n), n}; }

bytes unhex(const json_t *text) {
    if (!json_is_string(text)) return (bytes) {NULL, 0};
    const char *digits = json_string_value(text);
    if (json_string_length(text) % 2 != 0 || strspn(digits, "0123456789abcdef") != json_string_length(text)) return (bytes) {NULL, 0};
    bytes data = empty(json_string_length(text) / 2);
    for (size_t i = 0; i < data.n; i++) data.at[i] = (uint8_t) strtoul((char[3]) {digits[2 * i], digits[2 * i + 1], 0}, NULL, 16);
    return data;
}

static bytes pattern(const json_t *recipe, const char *name) {
    bytes data = unhex(json_object_get(recipe, name));
    if (data.at == NULL) fault("recipe: %s must be lower-case hex, two digits a byte", name);
    return data;
}

static int64_t within(const json_t *recipe, const char *name, int64_t least, int64_t most) {
    const json_t *value = json_object_get(recipe, name);
    int64_t n = json_integer_value(value);
    if (!json_is_integer(value)) fault("recipe: %s must be a whole number", name);
    if (n < least || n > most) fault("recipe: %s must be %lld..%lld, got %lld", name, (long long) least, (long long) most, (long long) n);
    return n;
}

static bytes repeat(const json_t *recipe) {
    bytes part = pattern(recipe, "repeat");
    size_t times = (size_t) within(recipe, "count", 0, INT64_MAX);
    if (part.n == 0) fault("recipe: repeat must have at least one byte");
    if (times > SIZE_MAX / 2 / part.n) fault("recipe: there is no memory for %zu times %zu bytes", times, part.n);
    bytes data = empty(part.n * times);
    for (size_t i = 0; i < times; i++) memcpy(data.at + i * part.n, part.at, part.n);
    return data;
}

static bytes ramp(const json_t *recipe) {
    int64_t start = within(recipe, "ramp", 0, 255), step = 1, modulus = 256;
    if (json_object_get(recipe, "step")) step = within(recipe, "step", 0, 255);
    if (json_object_get(recipe, "modulus")) modulus = within(recipe, "modulus", 1, 256);
    bytes data = empty((size_t) within(recipe, "length", 0, INT64_MAX));
    for (size_t i = 0; i < data.n; i++) data.at[i] = (uint8_t) ((start + step * (int64_t) (i % (size_t) modulus)) % modulus);
    return data;
}

static bytes splitmix(const json_t *recipe) {
    uint64_t state;
    if (!decimal(json_object_get(recipe, "splitmix64"), &state)) fault("recipe: splitmix64 must be a decimal string of 64 bits");
    bytes data = empty((size_t) within(recipe, "length", 0, INT64_MAX));
    for (size_t i = 0; i < data.n; i += 8) {
        uint64_t z = state += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        z ^= z >> 31;
        for (size_t j = 0; j < 8 && i + j < data.n; j++) data.at[i + j] = (uint8_t) (z >> 8 * j);
    }
    return data;
}

static bytes part_of(const json_t *recipe) {
    bytes data = expand(recipe);
    if (data.at == NULL) fault("recipe: concat and patch must have recipes in them");
    return data;
}

static bytes concat(const json_t *parts) {
    bytes data = empty(0);
    if (!json_is_array(parts)) fault("recipe: concat must be a list");
    for (size_t i = 0; i < json_array_size(parts); i++) {
        bytes part = part_of(json_array_get(parts, i)), longer = empty(data.n + part.n);
        memcpy(longer.at, data.at, data.n);
        memcpy(longer.at + data.n, part.at, part.n);
        data = longer;
    }
    return data;
}

static bytes patch(const json_t *recipe) {
    bytes data = part_of(json_object_get(recipe, "patch")), with = pattern(recipe, "with");
    if (with.n > data.n) fault("recipe: with must be at most %zu bytes, got %zu", data.n, with.n);
    memcpy(data.at + within(recipe, "at", 0, (int64_t) (data.n - with.n)), with.at, with.n);
    return data;
}

bytes expand(const json_t *recipe) {
    if (!json_is_object(recipe)) return (bytes) {NULL, 0};
    if (json_object_get(recipe, "hex")) return pattern(recipe, "hex");
    if (json_object_get(recipe, "repeat")) return repeat(recipe);
    if (json_object_get(recipe, "ramp")) return ramp(recipe);
    if (json_object_get(recipe, "splitmix64")) return splitmix(recipe);
    if (json_object_get(recipe, "concat")) return concat(json_object_get(recipe, "concat"));
    if (json_object_get(recipe, "patch")) return patch(recipe);
    fault("recipe: must have hex, repeat, ramp, splitmix64, concat or patch");
}
