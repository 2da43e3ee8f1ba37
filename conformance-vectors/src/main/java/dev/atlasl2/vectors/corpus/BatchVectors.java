package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Family batch (clause S9). */
final class BatchVectors {
    private final FamilyInputs inputs;

    private BatchVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        BatchVectors family = new BatchVectors(inputs);
        family.equalsSingleCalls();
        family.counts();
        family.badEntries();
        family.buffers();
        family.wide();
        family.wideAndBad();
        family.differences();
        family.hints();
    }

    private void add(String slug, String clause, String of, List<Recipe> entries, String note) {
        ArrayNode list = Json.array();
        for (Recipe entry : entries) {
            if (of.equals("delta")) {
                list.add(entry == null ? null : Inputs.change(Recipe.random(91, entry.length()), entry));
            } else {
                list.add(entry == null ? null : entry.toJson());
            }
        }
        inputs.core(slug, clause, "batch", Inputs.set(Json.object().put("of", of), "entries", list), note);
    }

    private static final List<String> KINDS = List.of("sum", "check", "delta", "witness");

    private void equalsSingleCalls() {
        List<Recipe> telling = List.copyOf(Shapes.telling().values());
        for (String of : KINDS) {
            add(of + "-telling", "S9.1", of, telling, "each answer is that of the single call, in order");
            add(of + "-equal-entries", "S9.1", of, List.of(telling.get(3), telling.get(3), telling.get(3)), "");
            add(of + "-mixed-lengths", "S9.1", of, mixed(40), "");
            for (int length : new int[] {1, 64, 65, 256, 1024, 4096, 12_288}) {
                add(of + "-5-of-" + length, "S9.1", of, uniform(5, length), "entries of one length");
            }
        }
        List<Recipe> closed =
                telling.stream().map(shape -> Inputs.closed(shape, 0)).toList();
        add("check-all-true", "S9.1", "check", closed, "");
        add("check-only-last-false", "S9.1", "check", with(closed, closed.size() - 1, Recipe.hex("20")), "");
        add("check-only-first-false", "S9.1", "check", with(closed, 0, Recipe.hex("40")), "");
        for (String of : List.of("sum", "check", "delta")) {
            add(
                    of + "-empty-entries",
                    "S9.1",
                    of,
                    List.of(Recipe.hex(""), Recipe.hex("ff"), Recipe.hex("")),
                    "an empty region is an entry");
        }
        add(
                "sum-of-large-and-small",
                "S9.1",
                "sum",
                List.of(Recipe.fill(255, 1_048_579), Recipe.fill(1, 7), Recipe.fill(255, 8_421_505), Recipe.fill(2, 3)),
                "totals are kept apart");
    }

    private void counts() {
        for (String of : KINDS) {
            for (int count : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 255, 256}) {
                if (count > 9 && count < 255 && !of.equals("sum") && !of.equals("witness")) {
                    continue;
                }
                add(of + "-count-" + count, "S9.2", of, uniform(count, 33), "1..256 entries");
            }
            add(of + "-count-0", "S9.2", of, List.of(), "no entry is refused");
            add(of + "-count-257", "S9.2", of, uniform(257, 3), "one too many is refused");
        }
        add("sum-count-512", "S9.2", "sum", uniform(512, 1), "8 bits of the count are 0");
    }

    private void badEntries() {
        for (String of : KINDS) {
            for (int at : new int[] {0, 4, 8}) {
                add(
                        of + "-null-at-" + at,
                        "S9.3",
                        of,
                        with(uniform(9, 33), at, null),
                        "one bad entry refuses the whole call");
            }
        }
        for (int at : new int[] {0, 4, 8}) {
            add(
                    "witness-empty-at-" + at,
                    "S9.3",
                    "witness",
                    with(uniform(9, 33), at, Recipe.hex("")),
                    "an empty region has no witness");
        }
        for (int at : new int[] {0, 2}) {
            ArrayNode list = Json.array();
            for (int i = 0; i < 3; i++) {
                list.add(Inputs.change(Recipe.random(i, 20), Recipe.random(i + 9, i == at ? 21 : 20)));
            }
            inputs.core(
                    "delta-lengths-differ-at-" + at,
                    "S9.3",
                    "batch",
                    Inputs.set(Json.object().put("of", "delta"), "entries", list),
                    "");
            ArrayNode missing = Json.array();
            for (int i = 0; i < 3; i++) {
                missing.add(Inputs.change(Recipe.random(i, 20), i == at ? null : Recipe.random(i + 9, 20)));
            }
            inputs.core(
                    "delta-after-null-at-" + at,
                    "S9.3",
                    "batch",
                    Inputs.set(Json.object().put("of", "delta"), "entries", missing),
                    "");
        }
    }

    private void buffers() {
        for (String of : KINDS) {
            for (int length : new int[] {16_384, 24_576}) {
                add(
                        of + "-buffers-" + length,
                        "S9.1",
                        of,
                        List.of(
                                Recipe.random(1, length),
                                Recipe.random(2, 9),
                                Recipe.random(3, length),
                                Recipe.random(4, length + 1),
                                Recipe.random(5, length - 1)),
                        "entries of whole buffers, the third too");
            }
            add(
                    of + "-buffers-65536",
                    "S9.1",
                    of,
                    List.of(
                            Recipe.random(1, 3),
                            Recipe.random(2, 65_535),
                            Recipe.random(3, 65_536),
                            Recipe.random(4, 7)),
                    "the third is a whole buffer");
        }
        for (String of : KINDS) {
            add(
                    of + "-buffers-32768-and-131072",
                    "S9.1",
                    of,
                    List.of(
                            Inputs.conserved(1, 32_768),
                            of.equals("delta") ? Recipe.random(2, 65_536) : Inputs.conserved(2, 131_072)),
                    "");
        }
        add("sum-256-alike", "S9.2", "sum", Collections.nCopies(256, Recipe.hex("5f")), "the most");
        add("sum-257-empty", "S9.2", "sum", Collections.nCopies(257, Recipe.hex("")), "one too many, of nothing");
        add("sum-empty-first", "S9.1", "sum", List.of(Recipe.hex(""), Recipe.hex("01"), Recipe.hex("")), "");
        for (int length : new int[] {32_768, 40_960, 98_304}) {
            add(
                    "sum-buffers-" + length,
                    "S9.1",
                    "sum",
                    List.of(Recipe.random(1, length), Recipe.fill(1, 3), Recipe.fill(255, length - 1)),
                    "totals are kept apart");
        }
        for (String of : KINDS) {
            add(
                    of + "-seams",
                    "S9.1",
                    of,
                    List.of(
                            Shapes.one(8191, 16_384),
                            Shapes.one(8192, 16_384),
                            Shapes.one(16_384, 24_576),
                            Shapes.one(24_575, 24_576),
                            Shapes.one(65_535, 65_537)),
                    "one byte in zeros, next to a seam");
        }
        add(
                "check-buffers-conserved",
                "S9.1",
                "check",
                List.of(
                        Inputs.conserved(1, 16_384),
                        Inputs.conserved(2, 24_576),
                        Inputs.conserved(3, 65_536),
                        Inputs.conserved(4, 65_537),
                        Recipe.fill(9, 98_304),
                        Inputs.conserved(5, 24_575),
                        Inputs.conserved(6, 16_385),
                        Inputs.conserved(7, 65_535)),
                "");
        add(
                "check-buffers-conserved-too",
                "S9.1",
                "check",
                List.of(
                        Inputs.conserved(8, 16_383),
                        Inputs.conserved(9, 24_577),
                        Inputs.conserved(10, 49_152),
                        Inputs.conserved(11, 32_768),
                        Recipe.hex("20"),
                        Inputs.conserved(12, 40_960)),
                "");
    }

    /** More entries than there are bits in a word; one entry differs from the others. */
    private void wide() {
        for (String of : KINDS) {
            for (int count : new int[] {63, 64, 65, 66}) {
                if (count != 64 || (!of.equals("sum") && !of.equals("witness"))) {
                    add(of + "-count-" + count, "S9.2", of, uniform(count, 33), "more than a word has bits");
                }
            }
            for (int at : new int[] {2, 64, 69}) {
                add(
                        of + "-longer-at-" + at,
                        "S9.1",
                        of,
                        with(uniform(70, 5), at, Recipe.random(9, 4097)),
                        "one entry is longer, and its place is kept");
            }
            add(of + "-mixed-130", "S9.1", of, mixed(130), "no two lengths alike, past the 128th");
        }
        for (int at : new int[] {63, 64, 65, 255}) {
            List<Recipe> closed = Collections.nCopies(Math.max(at, 70) + 1, Recipe.hex("60"));
            add("check-only-" + at + "-false", "S9.1", "check", with(closed, at, Recipe.hex("40")), "");
            List<Recipe> open = Collections.nCopies(Math.max(at, 70) + 1, Recipe.hex("40"));
            add("check-only-" + at + "-true", "S9.1", "check", with(open, at, Recipe.hex("c0")), "");
        }
    }

    private void wideAndBad() {
        for (String of : KINDS) {
            for (int at : new int[] {2, 63, 64, 65}) {
                add(of + "-null-at-" + at + "-of-70", "S9.3", of, with(uniform(70, 5), at, null), "far down the list");
            }
            add(of + "-null-at-255", "S9.3", of, with(uniform(256, 2), 255, null), "the last of the most");
            inputs.core(of + "-entries-null", "S9.2", "batch", Json.object().put("of", of), "no list is no entry");
        }
        for (int at : new int[] {2, 63, 64, 65}) {
            add("witness-empty-at-" + at + "-of-70", "S9.3", "witness", with(uniform(70, 5), at, Recipe.hex("")), "");
            ArrayNode uneven = changes(70, 5);
            uneven.set(at, Inputs.change(Recipe.random(1, 5), Recipe.random(2, 261)));
            inputs.core(
                    "delta-lengths-differ-at-" + at + "-of-70",
                    "S9.3",
                    "batch",
                    Inputs.set(Json.object().put("of", "delta"), "entries", uneven),
                    "by 256");
            ArrayNode missing = changes(70, 5);
            missing.set(at, Inputs.change(null, Recipe.random(2, 5)));
            inputs.core(
                    "delta-before-null-at-" + at + "-of-70",
                    "S9.3",
                    "batch",
                    Inputs.set(Json.object().put("of", "delta"), "entries", missing),
                    "");
        }
    }

    /** Entries of two regions that differ in one byte only: the first, the last, or one far from the start. */
    private void differences() {
        ArrayNode list = Json.array();
        for (int at : new int[] {0, 255, 256, 257, 4096, 65_535, 65_536, 65_537, 65_539}) {
            Recipe before = Recipe.fill(9, at < 5000 ? 5000 : 65_540);
            list.add(Inputs.change(before, before.patch(at, Inputs.hex((byte) (40 + at % 96)))));
        }
        inputs.core(
                "delta-only-byte",
                "S9.1",
                "batch",
                Inputs.set(Json.object().put("of", "delta"), "entries", list),
                "one byte differs in each");
        ArrayNode few = Json.array();
        few.add(Inputs.change(Recipe.hex("0102"), Recipe.hex("0103")));
        few.add(Inputs.change(Recipe.fill(7, 300), Recipe.fill(7, 300).patch(299, "ff")));
        few.add(Inputs.change(Recipe.fill(7, 66_000), Recipe.fill(7, 66_000).patch(65_999, "00")));
        few.add(Inputs.change(Recipe.fill(7, 300), Recipe.fill(7, 300).patch(0, "80")));
        inputs.core(
                "delta-only-last-byte",
                "S9.1",
                "batch",
                Inputs.set(Json.object().put("of", "delta"), "entries", few),
                "");
    }

    private static ArrayNode changes(int count, int length) {
        ArrayNode list = Json.array();
        for (int i = 0; i < count; i++) {
            list.add(Inputs.change(Recipe.random(i, length), Recipe.random(i + 300, length)));
        }
        return list;
    }

    private void hints() {
        for (long bytes : new long[] {31, 33, 8191, 8192, 24_575, 24_576, 65_537, 131_072, 196_608, 1 << 20}) {
            inputs.core("hint-" + bytes, "S9.4", "batchHint", Json.object().put("bytes", bytes), "");
        }
        for (long bytes : new long[] {
            0,
            1,
            32,
            63,
            64,
            65,
            66,
            100,
            127,
            128,
            129,
            200,
            255,
            256,
            257,
            341,
            512,
            600,
            819,
            820,
            910,
            1000,
            1023,
            1024,
            1025,
            4096,
            12_288,
            16_383,
            16_384,
            16_385,
            65_536,
            1L << 31,
            1L << 32,
            (1L << 32) + 1,
            Long.MAX_VALUE
        }) {
            inputs.core(
                    "hint-" + bytes,
                    "S9.4",
                    "batchHint",
                    Json.object().put("bytes", bytes),
                    "whole-number division, then the limits");
        }
        for (long bytes : new long[] {-1, -64, -(1L << 32), Long.MIN_VALUE}) {
            inputs.core(
                    "hint-refused-" + Inputs.name(bytes),
                    "S9.4",
                    "batchHint",
                    Json.object().put("bytes", bytes),
                    "");
        }
    }

    private static List<Recipe> uniform(int count, int length) {
        List<Recipe> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(Recipe.random(500 + i, length));
        }
        return entries;
    }

    private static List<Recipe> mixed(int count) {
        List<Recipe> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(Recipe.random(700 + i, 1 + i * i * 7 % 300));
        }
        return entries;
    }

    private static List<Recipe> with(List<Recipe> entries, int at, Recipe entry) {
        List<Recipe> changed = new ArrayList<>(entries);
        changed.set(at, entry);
        return changed;
    }
}
