/* Sums, memory, budgets and the domain. Trees are in tree.c. */
#include "atlas_l2.h"
#include <stdlib.h>
#include <string.h>

#define NEED(holds, otherwise) do { if (!(holds)) return (otherwise); } while (0)
#define PASS(call) do { code c_ = (call); if (c_ != OK) return c_; } while (0)

static bool is_residue(int64_t value) { return value >= 0 && value <= 95; }
static bool is_byte(int64_t value) { return value >= 0 && value <= 255; }

/* Whether length bytes from at on lie within size bytes, without a sum that could overflow. */
static bool within(int64_t at, int64_t length, size_t size) {
    return length >= 0 && (uint64_t) length <= size && at >= 0 && (uint64_t) at <= size - (uint64_t) length;
}

code atlas_sum(bytes data, int *sum) {
    NEED(data.at != NULL, INVALID);
    uint64_t total = 0; /* 64 bits: 2^56 bytes of 255 do not overflow it */
    for (size_t i = 0; i < data.n; i++) total += data.at[i];
    *sum = (int) (total % 96);
    return OK;
}

static int sum(bytes data) {
    int value = 0;
    atlas_sum(data, &value);
    return value;
}

code atlas_window_check(bytes data, bool *conserved) {
    NEED(data.at != NULL && data.n >= 1 && data.n <= 1048576, INVALID);
    *conserved = sum(data) == 0;
    return OK;
}

code atlas_sliding_check(bytes data, int64_t window, bool *conserved) {
    NEED(data.at != NULL && window >= 1, INVALID);
    size_t width = (uint64_t) window < data.n ? (size_t) window : data.n;
    *conserved = sum((bytes) {data.at, width}) == 0;
    for (size_t i = width; i < data.n; i++) *conserved &= (data.at[i] - data.at[i - width]) % 96 == 0;
    return OK;
}

code atlas_delta(bytes before, bytes after, int *delta) {
    NEED(before.at != NULL && after.at != NULL && before.n == after.n, INVALID);
    *delta = (sum(after) - sum(before) + 96) % 96;
    return OK;
}

code atlas_delta_byte(int64_t total, int64_t old, int64_t now, int *out) {
    NEED(is_residue(total) && is_byte(old) && is_byte(now), INVALID);
    *out = (int) ((total + now - old + 3 * 96) % 96);
    return OK;
}

code atlas_delta_range(int64_t total, bytes old, bytes now, int *out) {
    int delta;
    NEED(is_residue(total), INVALID);
    PASS(atlas_delta(old, now, &delta));
    *out = (int) ((total + delta) % 96);
    return OK;
}

code atlas_merge(int *value, int64_t residue) {
    NEED(is_residue(residue), INVALID);
    *value = (int) ((*value + residue) % 96);
    return OK;
}

code atlas_fill(uint8_t *dst, int64_t length, int64_t value) {
    NEED(dst != NULL && length >= 0 && is_byte(value), INVALID);
    if (length == 0) return OK;
    memset(dst, (int) value, (size_t) length - 1);
    dst[length - 1] = (uint8_t) ((96 - value % 96 * ((length - 1) % 96) % 96) % 96);
    return OK;
}

code atlas_copy(bytes dst, bytes src) {
    NEED(src.at != NULL && dst.at != NULL && src.n == dst.n, INVALID);
    NEED(sum(src) == 0, CONSERVATION);
    memmove(dst.at, src.at, src.n);
    return OK;
}

code atlas_copy_within(bytes data, int64_t from, int64_t to, int64_t length) {
    NEED(data.at != NULL && within(from, length, data.n) && within(to, length, data.n), INVALID);
    return atlas_copy((bytes) {data.at + to, (size_t) length}, (bytes) {data.at + from, (size_t) length});
}

int buffer_sum(buffer *b) {
    if (!b->known) b->sum = sum(b->data);
    b->known = true;
    return b->sum;
}

code buffer_set_range(buffer *b, int64_t at, bytes piece) {
    NEED(piece.at != NULL && within(at, (int64_t) piece.n, b->data.n), INVALID);
    if (b->known) PASS(atlas_delta_range(b->sum, (bytes) {b->data.at + at, piece.n}, piece, &b->sum));
    memcpy(b->data.at + at, piece.at, piece.n);
    return OK;
}

code atlas_batch_hint(int64_t size, int *entries) {
    NEED(size >= 0, INVALID);
    int64_t most = size > 64 ? 32768 / (4 * (size > 1024 ? 1024 : size)) : 256;
    *entries = (int) (size > 16384 ? 8 : size > 1024 ? 16 : most < 8 ? 8 : most > 256 ? 256 : most);
    return OK;
}

code budget_create(budget *b, int64_t initial) {
    NEED(is_residue(initial), INVALID);
    atomic_init(b, (int) initial);
    return OK;
}

code budget_allocate(budget *b, const int64_t *amounts, size_t count) {
    int64_t total = 0;
    for (size_t i = 0; i < count; i++) {
        NEED(is_residue(amounts[i]), INVALID);
        total += amounts[i];
    }
    int seen = atomic_load(b);
    do NEED(total <= seen, BUDGET); while (!atomic_compare_exchange_weak(b, &seen, seen - (int) total));
    return OK;
}

code budget_release(budget *b, int64_t n) {
    NEED(is_residue(n), INVALID);
    int seen = atomic_load(b);
    while (!atomic_compare_exchange_weak(b, &seen, (int) ((seen + n) % 96))) {}
    return OK;
}

code domain_create(domain *d, int64_t size, int64_t allowance) {
    memset(d, 0, sizeof *d);
    NEED(size >= 1, INVALID);
    d->size = size;
    pthread_mutex_init(&d->lock, NULL);
    return budget_create(&d->budget, allowance);
}

/* Of the calls below, each holds the lock from its first look at the state to its last write. */
static code attach(domain *d, bytes region) {
    NEED(d->state != GONE, DESTROYED);
    NEED(region.at != NULL && region.n > 0, INVALID);
    NEED(d->state == CREATED, STATE);
    NEED(region.n == (uint64_t) d->size, INVALID);
    d->region = region;
    d->sum = sum(region);
    d->state = ATTACHED;
    return OK;
}

static code update(domain *d, int64_t at, bytes old, bytes now) {
    NEED(d->state != GONE, DESTROYED);
    NEED(d->state == ATTACHED, STATE);
    NEED(old.at != NULL && now.at != NULL && old.n == now.n && old.n > 0 && within(at, (int64_t) old.n, d->region.n), INVALID);
    NEED(memcmp(d->region.at + at, old.at, old.n) == 0, INVALID);
    PASS(atlas_delta_range(d->sum, old, now, &d->sum));
    memcpy(d->region.at + at, now.at, now.n);
    return OK;
}

static code verify(domain *d) {
    NEED(d->state != GONE, DESTROYED);
    NEED(d->state != CREATED, STATE);
    NEED(d->sum == 0 && sum(d->region) == 0, CONSERVATION);
    hash now;
    sha256(d->region.at, d->region.n, now);
    NEED(d->state != COMMITTED || memcmp(now, d->sealed.digest, sizeof now) == 0, WITNESS);
    return OK;
}

static code commit(domain *d, witness *w) {
    NEED(d->state != GONE, DESTROYED);
    NEED(d->state == ATTACHED, STATE);
    PASS(verify(d));
    PASS(atlas_witness(d->region, &d->sealed));
    *w = d->sealed;
    d->state = COMMITTED;
    return OK;
}

#define LOCKED(d, call) do { pthread_mutex_lock(&(d)->lock); code c_ = (call); pthread_mutex_unlock(&(d)->lock); return c_; } while (0)

code domain_attach(domain *d, bytes region) { LOCKED(d, attach(d, region)); }
code domain_update(domain *d, int64_t at, bytes old, bytes now) { LOCKED(d, update(d, at, old, now)); }
code domain_verify(domain *d) { LOCKED(d, verify(d)); }
code domain_commit(domain *d, witness *w) { LOCKED(d, commit(d, w)); }
code domain_alive(domain *d) { LOCKED(d, d->state == GONE ? DESTROYED : OK); }

void domain_destroy(domain *d) {
    pthread_mutex_lock(&d->lock);
    d->state = GONE;
    pthread_mutex_unlock(&d->lock);
}
