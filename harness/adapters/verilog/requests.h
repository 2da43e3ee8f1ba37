/* Bytes that requests describe, and numbers. */
#ifndef REQUESTS_H
#define REQUESTS_H

#include <cstdint>
#include <jansson.h>
#include <optional>
#include <vector>

using Bytes = std::vector<uint8_t>;

std::optional<Bytes> expand(const json_t *recipe); /* nothing if no region is given */

inline std::optional<Bytes> region(const json_t *in, const char *name) { return expand(json_object_get(in, name)); }
inline json_int_t number(const json_t *in, const char *name) { return json_integer_value(json_object_get(in, name)); }
inline void answer(json_t *out, const char *name, json_t *value) { json_object_set_new(out, name, value); }

#endif
