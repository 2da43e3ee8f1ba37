package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/** Family sliding (clauses S4.3 and S4.4). */
final class SlidingVectors {
    private SlidingVectors() {}

    private static ObjectNode in(Recipe data, long window) {
        return Inputs.data(data).put("window", window);
    }

    static void fill(FamilyInputs inputs) {
        periodic(inputs);
        traps(inputs);
        edges(inputs);
        powers(inputs);
        seams(inputs);
    }

    /** Windows of 2^k bytes, one less and one more: two windows and a rest, right, and wrong in one place. */
    private static void powers(FamilyInputs inputs) {
        int turn = 0;
        for (int window : new int[] {31, 33, 65, 127, 129, 512, 2048, 8192, 16_384, 24_576, 65_536, 65_537}) {
            Recipe period = Inputs.conserved(window, window);
            Recipe whole = Recipe.concat(period, period, Recipe.random(window, window / 3));
            int[] places = {window, 2 * window - 1, 2 * window, (int) whole.length() - 1};
            int at = places[turn++ % places.length];
            inputs.core(
                    "window-" + window, "S4.3", "slidingCheck", in(whole, window), "every window is a period, turned");
            inputs.core(
                    "window-" + window + "-broken-at-" + at,
                    "S4.3",
                    "slidingCheck",
                    in(whole.patch(at, flipped(whole, at)), window),
                    "one byte says no");
        }
    }

    /** Regions of whole buffers in which one byte, next to a boundary or at the end, is wrong. */
    private static void seams(FamilyInputs inputs) {
        for (int window : new int[] {16_383, 24_575, 24_576, 24_577, 32_768, 40_960, 65_536}) {
            Recipe period = Inputs.conserved(window + 1, window);
            Recipe whole = Recipe.concat(period, period);
            int at = window + window / 2;
            inputs.core(
                    "window-" + window + "-broken-in-the-second",
                    "S4.3",
                    "slidingCheck",
                    in(whole.patch(at, flipped(whole, at)), window),
                    "the first window is conserved");
        }
        for (int length : new int[] {16_383, 24_577, 65_535, 65_537}) {
            inputs.core(
                    "buffers-" + length + "-end",
                    "S4.3",
                    "slidingCheck",
                    in(Recipe.fill(3, length).patch(length - 1, "43"), 96),
                    "a byte less than whole buffers, or more");
        }
        for (int length : new int[] {16_384, 24_576, 65_536, 98_304}) {
            inputs.core(
                    "buffers-" + length,
                    "S4.3",
                    "slidingCheck",
                    in(Recipe.fill(3, length), 96),
                    "the last buffer is full");
            inputs.core(
                    "buffers-" + length + "-seam",
                    "S4.3",
                    "slidingCheck",
                    in(Recipe.fill(3, length).patch(Shapes.seam(length), "23"), 96),
                    "one byte next to where two buffers meet");
            inputs.core(
                    "buffers-" + length + "-end",
                    "S4.3",
                    "slidingCheck",
                    in(Recipe.fill(3, length).patch(length - 1, "43"), 96),
                    "the last byte of the last buffer");
        }
    }

    /**
     * A repeated conserved period is conserved in every window. A changed byte affects exactly the windows that contain
     * it.
     */
    private static void periodic(FamilyInputs inputs) {
        for (int window :
                new int[] {1, 2, 3, 5, 8, 16, 17, 32, 63, 64, 96, 128, 255, 256, 257, 768, 1024, 4096, 12_288}) {
            byte[] period = Inputs.conserved(window, window).expand();
            int count = window < 1000 ? 5 : 3;
            Recipe whole = Recipe.concat(
                    Recipe.repeat(Inputs.hex(period), count), Recipe.of(Arrays.copyOf(period, window / 2)));
            if (window > 1000) { // a short line: random bytes repeated by concatenation
                Recipe random = Inputs.conserved(window, window);
                whole = Recipe.concat(random, random, random);
            }
            int length = (int) whole.length();
            inputs.core(
                    "periodic-" + window,
                    "S4.3",
                    "slidingCheck",
                    in(whole, window),
                    "every window holds one period, turned");
            inputs.core(
                    "first-window-broken-" + window,
                    "S4.3",
                    "slidingCheck",
                    in(whole.patch(0, flipped(whole, 0)), window),
                    "the first window is not conserved, the others are");
            inputs.core(
                    "last-window-broken-" + window,
                    "S4.3",
                    "slidingCheck",
                    in(whole.patch(length - 1, flipped(whole, length - 1)), window),
                    "only the last window is not conserved");
            int middle = length / 2;
            inputs.core(
                    "middle-broken-" + window,
                    "S4.3",
                    "slidingCheck",
                    in(whole.patch(middle, flipped(whole, middle)), window),
                    "");
        }
    }

    /** The byte there changed by 32, which a lost carry hides. */
    private static String flipped(Recipe whole, int at) {
        return Inputs.hex((byte) ((whole.expand()[at] & 0xff) ^ 32));
    }

    private static void traps(FamilyInputs inputs) {
        inputs.core(
                "pairs-conserved-at-stride-2",
                "S4.3",
                "slidingCheck",
                in(Recipe.hex("015f025e035d"), 2),
                "conserved at stride w, not at stride 1");
        inputs.core(
                "triples-conserved-at-stride-3", "S4.3", "slidingCheck", in(Recipe.hex("01025d03045900025e"), 3), "");
        inputs.core(
                "congruent-not-equal",
                "S4.3",
                "slidingCheck",
                in(Recipe.hex("015f61bf01ff"), 2),
                "data[i+w] = data[i] mod 96, not as bytes");
        inputs.core(
                "congruent-by-192",
                "S4.3",
                "slidingCheck",
                in(Recipe.hex("015fc19f61bf"), 2),
                "1, 97 and 193 are congruent");
        inputs.core(
                "one-of-each-0",
                "S4.3",
                "slidingCheck",
                in(Recipe.hex("0060c00060c0"), 1),
                "0, 96 and 192 are the conserved bytes");
        inputs.core("one-and-a-32", "S4.3", "slidingCheck", in(Recipe.hex("0060c020"), 1), "");
        inputs.core(
                "congruent-mod-32",
                "S4.3",
                "slidingCheck",
                in(Recipe.hex("015f215f01"), 2),
                "33 is 1 mod 32, not mod 96");
        inputs.core(
                "congruent-mod-64",
                "S4.3",
                "slidingCheck",
                in(Recipe.hex("015f415f01"), 2),
                "65 is 1 mod 64, not mod 96");
        inputs.core(
                "congruent-mod-48",
                "S4.3",
                "slidingCheck",
                in(Recipe.hex("015f315f01"), 2),
                "49 is 1 mod 48, not mod 96");
        inputs.core(
                "congruent-mod-48-up",
                "S4.3",
                "slidingCheck",
                in(Recipe.hex("105040"), 2),
                "64 is 16 mod 48, not mod 96");
        inputs.core("whole-conserved-windows-not", "S4.3", "slidingCheck", in(Inputs.conserved(5, 1000), 96), "");
        inputs.core(
                "first-conserved-rest-not",
                "S4.3",
                "slidingCheck",
                in(Recipe.concat(Inputs.conserved(5, 96), Recipe.random(6, 96)), 96),
                "");
        inputs.core("zeros-1000-7", "S4.3", "slidingCheck", in(Recipe.fill(0, 1000), 7), "");
        inputs.core("ff-200-96", "S4.3", "slidingCheck", in(Recipe.fill(255, 200), 96), "96 equal bytes are conserved");
        inputs.core("ff-200-95", "S4.3", "slidingCheck", in(Recipe.fill(255, 200), 95), "95 are not");
        inputs.core(
                "ff-200-32",
                "S4.3",
                "slidingCheck",
                in(Recipe.fill(255, 200), 32),
                "255 = 3 x 85, so 32 are conserved too");
        inputs.core("ff-200-16", "S4.3", "slidingCheck", in(Recipe.fill(255, 200), 16), "16 x 255 = 48 mod 96");
        inputs.core("structure-1-mib", "S4.3", "slidingCheck", in(Recipe.fill(255, 1_048_576), 12_288), "");
        inputs.core(
                "structure-1-mib-last",
                "S4.3",
                "slidingCheck",
                in(Recipe.fill(255, 1_048_576).patch(1_048_575, "df"), 12_288),
                "");
        inputs.core(
                "structure-1-mib-middle",
                "S4.3",
                "slidingCheck",
                in(Recipe.fill(255, 1_048_576).patch(524_289, "9f"), 12_288),
                "");
        inputs.core(
                "two-breaks-cancel",
                "S4.3",
                "slidingCheck",
                in(Recipe.fill(0, 64).patch(40, "01").patch(41, "5f"), 8),
                "+1 then -1: the windows over one of them are not conserved");
        inputs.full(
                "beyond-2-24",
                "S4.3",
                "slidingCheck",
                in(Recipe.fill(255, 33_554_435), 16_843_104),
                "a first window that 32 bits cannot sum");
        inputs.full(
                "beyond-2-24-last",
                "S4.3",
                "slidingCheck",
                in(Recipe.fill(255, 33_554_435).patch(33_554_434, "bf"), 16_843_104),
                "");
    }

    private static void edges(FamilyInputs inputs) {
        Recipe conserved = Inputs.conserved(9, 100);
        Recipe not = Inputs.closed(Recipe.random(9, 99), 32);
        for (long bad : new long[] {0, -1, -96, -(1L << 32), Long.MIN_VALUE}) {
            inputs.core(
                    "window-refused-" + Inputs.name(bad),
                    "S4.4",
                    "slidingCheck",
                    in(conserved, bad),
                    "a window is at least 1 byte");
        }
        inputs.core("window-refused-on-empty", "S4.4", "slidingCheck", in(Recipe.hex(""), 0), "on empty data too");
        for (long window : new long[] {1, 2, 96, 1L << 31, Long.MAX_VALUE}) {
            inputs.core(
                    "empty-" + window,
                    "S4.4",
                    "slidingCheck",
                    in(Recipe.hex(""), window),
                    "the whole of nothing is conserved");
        }
        for (long window : new long[] {
            100,
            101,
            128,
            65_536,
            Integer.MAX_VALUE,
            1L << 31,
            (1L << 31) + 1,
            1L << 32,
            (1L << 32) + 1,
            (1L << 32) + 96,
            Long.MAX_VALUE
        }) {
            inputs.core(
                    "whole-conserved-" + window,
                    "S4.4",
                    "slidingCheck",
                    in(conserved, window),
                    "w >= length: the whole region");
            inputs.core("whole-not-" + window, "S4.4", "slidingCheck", in(not, window), "");
        }
        inputs.core(
                "whole-is-zeros-but-one-window-wraps",
                "S4.4",
                "slidingCheck",
                in(Recipe.hex("01005f00"), (1L << 32) + 1),
                "a window cut to 32 bits would be 1");
        inputs.core(
                "one-below-length-true",
                "S4.3",
                "slidingCheck",
                in(Recipe.concat(Inputs.conserved(11, 64), Recipe.of(first(11))), 64),
                "two windows");
        inputs.core(
                "one-below-length-false",
                "S4.3",
                "slidingCheck",
                in(Recipe.concat(Inputs.conserved(11, 64), Recipe.of((byte) (first(11) ^ 64))), 64),
                "the second of two windows is not conserved");
        inputs.core(
                "second-of-two-windows",
                "S4.3",
                "slidingCheck",
                in(Recipe.concat(Inputs.conserved(12, 32), Recipe.of((byte) (first(12) ^ 32))), 32),
                "the first is conserved");
        inputs.core(
                "null",
                "S1.5",
                "slidingCheck",
                Inputs.with(Inputs.none(), "data", null).put("window", 5),
                "");
    }

    private static byte first(long seed) {
        return Recipe.random(seed, 1).expand()[0];
    }
}
