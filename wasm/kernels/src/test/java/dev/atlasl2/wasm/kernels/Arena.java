package dev.atlasl2.wasm.kernels;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.wasm.insn.JvmMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The memory of one call: arguments between guard bytes at odd addresses, and afterwards the proof that the kernel
 * wrote what it was given to write and nothing else.
 */
final class Arena {
    private static final byte GUARD = (byte) 0xa5;
    private static final int GAP = 67;

    private record Output(int at, int length) {}

    private final int end;
    private final List<Output> outputs = new ArrayList<>();
    private int top = Layout.HEAP + 1;

    /** @param bytes how many the arguments have together, roughly */
    Arena(long bytes) {
        int pages = (int) ((bytes + 100 * GAP) / JvmMemory.PAGE) + 3;
        JvmMemory.reset(pages);
        Module.start();
        end = pages * JvmMemory.PAGE;
        byte[] guards = new byte[end - Layout.HEAP];
        Arrays.fill(guards, GUARD);
        JvmMemory.write(Layout.HEAP, guards);
    }

    /** Returns the address of bytes that the kernel only reads. */
    int in(byte[] bytes) {
        int at = top;
        JvmMemory.write(at, bytes);
        top += bytes.length + GAP;
        return at;
    }

    /** Returns the address of bytes that the kernel may change. */
    int inOut(byte[] bytes) {
        int at = in(bytes);
        outputs.add(new Output(at, bytes.length));
        return at;
    }

    /** Returns the address of room for an answer. */
    int out(int length) {
        byte[] room = new byte[length];
        Arrays.fill(room, GUARD);
        return inOut(room);
    }

    int words(int... words) {
        byte[] bytes = new byte[4 * words.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words[i / 4] >>> 8 * (i % 4));
        }
        return in(bytes);
    }

    byte[] read(int at, int length) {
        return JvmMemory.read(at, length);
    }

    int word(int at) {
        byte[] bytes = read(at, 4);
        return bytes[0] & 0xff | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
    }

    /** Runs a call and looks at everything that it was not given to write. */
    int run(IntSupplier call) {
        byte[] before = JvmMemory.read(Layout.HEAP, end - Layout.HEAP);
        int code = call.getAsInt();
        byte[] after = JvmMemory.read(Layout.HEAP, end - Layout.HEAP);
        for (Output output : outputs) {
            int from = output.at() - Layout.HEAP;
            System.arraycopy(after, from, before, from, output.length());
        }
        int difference = Arrays.mismatch(before, after);
        if (difference >= 0) {
            throw new AssertionError(
                    "the kernel wrote to address " + (difference + Layout.HEAP) + ", which is not its to write");
        }
        return code;
    }

    /** Runs a call that returns a code, and throws what is not OK. */
    void accept(IntSupplier call) {
        refuse(run(call));
    }

    /** Runs a call that answers a number, or minus a code. */
    int answer(IntSupplier call) {
        int answer = run(call);
        if (answer < 0) {
            refuse(-answer);
        }
        return answer;
    }

    /** Runs a call that answers true by OK and false by another code. */
    boolean truth(int falseCode, IntSupplier call) {
        int code = run(call);
        if (code != falseCode) {
            refuse(code);
        }
        return code == Codes.OK;
    }

    static void refuse(int code) {
        if (code != Codes.OK) {
            throw new AtlasException(ErrorCode.of(code), "refused by the kernel");
        }
    }
}
