package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Family batch (clause S9). */
final class BatchVectors {
    private final Shelf shelf;

    private BatchVectors(Shelf shelf) {
        this.shelf = shelf;
    }

    static void fill(Shelf shelf) {
        BatchVectors family = new BatchVectors(shelf);
        family.equalsSingleCalls();
        family.counts();
        family.badEntries();
        family.hints();
    }

    private void add(String slug, String clause, String of, List<Recipe> entries, String note) {
        ArrayNode list = Json.array();
        for (Recipe entry : entries) {
            if (of.equals("delta")) {
                list.add(entry == null ? null : In.change(Recipe.random(91, entry.length()), entry));
            } else {
                list.add(entry == null ? null : entry.toJson());
            }
        }
        shelf.core(slug, clause, "batch", In.set(Json.object().put("of", of), "entries", list), note);
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
        List<Recipe> closed = telling.stream().map(shape -> In.closed(shape, 0)).toList();
        add("check-all-true", "S9.1", "check", closed, "");
        add("check-only-last-false", "S9.1", "check", with(closed, closed.size() - 1, Recipe.hex("20")), "");
        add("check-only-first-false", "S9.1", "check", with(closed, 0, Recipe.hex("40")), "");
        for (String of : List.of("sum", "check", "delta")) {
            add(of + "-empty-entries", "S9.1", of, List.of(Recipe.hex(""), Recipe.hex("ff"), Recipe.hex("")),
                    "an empty region is an entry");
        }
        add("sum-of-large-and-small", "S9.1", "sum", List.of(Recipe.fill(255, 1_048_579), Recipe.fill(1, 7),
                Recipe.fill(255, 8_421_505), Recipe.fill(2, 3)), "totals are kept apart");
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
                add(of + "-null-at-" + at, "S9.3", of, with(uniform(9, 33), at, null),
                        "one bad entry refuses the whole call");
            }
        }
        for (int at : new int[] {0, 4, 8}) {
            add("witness-empty-at-" + at, "S9.3", "witness", with(uniform(9, 33), at, Recipe.hex("")),
                    "an empty region has no witness");
        }
        for (int at : new int[] {0, 2}) {
            ArrayNode list = Json.array();
            for (int i = 0; i < 3; i++) {
                list.add(In.change(Recipe.random(i, 20), Recipe.random(i + 9, i == at ? 21 : 20)));
            }
            shelf.core("delta-lengths-differ-at-" + at, "S9.3", "batch",
                    In.set(Json.object().put("of", "delta"), "entries", list), "");
            ArrayNode missing = Json.array();
            for (int i = 0; i < 3; i++) {
                missing.add(In.change(Recipe.random(i, 20), i == at ? null : Recipe.random(i + 9, 20)));
            }
            shelf.core("delta-after-null-at-" + at, "S9.3", "batch", In.set(Json.object().put("of", "delta"),
                    "entries", missing), "");
        }
    }

    private void hints() {
        for (long bytes : new long[] {0, 1, 32, 63, 64, 65, 66, 100, 127, 128, 129, 200, 255, 256, 257, 341, 512, 600,
                819, 820, 910, 1000, 1023,
            1024, 1025, 4096, 12_288, 16_383, 16_384, 16_385, 65_536, 1L << 31, 1L << 32, (1L << 32) + 1,
            Long.MAX_VALUE}) {
            shelf.core("hint-" + bytes, "S9.4", "batchHint", Json.object().put("bytes", bytes),
                    "whole-number division, then the limits");
        }
        for (long bytes : new long[] {-1, -64, -(1L << 32), Long.MIN_VALUE}) {
            shelf.core("hint-refused-" + StreamVectors.name(bytes), "S9.4", "batchHint",
                    Json.object().put("bytes", bytes), "");
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
