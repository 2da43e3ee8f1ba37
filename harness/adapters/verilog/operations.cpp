/* Operations of one call: sums, checks, deltas. */
#include "operations.h"
#include <algorithm>

static constexpr size_t MAX_WINDOW = 1048576; /* S4.2 */

void feed(Device &device, const Bytes &bytes, Beat flags) {
    size_t at = 0;
    do {
        Beat beat = flags;
        beat.at = bytes.data() + at;
        beat.count = std::min(Device::WIDTH, bytes.size() - at);
        at += beat.count;
        beat.last = flags.last && at == bytes.size();
        beat.mark = flags.mark && at == bytes.size();
        device.put(beat);
        flags.first = false;
        flags.residue = 0;
    } while (at < bytes.size());
}

SumAnswer changed(Device &device, const Bytes &before, const Bytes &after, Beat flags) {
    flags.subtract = true;
    feed(device, before, flags);
    Beat end;
    end.last = true;
    feed(device, after, end);
    return device.sum();
}

static SumAnswer whole(Device &device, const Bytes &data) {
    Beat flags;
    flags.first = flags.last = flags.mark = true;
    feed(device, data, flags);
    return device.sum();
}

static Code told(const SumAnswer &answered, json_t *out, const char *name) {
    if (answered.refused) return INVALID;
    answer(out, name, json_integer(answered.residue));
    return OK;
}

static Code checked(const SumAnswer &answered, json_t *out) {
    answer(out, "conserved", json_boolean(answered.conserved));
    return OK;
}

static Code sum(Device &device, const json_t *in, json_t *out) {
    auto data = region(in, "data");
    return data ? told(whole(device, *data), out, "sum") : INVALID;
}

static Code check(Device &device, const json_t *in, json_t *out) {
    auto data = region(in, "data");
    return data ? checked(whole(device, *data), out) : INVALID;
}

static Code window_check(Device &device, const json_t *in, json_t *out) {
    auto data = region(in, "data");
    return data && !data->empty() && data->size() <= MAX_WINDOW ? checked(whole(device, *data), out) : INVALID;
}

/* The first window, then for each step the byte that leaves and the byte that enters: the sum is to be 0 after each (S4.3). */
static Code sliding_check(Device &device, const json_t *in, json_t *out) {
    auto data = region(in, "data");
    json_int_t asked = number(in, "window");
    if (!data || asked < 1) return INVALID;
    size_t window = std::min(data->size(), static_cast<size_t>(asked)), steps = data->size() - window;
    Beat flags;
    flags.first = flags.mark = true;
    flags.last = steps == 0;
    feed(device, Bytes(data->begin(), data->begin() + static_cast<ptrdiff_t>(window)), flags);
    for (size_t i = 0; i < steps; i++) {
        Beat leaves, enters;
        leaves.subtract = enters.mark = true;
        leaves.at = data->data() + i;
        enters.at = leaves.at + window;
        leaves.count = enters.count = 1;
        enters.last = i + 1 == steps;
        device.put(leaves);
        device.put(enters);
    }
    return checked(device.sum(), out);
}

static Code delta(Device &device, const json_t *in, json_t *out) {
    auto before = region(in, "before"), after = region(in, "after");
    if (!before || !after || before->size() != after->size()) return INVALID;
    Beat flags;
    flags.first = true;
    return told(changed(device, *before, *after, flags), out, "delta");
}

static Code changed_sum(Device &device, const json_t *in, json_t *out, const Bytes &before, const Bytes &after) {
    if (!fits(number(in, "sum"))) return INVALID;
    Beat flags;
    flags.first = true;
    flags.residue = static_cast<unsigned>(number(in, "sum"));
    return told(changed(device, before, after, flags), out, "sum");
}

static Code delta_byte(Device &device, const json_t *in, json_t *out) {
    json_int_t before = number(in, "old"), after = number(in, "new");
    return is_byte(before) && is_byte(after) ? changed_sum(device, in, out, byte(before), byte(after)) : INVALID;
}

static Code delta_range(Device &device, const json_t *in, json_t *out) {
    auto before = region(in, "old"), after = region(in, "new");
    return before && after && before->size() == after->size() ? changed_sum(device, in, out, *before, *after) : INVALID;
}

const Operation SUMS[] = {
    {"sum", sum}, {"check", check}, {"windowCheck", window_check}, {"slidingCheck", sliding_check}, {"delta", delta}, {"deltaByte", delta_byte},
    {"deltaRange", delta_range}, {nullptr, nullptr}};
