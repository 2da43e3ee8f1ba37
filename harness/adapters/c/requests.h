/* What the protocol's requests and answers are made of: bytes by recipes, hex, digests, witnesses. Memory lives until the answer is out. */
#ifndef REQUESTS_H
#define REQUESTS_H

#include "atlas_l2.h"
#include <jansson.h>
#include <setjmp.h>

void *keep(size_t n);        /* memory that is freed by forget(), zeroed */
void forget(void);

/* Ends the request: its answer is a fault with this text. What jansson has made for the answer is not freed. */
_Noreturn void fault(const char *form, ...);
extern jmp_buf broken;
extern json_t *broken_by;
const char *text(const json_t *in, const char *name); /* a fault if there is none, as of number() */
int64_t number(const json_t *in, const char *name);

bytes unhex(const json_t *text);
bytes expand(const json_t *recipe);
json_t *hexed(const uint8_t *at, size_t n);
json_t *digested(bytes data);
json_t *written(const witness *w);
bool decimal(const json_t *text, uint64_t *value); /* whether it is an unsigned number without a sign or leading zeros */
hash *hashes_in(const json_t *list, size_t *count); /* NULL where one is no hash */
const char *code_name(code c);
const char *state_name(state s);
uint32_t bench(const char *op, int64_t size, int64_t reps, uint32_t start);

/* An operation sets the fields of its answer; those of a refused one are taken out again, unless the protocol wants them. */
typedef struct { const char *name; code (*call)(json_t *in, json_t *out); } operation;
extern const operation SUMS[], WITNESSES[], SEQUENCES[], RACES[]; /* up to one without a name */

#define OP(name) static code name(json_t *in, json_t *out)
#define NEED(holds) do { if (!(holds)) return INVALID; } while (0)
#define PASS(call) do { code c_ = (call); if (c_ != OK) return c_; } while (0)

static inline bytes region(const json_t *in, const char *name) { return expand(json_object_get(in, name)); }
static inline code answer(json_t *out, const char *name, json_t *value) {
    json_object_set_new(out, name, value);
    return OK;
}

#endif
