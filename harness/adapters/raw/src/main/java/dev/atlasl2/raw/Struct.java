package dev.atlasl2.raw;

/** A structure that is kept between calls. Each call gets a new arena with it, so that nothing else can carry state. */
final class Struct {
    private byte[] bytes;

    Struct(int length) {
        bytes = new byte[length];
    }

    /** Runs an export whose first argument is the structure's address, and keeps what the call wrote. */
    int run(Arena arena, String export, long... more) {
        int at = arena.inOut(bytes);
        long[] arguments = new long[more.length + 1];
        arguments[0] = at;
        System.arraycopy(more, 0, arguments, 1, more.length);
        int answer = arena.run(export, arguments);
        bytes = arena.read(at, bytes.length);
        return answer;
    }

    void accept(Arena arena, String export, long... more) {
        Arena.refuse(export, run(arena, export, more));
    }

    int answer(Arena arena, String export, long... more) {
        int answer = run(arena, export, more);
        if (answer < 0) {
            Arena.refuse(export, -answer);
        }
        return answer;
    }

    /** Amounts as words. */
    static int amounts(Arena arena, int... amounts) {
        int[] words = new int[amounts.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = Host.u32("n[" + i + "]", amounts[i]);
        }
        return arena.words(words);
    }
}
