package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Gaps that longer parts fill, and parts that are merged in groups; in the family tree (clauses S12.7 to S12.9). */
final class TreeGroupVectors {
    private static final int LEAF = 256;

    private final FamilyInputs inputs;

    private TreeGroupVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        TreeGroupVectors family = new TreeGroupVectors(inputs);
        family.gaps();
        family.groups();
        family.refusedGroups();
        family.manyParts();
        family.offsets();
    }

    /** Leaves {@code from} to {@code to} of a region in which no two leaves are equal and the last has 206 bytes. */
    private static ObjectNode leaves(int from, int to, int of) {
        int length = (to - from) * LEAF - (to == of ? 50 : 0);
        return TreeRangeVectors.part((long) from * LEAF, Recipe.ramp(from * LEAF % 251, 1, 251, length));
    }

    private void add(String slug, String clause, int leaves, String note, List<ObjectNode> parts) {
        inputs.core("ranges-" + slug, clause, "ranges", TreeRangeVectors.in(8, leaves * LEAF - 50, parts), note);
    }

    private static ObjectNode group(ObjectNode... members) {
        return Inputs.set(Json.object(), "parts", Json.array().addAll(Arrays.asList(members)));
    }

    /** The parts left and right of a gap come first, alternating; then the parts that fill the gap. */
    private void gaps() {
        int[][] gaps = {
            {16, 1, 3},
            {16, 2, 4},
            {16, 2, 5},
            {16, 4, 8},
            {16, 3, 13},
            {16, 4, 12},
            {16, 7, 9},
            {16, 8, 15},
            {16, 1, 15},
            {21, 4, 8},
            {21, 5, 16},
            {21, 8, 20},
            {21, 16, 20},
            {21, 1, 20},
            {33, 16, 32},
            {33, 1, 32},
            {65, 32, 64},
            {65, 3, 61}
        };
        for (int[] gap : gaps) {
            ObjectNode left = leaves(0, gap[1], gap[0]);
            ObjectNode right = leaves(gap[2], gap[0], gap[0]);
            boolean isLeftFirst = gap[1] % 2 == 0;
            List<ObjectNode> parts = new ArrayList<>(isLeftFirst ? List.of(left, right) : List.of(right, left));
            String name = "gap-" + gap[1] + "-to-" + gap[2] + "-of-" + gap[0];
            parts.add(leaves(gap[1], gap[2], gap[0]));
            add(name, "S12.8", gap[0], "one part of several leaves fills a gap", parts);
            int middle = (gap[1] + gap[2] + 1) / 2;
            if (gap[0] < 33 && middle % 2 == 0) {
                parts.removeLast();
                parts.add(leaves(middle, gap[2], gap[0]));
                parts.add(leaves(gap[1], middle, gap[0]));
                add(name + "-by-two", "S12.8", gap[0], "two parts fill a gap, the second one first", parts);
            }
        }
        int[] cuts = {0, 3, 5, 11, 12, 18};
        int[][] orders = {{0, 4, 1, 3, 2}, {0, 2, 4, 1, 3}, {1, 3, 0, 4, 2}, {4, 2, 0, 3, 1}, {2, 0, 4, 3, 1}};
        for (int[] order : orders) {
            add(
                    "five-" + Arrays.toString(order).replaceAll("[^0-9]", ""),
                    "S12.8",
                    18,
                    "several gaps at once",
                    Arrays.stream(order)
                            .mapToObj(i -> leaves(cuts[i], cuts[i + 1], 18))
                            .toList());
        }
    }

    /**
     * How the parts are grouped: a digit is a part, brackets are a group. The whole of {@code text} is the list of the
     * request.
     */
    private static List<ObjectNode> grouped(String text, int... cuts) {
        List<List<ObjectNode>> open = new ArrayList<>();
        open.add(new ArrayList<>());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '(' -> open.add(new ArrayList<>());
                case ')' -> {
                    ObjectNode group = group(open.removeLast().toArray(ObjectNode[]::new));
                    open.getLast().add(group);
                }
                default -> open.getLast().add(leaves(cuts[c - '0'], cuts[c - '0' + 1], cuts[cuts.length - 1]));
            }
        }
        return open.getFirst();
    }

    private void grouped(String prefix, String note, int[] cuts, String... texts) {
        for (String text : texts) {
            String slug = text.replaceAll("[()]+", "-").replaceAll("^-|-$", "");
            add(
                    "group-" + prefix + "-" + slug + "-depth-" + depth(text),
                    "S12.8",
                    cuts[cuts.length - 1],
                    note,
                    grouped(text, cuts));
        }
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private void groups() {
        String note = "a group is merged on its own first: no other witness";
        String[] ofFour = {
            "(01)(23)",
            "(02)(13)",
            "(03)(12)",
            "0(123)",
            "(012)3",
            "1(02)3",
            "3(2(1(0)))",
            "(((0)1)2)3",
            "(31)(20)",
            "(0)(1)(2)(3)"
        };
        grouped("even", note, new int[] {0, 4, 8, 12, 16}, "(02)(13)", "(03)(12)", "1(02)3");
        grouped("uneven", note, new int[] {0, 1, 4, 9, 11}, ofFour);
        grouped("odd", note, new int[] {0, 3, 6, 13, 20}, "(13)(02)", "2(03)1");
        String[] ofSix = {"(024)(135)", "(05)(14)(23)", "((02)4)((13)5)", "(0(24))(5(31))"};
        grouped("six-long", note, new int[] {0, 2, 5, 6, 10, 13, 19}, ofSix);
        int[] nine = {0, 1, 3, 4, 8, 9, 11, 16, 17, 24};
        grouped("nine", note, nine, "(012)(345)(678)", "(036)(147)(258)", "(840)(62)(17)(35)");
        grouped(
                "deep",
                "eight groups within each other",
                nine,
                "((((((((0)1)2)3)4)5)6)7)8",
                "8(7(6(5(4(3(2(1(0))))))))");
    }

    private void refused(String slug, String clause, int leaves, String note, ObjectNode... parts) {
        add("group-refused-" + slug, clause, leaves, note, List.of(parts));
    }

    private void refusedGroups() {
        refused(
                "overlap-within",
                "S12.8",
                6,
                "no byte comes twice",
                leaves(0, 2, 6),
                group(leaves(2, 4, 6), leaves(3, 6, 6)));
        refused(
                "overlap-between",
                "S12.8",
                6,
                "",
                group(leaves(0, 2, 6), leaves(4, 6, 6)),
                group(leaves(2, 4, 6), leaves(4, 6, 6)));
        refused(
                "overlap-round",
                "S12.8",
                8,
                "a gap of the one is more than filled by the other",
                group(leaves(0, 2, 8), leaves(6, 8, 8)),
                group(leaves(1, 6, 8)));
        refused(
                "overlap-of-subtrees",
                "S12.8",
                16,
                "",
                group(leaves(0, 8, 16), leaves(12, 16, 16)),
                group(leaves(4, 6, 16), leaves(8, 12, 16)));
        refused("gap", "S12.9", 9, "a gap", group(leaves(0, 2, 9), leaves(6, 9, 9)), group(leaves(3, 6, 9)));
        refused(
                "end-missing",
                "S12.9",
                6,
                "the end is missing",
                group(leaves(2, 4, 6), leaves(0, 2, 6)),
                group(leaves(4, 5, 6)));
        refused("end-passed", "S12.9", 5, "bytes past the end", group(leaves(0, 3, 7)), group(leaves(3, 6, 7)));
        refused(
                "short-part-inside",
                "S12.8",
                6,
                "bytes follow a part that ends the region",
                group(leaves(0, 2, 2), leaves(3, 6, 6)),
                group(leaves(2, 3, 6)));
        refused("short-part-in-another", "S12.8", 6, "", group(leaves(0, 3, 3)), group(leaves(3, 6, 6)));
        refused("short-part-last", "S12.8", 6, "", group(leaves(3, 6, 6)), group(leaves(0, 2, 6), leaves(2, 3, 3)));
        refused(
                "misaligned",
                "S12.7",
                6,
                "",
                group(leaves(0, 2, 6)),
                group(TreeRangeVectors.part(500, Recipe.random(1, 1024)), leaves(4, 6, 6)));
        refused("empty", "S12.9", 4, "a group of nothing is none", leaves(0, 4, 4), group());
        refused("empty-deep", "S12.9", 4, "", group(leaves(0, 2, 4), group(group())), leaves(2, 4, 4));
        refused("null", "S12.9", 4, "", group(leaves(0, 2, 4), null), leaves(2, 4, 4));
        refused("null-data", "S12.7", 4, "", group(leaves(0, 2, 4), TreeRangeVectors.part(512, null)));
    }

    /** As many parts as small tables can hold, and more; the last one is wrong. */
    private void manyParts() {
        for (int leaves : new int[] {63, 64, 65, 66}) {
            List<ObjectNode> parts = new ArrayList<>(IntStream.range(0, leaves)
                    .mapToObj(i -> leaves(i, i + 1, leaves))
                    .toList());
            Collections.shuffle(parts, new Random(leaves));
            add("many-" + leaves, "S12.8", leaves, "one leaf a part", parts);
            if (leaves > 64) {
                parts.add(leaves(leaves - 3, leaves - 2, leaves));
                add("many-" + leaves + "-and-one-again", "S12.8", leaves, "the last part is there already", parts);
            }
        }
    }

    /** Leaf numbers beyond 8 bits, offsets beyond 16, and sizes that a buffer fits exactly. */
    private void offsets() {
        for (int at : new int[] {255, 257}) {
            add(
                    "leaf-" + at + "-first",
                    "S12.8",
                    310,
                    "a leaf number of 8 bits is not enough",
                    List.of(leaves(at, 310, 310), leaves(0, at, 310)));
        }
        add(
                "leaf-256-between",
                "S12.8",
                310,
                "",
                List.of(leaves(0, 200, 310), leaves(280, 310, 310), leaves(200, 280, 310)));
        int[][] sizes = {
            {9, 16_383, 4096},
            {10, 16_385, 4096},
            {12, 24_576, 20_480},
            {8, 24_575, 4096},
            {11, 24_577, 4096},
            {16, 196_608, 65_536},
            {12, 131_073, 65_536}
        };
        for (int[] size : sizes) {
            inputs.core(
                    "ranges-length-" + size[1] + "-k-" + size[0],
                    "S12.7",
                    "ranges",
                    TreeRangeVectors.in(
                            size[0],
                            size[1],
                            List.of(
                                    TreeRangeVectors.part(size[2], Recipe.random(2, size[1] - size[2])),
                                    TreeRangeVectors.part(0, Recipe.random(1, size[2])))),
                    "");
        }
        inputs.core(
                "ranges-seam",
                "S12.7",
                "ranges",
                TreeRangeVectors.in(
                        12,
                        20_000,
                        List.of(
                                TreeRangeVectors.part(
                                        4096,
                                        Recipe.fill(0, 15_904).patch(4095, "01").patch(4097, "02")),
                                TreeRangeVectors.part(0, Recipe.fill(0, 4096).patch(4095, "01")))),
                "bytes at the ends of leaves");
        inputs.core(
                "ranges-seam-of-8192",
                "S12.7",
                "ranges",
                TreeRangeVectors.in(
                        8,
                        12_000,
                        List.of(
                                TreeRangeVectors.part(
                                        0,
                                        Recipe.fill(0, 8192).patch(4096, "01").patch(8191, "fe")),
                                TreeRangeVectors.part(8192, Recipe.fill(0, 3808)))),
                "");
    }
}
