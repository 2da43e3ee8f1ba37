/*
 * Operations of several calls. The cores keep the sum and what is available between them. All calls are sent before the first
 * answer is read, so one call follows the other in the pipeline; the answers come in the same order.
 */
#include "operations.h"
#include <string>

static constexpr json_int_t MOST_CALLS = 1 << 24; /* of a race */
/* What is known of a step once its call is sent: whether the ports carry it, and whether it is a save. */
struct Sent { bool carried, saves; };

template <typename Send, typename Receive> static Code sequence(const json_t *in, json_t *out, Send send, Receive receive) {
    json_t *all = json_array(), *step;
    std::vector<Sent> sent;
    size_t i;
    json_array_foreach(json_object_get(in, "steps"), i, step) sent.push_back(send(step));
    for (const Sent &each : sent) {
        json_t *one = json_object();
        Code code = receive(each, one);
        answer(one, "result", json_string(code_name(each.carried ? code : INVALID)));
        json_array_append_new(all, one);
    }
    answer(out, "steps", all);
    return OK;
}

static bool has_steps(const json_t *in) { return json_is_array(json_object_get(in, "steps")); }

static std::string name_of(const json_t *step) { return text(step, "do"); }

/* A call without bytes. By default it changes nothing, and answers the value. */
static void value(Device &device, bool first = false, json_int_t residue = 0) {
    Beat beat;
    beat.first = first;
    beat.last = true;
    beat.residue = static_cast<unsigned>(residue);
    device.put(beat);
}

static Code sum_after(Device &device, const Sent &sent, json_t *out) {
    SumAnswer answered = device.sum();
    answer(out, "sum", json_integer(answered.residue));
    if (sent.saves) answer(out, "state", json_integer(answered.residue));
    return answered.refused ? INVALID : OK;
}

/* Sends the sum so far, for a step that is not carried: it changes nothing. */
static Sent not_carried(Device &device) {
    value(device);
    return {false, false};
}

static Sent update(Device &device, const json_t *in) {
    auto data = region(in, "data");
    json_int_t times = json_object_get(in, "times") ? number(in, "times") : 1;
    if (!data && times > 0) return not_carried(device);
    for (json_int_t i = 0; i < times && !data->empty(); i++) feed(device, *data, {});
    value(device);
    return {true, false};
}

static Sent stream_step(Device &device, const json_t *in) {
    std::string name = name_of(in);
    if (name == "update") return update(device, in);
    bool sets = name == "restore" || name == "reset";
    json_int_t residue = name == "merge" ? number(in, "residue") : name == "restore" ? number(in, "state") : 0;
    if (!fits(residue)) return not_carried(device);
    value(device, sets, residue);
    return {true, name == "save"};
}

static Code stream(Device &device, const json_t *in, json_t *out) {
    if (!has_steps(in)) return INVALID;
    value(device, true);
    device.sum();
    return sequence(in, out, [&](const json_t *step) { return stream_step(device, step); },
                    [&](const Sent &sent, json_t *one) { return sum_after(device, sent, one); });
}

static Sent delta_step(Device &device, const json_t *in) {
    const json_t *old = json_object_get(in, "old"), *now = json_object_get(in, "new");
    bool of_bytes = json_is_integer(old) && json_is_integer(now);
    Change sides = of_bytes ? change_of_byte(old, now) : change_of_range(old, now);
    if (!sides) return not_carried(device);
    change(device, sides->first, sides->second, {});
    return {true, false};
}

static Code delta_steps(Device &device, const json_t *in, json_t *out) {
    json_int_t sum = number(in, "sum");
    if (!has_steps(in) || !fits(sum)) return INVALID;
    value(device, true, sum);
    if (device.sum().refused) return INVALID;
    return sequence(in, out, [&](const json_t *step) { return delta_step(device, step); },
                    [&](const Sent &sent, json_t *one) { return sum_after(device, sent, one); });
}

static Code available_after(Device &device, json_t *out) {
    BudgetAnswer answered = device.budget();
    answer(out, "available", json_integer(answered.available));
    return static_cast<Code>(answered.code);
}

static Sent budget_step(Device &device, const json_t *in) {
    const json_t *n = json_object_get(in, "n");
    Call call = name_of(in) == "release" ? RELEASE : ALLOCATE;
    std::vector<json_int_t> amounts;
    for (size_t i = 0; i < json_array_size(n); i++) amounts.push_back(json_integer_value(json_array_get(n, i)));
    if (!json_is_array(n)) amounts.push_back(number(in, "n"));
    bool carried = true;
    for (json_int_t amount : amounts) carried = carried && fits(amount);
    if (!carried || amounts.empty()) amounts = {0}; /* takes nothing, and answers what is available */
    if (!carried) call = ALLOCATE;
    for (size_t i = 0; i < amounts.size(); i++) device.put(call, static_cast<unsigned>(amounts[i]), i + 1 == amounts.size());
    return {carried, false};
}

static Code created(Device &device, const json_t *in, json_t *out) {
    if (!fits(number(in, "initial"))) return INVALID;
    device.put(CREATE, static_cast<unsigned>(number(in, "initial")), true);
    return available_after(device, out);
}

static Code budget(Device &device, const json_t *in, json_t *out) {
    if (!has_steps(in) || created(device, in, out) != OK) return INVALID;
    return sequence(in, out, [&](const json_t *step) { return budget_step(device, step); },
                    [&](const Sent &, json_t *one) { return available_after(device, one); });
}

/* One port, no threads: the calls are made one after the other. */
static Code budget_race(Device &device, const json_t *in, json_t *out) {
    json_int_t amount = number(in, "amount"), threads = number(in, "threads"), calls = number(in, "calls"), granted = 0, invalid = 0;
    if (threads < 1 || calls < 1 || threads > MOST_CALLS / calls) throw Fault("threads and calls must be at least 1, and not too many");
    calls *= threads;
    if (created(device, in, out) != OK || !fits(amount)) return INVALID;
    for (json_int_t i = 0; i < calls; i++) device.put(ALLOCATE, static_cast<unsigned>(amount), true);
    for (json_int_t i = 0; i < calls; i++) {
        Code code = available_after(device, out);
        granted += code == OK;
        invalid += code == INVALID;
    }
    answer(out, "granted", json_integer(granted));
    answer(out, "refused", json_integer(calls - granted));
    return invalid > 0 ? INVALID : OK;
}

const Operation SEQUENCES[] = {
    {"stream", stream}, {"deltaSteps", delta_steps}, {"budget", budget}, {"budgetRace", budget_race}, {nullptr, nullptr}};
