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

void change(Device &device, const Bytes &before, const Bytes &after, Beat flags) {
    flags.subtract = true;
    feed(device, before, flags);
    Beat end;
    end.last = true;
    feed(device, after, end);
}

Change change_of_byte(const json_t *before, const json_t *after) {
    json_int_t old = json_integer_value(before), now = json_integer_value(after);
    if (old < 0 || old > 255 || now < 0 || now > 255) return std::nullopt;
    return std::pair(Bytes{static_cast<uint8_t>(old)}, Bytes{static_cast<uint8_t>(now)});
}

Change change_of_range(const json_t *before, const json_t *after) {
    auto old = expand(before), now = expand(after);
    if (!old || !now || old->size() != now->size()) return std::nullopt;
    return std::pair(std::move(*old), std::move(*now));
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

static Code changed(Device &device, const Change &sides, json_int_t sum, json_t *out, const char *name) {
    if (!sides || !fits(sum)) return INVALID;
    Beat flags;
    flags.first = true;
    flags.residue = static_cast<unsigned>(sum);
    change(device, sides->first, sides->second, flags);
    return told(device.sum(), out, name);
}

static Code delta(Device &device, const json_t *in, json_t *out) {
    return changed(device, change_of_range(json_object_get(in, "before"), json_object_get(in, "after")), 0, out, "delta");
}

static Code delta_byte(Device &device, const json_t *in, json_t *out) {
    return changed(device, change_of_byte(json_object_get(in, "old"), json_object_get(in, "new")), number(in, "sum"), out, "sum");
}

static Code delta_range(Device &device, const json_t *in, json_t *out) {
    return changed(device, change_of_range(json_object_get(in, "old"), json_object_get(in, "new")), number(in, "sum"), out, "sum");
}

const Operation SUMS[] = {
    {"sum", sum}, {"check", check}, {"windowCheck", window_check}, {"slidingCheck", sliding_check}, {"delta", delta}, {"deltaByte", delta_byte},
    {"deltaRange", delta_range}, {nullptr, nullptr}};
