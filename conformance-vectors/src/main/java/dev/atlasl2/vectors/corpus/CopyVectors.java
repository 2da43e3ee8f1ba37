package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;

/** Family copy (clause S7). */
final class CopyVectors {
    private final FamilyInputs inputs;

    private CopyVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        CopyVectors family = new CopyVectors(inputs);
        family.copies();
        family.refusals();
        family.overlaps();
        family.ranges();
        family.buffers();
        family.almostEqual();
        family.oddPlaces();
        family.farPlaces();
        family.blocks();
    }

    private void copy(String slug, String clause, Recipe src, Recipe dst, String note) {
        inputs.core(slug, clause, "copy", Inputs.with(Inputs.with(Inputs.none(), "src", src), "dst", dst), note);
    }

    private void copies() {
        copy("empty", "S7.1", Recipe.hex(""), Recipe.hex(""), "nothing is conserved, and copied");
        for (int length : new int[] {
            1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 63, 64, 65, 96, 127, 128, 129, 255, 256, 257, 1023, 1024,
            1025, 4095, 4096, 4097, 8191, 8192, 8193, 12_287, 12_288, 12_289, 16_383, 16_385, 65_535, 65_536, 65_537,
            1_048_575, 1_048_577, 4_194_305
        }) {
            copy(
                    "random-" + length,
                    "S7.1",
                    Inputs.conserved(length, length),
                    Recipe.fill(0x5a, length),
                    "every byte, and none beside");
        }
        copy(
                "ff-4129",
                "S7.1",
                Inputs.conserved(Recipe.fill(255, 4128)),
                Recipe.random(2, 4129),
                "a source whose sum wraps 16-bit lanes");
        copy(
                "structure-of-ff",
                "S7.1",
                Recipe.fill(255, 12_288),
                Recipe.fill(0, 12_288),
                "conserved, and its last byte has the sign bit");
        copy("ends-in-192", "S7.1", Recipe.hex("60c0"), Recipe.hex("0000"), "");
        copy("onto-itself", "S7.1", Inputs.conserved(3, 100), Inputs.conserved(3, 100), "dst holds the same already");
        copy(
                "dst-not-conserved",
                "S7.1",
                Inputs.conserved(3, 100),
                Recipe.fill(1, 100),
                "what was in dst does not matter");
        copy(
                "ff-16843011",
                "S7.1",
                Inputs.conserved(Recipe.fill(255, 16_843_010)),
                Recipe.fill(0, 16_843_011),
                "a 32-bit total wraps");
    }

    private void refusals() {
        Shapes.telling().forEach((name, shape) -> {
            for (int residue : new int[] {32, 64}) {
                Recipe src = Inputs.closed(shape, residue);
                copy(
                        "refused-" + name + "-sum-" + residue,
                        "S7.2",
                        src,
                        Recipe.random(6, src.length()),
                        "dst keeps its bytes");
            }
        });
        for (int residue : new int[] {1, 2, 3, 6, 12, 24, 48, 95}) {
            copy(
                    "refused-sum-" + residue,
                    "S7.2",
                    Inputs.closed(Recipe.random(1, 5000), residue),
                    Recipe.fill(0x33, 5001),
                    "any sum but 0");
        }
        copy(
                "refused-late",
                "S7.2",
                Recipe.fill(0, 100_000).patch(99_999, "01"),
                Recipe.fill(0x33, 100_000),
                "only the last byte says no: a copy in chunks has written by then");
        copy(
                "refused-1-mib",
                "S7.2",
                Recipe.fill(0, 1_048_579).patch(1_048_578, "01"),
                Recipe.fill(0x33, 1_048_579),
                "");
        copy("src-longer", "S7.4", Recipe.fill(0, 33), Recipe.fill(7, 32), "");
        copy("src-shorter", "S7.4", Recipe.fill(0, 31), Recipe.fill(7, 32), "");
        copy("src-empty", "S7.4", Recipe.hex(""), Recipe.fill(7, 32), "");
        copy("dst-empty", "S7.4", Recipe.fill(0, 32), Recipe.hex(""), "");
        copy(
                "lengths-before-conservation",
                "S7.4",
                Recipe.fill(1, 33),
                Recipe.fill(7, 32),
                "wrong twice: the length is looked at first");
        copy(
                "lengths-before-conservation-too",
                "S7.4",
                Recipe.fill(1, 31),
                Recipe.fill(7, 32),
                "wrong twice, and shorter");
        copy("refused-sum-48-random", "S7.2", Inputs.closed(Recipe.random(4, 300), 48), Recipe.fill(0x33, 301), "");
        copy("src-null", "S1.5", null, Recipe.fill(7, 32), "");
        copy("dst-null", "S1.5", Recipe.hex("60"), null, "no destination: its digest is that of no bytes");
        copy("dst-null-src-empty", "S1.5", Recipe.hex(""), null, "no destination is not the empty one");
        copy("both-null", "S1.5", null, null, "");
        for (int[] pair : new int[][] {{0, 256}, {65_541, 5}, {1, 65_537}, {24_576, 16_384}}) {
            copy(
                    "lengths-" + pair[0] + "-and-" + pair[1],
                    "S7.4",
                    Recipe.fill(0, pair[0]),
                    Recipe.fill(7, pair[1]),
                    "equal in their low bits, or by a whole buffer");
        }
    }

    private void buffers() {
        for (int length : Shapes.aroundBuffers()) {
            if (length == 16_384 || (length > 16_385 && Math.abs(length - 65_536) > 1)) {
                copy(
                        "buffers-" + length,
                        "S7.1",
                        Inputs.conserved(length, length),
                        Recipe.random(9, length),
                        "the last buffer may be full");
            }
        }
        for (int length : Shapes.BUFFERS) {
            if (length < 100_000) {
                copy(
                        "refused-seam-of-" + length,
                        "S7.2",
                        Shapes.one(Shapes.seam(length), length),
                        Recipe.random(9, length),
                        "a single byte says no, next to where two buffers meet");
            }
            if (length < 70_000) {
                copy(
                        "refused-end-of-" + length,
                        "S7.2",
                        Shapes.one(length - 1, length),
                        Recipe.fill(0x33, length),
                        "the last byte of the last buffer says no");
            }
        }
        for (int length : new int[] {16_383, 24_577, 65_535, 65_537}) {
            copy(
                    "refused-end-of-" + length,
                    "S7.2",
                    Shapes.one(length - 1, length),
                    Recipe.fill(0x33, length),
                    "a byte less than whole buffers, or more");
        }
        copy("refused-start-of-65536", "S7.2", Shapes.one(0, 65_536), Recipe.fill(0x33, 65_536), "");
        copy(
                "seam-65536",
                "S7.1",
                Recipe.fill(0, 65_536).patch(8191, "01").patch(32_768, "5f"),
                Recipe.fill(0, 65_536),
                "two bytes at seams");
        copy(
                "seam-24576",
                "S7.1",
                Recipe.fill(0, 24_576).patch(8192, "80").patch(24_575, "40"),
                Recipe.fill(0, 24_576),
                "");
    }

    /** dst already equals src except for one byte: the written bytes must not depend on the old ones. */
    private void almostEqual() {
        for (int at : new int[] {0, 255, 256, 4096, 65_535, 65_537, 70_000}) {
            Recipe src = Inputs.conserved(71, at < 4096 ? 601 : 70_001);
            copy(
                    "only-byte-" + at,
                    "S7.1",
                    src,
                    src.patch(at, Inputs.hex((byte) ~src.expand()[at])),
                    "one byte differs");
        }
        copy("only-last-of-2", "S7.1", Recipe.hex("015f"), Recipe.hex("01bf"), "congruent, not equal");
    }

    /** The range is part of a region of random bytes, so that a wrong offset gives another sum. */
    private static Recipe around(long from, int length, long after) {
        return Recipe.concat(Recipe.random(81, from), Inputs.conserved(82, length), Recipe.random(83, after));
    }

    private void oddPlaces() {
        int[] distances = {1, 2, 3, 5, 7, 9, 15, 17, 33, 65, 127, 257};
        int[] odd = {1, 3, 5, 7, 11, 15, 31, 63, 65, 129, 257, 513};
        for (int i = 0; i < distances.length; i++) {
            int distance = distances[i];
            int from = odd[i] + distance;
            int length = 201 + odd[(i + 5) % odd.length] % 64;
            Recipe data = around(from, length, distance + 3);
            within(
                    "odd-" + from + "-up-by-" + distance,
                    "S7.3",
                    data,
                    from,
                    from + distance,
                    length,
                    "odd offsets, odd lengths");
            within("odd-" + from + "-down-by-" + distance, "S7.3", data, from, from - distance, length, "");
        }
        for (int at : new int[] {1, 257}) {
            Recipe data = around(at, 333, 700);
            within("onto-itself-" + at, "S7.3", data, at, at, 333, "from and to are equal");
            within("odd-" + at + "-to-the-end", "S7.3", data, at, at + 700, 333, "the target ends at the region's end");
            within("odd-" + at + "-refused", "S7.2", data, at + 1, 0, 333, "one byte on it is not conserved");
            within("odd-" + at + "-refused-short", "S7.2", data, at, at + 4, 332, "one byte less is not conserved");
        }
        within("from-the-end", "S7.3", around(701, 299, 0), 701, 1, 299, "the source ends where the region ends");
        within("from-the-end-overlapping", "S7.3", around(77, 299, 0), 77, 76, 299, "");
        within("one-byte-odd", "S7.3", Recipe.hex("0701600502"), 2, 3, 1, "the byte before must stay");
        within("one-byte-last", "S7.3", Recipe.hex("07016005c0"), 4, 1, 1, "");
        within("data-null", "S1.5", null, 0, 0, 0, "no region: its digest is that of no bytes");
        within("data-null-out-of-range", "S1.5", null, 1, 2, 3, "");
    }

    /** Offsets of more than 8 and 16 bits, and next to page and buffer boundaries. */
    private void farPlaces() {
        int turn = 0;
        int[] lengths = {97, 1000, 4097, 8192, 16_383};
        for (int at : new int[] {
            255, 256, 257, 4095, 4096, 4097, 8191, 8192, 8193, 16_385, 32_767, 65_535, 65_536, 65_537, 98_303, 131_073
        }) {
            int length = lengths[turn % lengths.length];
            Recipe data = around(at, length, 20_000);
            int to = new int[] {at + 3, at - 1, at + 18_001, 0, at - 129}[turn++ % 5];
            within("far-" + at + "-to-" + to, "S7.3", data, at, to, length, "offsets beyond 8 or 16 bits");
        }
        Recipe low = around(3, 501, 131_100);
        for (int to : new int[] {65_535, 65_536, 65_537, 131_103}) {
            within("low-to-" + to, "S7.3", low, 3, to, 501, "only the target is far");
        }
        within("far-to-the-end", "S7.3", around(65_537, 8193, 8193), 65_537, 73_730, 8193, "");
        within("far-from-the-end", "S7.3", around(131_073, 777, 0), 131_073, 65_537, 777, "");
    }

    /** Lengths of whole blocks and buffers, moved by less than their length, by odd distances. */
    private void blocks() {
        int turn = 0;
        int[] distances = {1, 3, 7, 9, 33, 65, 127, 4097, 255};
        for (int length : new int[] {
            16, 17, 63, 64, 65, 128, 255, 256, 4095, 4096, 4097, 8191, 8192, 8193, 16_383, 16_384, 16_385, 24_576,
            65_535, 65_536, 65_537, 98_304, 131_072
        }) {
            int distance = Math.max(1, Math.min(length - 2, distances[turn++ % distances.length]));
            Recipe data = around(distance + 2, length, distance + 2);
            within(
                    "block-" + length + "-up-by-" + distance,
                    "S7.3",
                    data,
                    distance + 2,
                    2 * distance + 2,
                    length,
                    "the last block may be full");
            if (length >= 16_384 && length % 2 == 0) {
                within("block-" + length + "-down-by-" + distance, "S7.3", data, distance + 2, 2, length, "");
            }
        }
        for (int distance : new int[] {4096, 8191, 8193}) {
            Recipe data = around(distance + 1, 66_001, distance);
            within(
                    "wide-up-by-" + distance,
                    "S7.3",
                    data,
                    distance + 1,
                    2 * distance + 1,
                    66_001,
                    "whole chunks overlap");
            within("wide-down-by-" + distance, "S7.3", data, distance + 1, 1, 66_001, "");
        }
        Recipe zeros = Recipe.concat(
                        Recipe.fill(1, 5),
                        Recipe.fill(0, 65_536).patch(32_768, "5f").patch(8191, "01"),
                        Recipe.fill(1, 7))
                .patch(16_384, "60");
        within("seam-up-by-3", "S7.3", zeros, 5, 8, 65_536, "bytes in zeros, at seams of the range and of the region");
        Recipe one = Recipe.concat(Recipe.fill(0, 3), Shapes.one(16_384, 24_576), Recipe.fill(0, 9))
                .patch(8191, "c0");
        within("seam-refused", "S7.2", one, 3, 4, 24_576, "one byte in zeros says no, at a seam");
    }

    private void within(String slug, String clause, Recipe data, long from, long to, long length, String note) {
        inputs.core(
                slug,
                clause,
                "copyWithin",
                Inputs.data(data).put("from", from).put("to", to).put("length", length),
                note);
    }

    private void overlaps() {
        for (int distance : new int[] {0, 1, 2, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 255, 256, 300}) {
            Recipe data = Recipe.concat(Recipe.random(50, 300), Inputs.conserved(51, 300), Recipe.random(52, 300));
            within(
                    "up-by-" + distance,
                    "S7.3",
                    data,
                    300,
                    300 + distance,
                    300,
                    "the target gets what was there before the call");
            if (distance > 0) {
                within("down-by-" + distance, "S7.3", data, 300, 300 - distance, 300, "");
            }
        }
        Recipe large = Recipe.concat(Inputs.conserved(53, 100_000), Recipe.random(54, 10));
        within("large-up-by-1", "S7.3", large, 0, 1, 100_000, "chunks must run from the end");
        within("large-up-by-10", "S7.3", large, 0, 10, 100_000, "");
        Recipe high = Recipe.concat(Recipe.random(54, 10), Inputs.conserved(53, 100_000));
        within("large-down-by-1", "S7.3", high, 10, 9, 100_000, "chunks must run from the start");
        within("large-down-by-10", "S7.3", high, 10, 0, 100_000, "");
        within(
                "large-up-by-8192",
                "S7.3",
                Recipe.concat(Inputs.conserved(55, 50_000), Recipe.fill(1, 9000)),
                0,
                8192,
                50_000,
                "");
    }

    private void ranges() {
        Recipe data = Recipe.concat(Recipe.random(60, 96), Inputs.conserved(61, 96), Recipe.random(62, 64));
        within("apart", "S7.3", data, 96, 0, 96, "");
        within("refused-range", "S7.2", data, 95, 0, 96, "the range is not conserved");
        within("refused-overlap", "S7.2", data, 90, 91, 100, "refused, and nothing moves");
        within("range-conserved-whole-not", "S7.1", data, 96, 160, 96, "only the source range is looked at");
        within("whole", "S7.3", Inputs.conserved(63, 256), 0, 0, 256, "");
        within("nothing", "S7.3", data, 10, 20, 0, "");
        within("nothing-at-the-end", "S7.3", data, 256, 256, 0, "the end is an offset of the empty range");
        within("nothing-past-the-end", "S7.4", data, 257, 0, 0, "");
        within("nothing-to-past-the-end", "S7.4", data, 0, 257, 0, "");
        within("in-empty", "S7.3", Recipe.hex(""), 0, 0, 0, "");
        within("one-in-empty", "S7.4", Recipe.hex(""), 0, 0, 1, "");
        within("from-past-the-end", "S7.4", data, 161, 0, 96, "");
        within("to-past-the-end", "S7.4", data, 96, 161, 96, "");
        within("to-the-end", "S7.3", data, 96, 160, 96, "the last place that fits");
        for (long bad : new long[] {-1, -256, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, Long.MAX_VALUE - 95}) {
            String name = Inputs.name(bad);
            within("from-refused-" + name, "S7.4", data, bad, 0, 96, "from + length must not overflow");
            within("to-refused-" + name, "S7.4", data, 96, bad, 96, "to + length must not overflow");
            within("length-refused-" + name, "S7.4", data, 96, 0, bad, "");
        }
        within("ranges-before-conservation", "S7.4", data, 0, 250, 96, "wrong twice: the ranges are looked at first");
    }
}
