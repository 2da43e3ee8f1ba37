package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Family proof (clauses S12.4 and S12.5). */
final class ProofVectors {
    private static final int K = 8;

    private final FamilyInputs inputs;

    private ProofVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        ProofVectors family = new ProofVectors(inputs);
        family.inclusion();
        family.inclusionVerified();
        family.inclusionForged();
        family.inclusionOfGiants();
        family.consistency();
        family.consistencyVerified();
        family.consistencyForged();
    }

    static Recipe data(int leaves) {
        return Recipe.random(leaves, leaves * 256 - leaves % 5 * 50);
    }

    static List<byte[]> hashes(int leaves) {
        return TreeWitnessReference.leaves(data(leaves).expand(), K);
    }

    private void inclusion() {
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
            include("inclusion-index-refused-" + StreamVectors.name(bad), data(5), K, bad, "an index is 0..leaves-1");
        }
        include("inclusion-k-7", data(5), 7, 0, "");
        include("inclusion-k-17", data(5), 17, 0, "");
        include("inclusion-empty", Recipe.hex(""), K, 0, "no leaf to prove");
    }

    private void include(String slug, Recipe data, long k, long index, String note) {
        inputs.core(
                slug, "S12.4", "inclusionProof", Inputs.data(data).put("k", k).put("index", index), note);
    }

    private void verifyInclusion(
            String slug, byte[] root, byte[] leaf, long index, long size, List<byte[]> path, String note) {
        ObjectNode in = Json.object()
                .put("root", Inputs.hex(root))
                .put("leaf", Inputs.hex(leaf))
                .put("index", index)
                .put("size", size);
        inputs.core(
                "verify-inclusion-" + slug,
                "S12.4",
                "verifyInclusion",
                Inputs.set(in, "path", Inputs.hexes(path)),
                note);
    }

    private void inclusionVerified() {
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

    private void inclusionForged() {
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
            verifyInclusion("index-refused-" + StreamVectors.name(bad), root, leaf, bad, 11, path, "");
            verifyInclusion("size-refused-" + StreamVectors.name(bad), root, leaf, 6, bad, path, "");
        }
        verifyInclusion("size-refused-0", root, leaf, 0, 0, List.of(), "no leaf is in an empty tree");
        verifyInclusion("short-root", Arrays.copyOf(root, 31), leaf, 6, 11, path, "a hash has 32 bytes");
        verifyInclusion("long-leaf", root, Arrays.copyOf(leaf, 33), 6, 11, path, "");
        verifyInclusion("empty-leaf", root, new byte[0], 6, 11, path, "");
        verifyInclusion("short-node", root, leaf, 6, 11, with(without(path, 3), new byte[31]), "");
    }

    /** Trees that nobody can build: the path is invented and the root is computed along it. */
    private void inclusionOfGiants() {
        for (long[] pair : new long[][] {
            {(1L << 33) + 5, 1L << 40},
            {(1L << 40) - 1, 1L << 40},
            {1L << 32, (1L << 32) + 1},
            {(1L << 31) + 3, (1L << 31) + 9},
            {0, (1L << 52) + 1}
        }) {
            byte[] node = Recipe.random(pair[0], 32).expand();
            byte[] leaf = node;
            List<byte[]> path = new ArrayList<>();
            long index = pair[0];
            long last = pair[1] - 1;
            while (last > 0) {
                if (index % 2 == 1 || index < last) {
                    byte[] sibling = Recipe.random(100 + path.size(), 32).expand();
                    path.add(sibling);
                    node = index % 2 == 1
                            ? MerkleTreeReference.nodeHash(sibling, node)
                            : MerkleTreeReference.nodeHash(node, sibling);
                }
                index /= 2;
                last /= 2;
            }
            verifyInclusion(pair[0] + "-of-" + pair[1], node, leaf, pair[0], pair[1], path, "indexes beyond 32 bits");
            verifyInclusion(pair[0] + "-of-" + pair[1] + "-flipped", flip(node, 9), leaf, pair[0], pair[1], path, "");
        }
    }

    private void consistent(String slug, Recipe data, long k, long first, String note) {
        inputs.core(
                slug, "S12.5", "consistencyProof", Inputs.data(data).put("k", k).put("first", first), note);
    }

    private void consistency() {
        for (int size : new int[] {1, 2, 3, 4, 5, 6, 7, 8}) {
            for (int first = 1; first <= size; first++) {
                consistent(
                        "consistency-" + first + "-of-" + size,
                        data(size),
                        K,
                        first,
                        first == size ? "the same tree needs no path" : "");
            }
        }
        for (int[] pair : new int[][] {
            {8, 9}, {9, 16}, {16, 17}, {12, 21}, {1, 31}, {31, 32}, {32, 33}, {20, 40}, {39, 40}, {64, 129}, {100, 129}
        }) {
            consistent("consistency-" + pair[0] + "-of-" + pair[1], data(pair[1]), K, pair[0], "");
        }
        for (long bad : new long[] {0, 6, -1, 1L << 32, (1L << 32) + 3, Long.MIN_VALUE}) {
            consistent("consistency-first-refused-" + StreamVectors.name(bad), data(5), K, bad, "first is 1..leaves");
        }
        consistent("consistency-k-7", data(5), 7, 1, "");
        consistent("consistency-k-17", data(5), 17, 1, "");
        consistent("consistency-empty", Recipe.hex(""), K, 1, "");
    }

    private void verifyConsistency(
            String slug, long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> path, String note) {
        ObjectNode in = Json.object()
                .put("first", first)
                .put("second", second)
                .put("firstRoot", Inputs.hex(firstRoot))
                .put("secondRoot", Inputs.hex(secondRoot));
        inputs.core(
                "verify-consistency-" + slug,
                "S12.5",
                "verifyConsistency",
                Inputs.set(in, "path", Inputs.hexes(path)),
                note);
    }

    private void consistencyVerified() {
        for (int[] pair : new int[][] {
            {1, 1}, {1, 2}, {2, 3}, {3, 3}, {3, 4}, {4, 5}, {3, 7}, {4, 7}, {6, 7}, {4, 8}, {6, 8}, {8, 9}, {16, 17},
            {20, 40}, {12, 21}
        }) {
            List<byte[]> hashes = hashes(pair[1]);
            verifyConsistency(
                    pair[0] + "-to-" + pair[1],
                    pair[0],
                    pair[1],
                    MerkleTreeReference.rootOfHashes(hashes.subList(0, pair[0])),
                    MerkleTreeReference.rootOfHashes(hashes),
                    MerkleTreeReference.consistencyPath(pair[0], hashes),
                    "");
        }
    }

    private void consistencyForged() {
        List<byte[]> hashes = hashes(13);
        byte[] old = MerkleTreeReference.rootOfHashes(hashes.subList(0, 6));
        byte[] now = MerkleTreeReference.rootOfHashes(hashes);
        List<byte[]> path = MerkleTreeReference.consistencyPath(6, hashes);
        verifyConsistency("right-6-to-13", 6, 13, old, now, path, "the forgeries that follow start from here");
        for (int node = 0; node < path.size(); node++) {
            verifyConsistency("node-flipped-" + node, 6, 13, old, now, flipped(path, node), "");
            verifyConsistency("node-dropped-" + node, 6, 13, old, now, without(path, node), "");
        }
        verifyConsistency("node-added", 6, 13, old, now, with(path, now), "");
        verifyConsistency("path-empty", 6, 13, old, now, List.of(), "");
        verifyConsistency("first-root-flipped", 6, 13, flip(old, 0), now, path, "");
        verifyConsistency("second-root-flipped", 6, 13, old, flip(now, 31), path, "");
        verifyConsistency("roots-turned", 6, 13, now, old, path, "");
        for (int[] pair :
                new int[][] {{5, 13}, {7, 13}, {4, 13}, {8, 13}, {6, 12}, {6, 14}, {6, 16}, {12, 13}, {1, 13}}) {
            verifyConsistency("counts-" + pair[0] + "-" + pair[1], pair[0], pair[1], old, now, path, "other counts");
        }
        verifyConsistency("equal-other-roots", 13, 13, old, now, List.of(), "one tree has one root");
        verifyConsistency("equal-with-a-path", 13, 13, now, now, List.of(now), "the same tree needs no path");
        List<byte[]> power = MerkleTreeReference.consistencyPath(8, hashes);
        byte[] eight = MerkleTreeReference.rootOfHashes(hashes.subList(0, 8));
        verifyConsistency("right-8-to-13", 8, 13, eight, now, power, "a power of two: the old root is not in the path");
        verifyConsistency("power-with-old-root", 8, 13, eight, now, with(List.of(eight), power.get(0)), "");
        verifyConsistency("power-first-root-flipped", 8, 13, flip(eight, 5), now, power, "");
        for (long[] bad : new long[][] {{0, 13}, {-1, 13}, {14, 13}, {6, 0}, {6, -1}, {1, Long.MIN_VALUE}}) {
            verifyConsistency(
                    "counts-refused-" + StreamVectors.name(bad[0]) + "-" + StreamVectors.name(bad[1]),
                    bad[0],
                    bad[1],
                    old,
                    now,
                    path,
                    "1 <= first <= second");
        }
        verifyConsistency("short-first-root", 6, 13, Arrays.copyOf(old, 31), now, path, "a hash has 32 bytes");
        verifyConsistency("long-second-root", 6, 13, old, Arrays.copyOf(now, 33), path, "");
        verifyConsistency("short-node", 6, 13, old, now, with(path, new byte[31]), "");
        verifyConsistency("short-root-of-equal", 13, 13, new byte[31], new byte[31], List.of(), "");
    }

    static byte[] flip(byte[] hash, int at) {
        byte[] other = hash.clone();
        other[at] ^= 4;
        return other;
    }

    static List<byte[]> flipped(List<byte[]> path, int node) {
        List<byte[]> other = new ArrayList<>(path);
        other.set(node, flip(path.get(node), 17));
        return other;
    }

    static List<byte[]> without(List<byte[]> path, int node) {
        List<byte[]> other = new ArrayList<>(path);
        other.remove(node);
        return other;
    }

    static List<byte[]> with(List<byte[]> path, byte[] node) {
        List<byte[]> other = new ArrayList<>(path);
        other.add(node);
        return other;
    }
}
