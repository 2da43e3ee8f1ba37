package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Many leaves, leaves of telling sizes, changes at seams and far from the beginning; in the family tree. */
final class MoreTreeVectors {
    private final FamilyInputs inputs;

    private MoreTreeVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        MoreTreeVectors family = new MoreTreeVectors(inputs);
        family.manyLeaves();
        family.leafLengths();
        family.forms();
        family.trees();
        family.changedLeaves();
        family.changesWithinALeaf();
        family.lengthsDiffer();
        family.manyChanges();
    }

    private void root(String slug, String note, List<byte[]> leaves) {
        inputs.core(
                "root-" + slug, "S12.1", "merkleRoot", Inputs.set(Json.object(), "leaves", Inputs.hexes(leaves)), note);
    }

    private void manyLeaves() {
        for (int n : new int[] {66, 128, 255, 256, 257}) {
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                leaves.add(new byte[] {(byte) i, (byte) (i >> 8)});
            }
            root("leaves-" + n, "", leaves);
        }
        List<byte[]> mixed = new ArrayList<>();
        for (int i = 0; i < 67; i++) {
            mixed.add(Recipe.random(i, i * 3L).expand());
        }
        root("leaves-of-all-lengths", "a leaf for each 0, 3, 6, ... 198 bytes", mixed);
    }

    private void leafLengths() {
        for (int length :
                new int[] {15, 16, 17, 33, 121, 192, 255, 256, 257, 4096, 16_383, 16_385, 24_575, 24_576, 24_577, 65_536
                }) {
            byte[] last = Recipe.random(length, length).expand();
            root("last-leaf-of-" + length, "", List.of(new byte[] {1}, new byte[0], last));
        }
        root("leaf-of-three-buffers", "", List.of(Recipe.random(3, 24_576).expand()));
        for (int at : new int[] {4095, 8192}) {
            root(
                    "leaf-seam-" + at,
                    "",
                    List.of(Recipe.fill(0, 12_288).patch(at, "c1").expand()));
        }
    }

    private void rootOf(String slug, ArrayNode leaves, String note) {
        inputs.core("root-" + slug, "S12.1", "merkleRoot", Inputs.set(Json.object(), "leaves", leaves), note);
    }

    private void forms() {
        String note = "a leaf that is absent is not an empty one";
        inputs.core("root-absent", "S12.1", "merkleRoot", Json.object(), "no list is not an empty list");
        rootOf("null-first", Json.array().addNull().add("00").add("10"), note);
        rootOf("null-third", Json.array().add("").add("00").addNull(), note);
        ArrayNode many = Json.array();
        for (int i = 0; i < 66; i++) {
            if (i == 64) {
                many.addNull();
            } else {
                many.add("0" + i % 10);
            }
        }
        rootOf("null-65th", many, note);
        rootOf(
                "upper-case",
                Json.array().add("0a").add("0A"),
                "bytes that are not lower-case hex are like absent ones");
        rootOf("odd", Json.array().add("0a").add("0"), "");
    }

    private void trees() {
        for (int[] size : new int[][] {{12, 24_575}, {12, 24_577}, {13, 49_152}, {16, 196_608}}) {
            inputs.core(
                    "buffers-" + size[1] + "-k-" + size[0],
                    "S12.2",
                    "witnessTree",
                    Inputs.data(Recipe.random(size[1], size[1])).put("k", size[0]),
                    "");
        }
        for (int at : new int[] {4095, 8192}) {
            inputs.core(
                    "seam-" + at,
                    "S12.2",
                    "witnessTree",
                    Inputs.data(Recipe.fill(0, 12_288).patch(at, "c1")).put("k", 12),
                    "one byte at the end of a leaf");
        }
    }

    private void changed(String slug, Recipe before, Recipe after, long k, String note) {
        inputs.core(
                "changed-" + slug,
                "S12.6",
                "changedLeaves",
                Inputs.change(before, after).put("k", k),
                note);
    }

    private void changedLeaves() {
        Recipe data = Recipe.fill(3, 300 * 256 + 1);
        for (int leaf : new int[] {1, 2, 63, 64, 65, 255, 256, 257, 300}) {
            int at = leaf % 2 == 0 || leaf == 300 ? leaf * 256 : leaf * 256 + 255;
            changed("leaf-" + leaf + "-alone", data, data.patch(at, "63"), 8, "the bytes before it are equal");
        }
        Recipe whole = Recipe.fill(3, 65_536 * 2);
        changed("over-16-bits", whole, whole.patch(65_537, "04"), 12, "");
        changed("over-16-bits-last", whole, whole.patch(131_071, "04"), 9, "");
    }

    private void changesWithinALeaf() {
        Recipe data = Recipe.fill(3, 3000);
        for (int at : new int[] {8, 31, 55, 63, 64, 128, 254}) {
            changed("within-a-leaf-" + at, data, data.patch(512 + at, "63"), 8, "every byte of a leaf counts");
        }
        changed("last-byte", data, data.patch(2999, "02"), 8, "");
    }

    private void lengthsDiffer() {
        for (long k : new long[] {-1, 264, (1L << 32) + 8, Long.MIN_VALUE}) {
            changed("k-refused-" + StreamVectors.name(k), Recipe.fill(0, 300), Recipe.fill(1, 300), k, "k is 8..16");
        }
        Recipe data = Recipe.fill(0, 4096);
        for (int more : new int[] {256, 65_536}) {
            changed("longer-by-" + more, data, Recipe.fill(0, 4096 + more), 8, "lengths that differ by whole leaves");
            changed("shorter-by-" + more, Recipe.fill(0, 4096 + more), data, 8, "");
        }
        for (int length : new int[] {1023, 1025, 16_383, 16_384, 16_385, 24_575, 24_576, 24_577}) {
            Recipe one = Recipe.random(length, length);
            changed("of-" + length, one, one.patch(0, "00ff00").patch(length - 1, "a5"), 9, "");
        }
    }

    private void manyChanges() {
        String leaf = "00".repeat(200) + "60" + "00".repeat(55);
        Recipe before = Recipe.fill(0, 300 * 256);
        for (int count : new int[] {64, 257}) {
            changed(
                    "first-" + count,
                    before,
                    Recipe.concat(Recipe.repeat(leaf, count), Recipe.fill(0, (300 - count) * 256L)),
                    8,
                    "that many of 300, and no more");
        }
        changed("last-66", before, Recipe.concat(Recipe.fill(0, 234 * 256), Recipe.repeat(leaf, 66)), 8, "");
    }
}
