package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Inclusion proofs, made and verified, right and forged (clause S12.4); in the family proof. */
final class ProofInclusionVectors extends ProofInputs {
    ProofInclusionVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void paths() {
        for (int size : new int[] {1, 2, 3, 4, 5, 6, 7, 8}) {
            for (int index = 0; index < size; index++) {
                include("inclusion-" + index + "-of-" + size, data(size), K, index, "");
            }
        }
        for (int[] pair : new int[][] {
            {0, 9},
            {8, 9},
            {15, 16},
            {16, 17},
            {12, 21},
            {30, 31},
            {32, 33},
            {33, 40},
            {39, 40},
            {64, 65},
            {127, 129},
            {128, 129}
        }) {
            include("inclusion-" + pair[0] + "-of-" + pair[1], data(pair[1]), K, pair[0], "");
        }
        include("inclusion-k-12", Recipe.random(1, 20_000), 12, 4, "");
        include("inclusion-k-16", Recipe.random(1, 200_000), 16, 3, "");
        for (long bad : new long[] {-1, 5, 6, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            include("inclusion-index-refused-" + Inputs.name(bad), data(5), K, bad, "an index is 0..leaves-1");
        }
        include("inclusion-k-7", data(5), 7, 0, "");
        include("inclusion-k-17", data(5), 17, 0, "");
        include("inclusion-empty", Recipe.hex(""), K, 0, "no leaf to prove");
    }

    private void include(String slug, Recipe data, long k, long index, String note) {
        inputs.core(
                slug, "S12.4", "inclusionProof", Inputs.data(data).put("k", k).put("index", index), note);
    }

    private void include(long index, int leaves) {
        include("inclusion-" + index + "-of-" + leaves, data(leaves), K, index, "");
    }

    private static ObjectNode inclusionIn(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
        return Inputs.set(
                Json.object()
                        .put("root", Inputs.hex(root))
                        .put("leaf", Inputs.hex(leaf))
                        .put("index", index)
                        .put("size", size),
                "path",
                Inputs.hexes(path));
    }

    private void verifyInclusion(
            String slug, byte[] root, byte[] leaf, long index, long size, List<byte[]> path, String note) {
        inputs.core(
                "verify-inclusion-" + slug,
                "S12.4",
                "verifyInclusion",
                inclusionIn(root, leaf, index, size, path),
                note);
    }

    void verified() {
        for (int[] pair : new int[][] {
            {0, 1}, {0, 2}, {1, 2}, {2, 3}, {0, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}, {0, 7}, {7, 8}, {8, 9}, {20, 21},
            {33, 40}
        }) {
            List<byte[]> hashes = hashes(pair[1]);
            verifyInclusion(
                    pair[0] + "-of-" + pair[1],
                    MerkleTreeReference.rootOfHashes(hashes),
                    hashes.get(pair[0]),
                    pair[0],
                    pair[1],
                    MerkleTreeReference.inclusionPath(pair[0], hashes),
                    "");
        }
    }

    void forged() {
        List<byte[]> hashes = hashes(11);
        byte[] root = MerkleTreeReference.rootOfHashes(hashes);
        byte[] leaf = hashes.get(6);
        List<byte[]> path = MerkleTreeReference.inclusionPath(6, hashes);
        verifyInclusion("right-6-of-11", root, leaf, 6, 11, path, "the forgeries that follow start from here");
        for (int node = 0; node < path.size(); node++) {
            verifyInclusion("node-flipped-" + node, root, leaf, 6, 11, flipped(path, node), "");
            verifyInclusion("node-dropped-" + node, root, leaf, 6, 11, without(path, node), "");
        }
        verifyInclusion("node-added", root, leaf, 6, 11, with(path, root), "a path that goes on beyond the root");
        verifyInclusion(
                "nodes-swapped", root, leaf, 6, 11, List.of(path.get(1), path.get(0), path.get(2), path.get(3)), "");
        verifyInclusion("path-empty", root, leaf, 6, 11, List.of(), "");
        verifyInclusion(
                "root-as-leaf-with-no-path", root, root, 0, 1, List.of(), "true: a tree of one leaf is its leaf hash");
        verifyInclusion("root-as-leaf-in-larger", root, root, 0, 11, List.of(), "");
        verifyInclusion("root-flipped", flip(root, 31), leaf, 6, 11, path, "");
        verifyInclusion("leaf-flipped", root, flip(leaf, 0), 6, 11, path, "");
        for (int index : new int[] {0, 4, 5, 7, 10, 11, 12, 22}) {
            verifyInclusion(
                    "index-" + index,
                    root,
                    leaf,
                    index,
                    11,
                    path,
                    index >= 11 ? "an index beyond the size is false, not refused" : "");
        }
        for (int size : new int[] {1, 6, 7, 8, 10, 12, 16, 17}) {
            verifyInclusion(
                    "size-" + size,
                    root,
                    leaf,
                    6,
                    size,
                    path,
                    "another size may lead to the same root only if the paths agree");
        }
        for (long bad : new long[] {-1, Long.MIN_VALUE}) {
            verifyInclusion("index-refused-" + Inputs.name(bad), root, leaf, bad, 11, path, "");
            verifyInclusion("size-refused-" + Inputs.name(bad), root, leaf, 6, bad, path, "");
        }
        verifyInclusion("size-refused-0", root, leaf, 0, 0, List.of(), "no leaf is in an empty tree");
        verifyInclusion("short-root", Arrays.copyOf(root, 31), leaf, 6, 11, path, "a hash has 32 bytes");
        verifyInclusion("long-leaf", root, Arrays.copyOf(leaf, 33), 6, 11, path, "");
        verifyInclusion("empty-leaf", root, new byte[0], 6, 11, path, "");
        verifyInclusion("short-node", root, leaf, 6, 11, with(without(path, 3), new byte[31]), "");
    }

    /** A tree that nobody can build: its path is invented, and its root is computed along the path. */
    private record Giant(byte[] root, byte[] leaf, List<byte[]> path) {
        static Giant of(long index, long size, int seed) {
            byte[] leaf = Recipe.random(index, 32).expand();
            byte[] node = leaf;
            List<byte[]> path = new ArrayList<>();
            for (long at = index, last = size - 1; last > 0; at /= 2, last /= 2) {
                if (at % 2 == 1 || at < last) {
                    byte[] sibling = Recipe.random(seed + path.size(), 32).expand();
                    path.add(sibling);
                    node = at % 2 == 1
                            ? MerkleTreeReference.nodeHash(sibling, node)
                            : MerkleTreeReference.nodeHash(node, sibling);
                }
            }
            return new Giant(node, leaf, path);
        }
    }

    void giants() {
        for (long[] pair : new long[][] {
            {(1L << 33) + 5, 1L << 40},
            {(1L << 40) - 1, 1L << 40},
            {1L << 32, (1L << 32) + 1},
            {(1L << 31) + 3, (1L << 31) + 9},
            {0, (1L << 52) + 1}
        }) {
            Giant giant = Giant.of(pair[0], pair[1], 100);
            verifyInclusion(
                    pair[0] + "-of-" + pair[1],
                    giant.root(),
                    giant.leaf(),
                    pair[0],
                    pair[1],
                    giant.path(),
                    "indexes beyond 32 bits");
            verifyInclusion(
                    pair[0] + "-of-" + pair[1] + "-flipped",
                    flip(giant.root(), 9),
                    giant.leaf(),
                    pair[0],
                    pair[1],
                    giant.path(),
                    "");
        }
    }

    void longPaths() {
        for (int[] pair :
                new int[][] {{62, 63}, {63, 64}, {63, 65}, {65, 66}, {200, 201}, {255, 256}, {255, 257}, {256, 257}}) {
            include(pair[0], pair[1]);
        }
        for (int bad : new int[] {64, 256 + 3}) {
            include(bad, 64);
        }
    }

    void longForged() {
        for (int[] pair : new int[][] {{63, 64}, {37, 65}, {256, 257}}) {
            List<byte[]> hashes = hashes(pair[1]);
            byte[] root = MerkleTreeReference.rootOfHashes(hashes);
            byte[] leaf = hashes.get(pair[0]);
            List<byte[]> path = MerkleTreeReference.inclusionPath(pair[0], hashes);
            String of = pair[0] + "-of-" + pair[1];
            verifyInclusion(of, root, leaf, pair[0], pair[1], path, "");
            if (pair[0] == 37) {
                for (int node = 0; node < path.size(); node++) {
                    verifyInclusion(of + "-node-flipped-" + node, root, leaf, 37, 65, flipped(path, node), "");
                }
            }
            verifyInclusion(of + "-last-flipped", root, leaf, pair[0], pair[1], flipped(path, path.size() - 1), "");
            verifyInclusion(of + "-last-dropped", root, leaf, pair[0], pair[1], without(path, path.size() - 1), "");
            verifyInclusion(
                    of + "-index-less-256",
                    root,
                    leaf,
                    pair[0] + 256L,
                    pair[1] + 256L,
                    path,
                    "an index and a size of 8 bits would do");
        }
        List<byte[]> hashes = hashes(64);
        byte[] root = MerkleTreeReference.rootOfHashes(hashes);
        List<byte[]> path = MerkleTreeReference.inclusionPath(41, hashes);
        for (int at : new int[] {1, 16, 30}) {
            verifyInclusion(
                    "root-byte-" + at, flip(root, at), hashes.get(41), 41, 64, path, "all 32 bytes are compared");
        }
        for (long by : new long[] {1L << 16, 1L << 32}) {
            verifyInclusion("index-and-size-plus-" + by, root, hashes.get(41), 41 + by, 64 + by, path, "");
            verifyInclusion("index-plus-" + by, root, hashes.get(41), 41 + by, 64, path, "beyond the size");
        }
        List<byte[]> twice = new ArrayList<>(path);
        twice.addFirst(path.get(0));
        verifyInclusion("first-twice", root, hashes.get(41), 41, 64, twice, "");
        verifyInclusion(
                "path-of-65",
                root,
                hashes.get(41),
                41,
                64,
                Collections.nCopies(65, path.get(0)),
                "more than any tree has");
    }

    void moreGiants() {
        for (long[] pair : new long[][] {
            {65_536, 65_537},
            {70_001, 1L << 17},
            {(1L << 53) + 1, (1L << 54) + 7},
            {Long.MAX_VALUE - 1, Long.MAX_VALUE},
            {1L << 61, (1L << 62) + 1}
        }) {
            Giant giant = Giant.of(pair[0], pair[1], 200);
            List<byte[]> path = giant.path();
            String of = pair[0] + "-of-" + pair[1];
            verifyInclusion(of, giant.root(), giant.leaf(), pair[0], pair[1], path, "a path of " + path.size());
            for (int at : new TreeSet<>(List.of(Math.min(2, path.size() - 1), path.size() / 2, path.size() - 1))) {
                verifyInclusion(
                        of + "-node-flipped-" + at,
                        giant.root(),
                        giant.leaf(),
                        pair[0],
                        pair[1],
                        flipped(path, at),
                        "");
            }
        }
    }

    void ofSize(int k, int length) {
        int leaves = ((length - 1) >> k) + 1;
        include("inclusion-in-" + length + "-k-" + k, Recipe.random(length, length), k, leaves - 1, "the last leaf");
    }

    void seam(int at) {
        include("inclusion-seam-" + at, Recipe.fill(0, 12_288).patch(at, "c1"), 12, at / 4096, "");
    }

    void forms() {
        List<byte[]> hashes = hashes(5);
        byte[] root = MerkleTreeReference.rootOfHashes(hashes);
        ObjectNode right = inclusionIn(root, hashes.get(1), 1, 5, MerkleTreeReference.inclusionPath(1, hashes));
        String upper = Inputs.hex(root).toUpperCase(Locale.ROOT);
        String note = "bytes that are not lower-case hex are like absent ones";
        form("root-upper-case", right.deepCopy().put("root", upper), note);
        form("root-absent", right.deepCopy().without("root"), "");
        form(
                "leaf-odd",
                right.deepCopy().put("leaf", right.get("leaf").stringValue().substring(1)),
                note);
        form("path-absent", right.deepCopy().without("path"), "");
        form("path-text", right.deepCopy().put("path", right.get("path").get(0).stringValue()), "");
        ObjectNode nothing = right.deepCopy();
        ((ArrayNode) nothing.get("path")).setNull(2);
        form("path-null-third", nothing, "");
        ObjectNode number = right.deepCopy();
        ((ArrayNode) number.get("path")).set(1, 7);
        form("path-number", number, "");
    }

    private void form(String slug, ObjectNode in, String note) {
        inputs.core("verify-inclusion-form-" + slug, "S12.4", "verifyInclusion", in, note);
    }
}
