package dev.atlasl2.wasm.insn;

/** Instructions over 16 lanes of 8 bits, and shuffles of bytes. */
public final class I8x16 {
    private I8x16() {}

    @Insn("i8x16.splat")
    public static V128 splat(int x) {
        return V128.lanes(8, i -> x);
    }

    @Insn("i8x16.sub")
    public static V128 sub(V128 a, V128 b) {
        return V128.lanes(8, i -> a.unsigned(8, i) - b.unsigned(8, i));
    }

    /** Unsigned. */
    @Insn("i8x16.min_u")
    public static V128 min(V128 a, V128 b) {
        return V128.lanes(8, i -> Math.min(a.unsigned(8, i), b.unsigned(8, i)));
    }

    /** Unsigned. */
    @Insn("i8x16.max_u")
    public static V128 max(V128 a, V128 b) {
        return V128.lanes(8, i -> Math.max(a.unsigned(8, i), b.unsigned(8, i)));
    }

    /** Sets all bits of a lane if the two lanes are equal, and none otherwise. */
    @Insn("i8x16.eq")
    public static V128 equal(V128 a, V128 b) {
        return V128.lanes(8, i -> a.unsigned(8, i) == b.unsigned(8, i) ? -1 : 0);
    }

    /** Returns 1 if no lane is 0, else 0. */
    @Insn("i8x16.all_true")
    public static int allTrue(V128 a) {
        for (int i = 0; i < 16; i++) {
            if (a.unsigned(8, i) == 0) {
                return 0;
            }
        }
        return 1;
    }

    /** Reverses the bytes of each word. */
    @Insn("i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12")
    public static V128 reverseWords(V128 a, V128 ignored) {
        return shuffle(a, ignored, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
    }

    /** Words a0 b0 a1 b1. */
    @Insn("i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23")
    public static V128 zipLowWords(V128 a, V128 b) {
        return shuffle(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
    }

    /** Words a2 b2 a3 b3. */
    @Insn("i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31")
    public static V128 zipHighWords(V128 a, V128 b) {
        return shuffle(a, b, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
    }

    /** The lower halves, a's then b's. */
    @Insn("i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23")
    public static V128 lowHalves(V128 a, V128 b) {
        return shuffle(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
    }

    /** The upper halves, a's then b's. */
    @Insn("i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31")
    public static V128 highHalves(V128 a, V128 b) {
        return shuffle(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
    }

    /** Words a1 a2 a3 b0. */
    @Insn("i8x16.shuffle 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19")
    public static V128 shiftInWord(V128 a, V128 b) {
        return shuffle(a, b, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    }

    /** Words a0 a0 a1 a1. */
    @Insn("i8x16.shuffle 0 1 2 3 0 1 2 3 4 5 6 7 4 5 6 7")
    public static V128 twiceLowWords(V128 a, V128 ignored) {
        return shuffle(a, ignored, 0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7);
    }

    /** Words a2 a2 a3 a3. */
    @Insn("i8x16.shuffle 8 9 10 11 8 9 10 11 12 13 14 15 12 13 14 15")
    public static V128 twiceHighWords(V128 a, V128 ignored) {
        return shuffle(a, ignored, 8, 9, 10, 11, 8, 9, 10, 11, 12, 13, 14, 15, 12, 13, 14, 15);
    }

    /** Words a0 a2 a0 a2. */
    @Insn("i8x16.shuffle 0 1 2 3 8 9 10 11 0 1 2 3 8 9 10 11")
    public static V128 evenWords(V128 a, V128 ignored) {
        return shuffle(a, ignored, 0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11);
    }

    /** Words a0 a1 b2 b3. */
    @Insn("i8x16.shuffle 0 1 2 3 4 5 6 7 24 25 26 27 28 29 30 31")
    public static V128 lowThenHigh(V128 a, V128 b) {
        return shuffle(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 24, 25, 26, 27, 28, 29, 30, 31);
    }

    private static V128 shuffle(V128 a, V128 b, int... from) {
        return V128.lanes(8, i -> from[i] < 16 ? a.unsigned(8, from[i]) : b.unsigned(8, from[i] - 16));
    }
}
