package dev.atlasl2.raw;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The memory of one call. Arguments are between guard bytes, at odd addresses. After the call it proves that the module
 * wrote only what it may write.
 */
final class Arena {
    private static final byte GUARD = (byte) 0xa5;
    private static final int GAP = 67;
    private static final int PAGE = 65_536;
    private static final int OK = 0;

    private record Output(int at, int length) {}

    private final RawModule module;
    private final int end;
    private final List<Output> outputs = new ArrayList<>();
    private int top = RawModule.HEAP + 1;

    /** @param bytes total length of the arguments, approximately */
    Arena(RawModule module, long bytes) {
        this.module = module;
        long last = (RawModule.HEAP + bytes + 100 * GAP + PAGE - 1) / PAGE * PAGE;
        module.reserve(last);
        end = Math.toIntExact(last);
        byte[] guards = new byte[end - RawModule.HEAP];
        Arrays.fill(guards, GUARD);
        module.write(RawModule.HEAP, guards);
    }

    /** Returns the address of bytes that the module only reads. */
    int in(byte[] bytes) {
        int at = top;
        if (at + bytes.length + GAP > end) {
            throw new AssertionError("the arena is too small");
        }
        module.write(at, bytes);
        top += bytes.length + GAP;
        return at;
    }

    /** Returns the address of bytes that the module may change. */
    int inOut(byte[] bytes) {
        int at = in(bytes);
        outputs.add(new Output(at, bytes.length));
        return at;
    }

    /** Returns the address of memory for an answer. */
    int out(int length) {
        byte[] room = new byte[length];
        Arrays.fill(room, GUARD);
        return inOut(room);
    }

    int words(int... words) {
        byte[] bytes = new byte[4 * words.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words[i / 4] >>> (8 * (i % 4)));
        }
        return in(bytes);
    }

    byte[] read(int at, int length) {
        return module.read(at, length);
    }

    int word(int at) {
        byte[] bytes = read(at, 4);
        return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
    }

    /** Runs a call and checks everything that it may not write. */
    int run(String export, long... arguments) {
        byte[] before = module.read(RawModule.HEAP, end - RawModule.HEAP);
        int code = module.call(export, arguments);
        byte[] after = module.read(RawModule.HEAP, end - RawModule.HEAP);
        for (Output output : outputs) {
            int from = output.at() - RawModule.HEAP;
            System.arraycopy(after, from, before, from, output.length());
        }
        int difference = Arrays.mismatch(before, after);
        if (difference >= 0) {
            throw new AssertionError(
                    export + " wrote to address " + (difference + RawModule.HEAP) + ", which is not its to write");
        }
        return code;
    }

    /** Runs a call that returns a code, and throws if it is not OK. */
    void accept(String export, long... arguments) {
        refuse(export, run(export, arguments));
    }

    /** Runs a call that answers a number, or minus a code. */
    int answer(String export, long... arguments) {
        int answer = run(export, arguments);
        if (answer < 0) {
            refuse(export, -answer);
        }
        return answer;
    }

    /** Runs a call that returns OK for true and another code for false. */
    boolean truth(ErrorCode whenFalse, String export, long... arguments) {
        int code = run(export, arguments);
        if (code != whenFalse.number()) {
            refuse(export, code);
        }
        return code == OK;
    }

    static void refuse(String export, int code) {
        if (code != OK) {
            throw new AtlasException(ErrorCode.valueOf(RawMeta.code(code)), "refused by " + export);
        }
    }
}
