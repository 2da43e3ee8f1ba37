/* Operations of several calls. A refused step is an answer, and the sequence goes on. The cores keep the sum and what is available. */
#include "operations.h"
#include <functional>
#include <string>

using Step = std::function<Code(const json_t *in, json_t *out)>;

static Code sequence(const json_t *in, json_t *out, const Step &step) {
    json_t *all = json_array(), *each;
    size_t i;
    json_array_foreach(json_object_get(in, "steps"), i, each) {
        json_t *one = json_object();
        answer(one, "result", json_string(code_name(step(each, one))));
        json_array_append_new(all, one);
    }
    answer(out, "steps", all);
    return OK;
}

static bool has_steps(const json_t *in) { return json_is_array(json_object_get(in, "steps")); }

/* A call without bytes. By default it changes nothing, and answers the value. */
static SumAnswer value(Device &device, bool first = false, unsigned residue = 0) {
    Beat beat;
    beat.first = first;
    beat.last = true;
    beat.residue = residue;
    device.put(beat);
    return device.sum();
}

static Code with_sum(const SumAnswer &answered, json_t *out) {
    answer(out, "sum", json_integer(answered.residue));
    return answered.refused ? INVALID : OK;
}

/* For what no port carries: the answer has the value, which is unchanged. */
static Code refused(Device &device, json_t *out) {
    with_sum(value(device), out);
    return INVALID;
}

static Code update(Device &device, const json_t *in, json_t *out) {
    auto data = region(in, "data");
    json_int_t times = json_object_get(in, "times") ? number(in, "times") : 1;
    if (!data && times > 0) return refused(device, out);
    Beat flags;
    for (json_int_t i = 0; i < times && !data->empty(); i++) feed(device, *data, flags);
    return with_sum(value(device), out);
}

static Code stream_step(Device &device, const json_t *in, json_t *out) {
    const char *given = json_string_value(json_object_get(in, "do"));
    std::string name = given != nullptr ? given : "";
    if (name == "update") return update(device, in, out);
    if (name == "reset") return with_sum(value(device, true), out);
    if (name == "merge" || name == "restore") {
        json_int_t residue = number(in, name == "merge" ? "residue" : "state");
        return fits(residue) ? with_sum(value(device, name == "restore", static_cast<unsigned>(residue)), out) : refused(device, out);
    }
    SumAnswer now = value(device);
    if (name == "save") answer(out, "state", json_integer(now.residue));
    return with_sum(now, out);
}

static Code stream(Device &device, const json_t *in, json_t *out) {
    if (!has_steps(in)) return INVALID;
    value(device, true);
    return sequence(in, out, [&](const json_t *step, json_t *one) { return stream_step(device, step, one); });
}

static Code delta_step(Device &device, const json_t *in, json_t *out) {
    const json_t *old = json_object_get(in, "old"), *now = json_object_get(in, "new");
    if (json_is_integer(old) && json_is_integer(now)) {
        json_int_t before = json_integer_value(old), after = json_integer_value(now);
        return is_byte(before) && is_byte(after) ? with_sum(changed(device, byte(before), byte(after), {}), out) : refused(device, out);
    }
    auto before = expand(old), after = expand(now);
    return before && after && before->size() == after->size() ? with_sum(changed(device, *before, *after, {}), out) : refused(device, out);
}

static Code delta_steps(Device &device, const json_t *in, json_t *out) {
    json_int_t sum = number(in, "sum");
    if (!has_steps(in) || !fits(sum) || value(device, true, static_cast<unsigned>(sum)).refused) return INVALID;
    return sequence(in, out, [&](const json_t *step, json_t *one) { return delta_step(device, step, one); });
}

static Code with_available(const BudgetAnswer &answered, json_t *out) {
    answer(out, "available", json_integer(answered.available));
    return static_cast<Code>(answered.code);
}

static BudgetAnswer one_amount(Device &device, Call call, unsigned amount) {
    device.put(call, amount, true);
    return device.budget();
}

static Code budget_step(Device &device, const json_t *in, json_t *out) {
    const json_t *n = json_object_get(in, "n");
    Call call = std::string(json_string_value(json_object_get(in, "do"))) == "release" ? RELEASE : ALLOCATE;
    std::vector<json_int_t> amounts;
    for (size_t i = 0; i < json_array_size(n); i++) amounts.push_back(json_integer_value(json_array_get(n, i)));
    if (json_is_integer(n)) amounts.push_back(json_integer_value(n));
    bool carried = true;
    for (json_int_t amount : amounts) carried = carried && fits(amount);
    if (!carried) {
        with_available(one_amount(device, ALLOCATE, 0), out);
        return INVALID;
    }
    if (amounts.empty()) amounts.push_back(0);
    for (size_t i = 0; i < amounts.size(); i++) device.put(call, static_cast<unsigned>(amounts[i]), i + 1 == amounts.size());
    return with_available(device.budget(), out);
}

static bool created(Device &device, const json_t *in) {
    json_int_t initial = number(in, "initial");
    return fits(initial) && one_amount(device, CREATE, static_cast<unsigned>(initial)).code == OK;
}

static Code budget(Device &device, const json_t *in, json_t *out) {
    if (!has_steps(in) || !created(device, in)) return INVALID;
    with_available(one_amount(device, ALLOCATE, 0), out);
    return sequence(in, out, [&](const json_t *step, json_t *one) { return budget_step(device, step, one); });
}

/* One port, no threads: all calls are sent one after the other, before the first answer is read. */
static Code budget_race(Device &device, const json_t *in, json_t *out) {
    json_int_t amount = number(in, "amount"), calls = number(in, "threads") * number(in, "calls"), granted = 0;
    if (!created(device, in) || !fits(amount)) return INVALID;
    bool refused = false;
    for (json_int_t i = 0; i < calls; i++) device.put(ALLOCATE, static_cast<unsigned>(amount), true);
    for (json_int_t i = 0; i < calls; i++) {
        unsigned code = device.budget().code;
        granted += code == OK;
        refused = refused || code == INVALID;
    }
    if (refused) return INVALID;
    answer(out, "granted", json_integer(granted));
    answer(out, "refused", json_integer(calls - granted));
    with_available(one_amount(device, ALLOCATE, 0), out);
    return OK;
}

const Operation SEQUENCES[] = {
    {"stream", stream}, {"deltaSteps", delta_steps}, {"budget", budget}, {"budgetRace", budget_race}, {nullptr, nullptr}};
