/* The operations on witnesses, trees, proofs and records. */
#include "requests.h"
#include <stdlib.h>
#include <string.h>

/* NULL if it is absent, or not a witness in the form of the protocol. */
static witness *witness_in(const json_t *w) {
    const char *kind = json_string_value(json_object_get(w, "kind"));
    bytes digest = unhex(json_object_get(w, "digest"));
    witness *read = keep(sizeof *read);
    if (kind == NULL || digest.n != sizeof(hash)) return NULL;
    for (const char **name = (const char *[]) {"k", "resonance", "flags", NULL}; *name != NULL; name++) {
        if (!json_is_integer(json_object_get(w, *name))) return NULL;
    }
    *read = (witness) {.tree = strcmp(kind, "tree") == 0, .k = number(w, "k"), .resonance = number(w, "resonance"), .flags = number(w, "flags")};
    memcpy(read->digest, digest.at, digest.n);
    bool fits = decimal(json_object_get(w, "length"), &read->length) && decimal(json_object_get(w, "timestamp"), &read->timestamp);
    return fits && (read->tree || strcmp(kind, "flat") == 0) ? read : NULL;
}

#define RECORD(call) witness v_; PASS(call); return answer(out, "witness", written(&v_))

OP(witness_of) { RECORD(atlas_witness(region(in, "data"), &v_)); }
OP(witness_tree) {
    int64_t k = number(in, "k");
    witness w;
    PASS(atlas_witness_tree(region(in, "data"), k, &w));
    answer(out, "leaves", json_integer((json_int_t) ((w.length - 1) >> k) + 1));
    return answer(out, "witness", written(&w));
}
OP(witness_verify) { (void) out; return atlas_verify(region(in, "data"), witness_in(json_object_get(in, "witness"))); }
OP(witness_merge) {
    json_t *list = json_object_get(in, "witnesses");
    witness *all = keep(json_array_size(list) * sizeof *all);
    for (size_t i = 0; i < json_array_size(list); i++) {
        witness *one = witness_in(json_array_get(list, i));
        NEED(one != NULL);
        all[i] = *one;
    }
    RECORD(atlas_witness_merge(all, json_array_size(list), &v_));
}
/* The parts of all groups: leaves have their places, so groups make no difference. */
enum { MOST_PARTS = 1 << 12 };
typedef struct { part *all; size_t count; } parts;
static code flatten(const json_t *group, parts *into) {
    const json_t *list = json_object_get(group, "parts"), *each;
    size_t i;
    NEED(json_array_size(list) > 0 && json_array_size(list) <= MOST_PARTS - into->count);
    json_array_foreach(list, i, each) {
        NEED(json_is_object(each));
        bool group = json_object_get(each, "parts") != NULL;
        if (group) PASS(flatten(each, into));
        if (!group) into->all[into->count++] = (part) {number(each, "at"), region(each, "data")};
    }
    return OK;
}
OP(ranges) {
    parts given = {keep(MOST_PARTS * sizeof(part)), 0};
    PASS(flatten(in, &given));
    RECORD(atlas_ranges(number(in, "k"), number(in, "length"), given.all, given.count, &v_));
}
static json_t *path_out(hash *path, size_t n) {
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) json_array_append_new(list, hexed(path[i], sizeof(hash)));
    return list;
}
OP(merkle_root) {
    json_t *list = json_object_get(in, "leaves");
    hash *leaves = keep(json_array_size(list) * sizeof(hash)), root;
    NEED(json_is_array(list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        bytes leaf = unhex(json_array_get(list, i));
        NEED(leaf.at != NULL);
        atlas_leaf_hash(leaf, leaves[i]);
    }
    atlas_root(leaves, json_array_size(list), root);
    return answer(out, "root", hexed(root, sizeof root));
}

OP(inclusion_proof) {
    hash *hashes, path[64];
    size_t count;
    int64_t index = number(in, "index");
    PASS(atlas_leaves(region(in, "data"), number(in, "k"), &hashes, &count));
    bool inside = index >= 0 && (uint64_t) index < count;
    if (inside) answer(out, "leaf", hexed(hashes[index], sizeof(hash)));
    if (inside) answer(out, "path", path_out(path, atlas_inclusion(hashes, count, (size_t) index, path)));
    free(hashes);
    answer(out, "size", json_integer((json_int_t) count));
    return inside ? OK : INVALID;
}
OP(consistency_proof) {
    hash *hashes, path[64];
    size_t count;
    int64_t first = number(in, "first");
    PASS(atlas_leaves(region(in, "data"), number(in, "k"), &hashes, &count));
    bool inside = first >= 1 && (uint64_t) first <= count;
    if (inside) answer(out, "path", path_out(path, atlas_consistency(hashes, count, (size_t) first, true, path)));
    free(hashes);
    answer(out, "size", json_integer((json_int_t) count));
    return inside ? OK : INVALID;
}

OP(verify_inclusion) {
    size_t entries;
    int64_t index = number(in, "index"), size = number(in, "size");
    hash *path = hashes_in(json_object_get(in, "path"), &entries);
    bytes root = unhex(json_object_get(in, "root")), leaf = unhex(json_object_get(in, "leaf"));
    NEED(path != NULL && root.n == sizeof(hash) && leaf.n == sizeof(hash) && index >= 0 && size >= 1);
    return answer(out, "valid", json_boolean(atlas_verify_inclusion(root.at, leaf.at, (uint64_t) index, (uint64_t) size, path, entries)));
}
OP(verify_consistency) {
    size_t entries;
    int64_t first = number(in, "first"), second = number(in, "second");
    hash *path = hashes_in(json_object_get(in, "path"), &entries);
    bytes old = unhex(json_object_get(in, "firstRoot")), now = unhex(json_object_get(in, "secondRoot"));
    NEED(path != NULL && old.n == sizeof(hash) && now.n == sizeof(hash) && first >= 1 && second >= first);
    return answer(out, "valid", json_boolean(atlas_verify_consistency((uint64_t) first, (uint64_t) second, old.at, now.at, path, entries)));
}
OP(changed_leaves) {
    hash *old, *now;
    size_t before, after;
    json_t *changed = json_array();
    answer(out, "leaves", changed);
    PASS(atlas_leaves(region(in, "before"), number(in, "k"), &old, &before));
    code c = atlas_leaves(region(in, "after"), number(in, "k"), &now, &after);
    for (size_t i = 0; c == OK && i < (before > after ? before : after); i++) {
        if (i >= before || i >= after || memcmp(old[i], now[i], sizeof(hash)) != 0) json_array_append_new(changed, json_integer((json_int_t) i));
    }
    free(old);
    if (c == OK) free(now);
    return c;
}
OP(record_encode) {
    uint8_t record[64];
    witness *w = witness_in(json_object_get(in, "witness"));
    PASS(atlas_witness_valid(w));
    NEED(w->length > 0);
    atlas_record_encode(w, record);
    return answer(out, "record", hexed(record, sizeof record));
}
OP(record_decode) { RECORD(atlas_record_decode(unhex(json_object_get(in, "record")), &v_)); }

const operation WITNESSES[] = {
    {"witness", witness_of}, {"witnessTree", witness_tree}, {"witnessVerify", witness_verify}, {"witnessMerge", witness_merge}, {"ranges", ranges},
    {"merkleRoot", merkle_root}, {"inclusionProof", inclusion_proof}, {"verifyInclusion", verify_inclusion}, {"consistencyProof", consistency_proof},
    {"verifyConsistency", verify_consistency}, {"changedLeaves", changed_leaves}, {"recordEncode", record_encode}, {"recordDecode", record_decode},
    {NULL, NULL}};
