package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import java.util.LinkedHashSet;
import java.util.Set;

/** Family fill (clause S6). */
final class FillVectors {
    private FillVectors() {}

    static void fill(FamilyInputs inputs) {
        Set<Long> lengths = new LinkedHashSet<>();
        for (long length :
                new long[] {2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 95, 96, 97, 98, 127, 128, 129}) {
            lengths.add(length);
        }
        Shapes.aroundBlocks().stream().filter(length -> length < 70_000).forEach(length -> lengths.add((long) length));
        int[] values = {1, 255, 2, 127, 3, 128, 32, 254, 48, 95, 64, 97, 192, 31};
        int turn = 0;
        for (long length : lengths) {
            for (int i = 0; i < 2; i++) {
                add(
                        inputs,
                        Level.CORE,
                        "S6.1",
                        length,
                        values[turn++ % values.length],
                        "the last byte makes the sum 0; guards hold");
            }
        }
        for (int value : Shapes.bytes()) {
            add(inputs, Level.CORE, "S6.1", 1000, value, "999 bytes and the one that makes the sum 0");
            add(inputs, Level.CORE, "S6.2", 1, value, "a single byte is 0, whatever the value");
        }
        for (int value : new int[] {0, 1, 95, 96, 128, 255}) {
            add(inputs, Level.CORE, "S6.2", 0, value, "nothing is written");
        }
        keepsTheRule(inputs);
        for (int block = 5; block <= 130; block += 5) {
            add(inputs, Level.CORE, "S6.5", block, 170, "nothing outside the destination is touched");
        }
        refusals(inputs);
        large(inputs);
        buffers(inputs);
    }

    /** With these, a fill of equal bytes is already conserved; the rule still writes the last byte. */
    private static void keepsTheRule(FamilyInputs inputs) {
        for (long[] pair : new long[][] {
            {96, 255},
            {192, 255},
            {32, 255},
            {12_288, 255},
            {12_288, 1},
            {96, 1},
            {96, 100},
            {3, 32},
            {3, 224},
            {6, 16},
            {12_288, 97},
            {5, 192},
            {5, 96}
        }) {
            add(
                    inputs,
                    Level.CORE,
                    "S6.4",
                    pair[0],
                    (int) pair[1],
                    "the last byte is 0..95 by the rule, though the plain fill is conserved");
        }
        for (long length : new long[] {2, 17, 96, 1000}) {
            add(inputs, Level.CORE, "S6.4", length, 0, "all zeros by the rule");
        }
    }

    private static void refusals(FamilyInputs inputs) {
        for (long value : new long[] {
            -1, 256, 257, 1000, 65_536, 1L << 31, 1L << 32, (1L << 32) + 7, Long.MAX_VALUE, Long.MIN_VALUE
        }) {
            for (long length : new long[] {0, 1, 33}) {
                refuse(inputs, "S6.3", length, value, "a value is 0..255, and the destination keeps its bytes");
            }
        }
        for (long length : new long[] {-1, -12_288, -(1L << 32), Long.MIN_VALUE}) {
            refuse(inputs, "S6.3", length, 1, "no length is negative");
        }
        refuse(inputs, "S6.3", -1, 256, "both are wrong");
    }

    private static void large(FamilyInputs inputs) {
        for (int value = 17; value <= 238; value += 17) {
            add(inputs, Level.CORE, "S6.1", 11, value, "");
        }
        for (int bits = 17; bits <= 23; bits++) {
            add(
                    inputs,
                    Level.CORE,
                    "S6.1",
                    (1L << bits) + 1,
                    bits % 2 == 0 ? 254 : 1,
                    "255 is a multiple of 3 and blind to lost powers of two");
        }
        add(inputs, Level.CORE, "S6.1", 1_048_575, 255, "");
        add(inputs, Level.CORE, "S6.1", 1_048_577, 255, "");
        add(inputs, Level.CORE, "S6.1", 8_421_506, 255, "255 x 8,421,505 turns a signed 32-bit product negative");
        add(inputs, Level.CORE, "S6.1", 16_843_011, 255, "255 x 16,843,010 does not fit in 32 bits");
        add(inputs, Level.CORE, "S6.1", 16_909_322, 254, "254 x 16,909,321 does not fit in 32 bits");
        add(inputs, Level.FULL, "S6.1", 33_686_020, 255, "32 bits wrap twice");
        add(inputs, Level.FULL, "S6.1", 67_372_040, 255, "32 bits wrap four times");
        add(inputs, Level.FULL, "S6.1", 134_217_729, 130, "128 MiB and one");
    }

    /** Lengths of whole buffers: the last byte follows the rule, and the byte before it is the value. */
    private static void buffers(FamilyInputs inputs) {
        int[] values = {1, 129, 254, 31, 160, 95, 200, 7};
        int turn = 0;
        for (int length : Shapes.aroundBuffers()) {
            int value = values[turn++ % values.length];
            inputs.core(
                    "buffers-" + length + "-x-" + value,
                    "S6.1",
                    "fill",
                    Json.object().put("length", length).put("value", value),
                    "the last buffer may be full");
        }
        for (int length : new int[] {97, 193, 12_289, 24_577, 65_569, 98_305}) {
            inputs.core(
                    "last-is-0-" + length,
                    "S6.1",
                    "fill",
                    Json.object().put("length", length).put("value", 250),
                    "length - 1 is a multiple of 96, so that the last byte is 0");
        }
        for (int value = 51; value <= 204; value += 51) {
            inputs.core(
                    "even-length-10-x-" + value,
                    "S6.1",
                    "fill",
                    Json.object().put("length", 10).put("value", value),
                    "no value is left as it is at the end");
        }
        for (int[] pair : new int[][] {{96, 95}, {8192, 31}, {65_534, 85}}) {
            inputs.core(
                    "last-is-95-" + pair[0] + "-x-" + pair[1],
                    "S6.1",
                    "fill",
                    Json.object().put("length", pair[0]).put("value", pair[1]),
                    "value x (length - 1) is 1 mod 96");
        }
    }

    private static void add(FamilyInputs inputs, Level level, String clause, long length, int value, String note) {
        String slug = slug(clause, length, value);
        var in = Json.object().put("length", length).put("value", value);
        if (level == Level.CORE) {
            inputs.core(slug, clause, "fill", in, note);
        } else {
            inputs.full(slug, clause, "fill", in, note);
        }
    }

    private static String slug(String clause, long length, int value) {
        return switch (clause) {
            case "S6.4" -> "keeps-the-rule-" + length + "-x-" + value;
            case "S6.5" -> "guards-" + length + "-x-" + value;
            default -> "length-" + length + "-x-" + value;
        };
    }

    private static void refuse(FamilyInputs inputs, String clause, long length, long value, String note) {
        inputs.core(
                "refused-" + Inputs.name(length) + "-x-" + Inputs.name(value),
                clause,
                "fill",
                Json.object().put("length", length).put("value", value),
                note);
    }
}
