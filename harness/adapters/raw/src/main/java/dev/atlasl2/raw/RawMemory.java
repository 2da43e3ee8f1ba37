package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fill and copy, and the buffers that a host makes of deltas. The written bytes are compared too, between guards, even
 * if a call is refused.
 */
final class RawMemory {
    private static final int GUARD = 64;
    private static final byte GUARD_BYTE = (byte) 0xa5;
    private static final byte UNTOUCHED = 0x5a;
    private static final int MAX_REGION = Integer.MAX_VALUE - 8 - 2 * GUARD;

    private final RawModule module;
    private final RawSums sums;

    RawMemory(RawModule module, RawSums sums) {
        this.module = module;
        this.sums = sums;
    }

    void addTo(Map<String, Operation> table) {
        table.put("fill", this::fill);
        table.put("copy", this::copy);
        table.put("copyWithin", this::copyWithin);
        table.put("buffer", this::buffer);
    }

    /** An impossible length is refused with an empty destination. */
    private void fill(Arguments in, ObjectNode out) {
        long length = in.number("length");
        long value = in.number("value");
        boolean possible = length >= 0 && length <= Host.MAX_U32;
        if (possible && length > MAX_REGION) {
            throw new UnsupportedOperationException("an array holds at most " + MAX_REGION + " bytes between guards");
        }
        byte[] before = new byte[possible ? (int) length : 0];
        Arrays.fill(before, UNTOUCHED);
        between(out, before, 0, (arena, p) -> {
            int n = Host.u32("length", length);
            arena.accept("fill", p, n, Host.u32("value", value));
            if (n > 0 && arena.read(p + n - 1, 1)[0] != (byte) module.call("fill_last", value, n)) {
                throw new AssertionError("fill and fill_last disagree");
            }
        });
    }

    private void copy(Arguments in, ObjectNode out) {
        byte[] src = in.region("src");
        byte[] dst = in.region("dst");
        between(out, dst == null ? new byte[0] : dst, src == null ? 0 : src.length, (arena, to) -> {
            Host.sameLength("dst", dst, "src", src);
            int from = arena.in(src);
            arena.accept("copy", to, from, src.length);
        });
    }

    private void copyWithin(Arguments in, ObjectNode out) {
        byte[] given = in.region("data");
        byte[] data = given == null ? new byte[0] : given;
        try {
            Host.given("data", given);
            int length = within(in, "length", 0, data.length);
            int from = within(in, "from", 0, data.length - length);
            int to = within(in, "to", 0, data.length - length);
            Arena arena = new Arena(module, data.length);
            int p = arena.inOut(data);
            arena.accept("copy", p + to, p + from, length);
            data = arena.read(p, data.length);
        } finally {
            out.set("data", Answers.digest(data));
        }
    }

    private static int within(Arguments in, String name, int low, int high) {
        long value = in.number(name);
        if (value < low || value > high) {
            throw Host.invalid(name + " must be " + low + ".." + high + ", got " + value);
        }
        return (int) value;
    }

    private interface Writing {
        /** Runs the call with its destination's address. */
        void run(Arena arena, int at);
    }

    /** Puts the destination between guards, runs the call, and writes its content afterwards. */
    private void between(ObjectNode out, byte[] before, int more, Writing call) {
        byte[] memory = new byte[before.length + 2 * GUARD];
        Arrays.fill(memory, GUARD_BYTE);
        System.arraycopy(before, 0, memory, GUARD, before.length);
        Arena arena = new Arena(module, memory.length + (long) more);
        int p = arena.inOut(memory);
        try {
            call.run(arena, p + GUARD);
        } finally {
            byte[] after = arena.read(p, memory.length);
            boolean intact = true;
            for (int i = 0; i < GUARD; i++) {
                intact &= after[i] == GUARD_BYTE && after[after.length - 1 - i] == GUARD_BYTE;
            }
            out.set("dst", Answers.digest(Arrays.copyOfRange(after, GUARD, GUARD + before.length)));
            out.put("guards", intact);
        }
    }

    private void buffer(Arguments in, ObjectNode out) {
        byte[] data = Host.given("data", in.region("data"));
        Buffer buffer = new Buffer(data);
        Answers.steps(
                out,
                in.steps(),
                (step, answer) -> {
                    switch (step.text("do")) {
                        case "sum" -> answer.put("sum", buffer.sum());
                        case "check" -> answer.put("conserved", buffer.sum() == 0);
                        case "set" -> buffer.set(step, new byte[] {(byte) within(step, "value", 0, 255)});
                        case "setRange" -> buffer.set(step, Host.given("data", step.region("data")));
                        case "poke" -> data[(int) step.number("at")] = (byte) step.number("value");
                        case "invalidate" -> buffer.sum = Buffer.UNKNOWN;
                        default -> throw Answers.unknown(step);
                    }
                },
                answer -> answer.set("data", Answers.digest(data)));
    }

    /** Bytes with a cached sum: the host keeps it, and the module updates it by deltas. */
    private final class Buffer {
        private static final int UNKNOWN = -1;

        private final byte[] data;
        private int sum = UNKNOWN;

        Buffer(byte[] data) {
            this.data = data;
        }

        int sum() {
            if (sum == UNKNOWN) {
                sum = sums.sum("data", data);
            }
            return sum;
        }

        void set(Arguments step, byte[] bytes) {
            if (bytes.length > data.length) {
                throw Host.invalid("data must have at most " + data.length + " bytes, got " + bytes.length);
            }
            int at = within(step, "at", 0, data.length - bytes.length);
            if (sum != UNKNOWN) {
                sum = sums.deltaRange(sum, Arrays.copyOfRange(data, at, at + bytes.length), bytes);
            }
            System.arraycopy(bytes, 0, data, at, bytes.length);
        }
    }
}
