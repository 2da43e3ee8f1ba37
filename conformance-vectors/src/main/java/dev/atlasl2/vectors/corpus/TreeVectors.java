package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Family tree (clauses S12.1, S12.2, S12.3 and S12.6). */
final class TreeVectors {
    private final FamilyInputs inputs;

    private TreeVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        TreeVectors family = new TreeVectors(inputs);
        family.roots();
        family.leaves();
        family.leafSizes();
        family.notFlat();
        family.refusals();
        family.changes();
    }

    private void root(String slug, List<byte[]> leaves, String note) {
        inputs.core(
                "root-" + slug, "S12.1", "merkleRoot", Inputs.set(Json.object(), "leaves", Inputs.hexes(leaves)), note);
    }

    private void roots() {
        List<byte[]> published =
                Evidence.CT_LEAVES.stream().map(HexFormat.of()::parseHex).toList();
        for (int n = 0; n <= published.size(); n++) {
            root(
                    "ct-" + n,
                    published.subList(0, n),
                    "published root of the certificate-transparency leaves: "
                            + Evidence.CT_ROOTS.get(n).substring(0, 8) + "...");
        }
        for (int n : new int[] {9, 10, 11, 12, 13, 14, 15, 16, 17, 21, 24, 31, 32, 33, 40, 63, 64, 65}) {
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                leaves.add(new byte[] {(byte) i});
            }
            root("leaves-" + n, leaves, "the largest power of two below " + n + " goes left");
        }
        byte[] one = Recipe.random(1, 100).expand();
        byte[] two = Recipe.random(2, 100).expand();
        List<byte[]> hashes = List.of(MerkleTreeReference.leafHash(one), MerkleTreeReference.leafHash(two));
        byte[] joined = concat(hashes.get(0), hashes.get(1));
        root("two-leaves", List.of(one, two), "the next has the two leaf hashes as its one leaf");
        root("leaf-that-looks-like-a-node", List.of(joined), "leaf and node are hashed apart: 0x00 and 0x01");
        root("leaf-with-a-node-prefix", List.of(concat(new byte[] {1}, joined)), "");
        root("equal-leaves-3", List.of(one, one, one), "a last node duplicated would be the root of 4 equal leaves");
        root("equal-leaves-4", List.of(one, one, one, one), "");
        root("equal-leaves-5", List.of(one, one, one, one, one), "");
        root("empty-leaves-3", List.of(new byte[0], new byte[0], new byte[0]), "an empty leaf is a leaf");
        root("turned", List.of(two, one), "left and right are not the same");
        for (int length : new int[] {54, 55, 56, 62, 63, 64, 65, 118, 119, 120, 127, 128}) {
            root(
                    "leaf-of-" + length,
                    List.of(Recipe.random(length, length).expand(), one),
                    "the prefix moves the padding by one byte");
        }
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
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
                Recipe.of(concat(hashes.get(0), hashes.get(1))),
                8,
                "leaf and node are hashed apart");
    }

    private void refusals() {
        for (long k : new long[] {7, 17, 0, 1, -1, 256, 264, (1L << 32) + 8, Long.MIN_VALUE}) {
            tree("k-refused-" + StreamVectors.name(k), "S12.2", Recipe.random(1, 500), k, "k is 8..16");
        }
        tree("empty", "S11.2", Recipe.hex(""), 12, "an empty region has no witness");
        inputs.core(
                "null",
                "S11.2",
                "witnessTree",
                Inputs.with(Inputs.none(), "data", null).put("k", 12),
                "");
    }

    private void changed(String slug, Recipe before, Recipe after, long k, String note) {
        inputs.core(
                "changed-" + slug,
                "S12.6",
                "changedLeaves",
                Inputs.change(before, after).put("k", k),
                note);
    }

    private void changes() {
        Recipe data = Recipe.random(40, 10_000);
        byte[] bytes = data.expand();
        changed("none", data, data, 8, "equal regions");
        for (int at : new int[] {0, 1, 255, 256, 511, 512, 4095, 4096, 9983, 9984, 9999}) {
            String other = Inputs.hex((byte) (bytes[at] ^ 0x60));
            changed("byte-" + at, data, data.patch(at, other), 8, "");
            changed("byte-" + at + "-k-12", data, data.patch(at, other), 12, "");
        }
        changed("all", data, Recipe.random(41, 10_000), 8, "");
        changed(
                "several",
                data,
                data.patch(300, "00112233").patch(2559, "aabbcc").patch(9000, "01"),
                8,
                "a change over a seam is in both leaves");
        changed(
                "swap-within-a-leaf",
                data,
                data.patch(0, Inputs.hex(bytes[1], bytes[0])),
                8,
                "the sums are equal, the leaves are not");
        changed(
                "longer-by-one",
                data,
                Recipe.concat(data, Recipe.hex("00")),
                8,
                "a last leaf of another length is changed");
        changed("shorter-by-one", data, Recipe.of(Arrays.copyOf(bytes, 9999)), 8, "");
        changed(
                "longer-by-a-leaf",
                Recipe.random(42, 1024),
                Recipe.concat(Recipe.random(42, 1024), Recipe.random(43, 256)),
                8,
                "a leaf that only one side has");
        changed(
                "shorter-by-leaves",
                Recipe.concat(Recipe.random(42, 1024), Recipe.random(43, 600)),
                Recipe.random(42, 1024),
                8,
                "");
        changed("zeros-appended", Recipe.fill(0, 256), Recipe.fill(0, 600), 8, "");
        changed("one-leaf", Recipe.hex("00"), Recipe.hex("01"), 16, "");
        changed("shifted-by-a-leaf", Recipe.ramp(0, 1, 251, 2048), Recipe.ramp(5, 1, 251, 2048), 8, "");
        changed("before-empty", Recipe.hex(""), data, 8, "");
        changed("after-empty", data, Recipe.hex(""), 8, "");
        changed("before-null", null, data, 8, "");
        changed("k-7", data, data, 7, "");
        changed("k-17", data, data, 17, "");
    }
}
