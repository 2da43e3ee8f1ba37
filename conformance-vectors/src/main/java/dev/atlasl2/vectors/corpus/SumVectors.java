package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.data;

import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.telling.TellingValues;
import java.util.Arrays;
import java.util.List;

/** Family sum (clause S2). */
final class SumVectors {
    /** 255 times this is the largest multiple of 255 that 32 bits hold: 16,843,009 x 255 = 2^32 - 1. */
    private static final int FULL_U32 = 16_843_009;

    private final FamilyInputs inputs;

    private SumVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        SumVectors family = new SumVectors(inputs);
        family.empty();
        family.bytes();
        family.tails();
        family.everyOffset();
        family.blocks();
        family.lanes();
        family.totals();
        family.splits();
        family.buffers();
        family.full();
        family.huge();
    }

    private void add(String slug, String clause, Recipe data, String note) {
        inputs.core(slug, clause, "sum", data(data), note);
    }

    private void empty() {
        add("empty-hex", "S2.2", Recipe.hex(""), "the sum of nothing is 0");
        add("empty-repeat", "S2.2", Recipe.fill(255, 0), "no repetition is nothing");
        add("empty-concat", "S2.2", Recipe.concat(), "no part is nothing");
        add("empty-random", "S2.2", Recipe.random(7, 0), "");
        inputs.core(
                "null", "S1.5", "sum", Inputs.with(Inputs.none(), "data", null), "no region is not the empty region");
    }

    private void bytes() {
        for (int value : Shapes.bytes()) {
            add("byte-" + value, "S1.1", Recipe.fill(value, 1), "a byte is unsigned, a sum is 0..95");
        }
        add("every-value", "S1.1", Recipe.ramp(0, 1, 256, 256), "32,640 = 340 x 96");
        add("every-value-but-255", "S1.1", Recipe.ramp(0, 1, 256, 255), "");
        add("every-value-but-0-to-31", "S1.1", Recipe.ramp(32, 1, 256, 224), "");
        add("every-low-value", "S1.1", Recipe.ramp(0, 1, 128, 128), "no byte with the sign bit");
        add("every-high-value", "S1.1", Recipe.ramp(128, 1, 256, 128), "every byte with the sign bit");
    }

    /** Every length up to more than two vectors of 512 bits: detects tails that are dropped or added twice. */
    private void tails() {
        for (int length = 1; length <= 130; length++) {
            add("tail-" + length, "S2.1", Recipe.ramp(length, 37, 251, length), "the last bytes count once");
        }
        for (int length : new int[] {1, 15, 17, 31, 33, 63, 65, 95, 97, 127, 129, 191, 193}) {
            add("ones-" + length, "S2.1", Recipe.fill(1, length), "the sum tells how many bytes were read");
        }
        add("zeros-513", "S2.1", Recipe.fill(0, 513), "conserved: a truth value would be 1");
        add("zeros-then-one-513", "S2.1", Recipe.fill(0, 513).patch(512, "01"), "");
    }

    /** A single 1 among zeros: detects every position that is skipped or read twice. */
    private void everyOffset() {
        for (int at = 0; at < 131; at++) {
            add("one-at-" + at + "-of-131", "S2.1", Recipe.fill(0, 131).patch(at, "01"), "every position counts once");
        }
        for (int at : new int[] {
            511, 512, 2047, 2048, 4095, 4096, 4097, 8191, 8192, 16_383, 16_384, 32_767, 32_768, 65_535, 65_536, 131_072,
            262_143, 262_144, 524_288, 1_048_575, 1_048_576, 1_048_579
        }) {
            add(
                    "one-at-" + at + "-of-1048580",
                    "S2.1",
                    Recipe.fill(0, 1_048_580).patch(at, "01"),
                    "no seam between blocks");
        }
    }

    private void blocks() {
        for (int length : Shapes.aroundBlocks()) {
            add("ff-" + length, "S2.1", Recipe.fill(255, length), "");
            add("random-" + length, "S2.1", Recipe.random(length, length), "");
        }
        for (int length : new int[] {100, 1000, 4129, 12_289, 70_001}) {
            Shapes.patterns().forEach((name, pattern) -> {
                if (!name.equals("random")) {
                    add("pattern-" + name + "-" + length, "S2.1", pattern.apply(length), "");
                }
            });
        }
        add(
                "ff-12288-is-blind",
                "S2.1",
                Recipe.fill(255, 12_288).patch(7, "fe"),
                "12,288 = 128 x 96 hides every constant; one byte less does not");
    }

    private void lanes() {
        for (int distance : new int[] {1, 2, 4, 8, 16, 32, 64, 128}) {
            add(
                    "carry-" + distance,
                    "S2.1",
                    Recipe.fill(0, 2L * distance).patch(0, "ff").patch(distance, "01"),
                    "byte lanes must be widened before they are added");
        }
        for (int length : Shapes.laneOverflows()) {
            add(
                    "lanes-ff-" + length,
                    "S2.1",
                    Recipe.fill(255, length),
                    "16-bit lanes at their last step or one beyond");
        }
        for (int width : new int[] {2, 4, 8, 16, 32, 64}) {
            for (int count : new int[] {129, 258, 517}) {
                String pattern = "ff" + "00".repeat(width - 1);
                add(
                        "one-lane-" + width + "-" + count,
                        "S2.1",
                        Recipe.repeat(pattern, count),
                        "a single lane of many overflows");
            }
        }
        add("ff-272", "S2.1", Recipe.fill(255, 272), "272 x 255 does not fit in the 16 bits of a horizontal sum");
        add("ff-4128", "S2.1", Recipe.fill(255, 4128), "129 steps of 510 overflow 16-bit lanes");
        add("ff-4129", "S2.1", Recipe.fill(255, 4129), "kills more pitfalls than any other length");
        add("high-halves-8321", "S2.1", Recipe.repeat("00ff", 8321), "the odd bytes alone");
        add("low-halves-8321", "S2.1", Recipe.repeat("ff00", 8321), "the even bytes alone");
        add("sign-bits-33025", "S2.1", Recipe.fill(128, 33_025), "signed 16-bit lanes");
    }

    private void totals() {
        add("ff-8421504", "S2.1", Recipe.fill(255, 8_421_504), "the last that fits in 31 bits");
        add("ff-8421505", "S2.1", Recipe.fill(255, 8_421_505), "a signed 32-bit total turns negative");
        add("ff-16843009", "S2.1", Recipe.fill(255, FULL_U32), "exactly 2^32 - 1");
        add("ff-16843010", "S2.1", Recipe.fill(255, FULL_U32 + 1), "an unsigned 32-bit total wraps");
        add("fe-8454660", "S2.1", Recipe.fill(254, 8_454_660), "a signed 32-bit total wraps at another length");
        add("random-4194309", "S2.1", Recipe.random(4, 4_194_309), "beyond one task of a parallel sum");
    }

    private void splits() {
        Recipe whole = Recipe.random(23, 1000);
        add("split-whole", "S2.3", whole, "the parts follow");
        for (int at : new int[] {1, 15, 16, 17, 64, 255, 256, 500, 999}) {
            byte[] bytes = whole.expand();
            Recipe left = Recipe.of(Arrays.copyOf(bytes, at));
            Recipe right = Recipe.of(Arrays.copyOfRange(bytes, at, bytes.length));
            if (at == 1 || at == 17) {
                add("split-left-" + at, "S2.3", left, "left part of split-whole");
            }
            add(
                    "split-joined-" + at,
                    "S2.3",
                    Recipe.concat(left, right),
                    "the same bytes as split-whole, so the same sum");
        }
        add(
                "concat-of-many",
                "S2.3",
                Recipe.concat(
                        Recipe.fill(255, 33), Recipe.ramp(9, 5, 97, 70), Recipe.hex("00ff7f80"), Recipe.random(1, 129)),
                "");
        add(
                "nested-patches",
                "S2.3",
                Recipe.ramp(0, 1, 256, 300).patch(5, "ffff").patch(6, "00").patch(298, "8081"),
                "");
        add("seed-of-64-bits", "S2.3", Recipe.random(-1L, 77), "the seed 2^64 - 1");
    }

    private void buffers() {
        for (int length : TellingValues.BUFFERS) {
            if (Arrays.stream(Shapes.BLOCKS).noneMatch(block -> Math.abs(block - length) <= 1)) {
                add("buffers-random-" + length, "S2.1", Recipe.random(length, length), "the last buffer may be full");
            }
        }
        for (int length : Shapes.BUFFERS) {
            int at = Shapes.seam(length);
            add("one-at-" + at + "-of-" + length, "S2.1", Shapes.one(at, length), "no seam between full buffers");
        }
    }

    private void full() {
        for (int lanes : new int[] {2, 4, 8, 16, 32}) {
            int length = lanes * FULL_U32;
            inputs.full(
                    "ff-" + (length + 1),
                    "S2.1",
                    "sum",
                    data(Recipe.fill(255, length + 1)),
                    "the first of " + lanes + " lanes of 32 bits wraps");
            if (lanes < 32) {
                inputs.full(
                        "ff-" + (length + lanes),
                        "S2.1",
                        "sum",
                        data(Recipe.fill(255, length + lanes)),
                        "all of " + lanes + " lanes of 32 bits wrap, and " + lanes + " is no multiple of three");
            }
        }
        inputs.full(
                "ff-267386880",
                "S2.1",
                "sum",
                data(Recipe.fill(255, 267_386_880)),
                "255 MiB: three lost carries a lane cancel");
        for (int at : List.of(4_194_304, 8_388_607, 16_777_216, 33_554_431, 33_554_432, 33_554_434)) {
            inputs.full(
                    "one-at-" + at + "-of-33554435",
                    "S2.1",
                    "sum",
                    data(Recipe.fill(0, 33_554_435).patch(at, "01")),
                    "no seam between the tasks of a parallel sum");
        }
        inputs.full("random-67108867", "S2.1", "sum", data(Recipe.random(64, 67_108_867)), "uneven parallel split");
    }

    private void huge() {
        long two31 = 1L << 31;
        long two32 = 1L << 32;
        for (long length : new long[] {two31 - 1, two31 + 1, two32 - 1, two32, two32 + 1}) {
            inputs.huge(
                    "ff-" + length,
                    "S2.4",
                    "sum",
                    data(Recipe.fill(255, length)),
                    "lengths of more than 31 or 32 bits");
        }
        for (long at : new long[] {two31 - 1, two31, two32 - 1, two32, two32 + 4}) {
            inputs.huge(
                    "one-at-" + at + "-of-" + (two32 + 5),
                    "S2.4",
                    "sum",
                    data(Recipe.fill(0, two32 + 5).patch(at, "01")),
                    "offsets of more than 31 or 32 bits");
        }
        inputs.huge(
                "pattern-of-10-" + (two31 + 2),
                "S2.4",
                "sum",
                data(Recipe.repeat("0102040810204080ff7f", (two31 + 2) / 10)),
                "");
    }
}
