package dev.atlasl2.adapter;

import dev.atlasl2.Conservation;
import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import dev.atlasl2.adapter.protocol.Recipe;
import dev.atlasl2.spec.AtlasException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/** Fill and copy. The written bytes are compared too, between guards, even if a call is refused. */
final class MemoryOperations {
    private static final int GUARD = 64;
    private static final byte GUARD_BYTE = (byte) 0xa5;

    private MemoryOperations() {}

    static void addTo(Map<String, Operation> table) {
        table.put("fill", MemoryOperations::fill);
        table.put("copy", MemoryOperations::copy);
        table.put("copyWithin", MemoryOperations::copyWithin);
    }

    private static void fill(Arguments in, ObjectNode out) {
        long length = in.number("length");
        int value = in.clamped("value");
        if (length < 0) { // only the overload with a range accepts such a length
            byte[] memory = new byte[2 * GUARD];
            Arrays.fill(memory, GUARD_BYTE);
            into(out, memory, 0, () -> Conservation.fill(memory, GUARD, Arguments.clamp(length), value));
            return;
        }
        if (length > Recipe.MAX_ARRAY - 2 * GUARD) {
            throw new UnsupportedOperationException("arrays and buffers hold at most " + Recipe.MAX_ARRAY + " bytes");
        }
        byte[] before = new byte[(int) length];
        Arrays.fill(before, (byte) 0x5a);
        onEverySurface(out, before, (surface, memory) -> surface.fill(memory, GUARD, before.length, value));
    }

    private static void copy(Arguments in, ObjectNode out) {
        byte[] src = in.region("src");
        byte[] dst = in.region("dst");
        if (dst == null) { // after the call there are no bytes, and the guards cannot have been reached
            byte[] memory = guarded(new byte[0]);
            into(out, memory, 0, () -> Conservation.copy(src, null));
            return;
        }
        onEverySurface(out, dst, (surface, memory) -> surface.copy(src, memory, GUARD, dst.length));
    }

    private static void copyWithin(Arguments in, ObjectNode out) {
        byte[] data = in.region("data");
        try {
            Conservation.copy(data, in.clamped("from"), data, in.clamped("to"), in.clamped("length"));
        } finally {
            out.set("data", Answers.digest(data == null ? new byte[0] : data));
        }
    }

    /** The bytes of the destination are part of the result on which all surfaces must agree, even after a refusal. */
    private static void onEverySurface(ObjectNode out, byte[] before, BiConsumer<Surface, byte[]> call) {
        ObjectNode answer = Surfaces.agree(before.length, surface -> {
            byte[] memory = guarded(before);
            ObjectNode one = Answers.object().put("result", "OK");
            try {
                into(one, memory, before.length, () -> call.accept(surface, memory));
            } catch (AtlasException e) {
                one.put("result", e.code().name());
            }
            return one;
        });
        if (answer.get("result").stringValue().equals("OK")) {
            out.setAll(answer);
            return;
        }
        // Again on arrays, to get the refusal itself with its message.
        byte[] memory = guarded(before);
        into(out, memory, before.length, () -> call.accept(Surface.CORE.get(0), memory));
        throw new IllegalStateException("a call was refused once and succeeded the next time: " + answer);
    }

    private static byte[] guarded(byte[] before) {
        byte[] memory = new byte[before.length + 2 * GUARD];
        Arrays.fill(memory, GUARD_BYTE);
        System.arraycopy(before, 0, memory, GUARD, before.length);
        return memory;
    }

    private static void into(ObjectNode out, byte[] memory, int length, Runnable call) {
        try {
            call.run();
        } finally {
            boolean intact = true;
            for (int i = 0; i < GUARD; i++) {
                intact &= memory[i] == GUARD_BYTE && memory[GUARD + length + i] == GUARD_BYTE;
            }
            out.set("dst", Answers.digest(Arrays.copyOfRange(memory, GUARD, GUARD + length)));
            out.put("guards", intact);
        }
    }
}
