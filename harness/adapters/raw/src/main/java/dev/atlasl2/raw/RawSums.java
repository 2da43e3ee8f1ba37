package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import dev.atlasl2.spec.ErrorCode;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Sums, checks and deltas, and the streams that a host makes of them. */
final class RawSums {
    private static final int MAX_RESIDUE = 95;

    private final RawModule module;

    RawSums(RawModule module) {
        this.module = module;
    }

    void addTo(Map<String, Operation> table) {
        table.put("sum", (in, out) -> out.put("sum", sum("data", in.region("data"))));
        table.put("stream", this::stream);
        table.put("check", (in, out) -> out.put("conserved", holds("check", in.region("data"))));
        table.put("windowCheck", (in, out) -> out.put("conserved", holds("window_check", in.region("data"))));
        table.put("slidingCheck", (in, out) -> {
            long window = Math.max(0, Math.min(in.number("window"), Host.MAX_U32));
            out.put("conserved", holds("sliding_check", in.region("data"), window));
        });
        table.put("delta", (in, out) -> out.put("delta", delta(in.region("before"), in.region("after"))));
        table.put(
                "deltaByte",
                (in, out) -> out.put("sum", deltaByte(in.number("sum"), in.number("old"), in.number("new"))));
        table.put(
                "deltaRange",
                (in, out) -> out.put("sum", deltaRange(in.number("sum"), in.region("old"), in.region("new"))));
        table.put("deltaSteps", this::deltaSteps);
    }

    /** @param name of the argument, for its refusal */
    int sum(String name, byte[] data) {
        Arena arena = new Arena(module, Host.given(name, data).length);
        int p = arena.in(data);
        return arena.answer("sum", p, data.length);
    }

    private boolean holds(String export, byte[] data, long... more) {
        Arena arena = new Arena(module, Host.given("data", data).length);
        int p = arena.in(data);
        long[] arguments = more.length == 0 ? new long[] {p, data.length} : new long[] {p, data.length, more[0]};
        return arena.truth(ErrorCode.CONSERVATION, export, arguments);
    }

    private int delta(byte[] before, byte[] after) {
        Host.sameLength("before", before, "after", after);
        Arena arena = new Arena(module, 2L * before.length);
        int a = arena.in(before);
        int b = arena.in(after);
        return arena.answer("delta", a, b, before.length);
    }

    int deltaByte(long sum, long old, long now) {
        return new Arena(module, 0)
                .answer("delta_byte", Host.u32("sum", sum), Host.u32("old", old), Host.u32("new", now));
    }

    int deltaRange(long sum, byte[] old, byte[] now) {
        Host.sameLength("old", old, "new", now);
        Arena arena = new Arena(module, 2L * old.length);
        int a = arena.in(old);
        int b = arena.in(now);
        return arena.answer("delta_range", Host.u32("sum", sum), a, b, old.length);
    }

    /** The sum of two regions, one after the other: a byte that was 0 becomes the second's residue. */
    int joined(int sum, int other) {
        return deltaByte(sum, 0, other);
    }

    private void stream(Arguments in, ObjectNode out) {
        int[] sum = {0};
        Answers.steps(
                out,
                in.steps(),
                (step, answer) -> {
                    switch (step.text("do")) {
                        case "update" -> {
                            byte[] data = step.region("data");
                            for (long times = step.has("times") ? step.number("times") : 1; times > 0; times--) {
                                sum[0] = joined(sum[0], sum("data", data));
                            }
                        }
                        case "merge" -> sum[0] = joined(sum[0], residue("residue", step.number("residue")));
                        case "value" -> {}
                        case "reset" -> sum[0] = 0;
                        case "save" -> answer.put("state", sum[0]);
                        case "restore" -> sum[0] = residue("state", step.number("state"));
                        default -> throw Answers.unknown(step);
                    }
                },
                answer -> answer.put("sum", sum[0]));
    }

    private void deltaSteps(Arguments in, ObjectNode out) {
        int[] sum = {residue("sum", in.number("sum"))};
        Answers.steps(
                out,
                in.steps(),
                (step, answer) -> {
                    if (step.isNumber("old") != step.isNumber("new")) {
                        throw Host.invalid("old and new must both be bytes or both be ranges");
                    }
                    sum[0] = step.isNumber("old")
                            ? deltaByte(sum[0], step.number("old"), step.number("new"))
                            : deltaRange(sum[0], step.region("old"), step.region("new"));
                },
                answer -> answer.put("sum", sum[0]));
    }

    /** A residue that the host keeps: the module gets it only with the next delta. */
    private static int residue(String name, long value) {
        if (value < 0 || value > MAX_RESIDUE) {
            throw Host.invalid(name + " must be 0.." + MAX_RESIDUE + ", got " + value);
        }
        return (int) value;
    }
}
