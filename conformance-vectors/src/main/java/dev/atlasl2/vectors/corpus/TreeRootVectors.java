package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Merkle roots of leaves (clause S12.1); in the family tree. */
final class TreeRootVectors {
    private final FamilyInputs inputs;

    TreeRootVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    private void root(String slug, List<byte[]> leaves, String note) {
        inputs.core(
                "root-" + slug, "S12.1", "merkleRoot", Inputs.set(Json.object(), "leaves", Inputs.hexes(leaves)), note);
    }

    void roots() {
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

    static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    void manyLeaves() {
        for (int n : new int[] {66, 128, 255, 256, 257}) {
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                leaves.add(new byte[] {(byte) i, (byte) (i >> 8)});
            }
            root("leaves-" + n, leaves, "");
        }
        List<byte[]> mixed = new ArrayList<>();
        for (int i = 0; i < 67; i++) {
            mixed.add(Recipe.random(i, i * 3L).expand());
        }
        root("leaves-of-all-lengths", mixed, "a leaf for each 0, 3, 6, ... 198 bytes");
    }

    void leafLengths() {
        for (int length :
                new int[] {15, 16, 17, 33, 121, 192, 255, 256, 257, 4096, 16_383, 16_385, 24_575, 24_576, 24_577, 65_536
                }) {
            byte[] last = Recipe.random(length, length).expand();
            root("last-leaf-of-" + length, List.of(new byte[] {1}, new byte[0], last), "");
        }
        root("leaf-of-three-buffers", List.of(Recipe.random(3, 24_576).expand()), "");
        for (int at : new int[] {4095, 8192}) {
            root(
                    "leaf-seam-" + at,
                    List.of(Recipe.fill(0, 12_288).patch(at, "c1").expand()),
                    "");
        }
    }

    private void rootOf(String slug, ArrayNode leaves, String note) {
        inputs.core("root-" + slug, "S12.1", "merkleRoot", Inputs.set(Json.object(), "leaves", leaves), note);
    }

    void forms() {
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
}
