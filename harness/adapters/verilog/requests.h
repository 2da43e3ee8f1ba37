/* Bytes that requests describe, and numbers. */
#ifndef REQUESTS_H
#define REQUESTS_H

#include <cstdint>
#include <jansson.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using Bytes = std::vector<uint8_t>;

/* The request lacks something, or is malformed; it is answered with this text. */
struct Fault : std::runtime_error { using std::runtime_error::runtime_error; };

std::string text(const json_t *in, const char *name);
json_int_t number(const json_t *in, const char *name);
std::optional<Bytes> expand(const json_t *recipe); /* nothing if no region is given */

inline std::optional<Bytes> region(const json_t *in, const char *name) { return expand(json_object_get(in, name)); }
inline void answer(json_t *out, const char *name, json_t *value) { json_object_set_new(out, name, value); }

#endif
