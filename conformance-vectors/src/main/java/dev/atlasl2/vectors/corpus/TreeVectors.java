package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.Recipe;
import java.util.List;

/** Tree witnesses (clauses S12.1 to S12.3); and the order of all vectors of family tree. */
final class TreeVectors {
    private final FamilyInputs inputs;

    private TreeVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    /** The sections in the order of their vectors in the file: a new one goes to the end. */
    static void fill(FamilyInputs inputs) {
        TreeRootVectors roots = new TreeRootVectors(inputs);
        TreeVectors trees = new TreeVectors(inputs);
        TreeChangeVectors changes = new TreeChangeVectors(inputs);
        roots.roots();
        trees.leaves();
        trees.leafSizes();
        trees.notFlat();
        trees.refusals();
        changes.changes();
        TreeRangeVectors.fill(inputs);
        roots.manyLeaves();
        roots.leafLengths();
        roots.forms();
        trees.buffers();
        changes.changedLeaves();
        changes.changesWithinALeaf();
        changes.lengthsDiffer();
        changes.manyChanges();
        TreeGroupVectors.fill(inputs);
    }

    private void tree(String slug, String clause, Recipe data, long k, String note) {
        inputs.core(slug, clause, "witnessTree", Inputs.data(data).put("k", k), note);
    }

    /** Every leaf count up to 40, with a last leaf that is short, whole or a single byte. */
    private void leaves() {
        int[] last = {256, 1, 255, 100, 63};
        for (int leaves = 1; leaves <= 40; leaves++) {
            int length = (leaves - 1) * 256 + last[leaves % last.length];
            tree(
                    "leaves-" + leaves + "-of-256-last-" + last[leaves % last.length],
                    "S12.1",
                    Recipe.random(leaves, length),
                    8,
                    "");
        }
        for (int leaves : new int[] {63, 64, 65, 127, 128, 129, 255, 256, 257, 511, 513, 1023, 1024, 1025}) {
            tree("leaves-" + leaves + "-of-256", "S12.1", Recipe.random(leaves, leaves * 256 - leaves % 7), 8, "");
        }
        for (int leaves : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 33}) {
            tree("leaves-" + leaves + "-of-4096", "S12.1", Recipe.random(leaves, leaves * 4096 - 11), 12, "");
            tree(
                    "whole-leaves-" + leaves + "-of-4096",
                    "S12.2",
                    Recipe.random(leaves, leaves * 4096L),
                    12,
                    "every leaf is whole");
        }
        tree("equal-leaves-3", "S12.1", Recipe.fill(7, 3 * 256), 8, "");
        tree("equal-leaves-4", "S12.1", Recipe.fill(7, 4 * 256), 8, "");
        tree("ff-16449", "S12.1", Recipe.fill(255, 16_449), 12, "the resonance is the sum");
        inputs.full(
                "leaves-16385-of-4096",
                "S12.1",
                "witnessTree",
                Inputs.data(Recipe.random(3, 16_384 * 4096 + 5)).put("k", 12),
                "");
        inputs.full(
                "leaves-262145-of-256",
                "S12.1",
                "witnessTree",
                Inputs.data(Recipe.random(4, 262_144 * 256 + 1)).put("k", 8),
                "a deep tree");
    }

    private void leafSizes() {
        for (int k = 8; k <= 16; k++) {
            int leaf = 1 << k;
            for (int length : new int[] {1, leaf - 1, leaf, leaf + 1, 2 * leaf, 3 * leaf + 1}) {
                tree(
                        "k-" + k + "-length-" + length,
                        "S12.2",
                        Recipe.random(k, length),
                        k,
                        "leaves of " + leaf + " bytes, the last may be short");
            }
        }
        tree("k-8-of-12288", "S12.2", Recipe.random(6, 12_288), 8, "the same data with other leaves is another digest");
        tree("k-12-of-12288", "S12.2", Recipe.random(6, 12_288), 12, "");
        tree("k-16-of-12288", "S12.2", Recipe.random(6, 12_288), 16, "");
        tree("k-16-of-1048577", "S12.2", Recipe.random(6, 1_048_577), 16, "");
        tree("k-12-of-4194305", "S12.2", Recipe.random(6, 4_194_305), 12, "more than one task of a parallel hash");
    }

    private void notFlat() {
        for (int length : new int[] {1, 54, 55, 62, 63, 64, 118, 255, 256, 4096}) {
            tree(
                    "one-leaf-" + length,
                    "S12.3",
                    Recipe.random(length, length),
                    12,
                    "one leaf: still not the flat digest of family witness");
        }
        List<byte[]> hashes = TreeWitnessReference.leaves(Recipe.random(5, 300).expand(), 8);
        tree("two-leaves", "S12.3", Recipe.random(5, 300), 8, "the next region is its two leaf hashes");
        tree(
                "region-that-looks-like-a-node",
                "S12.3",
                Recipe.of(TreeRootVectors.concat(hashes.get(0), hashes.get(1))),
                8,
                "leaf and node are hashed apart");
    }

    private void refusals() {
        for (long k : new long[] {7, 17, 0, 1, -1, 256, 264, (1L << 32) + 8, Long.MIN_VALUE}) {
            tree("k-refused-" + Inputs.name(k), "S12.2", Recipe.random(1, 500), k, "k is 8..16");
        }
        tree("empty", "S11.2", Recipe.hex(""), 12, "an empty region has no witness");
        inputs.core(
                "null",
                "S11.2",
                "witnessTree",
                Inputs.with(Inputs.none(), "data", null).put("k", 12),
                "");
    }

    private void buffers() {
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
}
