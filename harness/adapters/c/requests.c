/* Arguments, faults, and what is said of bytes instead of them. */
#include "requests.h"
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void **kept;
static size_t count;

void *keep(size_t n) {
    void **more = realloc(kept, (count + 1) * sizeof *kept);
    if (more != NULL) kept = more;
    void *memory = more != NULL ? calloc(n > 0 ? n : 1, 1) : NULL;
    if (memory == NULL) fault("there is no memory for %zu bytes", n);
    return kept[count++] = memory;
}

void forget(void) {
    while (count > 0) free(kept[--count]);
}

jmp_buf broken;
json_t *broken_by;

void fault(const char *form, ...) {
    va_list values;
    va_start(values, form);
    broken_by = json_vsprintf(form, values);
    va_end(values);
    longjmp(broken, 1);
}

const char *text(const json_t *in, const char *name) {
    const json_t *value = json_object_get(in, name);
    if (!json_is_string(value)) fault("the request has no %s, which must be text", name);
    return json_string_value(value);
}

int64_t number(const json_t *in, const char *name) {
    const json_t *value = json_object_get(in, name);
    if (!json_is_integer(value)) fault("the request has no %s, which must be a whole number", name);
    return json_integer_value(value);
}

json_t *hexed(const uint8_t *at, size_t n) {
    char *text = keep(2 * n + 1);
    for (size_t i = 0; i < n; i++) {
        text[2 * i] = "0123456789abcdef"[at[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[at[i] & 15];
    }
    return json_string(text);
}

json_t *digested(bytes data) {
    uint32_t fnv = 0x811c9dc5;
    size_t shown = data.n < 16 ? data.n : 16;
    for (size_t i = 0; i < data.n; i++) fnv = (fnv ^ data.at[i]) * 0x01000193;
    uint8_t big[4] = {(uint8_t) (fnv >> 24), (uint8_t) (fnv >> 16), (uint8_t) (fnv >> 8), (uint8_t) fnv};
    return json_pack("{s:I, s:o, s:o, s:o}", "length", (json_int_t) data.n, "fnv1a", hexed(big, 4), "head", hexed(data.at, shown), "tail",
                     hexed(data.at + data.n - shown, shown));
}

static json_t *digits_of(uint64_t value) {
    char text[21];
    snprintf(text, sizeof text, "%llu", (unsigned long long) value);
    return json_string(text);
}

json_t *written(const witness *w) {
    return json_pack("{s:s, s:I, s:o, s:o, s:I, s:o, s:I}", "kind", w->tree ? "tree" : "flat", "k", (json_int_t) w->k, "digest",
                     hexed(w->digest, sizeof(hash)), "length", digits_of(w->length), "resonance", (json_int_t) w->resonance, "timestamp",
                     digits_of(w->timestamp), "flags", (json_int_t) w->flags);
}

bool decimal(const json_t *text, uint64_t *value) {
    const char *digits = json_string_value(text);
    size_t n = json_string_length(text);
    if (n == 0 || n > 20 || strspn(digits, "0123456789") != n || (n > 1 && digits[0] == '0')) return false;
    errno = 0;
    *value = strtoull(digits, NULL, 10);
    return errno == 0;
}

hash *hashes_in(const json_t *list, size_t *n) {
    hash *all = keep((json_array_size(list) + 1) * sizeof *all);
    *n = json_array_size(list);
    for (size_t i = 0; i < *n; i++) {
        bytes one = unhex(json_array_get(list, i));
        if (one.n != sizeof(hash)) return NULL;
        memcpy(all[i], one.at, one.n);
    }
    return json_is_array(list) ? all : NULL;
}

const char *code_name(code c) {
    static const char *names[] = {"OK", "INVALID", "MEMORY", "STATE", "BUDGET", "CONSERVATION", "WITNESS", "DESTROYED"};
    return names[c];
}

const char *state_name(state s) {
    static const char *names[] = {"CREATED", "ATTACHED", "COMMITTED", "DESTROYED"};
    return names[s];
}
