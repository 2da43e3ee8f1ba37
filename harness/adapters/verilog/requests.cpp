/* Bytes by the recipes of spec/PROTOCOL.md. The harness sends them well-formed; any other is a fault. */
#include "requests.h"
#include <algorithm>
#include <cstdlib>
#include <cstring>

std::string text(const json_t *in, const char *name) {
    const json_t *value = json_object_get(in, name);
    if (!json_is_string(value)) throw Fault(std::string("the request has no ") + name + ", which must be text");
    return std::string(json_string_value(value), json_string_length(value));
}

json_int_t number(const json_t *in, const char *name) {
    const json_t *value = json_object_get(in, name);
    if (!json_is_integer(value)) throw Fault(std::string("the request has no ") + name + ", which must be a whole number");
    return json_integer_value(value);
}

static json_int_t within(const json_t *recipe, const char *name, json_int_t least, json_int_t most) {
    json_int_t n = number(recipe, name);
    if (n >= least && n <= most) return n;
    throw Fault(std::string("recipe: ") + name + " must be " + std::to_string(least) + ".." + std::to_string(most) + ", got " + std::to_string(n));
}

/* Memory for one byte more is never there. */
static constexpr json_int_t MOST = PTRDIFF_MAX;

static Bytes unhex(const json_t *recipe, const char *name) {
    std::string digits = text(recipe, name);
    if (digits.size() % 2 != 0 || digits.find_first_not_of("0123456789abcdef") != std::string::npos) {
        throw Fault(std::string("recipe: ") + name + " must be lower-case hex, two digits a byte");
    }
    Bytes data;
    for (size_t i = 0; i < digits.size(); i += 2) {
        data.push_back(static_cast<uint8_t>(std::strtoul(digits.substr(i, 2).c_str(), nullptr, 16)));
    }
    return data;
}

static Bytes repeat(const json_t *recipe) {
    Bytes pattern = unhex(recipe, "repeat"), data;
    if (pattern.empty()) throw Fault("recipe: repeat must have at least one byte");
    json_int_t times = within(recipe, "count", 0, MOST / static_cast<json_int_t>(pattern.size()));
    data.reserve(pattern.size() * static_cast<size_t>(times));
    for (json_int_t i = 0; i < times; i++) data.insert(data.end(), pattern.begin(), pattern.end());
    return data;
}

static Bytes ramp(const json_t *recipe) {
    json_int_t start = within(recipe, "ramp", 0, 255), step = 1, modulus = 256;
    if (json_object_get(recipe, "step")) step = within(recipe, "step", 0, 255);
    if (json_object_get(recipe, "modulus")) modulus = within(recipe, "modulus", 1, 256);
    Bytes data(static_cast<size_t>(within(recipe, "length", 0, MOST)));
    for (size_t i = 0; i < data.size(); i++) data[i] = static_cast<uint8_t>((start + step * static_cast<json_int_t>(i)) % modulus);
    return data;
}

static Bytes splitmix(const json_t *recipe) {
    std::string seed = text(recipe, "splitmix64");
    if (seed.empty() || seed.find_first_not_of("0123456789") != std::string::npos) throw Fault("recipe: splitmix64 must be a decimal string");
    uint64_t state = std::strtoull(seed.c_str(), nullptr, 10);
    Bytes data(static_cast<size_t>(within(recipe, "length", 0, MOST)));
    for (size_t i = 0; i < data.size(); i += 8) {
        uint64_t z = state += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        z ^= z >> 31;
        for (size_t j = 0; j < 8 && i + j < data.size(); j++) data[i + j] = static_cast<uint8_t>(z >> 8 * j);
    }
    return data;
}

static Bytes part_of(const json_t *recipe) {
    auto data = expand(recipe);
    if (!data) throw Fault("recipe: concat and patch must have recipes in them");
    return std::move(*data);
}

static Bytes concat(const json_t *parts) {
    Bytes data;
    if (!json_is_array(parts)) throw Fault("recipe: concat must be a list");
    for (size_t i = 0; i < json_array_size(parts); i++) {
        Bytes part = part_of(json_array_get(parts, i));
        data.insert(data.end(), part.begin(), part.end());
    }
    return data;
}

static Bytes patch(const json_t *recipe) {
    Bytes data = part_of(json_object_get(recipe, "patch")), with = unhex(recipe, "with");
    if (with.size() > data.size()) throw Fault("recipe: with is longer than what it patches");
    json_int_t at = within(recipe, "at", 0, static_cast<json_int_t>(data.size() - with.size()));
    std::copy(with.begin(), with.end(), data.begin() + at);
    return data;
}

std::optional<Bytes> expand(const json_t *recipe) {
    if (!json_is_object(recipe)) return std::nullopt;
    if (json_object_get(recipe, "hex")) return unhex(recipe, "hex");
    if (json_object_get(recipe, "repeat")) return repeat(recipe);
    if (json_object_get(recipe, "ramp")) return ramp(recipe);
    if (json_object_get(recipe, "splitmix64")) return splitmix(recipe);
    if (json_object_get(recipe, "concat")) return concat(json_object_get(recipe, "concat"));
    if (json_object_get(recipe, "patch")) return patch(recipe);
    throw Fault("recipe: must have hex, repeat, ramp, splitmix64, concat or patch");
}
