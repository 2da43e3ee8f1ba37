package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parts of a region, in the family tree (clauses S12.7, S12.8 and S12.9). */
final class TreeRangeVectors {
    private final FamilyInputs inputs;

    private TreeRangeVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        TreeRangeVectors family = new TreeRangeVectors(inputs);
        family.parts();
        family.refusedParts();
        family.orders();
        family.cuts();
        family.gapsAndOverlaps();
        family.ends();
    }

    static ObjectNode part(long at, Recipe data) {
        return Inputs.with(Json.object().put("at", at), "data", data);
    }

    /** Bytes {@code from} to {@code to} of a region in which no two leaves are equal. */
    private static ObjectNode slice(int from, int to) {
        return part(from, Recipe.ramp(from % 251, 1, 251, to - from));
    }

    static ObjectNode in(long k, long length, List<ObjectNode> parts) {
        ArrayNode list = Json.array();
        parts.forEach(list::add);
        return Inputs.set(Json.object().put("k", k).put("length", length), "parts", list);
    }

    private void add(String slug, String clause, long k, long length, String note, ObjectNode... parts) {
        inputs.core("ranges-" + slug, clause, "ranges", in(k, length, Arrays.asList(parts)), note);
    }

    /** The region of {@code length} bytes, cut at these offsets. */
    private static List<ObjectNode> cut(int length, int... at) {
        List<ObjectNode> parts = new ArrayList<>();
        int from = 0;
        for (int to : at) {
            parts.add(slice(from, to));
            from = to;
        }
        parts.add(slice(from, length));
        return parts;
    }

    private void parts() {
        for (int length : new int[] {1, 255, 256, 257, 512, 1_000, 12_288}) {
            add("whole-" + length, "S12.7", 8, length, "one part is the tree witness of its bytes", slice(0, length));
        }
        for (int k = 8; k <= 16; k++) {
            int leaf = 1 << k;
            add(
                    "two-of-k-" + k,
                    "S12.7",
                    k,
                    leaf + 7,
                    "the last leaf may be short",
                    slice(0, leaf),
                    slice(leaf, leaf + 7));
        }
        add("zeros", "S12.7", 8, 300, "a short leaf is not filled up with zeros", part(0, Recipe.fill(0, 300)));
        add("zeros-filled-up", "S12.7", 8, 512, "", part(0, Recipe.fill(0, 512)));
    }

    private void refusedParts() {
        for (long k : new long[] {7, 17, 0, -1, 264, (1L << 32) + 8}) {
            add("k-refused-" + Inputs.name(k), "S12.7", k, 256, "k is 8..16", slice(0, 256));
        }
        for (int at : new int[] {1, 128, 255, 257, 300, 511}) {
            add(
                    "misaligned-" + at,
                    "S12.7",
                    8,
                    600,
                    "a part begins at a multiple of the leaf size",
                    slice(0, at),
                    slice(at, 600));
            add("misaligned-" + at + "-turned", "S12.7", 8, 600, "", slice(at, 600), slice(0, at));
        }
        add(
                "misaligned-for-k-12",
                "S12.7",
                12,
                8_192,
                "a multiple of 256 is not one of 4,096",
                slice(0, 256),
                slice(256, 8_192));
        for (long at : new long[] {-1, -256, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 255}) {
            add(
                    "at-refused-" + Inputs.name(at),
                    "S12.7",
                    8,
                    512,
                    "offsets and ends are 0..2^63-1",
                    slice(0, 256),
                    part(at, Recipe.fill(7, 256)));
        }
        add("at-refused-alone", "S12.7", 8, 256, "", part(-256, Recipe.fill(7, 256)));
        add(
                "short-part-inside",
                "S12.7",
                8,
                768,
                "only the part that ends the region may end within a leaf",
                slice(0, 300),
                slice(512, 768));
        add("short-part-inside-turned", "S12.7", 8, 768, "", slice(512, 768), slice(0, 300));
        add("short-parts-2", "S12.7", 8, 556, "", slice(0, 200), part(256, Recipe.random(2, 300)));
        add("empty-part", "S12.7", 8, 256, "a part has a byte or more", slice(0, 256), part(256, Recipe.hex("")));
        add("empty-part-first", "S12.7", 8, 256, "", part(0, Recipe.hex("")), slice(0, 256));
        add("empty-part-alone", "S12.7", 8, 256, "", part(0, Recipe.hex("")));
        add("null-data", "S12.7", 8, 256, "", slice(0, 256), part(256, null));
        add("null-part", "S12.7", 8, 256, "", slice(0, 256), null);
        add("no-parts", "S12.9", 8, 256, "nothing is no region");
        inputs.core(
                "ranges-null",
                "S12.9",
                "ranges",
                Inputs.set(Json.object().put("k", 8).put("length", 256), "parts", null),
                "");
    }

    /** One leaf per part, the last one short, not in the order of their offsets. */
    private void orders() {
        for (int leaves : new int[] {2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 16, 17, 31, 32, 33}) {
            int length = leaves * 256 - leaves % 3 * 50;
            List<ObjectNode> parts =
                    cut(length, IntStream.range(1, leaves).map(i -> i * 256).toArray());
            order("in-order-" + leaves, length, parts);
            order("turned-" + leaves, length, parts.reversed());
            if (leaves > 3) {
                List<ObjectNode> shuffled = new ArrayList<>(parts);
                Collections.shuffle(shuffled, new Random(leaves));
                order("shuffled-" + leaves, length, shuffled);
                List<ObjectNode> oddFirst = new ArrayList<>();
                for (int i = 1; i < leaves; i += 2) {
                    oddFirst.add(parts.get(i));
                }
                for (int i = 0; i < leaves; i += 2) {
                    oddFirst.add(parts.get(i));
                }
                order("odd-leaves-first-" + leaves, length, oddFirst);
            }
        }
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        List<ObjectNode> three = cut(2_000, 768, 1_024);
        for (int[] order : orders) {
            order(
                    "three-" + order[0] + order[1] + order[2],
                    2_000,
                    Arrays.stream(order).mapToObj(three::get).toList());
        }
        add(
                "equal-parts",
                "S12.8",
                8,
                1_024,
                "equal parts at other offsets are other parts",
                part(512, Recipe.fill(9, 512)),
                part(0, Recipe.fill(9, 512)));
        add(
                "sums-wrap",
                "S12.8",
                8,
                512,
                "sums of parts add up mod 96",
                part(256, Recipe.fill(255, 256)),
                part(0, Recipe.fill(255, 256)));
    }

    private void order(String slug, int length, List<ObjectNode> parts) {
        inputs.core("ranges-" + slug, "S12.8", "ranges", in(8, length, parts), "");
    }

    /** The same region, cut in many ways: not at powers of two, not at equal distances. */
    private void cuts() {
        int[][] cuts = {
            {},
            {256},
            {4_864},
            {2_560},
            {256, 512, 768},
            {768, 1_024, 4_352},
            {2_048, 4_096},
            {1_280, 1_536, 3_840, 4_608}
        };
        for (int[] cut : cuts) {
            StringBuilder slug = new StringBuilder("cut");
            Arrays.stream(cut).forEach(at -> slug.append('-').append(at / 256));
            inputs.core(
                    "ranges-" + slug + "-of-20",
                    "S12.8",
                    "ranges",
                    in(8, 5_000, cut(5_000, cut).reversed()),
                    "all cuts of a region give one witness");
        }
        inputs.core(
                "ranges-large",
                "S12.8",
                "ranges",
                in(12, 9_000_001, cut(9_000_001, 4_194_304, 4_198_400).reversed()),
                "parts longer than what is hashed at a time");
        inputs.full(
                "ranges-larger",
                "S12.8",
                "ranges",
                in(16, 100_000_001, cut(100_000_001, 45_088_768, 45_154_304).reversed()),
                "");
    }

    private void gapsAndOverlaps() {
        String gap = "a gap";
        add("gap-first", "S12.9", 8, 1_000, gap, slice(256, 1_000));
        add("gap-middle", "S12.9", 8, 1_000, gap, slice(0, 256), slice(512, 1_000));
        add("gap-middle-turned", "S12.9", 8, 1_024, gap, slice(512, 1_024), slice(0, 256));
        add("gap-two", "S12.9", 8, 2_048, gap, slice(0, 256), slice(512, 768), slice(1_024, 2_048));
        add(
                "gap-far",
                "S12.9",
                8,
                512,
                "an offset cut to 32 bits fills the gap",
                part((1L << 32) + 256, Recipe.fill(7, 256)),
                slice(0, 256));
        add(
                "gap-farther",
                "S12.9",
                8,
                (1L << 40) + 256,
                "beyond 2^40",
                part(1L << 40, Recipe.fill(7, 256)),
                slice(0, 256));
        add(
                "gap-and-overlap",
                "S12.9",
                8,
                1_024,
                "as many bytes as there should be, but not those",
                slice(0, 512),
                slice(256, 512),
                slice(768, 1_024));
        String overlap = "no byte comes twice";
        add("overlap-same", "S12.8", 8, 256, overlap, slice(0, 256), slice(0, 256));
        add("overlap-same-of-two", "S12.8", 8, 512, overlap, slice(0, 256), slice(256, 512), slice(0, 256));
        add("overlap-same-last", "S12.8", 8, 600, overlap, slice(512, 600), slice(0, 512), slice(512, 600));
        add(
                "overlap-zeros",
                "S12.8",
                8,
                512,
                "also where it changes no sum",
                part(0, Recipe.fill(0, 256)),
                part(256, Recipe.fill(0, 256)),
                part(0, Recipe.fill(0, 256)));
        add("overlap-part", "S12.8", 8, 1_024, overlap, slice(0, 768), slice(512, 1_024));
        add("overlap-within", "S12.8", 8, 1_024, overlap, slice(0, 1_024), slice(256, 512));
        add("overlap-round", "S12.8", 8, 1_024, overlap, slice(256, 512), slice(0, 1_024));
        add("overlap-other-bytes", "S12.8", 8, 512, overlap, slice(0, 512), part(256, Recipe.fill(1, 256)));
        add("overlap-short-and-long", "S12.8", 8, 300, overlap, slice(0, 256), slice(256, 300), slice(256, 257));
        add("overlap-shorter-end", "S12.8", 8, 300, overlap, slice(0, 257), slice(256, 300));
    }

    private void ends() {
        String missing = "the end is missing";
        add("end-missing-byte", "S12.9", 8, 513, missing, slice(0, 256), slice(256, 512));
        add("end-missing-leaf", "S12.9", 8, 768, missing, slice(256, 512), slice(0, 256));
        add("end-missing-half", "S12.9", 8, 2_048, missing + ", and what is there is a complete tree", slice(0, 1_024));
        add("end-missing-tail", "S12.9", 12, 12_289, missing, slice(0, 12_288));
        add("end-missing-in-leaf", "S12.9", 8, 301, missing, slice(0, 300));
        add("end-missing-in-leaf-2", "S12.9", 8, 512, missing, slice(0, 511));
        add("end-missing-2-to-32", "S12.9", 8, (1L << 32) + 512, "a length cut to 32 bits is met", slice(0, 512));
        add("end-missing-most", "S12.9", 8, Long.MAX_VALUE, missing, slice(0, 512));
        String more = "bytes past the end";
        add("end-passed-byte", "S12.9", 8, 512, more, slice(0, 256), slice(256, 513));
        add("end-passed-leaf", "S12.9", 8, 512, more, slice(512, 768), slice(0, 512));
        add("end-passed-in-leaf", "S12.9", 8, 511, more, slice(0, 512));
        add("end-passed-after-gap", "S12.9", 8, 512, more, slice(0, 512), slice(768, 1_024));
        add("end-passed-other-half", "S12.9", 8, 256, more, slice(0, 256), slice(256, 512));
        for (long length : new long[] {0, -1, -256, Long.MIN_VALUE}) {
            add(
                    "length-refused-" + Inputs.name(length),
                    "S12.9",
                    8,
                    length,
                    "a region has a byte or more",
                    slice(0, 256));
        }
    }
}
