/* Bytes by the recipes of spec/PROTOCOL.md, which are always well-formed. */
#include "requests.h"
#include <algorithm>
#include <cstdlib>

static const char *text(const json_t *in, const char *name) { return json_string_value(json_object_get(in, name)); }

static Bytes unhex(const char *digits) {
    Bytes data;
    for (; digits[0] != 0; digits += 2) {
        const char pair[] = {digits[0], digits[1], 0};
        data.push_back(static_cast<uint8_t>(std::strtoul(pair, nullptr, 16)));
    }
    return data;
}

static Bytes repeat(const Bytes &pattern, json_int_t times) {
    Bytes data;
    data.reserve(pattern.size() * static_cast<size_t>(times));
    for (json_int_t i = 0; i < times; i++) data.insert(data.end(), pattern.begin(), pattern.end());
    return data;
}

static Bytes ramp(const json_t *recipe) {
    json_int_t start = number(recipe, "ramp"), step = 1, modulus = 256;
    if (json_object_get(recipe, "step")) step = number(recipe, "step");
    if (json_object_get(recipe, "modulus")) modulus = number(recipe, "modulus");
    Bytes data(static_cast<size_t>(number(recipe, "length")));
    for (size_t i = 0; i < data.size(); i++) data[i] = static_cast<uint8_t>((start + step * static_cast<json_int_t>(i)) % modulus);
    return data;
}

static Bytes splitmix(const json_t *recipe) {
    uint64_t state = std::strtoull(text(recipe, "splitmix64"), nullptr, 10);
    Bytes data(static_cast<size_t>(number(recipe, "length")));
    for (size_t i = 0; i < data.size(); i += 8) {
        uint64_t z = state += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        z ^= z >> 31;
        for (size_t j = 0; j < 8 && i + j < data.size(); j++) data[i + j] = static_cast<uint8_t>(z >> 8 * j);
    }
    return data;
}

static Bytes concat(const json_t *parts) {
    Bytes data;
    for (size_t i = 0; i < json_array_size(parts); i++) {
        Bytes part = expand(json_array_get(parts, i)).value();
        data.insert(data.end(), part.begin(), part.end());
    }
    return data;
}

static Bytes patched(Bytes data, json_int_t at, const Bytes &with) {
    std::copy(with.begin(), with.end(), data.begin() + at);
    return data;
}

std::optional<Bytes> expand(const json_t *recipe) {
    if (!json_is_object(recipe)) return std::nullopt;
    if (json_object_get(recipe, "hex")) return unhex(text(recipe, "hex"));
    if (json_object_get(recipe, "repeat")) return repeat(unhex(text(recipe, "repeat")), number(recipe, "count"));
    if (json_object_get(recipe, "ramp")) return ramp(recipe);
    if (json_object_get(recipe, "splitmix64")) return splitmix(recipe);
    if (json_object_get(recipe, "concat")) return concat(json_object_get(recipe, "concat"));
    return patched(expand(json_object_get(recipe, "patch")).value(), number(recipe, "at"), unhex(text(recipe, "with")));
}
