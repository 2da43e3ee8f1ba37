/* Makes the simulated cores a target: answers the requests of spec/PROTOCOL.md, one JSON object a line. Needs jansson. */
#include "clocks.h"
#include "operations.h"
#include <cstdio>
#include <cstring>

static const Operation *const ALL[] = {SUMS, SEQUENCES};

/* A core may have any defect. A code that none of its calls may answer is one. */
const char *code_name(Code code) {
    switch (code) {
    case OK: return "OK";
    case INVALID: return "INVALID";
    case BUDGET: return "BUDGET";
    }
    throw Silence("the device answered the code " + std::to_string(code) + ", which is none of 0, 1 and 4");
}

static json_t *hello() {
    json_t *names = json_array();
    for (const Operation *table : ALL) {
        for (const Operation *o = table; o->name != nullptr; o++) json_array_append_new(names, json_string(o->name));
    }
    std::string runtime = "simulated by " + Device::simulator();
    std::string engine = "Verilog, 16 bytes a clock: sums of " + clocks("; ");
    return json_pack("{s:i,s:s,s:s,s:s,s:s,s:i,s:I,s:o,s:[s],s:[]}", "protocol", 1, "name", "atlas-l2-verilog", "version", "1.0.0", "runtime",
                     runtime.c_str(), "engine", engine.c_str(), "semantics", 65536, "maxBytes", static_cast<json_int_t>(1) << 40, "operations", names,
                     "levels", "core", "bench");
}

static json_t *run(Device &device, const char *op, const json_t *in) {
    for (const Operation *table : ALL) {
        for (const Operation *o = table; o->name != nullptr; o++) {
            if (std::strcmp(o->name, op) != 0) continue;
            json_t *out = json_object();
            Code code = o->call(device, in, out);
            if (code != OK) json_object_clear(out); /* nothing is told of a refused call */
            answer(out, "result", json_string(code_name(code)));
            return out;
        }
    }
    return json_pack("{s:s+}", "unsupported", "the cores do not compute ", op);
}

static json_t *answered(Device &device, const json_t *request, const std::string &type) {
    const char *op = json_string_value(json_object_get(request, "op"));
    if (type == "run") return run(device, op, json_object_get(request, "in"));
    if (type == "bench") return json_pack("{s:s}", "unsupported", "the time of a simulation says nothing about a device");
    json_t *out = type == "hello" ? hello() : json_object();
    answer(out, "result", json_string("OK"));
    return out;
}

int main(int count, char **arguments) {
    std::string option = count > 1 ? arguments[1] : "";
    if (option == "clocks") return std::puts(clocks("\n").c_str()) < 0;
    if (count > 2 || (!option.empty() && option != "stalls")) {
        std::fprintf(stderr, "usage: %s [clocks|stalls], got %s\n", arguments[0], arguments[count - 1]);
        return 2;
    }
    auto device = std::make_unique<Device>(option == "stalls");
    std::string type;
    while (type != "bye") {
        json_t *request = json_loadf(stdin, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, nullptr), *out;
        if (request == nullptr) return 0;
        type = json_string_value(json_object_get(request, "type"));
        try {
            out = answered(*device, request, type);
        } catch (const Silence &silence) {
            device = std::make_unique<Device>(option == "stalls"); /* no answer of the old one may be taken for the next call's */
            out = json_pack("{s:s}", "fault", silence.what());
        }
        answer(out, "seq", json_incref(json_object_get(request, "seq")));
        json_dumpf(out, stdout, JSON_COMPACT);
        std::putchar('\n');
        std::fflush(stdout);
        json_decref(out);
        json_decref(request);
    }
    return 0;
}
