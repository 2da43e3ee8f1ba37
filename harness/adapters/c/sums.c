/* Sums, checks, deltas and batches; the regions that are written; and what the layer says of itself. */
#include "requests.h"
#include <string.h>

#define INTEGER(name, call) int v_; PASS(call); return answer(out, name, json_integer(v_))
#define BOOLEAN(name, call) bool v_; PASS(call); return answer(out, name, json_boolean(v_))

OP(version) { (void) in; answer(out, "text", json_string("1.0.0")); return answer(out, "packed", json_integer(65536)); }
OP(error_codes) {
    json_t *codes = json_object();
    (void) in;
    for (code c = OK; c <= DESTROYED; c++) answer(codes, code_name(c), json_integer(c));
    return answer(out, "codes", codes);
}
OP(constants) {
    (void) in;
    json_t *all = json_pack("{s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i}", "modulus", 96, "page", 256, "cycle", 768, "structure", 12288, "maxWindow",
                            1048576, "maxBatch", 256, "minLeafLog2", 8, "maxLeafLog2", 16, "defaultLeafLog2", 12, "record", 64);
    json_object_update(out, all);
    json_decref(all);
    return OK;
}
OP(sum) { INTEGER("sum", atlas_sum(region(in, "data"), &v_)); }
OP(check) { int s; PASS(atlas_sum(region(in, "data"), &s)); return answer(out, "conserved", json_boolean(s == 0)); }
OP(window_check) { BOOLEAN("conserved", atlas_window_check(region(in, "data"), &v_)); }
OP(sliding_check) { BOOLEAN("conserved", atlas_sliding_check(region(in, "data"), number(in, "window"), &v_)); }
OP(delta) { INTEGER("delta", atlas_delta(region(in, "before"), region(in, "after"), &v_)); }
OP(delta_byte) { INTEGER("sum", atlas_delta_byte(number(in, "sum"), number(in, "old"), number(in, "new"), &v_)); }
OP(delta_range) { INTEGER("sum", atlas_delta_range(number(in, "sum"), region(in, "old"), region(in, "new"), &v_)); }

/* Room for a destination, with 64 bytes before and after it in which nothing may change. */
static bytes guarded(size_t n) { return (bytes) {(uint8_t *) memset(keep(n + 128), 0xa5, n + 128) + 64, n}; }
static code shown(json_t *out, bytes dst, code result) {
    bool intact = true;
    for (size_t i = 1; i <= 64; i++) intact &= dst.at[-(ptrdiff_t) i] == 0xa5 && dst.at[dst.n + i - 1] == 0xa5;
    answer(out, "guards", json_boolean(intact));
    answer(out, "dst", digested(dst));
    return result;
}
OP(fill) {
    int64_t length = number(in, "length");
    bytes dst = guarded(length > 0 ? (size_t) length : 0);
    memset(dst.at, 0x5a, dst.n);
    return shown(out, dst, atlas_fill(dst.at, length, number(in, "value")));
}
OP(copy) {
    bytes before = region(in, "dst"), dst = guarded(before.n);
    if (before.at != NULL) memcpy(dst.at, before.at, before.n);
    return shown(out, dst, before.at == NULL ? INVALID : atlas_copy(dst, region(in, "src")));
}
OP(copy_within) {
    bytes data = region(in, "data");
    code result = atlas_copy_within(data, number(in, "from"), number(in, "to"), number(in, "length"));
    answer(out, "data", digested(data));
    return result;
}
OP(batch_hint) { INTEGER("entries", atlas_batch_hint(number(in, "bytes"), &v_)); }
OP(batch) {
    const char *of = text(in, "of");
    json_t *entries = json_object_get(in, "entries"), *results = json_array(), *each;
    size_t i;
    code result = json_array_size(entries) >= 1 && json_array_size(entries) <= 256 ? OK : INVALID;
    json_array_foreach(entries, i, each) {
        json_t *one = json_object(), *single = of[0] == 'd' ? json_incref(each) : json_pack("{s:O}", "data", each);
        code c = of[0] == 's' ? sum(single, one) : of[0] == 'c' ? check(single, one) : of[0] == 'd' ? delta(single, one) : WITNESSES[0].call(single, one);
        if (c != OK) result = c;
        else json_array_append(results, json_object_iter_value(json_object_iter(one)));
        json_decref(one);
        json_decref(single);
    }
    answer(out, "results", results);
    return result;
}

const operation SUMS[] = {
    {"version", version}, {"errorCodes", error_codes}, {"constants", constants}, {"sum", sum}, {"check", check}, {"windowCheck", window_check},
    {"slidingCheck", sliding_check}, {"delta", delta}, {"deltaByte", delta_byte}, {"deltaRange", delta_range}, {"fill", fill}, {"copy", copy},
    {"copyWithin", copy_within}, {"batch", batch}, {"batchHint", batch_hint}, {NULL, NULL}};
