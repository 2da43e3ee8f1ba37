/* Makes the simulated cores a target: answers the requests of spec/PROTOCOL.md, one JSON object a line. Needs jansson. */
#include "clocks.h"
#include "operations.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <stdexcept>

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

static json_t *answered(Device &device, const json_t *request) {
    std::string type = text(request, "type");
    if (type == "run") {
        const json_t *in = json_object_get(request, "in");
        std::string op = text(request, "op");
        if (!json_is_object(in)) throw Fault("the request has no in, which must be an object");
        return run(device, op.c_str(), in);
    }
    if (type == "bench") return json_pack("{s:s}", "unsupported", "the time of a simulation says nothing about a device");
    if (type != "hello" && type != "bye") throw Fault("type must be hello, run, bench or bye, got " + type);
    json_t *out = type == "hello" ? hello() : json_object();
    answer(out, "result", json_string("OK"));
    return out;
}

/* Returns the next request; null at the end of input. What is not JSON ends the program: nobody knows where the next one begins. */
static json_t *next() {
    json_error_t error;
    int c = ' ';
    while (c != EOF && std::strchr(" \t\r\n", c) != nullptr) c = std::getchar();
    if (std::ungetc(c, stdin) == EOF) return nullptr;
    json_t *request = json_loadf(stdin, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &error);
    if (request != nullptr) return request;
    std::fprintf(stderr, "adapter: expected a request, a JSON object: %s\n", error.text);
    std::exit(EXIT_FAILURE);
}

/* Ends the line, and the program if it cannot be written. */
static void end_line(bool is_written) {
    if (is_written && std::putchar('\n') != EOF && std::fflush(stdout) == 0) return;
    std::perror("adapter: standard output");
    std::exit(EXIT_FAILURE);
}

int main(int count, char **arguments) {
    std::string option = count > 1 ? arguments[1] : "";
    if (count > 2 || (!option.empty() && option != "clocks" && option != "stalls")) {
        std::fprintf(stderr, "usage: %s [clocks|stalls], got %s\n", arguments[0], arguments[count - 1]);
        return 2;
    }
    if (option == "clocks") {
        end_line(std::fputs(clocks("\n").c_str(), stdout) >= 0);
        return 0;
    }
    auto device = std::make_unique<Device>(option == "stalls");
    json_t *request;
    for (bool more = true; more && (request = next()) != nullptr;) {
        json_t *out;
        try {
            out = answered(*device, request);
        } catch (const std::exception &broken) { /* Silence, Fault, or too little memory */
            device = std::make_unique<Device>(option == "stalls"); /* no answer of the old one may be taken for the next call's */
            bool is_memory = dynamic_cast<const std::bad_alloc *>(&broken) || dynamic_cast<const std::length_error *>(&broken);
            out = json_pack("{s:s}", "fault", is_memory ? "there is not enough memory for the bytes of the request" : broken.what());
        }
        answer(out, "seq", json_incref(json_object_get(request, "seq")));
        const char *type = json_string_value(json_object_get(request, "type"));
        more = type == nullptr || std::strcmp(type, "bye") != 0;
        end_line(json_dumpf(out, stdout, JSON_COMPACT) == 0);
        json_decref(out);
        json_decref(request);
    }
    return 0;
}
