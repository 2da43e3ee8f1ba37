/* Operations of several steps. A refused step is an answer, and the sequence goes on. */
#include "requests.h"
#include <string.h>

typedef struct { int value; buffer buffer; budget budget; domain domain; bytes memory; } things;
typedef code (*step_of)(things *t, const char *name, json_t *in, json_t *out);

static code delta_step(things *t, const char *name, json_t *in, json_t *out); /* its steps have no names */

static code steps(things *t, json_t *in, json_t *out, step_of step, void (*after)(things *, json_t *)) {
    NEED(json_is_array(json_object_get(in, "steps")));
    json_t *all = json_array(), *each; size_t i;
    json_array_foreach(json_object_get(in, "steps"), i, each) {
        json_t *one = json_object();
        const char *name = step == delta_step ? NULL : text(each, "do");
        answer(one, "result", json_string(code_name(step(t, name, each, one))));
        after(t, one);
        json_array_append_new(all, one);
    }
    return answer(out, "steps", all);
}

static void after_sum(things *t, json_t *out) { answer(out, "sum", json_integer(t->value)); }

static code stream_step(things *t, const char *name, json_t *in, json_t *out) {
    if (strcmp(name, "update") == 0) {
        int sum; int64_t times = json_object_get(in, "times") ? number(in, "times") : 1;
        if (times < 1) return OK; /* made not once */
        code c = atlas_sum(region(in, "data"), &sum);
        return c != OK ? c : atlas_merge(&t->value, sum * (times % 96) % 96);
    }
    if (strcmp(name, "merge") == 0) return atlas_merge(&t->value, number(in, "residue"));
    if (strcmp(name, "restore") == 0) {
        int restored = 0;
        NEED(atlas_merge(&restored, number(in, "state")) == OK);
        t->value = restored;
    }
    if (strcmp(name, "reset") == 0) t->value = 0;
    return strcmp(name, "save") == 0 ? answer(out, "state", json_integer(t->value)) : OK;
}

static code delta_step(things *t, const char *name, json_t *in, json_t *out) {
    (void) name, (void) out;
    bool is_byte = json_is_integer(json_object_get(in, "old"));
    NEED(is_byte == json_is_integer(json_object_get(in, "new")));
    if (is_byte) return atlas_delta_byte(t->value, number(in, "old"), number(in, "new"), &t->value);
    return atlas_delta_range(t->value, region(in, "old"), region(in, "new"), &t->value);
}

/* A write of the caller's own, so the domain's state does not matter. */
static code poke(bytes memory, int64_t at, int64_t value) {
    NEED(at >= 0 && (uint64_t) at < memory.n && value >= 0 && value <= 255);
    memory.at[at] = (uint8_t) value;
    return OK;
}

static code buffer_step(things *t, const char *name, json_t *in, json_t *out) {
    if (strcmp(name, "sum") == 0) return answer(out, "sum", json_integer(buffer_sum(&t->buffer)));
    if (strcmp(name, "check") == 0) return answer(out, "conserved", json_boolean(buffer_sum(&t->buffer) == 0));
    if (strcmp(name, "setRange") == 0) return buffer_set_range(&t->buffer, number(in, "at"), region(in, "data"));
    if (strcmp(name, "set") == 0) {
        int64_t value = number(in, "value");
        uint8_t byte = (uint8_t) value;
        NEED(value >= 0 && value <= 255);
        return buffer_set_range(&t->buffer, number(in, "at"), (bytes) {&byte, 1});
    }
    if (strcmp(name, "poke") == 0) return poke(t->buffer.data, number(in, "at"), number(in, "value"));
    t->buffer.known = false; /* invalidate */
    return OK;
}

static void after_buffer(things *t, json_t *out) { answer(out, "data", digested(t->buffer.data)); }

static code budget_step(budget *b, const char *name, json_t *in) {
    json_t *n = json_object_get(in, "n");
    size_t count = json_is_array(n) ? json_array_size(n) : 1;
    if (strcmp(name, "release") == 0) return budget_release(b, number(in, "n"));
    int64_t *amounts = keep(count * sizeof *amounts);
    for (size_t i = 0; i < count; i++) amounts[i] = json_is_array(n) ? json_integer_value(json_array_get(n, i)) : number(in, "n");
    return budget_allocate(b, amounts, count);
}

static code only_budget_step(things *t, const char *name, json_t *in, json_t *out) {
    (void) out;
    return budget_step(&t->budget, name, in);
}

static void after_budget(things *t, json_t *out) { answer(out, "available", json_integer(atomic_load(&t->budget))); }

static code domain_step(things *t, const char *name, json_t *in, json_t *out) {
    domain *d = &t->domain;
    witness sealed;
    if (strcmp(name, "attach") == 0) {
        bytes data = region(in, "region");
        PASS(domain_attach(d, data));
        t->memory = data;
        return OK;
    }
    if (strcmp(name, "poke") == 0) return poke(t->memory, number(in, "at"), number(in, "value"));
    if (strcmp(name, "read") == 0) return answer(out, "region", t->memory.at == NULL ? json_null() : digested(t->memory));
    if (strcmp(name, "update") == 0) {
        return domain_update(d, number(in, "at"), unhex(json_object_get(in, "old")), unhex(json_object_get(in, "new")));
    }
    if (strcmp(name, "verify") == 0) return domain_verify(d);
    if (strcmp(name, "commit") == 0) {
        code c = domain_commit(d, &sealed);
        return c != OK ? c : answer(out, "witness", written(&sealed));
    }
    if (strcmp(name, "destroy") != 0) return domain_alive(d) != OK ? DESTROYED : budget_step(&d->budget, name, in);
    domain_destroy(d);
    return OK;
}

static void after_domain(things *t, json_t *out) {
    domain *d = &t->domain;
    answer(out, "state", json_string(state_name(d->state)));
    answer(out, "available", d->state == GONE ? json_null() : json_integer(atomic_load(&d->budget)));
    answer(out, "sum", d->state == ATTACHED || d->state == COMMITTED ? json_integer(d->sum) : json_null());
}

OP(stream) { return steps(keep(sizeof(things)), in, out, stream_step, after_sum); }
OP(delta_steps) {
    things *t = keep(sizeof *t);
    NEED(number(in, "sum") >= 0 && number(in, "sum") <= 95);
    t->value = (int) number(in, "sum");
    return steps(t, in, out, delta_step, after_sum);
}
OP(cached_buffer) {
    things *t = keep(sizeof *t);
    t->buffer.data = region(in, "data");
    NEED(t->buffer.data.at != NULL);
    return steps(t, in, out, buffer_step, after_buffer);
}
OP(budget_steps) {
    things *t = keep(sizeof *t);
    PASS(budget_create(&t->budget, number(in, "initial")));
    after_budget(t, out);
    return steps(t, in, out, only_budget_step, after_budget);
}
OP(domain_steps) {
    things *t = keep(sizeof *t);
    PASS(domain_create(&t->domain, number(in, "bytes"), number(in, "budget")));
    after_domain(t, out);
    return steps(t, in, out, domain_step, after_domain);
}

const operation SEQUENCES[] = {
    {"stream", stream}, {"deltaSteps", delta_steps}, {"buffer", cached_buffer}, {"budget", budget_steps}, {"domain", domain_steps},
    {NULL, NULL}};
