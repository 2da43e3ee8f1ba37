/* Races: from that many threads that start together. */
#include "requests.h"
#include <stdio.h>
#include <stdlib.h>

enum { MOST_THREADS = 256 };

/* A race: every thread waits for all, then makes its calls, and counts what they gave. */
typedef struct { budget budget; domain domain; bytes memory; } things;
typedef struct { pthread_barrier_t start; int64_t calls, amount; things *things; enum { ALLOCATE, ATTACH, COMMIT } what; atomic_int counts[8]; } race;

static void *racer(void *argument) {
    race *r = argument;
    witness sealed;
    pthread_barrier_wait(&r->start);
    for (int64_t i = 0; i < r->calls; i++) {
        code c = r->what == ALLOCATE ? budget_allocate(&r->things->budget, &r->amount, 1)
               : r->what == ATTACH ? domain_attach(&r->things->domain, r->things->memory) : domain_commit(&r->things->domain, &sealed);
        atomic_fetch_add(&r->counts[c], 1);
    }
    return NULL;
}

static void run(race *r, int64_t threads, json_t *losers) {
    if (threads < 1 || threads > MOST_THREADS) fault("threads must be 1..%d, got %lld", MOST_THREADS, (long long) threads);
    pthread_t *all = keep((size_t) threads * sizeof *all);
    pthread_barrier_init(&r->start, NULL, (unsigned) threads);
    for (int64_t i = 0; i < threads; i++) {
        if (pthread_create(&all[i], NULL, racer, r) == 0) continue;
        fputs("adapter: cannot start a thread\n", stderr); /* those that were started wait for all */
        exit(EXIT_FAILURE);
    }
    for (int64_t i = 0; i < threads; i++) pthread_join(all[i], NULL);
    for (code c = INVALID; c <= DESTROYED; c++) {
        if (r->counts[c] > 0) answer(losers, code_name(c), json_integer(r->counts[c]));
    }
}

static code domain_race(things *t, json_t *in, json_t *out, int what) {
    race r = {.calls = 1, .things = t, .what = what};
    json_t *losers = json_object();
    code c = domain_create(&t->domain, number(in, "bytes"), 0);
    t->memory = region(in, "region");
    if (c == OK && what == COMMIT) c = domain_attach(&t->domain, t->memory);
    if (c == OK) run(&r, number(in, "threads"), losers);
    answer(out, "losers", losers);
    answer(out, "winners", json_integer(r.counts[OK]));
    answer(out, "state", json_string(state_name(t->domain.state)));
    return c;
}

OP(attach_race) { return domain_race(keep(sizeof(things)), in, out, ATTACH); }
OP(commit_race) { return domain_race(keep(sizeof(things)), in, out, COMMIT); }
OP(budget_race) {
    things *t = keep(sizeof *t);
    race r = {.calls = number(in, "calls"), .amount = number(in, "amount"), .things = t, .what = ALLOCATE};
    PASS(budget_create(&t->budget, number(in, "initial")));
    NEED(r.amount >= 0 && r.amount <= 95);
    json_t *losers = json_object();
    run(&r, number(in, "threads"), losers);
    json_decref(losers);
    answer(out, "granted", json_integer(r.counts[OK]));
    answer(out, "refused", json_integer(number(in, "threads") * r.calls - r.counts[OK]));
    return answer(out, "available", json_integer(atomic_load(&t->budget)));
}

const operation RACES[] = {{"budgetRace", budget_race}, {"attachRace", attach_race}, {"commitRace", commit_race}, {NULL, NULL}};
