/* Makes atlas_l2 a target: answers the requests of spec/PROTOCOL.md, one JSON object a line. Needs jansson. */
#include "requests.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const operation *const ALL[] = {SUMS, WITNESSES, SEQUENCES, RACES};

static code run(const char *op, json_t *in, json_t *out) {
    for (size_t i = 0; i < sizeof ALL / sizeof *ALL; i++) {
        for (const operation *o = ALL[i]; o->name != NULL; o++) {
            if (strcmp(o->name, op) == 0) return o->call(in, out);
        }
    }
    answer(out, "unsupported", json_string(op));
    return OK;
}

static void hello(json_t *out) {
    json_t *names = json_array();
    for (size_t i = 0; i < sizeof ALL / sizeof *ALL; i++) {
        for (const operation *o = ALL[i]; o->name != NULL; o++) json_array_append_new(names, json_string(o->name));
    }
    json_t *all = json_pack("{s:i,s:s,s:s,s:s,s:s,s:i,s:I,s:o,s:[s,s],s:[s,s,s,s,s]}", "protocol", 1, "name", "atlas-l2-c", "version", "1.0.0", "runtime",
                            "C11", "engine", "plain", "semantics", 65536, "maxBytes", (json_int_t) 1 << 40, "operations", names, "levels", "core",
                            "full", "bench", "sum", "check", "witness", "copy", "fill");
    json_object_update(out, all);
    json_decref(all);
}

static void reply(json_t *request, json_t *out) {
    const char *type = text(request, "type");
    code result = OK;
    if (strcmp(type, "run") == 0) {
        const char *op = text(request, "op");
        json_t *in = json_object_get(request, "in");
        if (!json_is_object(in)) fault("the request has no in, which must be an object");
        result = run(op, in, out);
        if (result != OK && strcmp(op, "fill") != 0 && strncmp(op, "copy", 4) != 0) json_object_clear(out); /* nothing is told of a refused call */
    } else if (strcmp(type, "bench") == 0) {
        int64_t size = number(request, "size"), reps = number(request, "reps"), start = number(request, "start");
        answer(out, "acc", json_integer(bench(text(request, "op"), size, reps, (uint32_t) start)));
    } else if (strcmp(type, "hello") == 0) {
        hello(out);
    } else if (strcmp(type, "bye") != 0) {
        fault("type must be hello, run, bench or bye, got %s", type);
    }
    answer(out, "result", json_string(code_name(result)));
}

/* Returns what a request is answered. */
static json_t *answered(json_t *request) {
    json_t *out = json_object();
    if (setjmp(broken) == 0) {
        reply(request, out);
    } else {
        json_object_clear(out);
        answer(out, "fault", broken_by);
    }
    answer(out, "seq", json_incref(json_object_get(request, "seq")));
    return out;
}

/* Returns the next request; NULL at the end of input. What is not JSON ends the program: nobody knows where the next one begins. */
static json_t *next(void) {
    json_error_t error;
    int c = ' ';
    while (c != EOF && strchr(" \t\r\n", c) != NULL) c = getchar();
    if (ungetc(c, stdin) == EOF) return NULL;
    json_t *request = json_loadf(stdin, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &error);
    if (request != NULL) return request;
    fprintf(stderr, "adapter: expected a request, a JSON object: %s\n", error.text);
    exit(EXIT_FAILURE);
}

int main(void) {
    json_t *request;
    bool more = true;
    while (more && (request = next()) != NULL) {
        json_t *out = answered(request);
        const char *type = json_string_value(json_object_get(request, "type"));
        more = type == NULL || strcmp(type, "bye") != 0;
        if (json_dumpf(out, stdout, JSON_COMPACT) != 0 || putchar('\n') == EOF || fflush(stdout) != 0) {
            perror("adapter: standard output");
            return EXIT_FAILURE;
        }
        json_decref(out);
        json_decref(request);
        forget();
    }
    return 0;
}
