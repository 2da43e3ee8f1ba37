/* The Atlas-12288 conservation layer in plain C: what spec/SPEC.md says, and nothing clever. */
#ifndef ATLAS_L2_H
#define ATLAS_L2_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a call was refused, and why (S1.4). */
typedef enum { OK, INVALID, MEMORY, STATE, BUDGET, CONSERVATION, WITNESS, DESTROYED } code;

/* Some bytes; at is NULL where none were given. */
typedef struct { uint8_t *at; size_t n; } bytes;
typedef uint8_t hash[32];

typedef struct {
    bool tree;
    int64_t k, resonance, flags;
    hash digest;
    uint64_t length, timestamp;
} witness;

/* S2 to S5: sums, checks, deltas. */
code atlas_sum(bytes data, int *sum);
code atlas_window_check(bytes data, bool *conserved);
code atlas_sliding_check(bytes data, int64_t window, bool *conserved);
code atlas_delta(bytes before, bytes after, int *delta);
code atlas_delta_byte(int64_t sum, int64_t old, int64_t now, int *out);
code atlas_delta_range(int64_t sum, bytes old, bytes now, int *out);
code atlas_merge(int *value, int64_t residue); /* of another sum */

/* S6 to S8: memory. */
code atlas_fill(uint8_t *dst, int64_t length, int64_t value);
code atlas_copy(bytes dst, bytes src); /* the destination first, as in memcpy */
code atlas_copy_within(bytes data, int64_t from, int64_t to, int64_t length);

typedef struct { bytes data; int sum; bool known; } buffer;
int buffer_sum(buffer *b);
code buffer_set_range(buffer *b, int64_t at, bytes piece);

/* S9 and S10: batches, budgets. Budgets serve any number of threads. */
code atlas_batch_hint(int64_t size, int *entries);
typedef _Atomic int budget;
code budget_create(budget *b, int64_t initial);
code budget_allocate(budget *b, const int64_t *amounts, size_t count);
code budget_release(budget *b, int64_t n);

/* S11 to S13: witnesses, trees, records. Hashes of leaves lie one after the other; who calls frees them. */
code atlas_witness(bytes data, witness *w);
code atlas_witness_tree(bytes data, int64_t k, witness *w);
code atlas_witness_valid(const witness *w);
code atlas_verify(bytes data, const witness *w);
code atlas_witness_merge(const witness *all, size_t count, witness *w);
code atlas_leaves(bytes data, int64_t k, hash **hashes, size_t *count);
void atlas_leaf_hash(bytes leaf, hash out);
void atlas_root(const hash *hashes, size_t count, hash out);
size_t atlas_inclusion(const hash *hashes, size_t count, size_t index, hash *path);
size_t atlas_consistency(const hash *hashes, size_t count, size_t first, bool known, hash *path);
bool atlas_verify_inclusion(const hash root, const hash leaf, uint64_t index, uint64_t size, const hash *path, size_t entries);
bool atlas_verify_consistency(uint64_t first, uint64_t second, const hash old, const hash now, const hash *path, size_t entries);
typedef struct { int64_t at; bytes data; } part;
code atlas_ranges(int64_t k, int64_t length, const part *parts, size_t count, witness *w);
void atlas_record_encode(const witness *w, uint8_t record[64]);
code atlas_record_decode(bytes record, witness *w);

/* S14: the domain. */
typedef enum { CREATED, ATTACHED, COMMITTED, GONE } state;
typedef struct { pthread_mutex_t lock; state state; int64_t size; budget budget; bytes region; int sum; witness sealed; } domain;
code domain_create(domain *d, int64_t size, int64_t allowance);
code domain_attach(domain *d, bytes region);
code domain_update(domain *d, int64_t at, bytes old, bytes now);
code domain_verify(domain *d);
code domain_commit(domain *d, witness *w);
code domain_alive(domain *d);
void domain_destroy(domain *d);

void sha256(const uint8_t *data, size_t n, hash out);

#endif
