package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;

/** Family copy (clause S7). */
final class CopyVectors {
    private final Shelf shelf;

    private CopyVectors(Shelf shelf) {
        this.shelf = shelf;
    }

    static void fill(Shelf shelf) {
        CopyVectors family = new CopyVectors(shelf);
        family.copies();
        family.refusals();
        family.overlaps();
        family.ranges();
    }

    private void copy(String slug, String clause, Recipe src, Recipe dst, String note) {
        shelf.core(slug, clause, "copy", In.with(In.with(In.none(), "src", src), "dst", dst), note);
    }

    private void copies() {
        copy("empty", "S7.1", Recipe.hex(""), Recipe.hex(""), "nothing is conserved, and copied");
        for (int length : new int[] {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 63, 64, 65, 96, 127, 128, 129, 255,
                256, 257, 1023, 1024, 1025,
            4095, 4096, 4097, 8191, 8192, 8193, 12_287, 12_288, 12_289, 16_383, 16_385, 65_535, 65_536, 65_537,
            1_048_575, 1_048_577, 4_194_305}) {
            copy("random-" + length, "S7.1", In.conserved(length, length), Recipe.fill(0x5a, length),
                    "every byte, and none beside");
        }
        copy("ff-4129", "S7.1", In.conserved(Recipe.fill(255, 4128)), Recipe.random(2, 4129),
                "a source whose sum wraps 16-bit lanes");
        copy("structure-of-ff", "S7.1", Recipe.fill(255, 12_288), Recipe.fill(0, 12_288),
                "conserved, and its last byte has the sign bit");
        copy("ends-in-192", "S7.1", Recipe.hex("60c0"), Recipe.hex("0000"), "");
        copy("onto-itself", "S7.1", In.conserved(3, 100), In.conserved(3, 100), "dst holds the same already");
        copy("dst-not-conserved", "S7.1", In.conserved(3, 100), Recipe.fill(1, 100), "what was in dst does not matter");
        copy("ff-16843011", "S7.1", In.conserved(Recipe.fill(255, 16_843_010)), Recipe.fill(0, 16_843_011),
                "a 32-bit total wraps");
    }

    private void refusals() {
        Shapes.telling().forEach((name, shape) -> {
            for (int residue : new int[] {32, 64}) {
                Recipe src = In.closed(shape, residue);
                copy("refused-" + name + "-sum-" + residue, "S7.2", src, Recipe.random(6, src.length()),
                        "dst keeps its bytes");
            }
        });
        for (int residue : new int[] {1, 2, 3, 6, 12, 24, 48, 95}) {
            copy("refused-sum-" + residue, "S7.2", In.closed(Recipe.random(1, 5000), residue), Recipe.fill(0x33, 5001),
                    "any sum but 0");
        }
        copy("refused-late", "S7.2", Recipe.fill(0, 100_000).patch(99_999, "01"), Recipe.fill(0x33, 100_000),
                "only the last byte says no: a copy in chunks has written by then");
        copy("refused-1-mib", "S7.2", Recipe.fill(0, 1_048_579).patch(1_048_578, "01"), Recipe.fill(0x33, 1_048_579),
                "");
        copy("src-longer", "S7.4", Recipe.fill(0, 33), Recipe.fill(7, 32), "");
        copy("src-shorter", "S7.4", Recipe.fill(0, 31), Recipe.fill(7, 32), "");
        copy("src-empty", "S7.4", Recipe.hex(""), Recipe.fill(7, 32), "");
        copy("dst-empty", "S7.4", Recipe.fill(0, 32), Recipe.hex(""), "");
        copy("lengths-before-conservation", "S7.4", Recipe.fill(1, 33), Recipe.fill(7, 32),
                "wrong twice: the length is looked at first");
        copy("src-null", "S1.5", null, Recipe.fill(7, 32), "");
    }

    private void within(String slug, String clause, Recipe data, long from, long to, long length, String note) {
        shelf.core(slug, clause, "copyWithin", In.data(data).put("from", from).put("to", to).put("length", length),
                note);
    }

    private void overlaps() {
        for (int distance : new int[] {0, 1, 2, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 255, 256, 300}) {
            Recipe data = Recipe.concat(Recipe.random(50, 300), In.conserved(51, 300), Recipe.random(52, 300));
            within("up-by-" + distance, "S7.3", data, 300, 300 + distance, 300,
                    "the target gets what was there before the call");
            if (distance > 0) {
                within("down-by-" + distance, "S7.3", data, 300, 300 - distance, 300, "");
            }
        }
        Recipe large = Recipe.concat(In.conserved(53, 100_000), Recipe.random(54, 10));
        within("large-up-by-1", "S7.3", large, 0, 1, 100_000, "chunks must run from the end");
        within("large-up-by-10", "S7.3", large, 0, 10, 100_000, "");
        Recipe high = Recipe.concat(Recipe.random(54, 10), In.conserved(53, 100_000));
        within("large-down-by-1", "S7.3", high, 10, 9, 100_000, "chunks must run from the start");
        within("large-down-by-10", "S7.3", high, 10, 0, 100_000, "");
        within("large-up-by-8192", "S7.3", Recipe.concat(In.conserved(55, 50_000), Recipe.fill(1, 9000)), 0, 8192,
                50_000, "");
    }

    private void ranges() {
        Recipe data = Recipe.concat(Recipe.random(60, 96), In.conserved(61, 96), Recipe.random(62, 64));
        within("apart", "S7.3", data, 96, 0, 96, "");
        within("refused-range", "S7.2", data, 95, 0, 96, "the range is not conserved");
        within("refused-overlap", "S7.2", data, 90, 91, 100, "refused, and nothing moves");
        within("range-conserved-whole-not", "S7.1", data, 96, 160, 96, "only the source range is looked at");
        within("whole", "S7.3", In.conserved(63, 256), 0, 0, 256, "");
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
            String name = StreamVectors.name(bad);
            within("from-refused-" + name, "S7.4", data, bad, 0, 96, "from + length must not overflow");
            within("to-refused-" + name, "S7.4", data, 96, bad, 96, "to + length must not overflow");
            within("length-refused-" + name, "S7.4", data, 96, 0, bad, "");
        }
        within("ranges-before-conservation", "S7.4", data, 0, 250, 96, "wrong twice: the ranges are looked at first");
    }
}
