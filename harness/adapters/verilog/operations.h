/* The operations that the cores compute. What their ports cannot carry is refused before it gets there; all else they decide. */
#ifndef OPERATIONS_H
#define OPERATIONS_H

#include "device.h"
#include "requests.h"
#include <utility>

/* The numbers of S1.4 that an answer may have here; the cores have them too. */
enum Code : unsigned { OK = 0, INVALID = 1, BUDGET = 4 };
const char *code_name(Code code);

/* Sets the fields of an answer that is not refused. */
struct Operation { const char *name; Code (*call)(Device &device, const json_t *in, json_t *out); };
extern const Operation SUMS[], SEQUENCES[]; /* up to one without a name */

/* Feeds bytes, 16 a beat, with these flags; last and mark go with their last beat, first and residue with their first. */
void feed(Device &device, const Bytes &bytes, Beat flags);

/* Feeds a change from old bytes to new ones: a whole call. Its first beat has these flags. */
void change(Device &device, const Bytes &before, const Bytes &after, Beat flags);

/* Whether a port of 7 bits carries the number. Whether it is 0..95 is for the cores to decide. */
inline bool fits(json_int_t n) { return n >= 0 && n < 128; }

/* The two sides of a change, if they can be fed. */
using Change = std::optional<std::pair<Bytes, Bytes>>;
Change change_of_byte(const json_t *before, const json_t *after);
Change change_of_range(const json_t *before, const json_t *after);

#endif
