/* Witnesses, trees and their proofs (RFC 9162, section 2.1), records. */
#include "atlas_l2.h"
#include <stdlib.h>
#include <string.h>

#define NEED(holds, otherwise) do { if (!(holds)) return (otherwise); } while (0)
#define PASS(call) do { code c_ = (call); if (c_ != OK) return c_; } while (0)
#define MOST_63 ((uint64_t) INT64_MAX)

static bool same(const hash a, const hash b) { return memcmp(a, b, sizeof(hash)) == 0; }

/* The largest power of two below n, of at least 2. */
static size_t split(size_t n) {
    size_t k = 1;
    while (2 * k < n) k *= 2;
    return k;
}

static code of_region(bytes data, bool tree, int64_t k, witness *w) {
    int sum;
    NEED(data.at != NULL && data.n > 0, INVALID);
    PASS(atlas_sum(data, &sum));
    *w = (witness) {.tree = tree, .k = k, .resonance = sum, .length = data.n};
    return OK;
}

code atlas_witness(bytes data, witness *w) {
    PASS(of_region(data, false, 0, w));
    sha256(data.at, data.n, w->digest);
    return OK;
}

code atlas_witness_tree(bytes data, int64_t k, witness *w) {
    hash *hashes;
    size_t count;
    PASS(atlas_leaves(data, k, &hashes, &count));
    atlas_root(hashes, count, w->digest);
    free(hashes);
    hash root;
    memcpy(root, w->digest, sizeof root);
    PASS(of_region(data, true, k, w));
    memcpy(w->digest, root, sizeof root);
    return OK;
}

code atlas_witness_valid(const witness *w) {
    NEED(w != NULL && (w->tree ? w->k >= 8 && w->k <= 16 : w->k == 0), INVALID);
    NEED(w->resonance >= 0 && w->resonance <= 95 && w->flags >= 0 && w->flags <= 255, INVALID);
    return OK;
}

code atlas_verify(bytes data, const witness *w) {
    witness now;
    NEED(data.at != NULL, INVALID);
    PASS(atlas_witness_valid(w));
    NEED(data.n > 0 && w->length == data.n, INVALID);
    PASS(w->tree ? atlas_witness_tree(data, w->k, &now) : atlas_witness(data, &now));
    NEED(same(now.digest, w->digest), WITNESS);
    NEED(now.resonance == w->resonance, CONSERVATION);
    return OK;
}

code atlas_witness_merge(const witness *all, size_t count, witness *w) {
    NEED(count >= 2, INVALID);
    uint8_t *digests = malloc(count * sizeof(hash));
    NEED(digests != NULL, MEMORY);
    witness merged = {.tree = all[0].tree, .k = all[0].k, .flags = 1};
    bool fits = true;
    for (size_t i = 0; i < count; i++) {
        fits &= atlas_witness_valid(&all[i]) == OK && all[i].tree == merged.tree && all[i].k == merged.k && all[i].length > 0;
        merged.length += all[i].length;
        fits &= merged.length >= all[i].length; /* no carry out of 64 bits */
        merged.resonance = (merged.resonance + all[i].resonance) % 96;
        merged.flags |= all[i].flags;
        if (all[i].timestamp > merged.timestamp) merged.timestamp = all[i].timestamp;
        memcpy(digests + i * sizeof(hash), all[i].digest, sizeof(hash));
    }
    sha256(digests, count * sizeof(hash), merged.digest);
    free(digests);
    *w = merged;
    return fits ? OK : INVALID;
}

void atlas_leaf_hash(bytes leaf, hash out) {
    uint8_t *prefixed = malloc(leaf.n + 1);
    if (prefixed == NULL) abort();
    prefixed[0] = 0;
    if (leaf.n > 0) memcpy(prefixed + 1, leaf.at, leaf.n);
    sha256(prefixed, leaf.n + 1, out);
    free(prefixed);
}

static void node(const hash left, const hash right, hash out) {
    uint8_t both[1 + 2 * sizeof(hash)] = {1};
    memcpy(both + 1, left, sizeof(hash));
    memcpy(both + 1 + sizeof(hash), right, sizeof(hash));
    sha256(both, sizeof both, out);
}

code atlas_leaves(bytes data, int64_t k, hash **hashes, size_t *count) {
    NEED(data.at != NULL && data.n > 0 && k >= 8 && k <= 16, INVALID);
    size_t leaf = (size_t) 1 << k;
    *count = (data.n - 1) / leaf + 1;
    *hashes = malloc(*count * sizeof(hash));
    NEED(*hashes != NULL, MEMORY);
    for (size_t i = 0; i < *count; i++) {
        size_t left = data.n - i * leaf;
        atlas_leaf_hash((bytes) {data.at + i * leaf, left < leaf ? left : leaf}, (*hashes)[i]);
    }
    return OK;
}

/* MTH over leaf hashes. */
void atlas_root(const hash *hashes, size_t count, hash out) {
    if (count == 0) {
        sha256(NULL, 0, out);
    } else if (count == 1) {
        memcpy(out, hashes[0], sizeof(hash));
    } else {
        hash left, right;
        atlas_root(hashes, split(count), left);
        atlas_root(hashes + split(count), count - split(count), right);
        node(left, right, out);
    }
}

/* PATH, from the leaf up; answers its entries. */
size_t atlas_inclusion(const hash *hashes, size_t count, size_t index, hash *path) {
    if (count == 1) return 0;
    size_t k = split(count), n;
    bool left = index < k;
    n = left ? atlas_inclusion(hashes, k, index, path) : atlas_inclusion(hashes + k, count - k, index - k, path);
    atlas_root(left ? hashes + k : hashes, left ? count - k : k, path[n]);
    return n + 1;
}

/* SUBPROOF; known: the subtree is the older tree itself. */
size_t atlas_consistency(const hash *hashes, size_t count, size_t first, bool known, hash *path) {
    if (first == count) {
        if (!known) atlas_root(hashes, count, path[0]);
        return known ? 0 : 1;
    }
    size_t k = split(count), n;
    bool left = first <= k;
    n = left ? atlas_consistency(hashes, k, first, known, path) : atlas_consistency(hashes + k, count - k, first - k, false, path);
    atlas_root(left ? hashes + k : hashes, left ? count - k : k, path[n]);
    return n + 1;
}

bool atlas_verify_inclusion(const hash root, const hash leaf, uint64_t index, uint64_t size, const hash *path, size_t entries) {
    if (index >= size) return false;
    uint64_t fn = index, sn = size - 1;
    hash r;
    memcpy(r, leaf, sizeof r);
    for (size_t i = 0; i < entries; i++) {
        if (sn == 0) return false;
        if (fn % 2 == 1 || fn == sn) {
            node(path[i], r, r);
            while (fn % 2 == 0 && fn != 0) fn /= 2, sn /= 2;
        } else {
            node(r, path[i], r);
        }
        fn /= 2, sn /= 2;
    }
    return sn == 0 && same(r, root);
}

bool atlas_verify_consistency(uint64_t first, uint64_t second, const hash old, const hash now, const hash *path, size_t entries) {
    if (first == second) return entries == 0 && same(old, now);
    if (entries == 0) return false;
    size_t next = (first & (first - 1)) == 0 ? 0 : 1; /* a power of two: the older root comes before the path */
    uint64_t fn = first - 1, sn = second - 1;
    hash fr, sr;
    while (fn % 2 == 1) fn /= 2, sn /= 2;
    memcpy(fr, next == 0 ? old : path[0], sizeof fr);
    memcpy(sr, fr, sizeof sr);
    for (; next < entries; next++) {
        if (sn == 0) return false;
        if (fn % 2 == 1 || fn == sn) {
            node(path[next], fr, fr);
            node(path[next], sr, sr);
            while (fn % 2 == 0 && fn != 0) fn /= 2, sn /= 2;
        } else {
            node(sr, path[next], sr);
        }
        fn /= 2, sn /= 2;
    }
    return sn == 0 && same(fr, old) && same(sr, now);
}

/* Puts the leaf hashes of all parts where they belong, each once, and all of them (S12.7 to S12.9). */
static code place(int64_t k, int64_t length, const part *parts, size_t count, hash *leaves, bool *there, uint64_t *total) {
    int64_t leaf = (int64_t) 1 << k;
    size_t placed = 0, wanted = (size_t) ((length - 1) / leaf + 1);
    for (size_t i = 0; i < count; i++) {
        const part *p = &parts[i];
        hash *own;
        size_t n;
        NEED(p->data.at != NULL && p->data.n > 0 && p->at >= 0 && p->at % leaf == 0, INVALID);
        NEED(p->at <= length && p->data.n <= (uint64_t) (length - p->at), INVALID);
        NEED(p->data.n % (uint64_t) leaf == 0 || p->at + (int64_t) p->data.n == length, INVALID);
        PASS(atlas_leaves(p->data, k, &own, &n));
        for (size_t j = 0; j < n; j++) {
            size_t at = (size_t) (p->at / leaf) + j;
            placed += !there[at];
            memcpy(leaves[at], own[j], sizeof(hash));
            there[at] = true;
        }
        free(own);
        int sum = 0;
        atlas_sum(p->data, &sum);
        *total += (uint64_t) sum;
    }
    return placed == wanted ? OK : INVALID;
}

code atlas_ranges(int64_t k, int64_t length, const part *parts, size_t count, witness *w) {
    NEED(k >= 8 && k <= 16 && length >= 1, INVALID);
    uint64_t given = 0, total = 0;
    for (size_t i = 0; i < count; i++) given += parts[i].data.n;
    NEED(given == (uint64_t) length, INVALID); /* so a leaf that is there twice means one that is missing */
    size_t leaves = (size_t) ((length - 1) >> k) + 1;
    hash *hashes = malloc(leaves * sizeof(hash));
    bool *there = calloc(leaves, sizeof *there);
    code result = hashes == NULL || there == NULL ? MEMORY : place(k, length, parts, count, hashes, there, &total);
    *w = (witness) {.tree = true, .k = k, .resonance = (int64_t) (total % 96), .length = (uint64_t) length};
    if (result == OK) atlas_root(hashes, leaves, w->digest);
    free(hashes);
    free(there);
    return result;
}

static void put(uint8_t *at, uint64_t value) {
    for (int i = 0; i < 8; i++) at[i] = (uint8_t) (value >> 8 * i);
}

static uint64_t get(const uint8_t *at) {
    uint64_t value = 0;
    for (int i = 7; i >= 0; i--) value = value << 8 | at[i];
    return value;
}

void atlas_record_encode(const witness *w, uint8_t record[64]) {
    memset(record, 0, 64);
    memcpy(record, w->digest, sizeof(hash));
    put(record + 32, w->length);
    put(record + 40, w->timestamp);
    record[48] = (uint8_t) w->resonance;
    record[49] = w->tree;
    record[50] = (uint8_t) w->k;
    record[51] = (uint8_t) w->flags;
}

code atlas_record_decode(bytes record, witness *w) {
    static const uint8_t zeros[12];
    NEED(record.at != NULL && record.n == 64 && record.at[49] <= 1 && memcmp(record.at + 52, zeros, sizeof zeros) == 0, INVALID);
    *w = (witness) {.tree = record.at[49] == 1, .k = record.at[50], .resonance = record.at[48], .flags = record.at[51],
                    .length = get(record.at + 32), .timestamp = get(record.at + 40)};
    memcpy(w->digest, record.at, sizeof(hash));
    NEED(w->length > 0, INVALID);
    return atlas_witness_valid(w);
}
