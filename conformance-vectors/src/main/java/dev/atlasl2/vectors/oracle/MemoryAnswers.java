package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.vectors.Json;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the families fill, copy and buffer (clauses S6, S7 and S8). */
final class MemoryAnswers {
    private static final int GUARD_BYTES = 64;
    private static final byte GUARD = (byte) 0xa5;
    private static final byte UNTOUCHED = 0x5a;

    private MemoryAnswers() {}

    static void addTo(Map<String, Answers.Row> rows) {
        rows.put("fill", MemoryAnswers::fill);
        rows.put("copy", MemoryAnswers::copy);
        rows.put("copyWithin", MemoryAnswers::copyWithin);
        rows.put("buffer", MemoryAnswers::buffer);
    }

    /** A length that no memory can have is passed to the implementation too; its destination is empty. */
    private static ObjectNode fill(Operations impl, Arguments in) {
        long length = in.number("length");
        int size = length < 0 || length > Integer.MAX_VALUE - 2 * GUARD_BYTES ? 0 : (int) length;
        byte[] memory = guarded(size);
        Arrays.fill(memory, GUARD_BYTES, GUARD_BYTES + size, UNTOUCHED);
        ObjectNode answer = Answer.of(() -> impl.fill(memory, GUARD_BYTES, length, in.number("value")));
        return destination(answer, memory, size);
    }

    private static ObjectNode copy(Operations impl, Arguments in) {
        if (!in.has("dst")) {
            return destination(absent("dst"), guarded(0), 0);
        }
        byte[] before = in.region("dst");
        byte[] memory = guarded(before.length);
        System.arraycopy(before, 0, memory, GUARD_BYTES, before.length);
        ObjectNode answer = Answer.of(() -> impl.copy(memory, GUARD_BYTES, before.length, in.region("src")));
        return destination(answer, memory, before.length);
    }

    private static ObjectNode copyWithin(Operations impl, Arguments in) {
        if (!in.has("data")) {
            ObjectNode refusal = absent("data");
            refusal.set("data", Answer.digest(new byte[0], 0, 0));
            return refusal;
        }
        byte[] data = in.ownRegion("data");
        ObjectNode answer =
                Answer.of(() -> impl.copyWithin(data, in.number("from"), in.number("to"), in.number("length")));
        answer.set("data", Answer.digest(data, 0, data.length));
        return answer;
    }

    private static ObjectNode buffer(Operations impl, Arguments in) {
        byte[] data = in.ownRegion("data");
        return Answer.of(out -> {
            CachedBuffer buffer = impl.buffer(data);
            out.set("steps", Answer.steps(in.steps(), step -> {
                ObjectNode fields = Answer.of(read -> step(buffer, data, step, read));
                ObjectNode answer =
                        Json.object().put("result", fields.remove("result").stringValue());
                answer.set("data", Answer.digest(data, 0, data.length));
                answer.setAll(fields);
                return answer;
            }));
        });
    }

    private static void step(CachedBuffer buffer, byte[] data, Arguments step, ObjectNode out) {
        switch (step.text("do")) {
            case "sum" -> out.put("sum", buffer.sum());
            case "check" -> out.put("conserved", buffer.check());
            case "set" -> buffer.set(step.number("at"), step.number("value"));
            case "setRange" -> buffer.setRange(step.number("at"), step.region("data"));
            case "poke" -> data[(int) step.number("at")] = (byte) step.number("value");
            case "invalidate" -> buffer.invalidate();
            default -> throw Answer.unknownStep(step.text("do"));
        }
    }

    /** The content after the call is that of an empty region. */
    private static ObjectNode absent(String name) {
        return Answer.of(() -> {
            throw new AtlasException(ErrorCode.INVALID, name + " must be given, got nothing");
        });
    }

    private static byte[] guarded(int size) {
        byte[] memory = new byte[size + 2 * GUARD_BYTES];
        Arrays.fill(memory, GUARD);
        return memory;
    }

    private static ObjectNode destination(ObjectNode answer, byte[] memory, int size) {
        boolean intact = true;
        for (int i = 0; i < GUARD_BYTES; i++) {
            intact &= memory[i] == GUARD && memory[GUARD_BYTES + size + i] == GUARD;
        }
        answer.set("dst", Answer.digest(memory, GUARD_BYTES, GUARD_BYTES + size));
        return answer.put("guards", intact);
    }
}
