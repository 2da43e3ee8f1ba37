package dev.atlasl2.wasm.kernels;

import java.util.function.IntUnaryOperator;

/**
 * A structure in memory between calls: each call gets a fresh arena with the structure in it, so that nothing else can
 * carry state.
 */
final class Struct {
    private byte[] bytes;

    Struct(int length) {
        bytes = new byte[length];
    }

    /** Puts the structure into an arena and runs a call with its address; what the call wrote is kept. */
    int run(Arena arena, IntUnaryOperator call) {
        int at = arena.inOut(bytes);
        int answer = arena.run(() -> call.applyAsInt(at));
        bytes = arena.read(at, bytes.length);
        return answer;
    }

    void accept(Arena arena, IntUnaryOperator call) {
        Arena.refuse(run(arena, call));
    }

    int answer(Arena arena, IntUnaryOperator call) {
        int answer = run(arena, call);
        if (answer < 0) {
            Arena.refuse(-answer);
        }
        return answer;
    }

    /** Amounts as words; what is no 32-bit number is as much out of range as any other. */
    static int amounts(Arena arena, long... amounts) {
        int[] words = new int[amounts.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = Records.u32(amounts[i]);
        }
        return arena.words(words);
    }
}
