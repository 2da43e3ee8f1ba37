package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Consistency proofs, made and verified, right and forged (clause S12.5); in the family proof. */
final class ProofConsistencyVectors extends ProofInputs {
    ProofConsistencyVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void paths() {
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
            consistent("consistency-first-refused-" + Inputs.name(bad), data(5), K, bad, "first is 1..leaves");
        }
        consistent("consistency-k-7", data(5), 7, 1, "");
        consistent("consistency-k-17", data(5), 17, 1, "");
        consistent("consistency-empty", Recipe.hex(""), K, 1, "");
    }

    private void consistent(String slug, Recipe data, long k, long first, String note) {
        inputs.core(
                slug, "S12.5", "consistencyProof", Inputs.data(data).put("k", k).put("first", first), note);
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

    void verified() {
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

    void forged() {
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
                    "counts-refused-" + Inputs.name(bad[0]) + "-" + Inputs.name(bad[1]),
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

    void longPaths() {
        for (int[] pair : new int[][] {{63, 64}, {64, 65}, {65, 66}, {65, 129}, {255, 257}, {256, 257}, {257, 257}}) {
            inputs.core(
                    "consistency-" + pair[0] + "-of-" + pair[1],
                    "S12.5",
                    "consistencyProof",
                    Inputs.data(data(pair[1])).put("k", 8).put("first", pair[0]),
                    "");
        }
        for (int bad : new int[] {66, 256 + 3}) {
            inputs.core(
                    "consistency-first-refused-" + bad + "-of-65",
                    "S12.5",
                    "consistencyProof",
                    Inputs.data(data(65)).put("k", 8).put("first", bad),
                    "");
        }
    }

    void longForged() {
        for (int[] pair : new int[][] {{64, 65}, {255, 257}, {41, 100}}) {
            List<byte[]> hashes = hashes(pair[1]);
            byte[] old = MerkleTreeReference.rootOfHashes(hashes.subList(0, pair[0]));
            byte[] now = MerkleTreeReference.rootOfHashes(hashes);
            List<byte[]> path = MerkleTreeReference.consistencyPath(pair[0], hashes);
            String of = pair[0] + "-to-" + pair[1];
            verifyConsistency(of, pair[0], pair[1], old, now, path, "");
            verifyConsistency(of + "-last-dropped", pair[0], pair[1], old, now, without(path, path.size() - 1), "");
            verifyConsistency(of + "-counts-plus-256", pair[0] + 256L, pair[1] + 256L, old, now, path, "");
            verifyConsistency(of + "-last-flipped", pair[0], pair[1], old, now, flipped(path, path.size() - 1), "");
            if (pair[0] == 41) {
                for (int node = 0; node < path.size() - 1; node++) {
                    verifyConsistency(of + "-node-flipped-" + node, 41, 100, old, now, flipped(path, node), "");
                }
                for (int at : new int[] {1, 16, 31}) {
                    verifyConsistency(of + "-first-root-byte-" + at, 41, 100, flip(old, at), now, path, "");
                    verifyConsistency(of + "-second-root-byte-" + (at - 1), 41, 100, old, flip(now, at - 1), path, "");
                }
                verifyConsistency(of + "-counts-plus-2-to-32", 41 + (1L << 32), 100 + (1L << 32), old, now, path, "");
                verifyConsistency(of + "-first-plus-2-to-32", 41 + (1L << 32), 100, old, now, path, "above the second");
                verifyConsistency(
                        of + "-path-of-66",
                        41,
                        100,
                        old,
                        now,
                        Collections.nCopies(66, path.get(0)),
                        "more than any tree has");
                verifyConsistency(of + "-node-added", 41, 100, old, now, with(path, now), "");
            }
        }
    }

    /** The path is invented, and both roots are computed along it. */
    void giants() {
        for (long[] pair : new long[][] {
            {65_536, 65_537},
            {(1L << 31) + 1, 1L << 33},
            {1L << 32, (1L << 33) + 5},
            {(1L << 53) + 1, (1L << 54) + 7},
            {Long.MAX_VALUE - 1, Long.MAX_VALUE}
        }) {
            long first = pair[0] - 1;
            long second = pair[1] - 1;
            for (; first % 2 == 1; first /= 2) {
                second /= 2;
            }
            List<byte[]> path = new ArrayList<>();
            byte[] old = Recipe.random(pair[0], 32).expand();
            byte[] now = old;
            boolean isPower = Long.bitCount(pair[0]) == 1;
            if (!isPower) {
                path.add(old);
            }
            while (second > 0) {
                byte[] sibling = Recipe.random(300 + path.size(), 32).expand();
                if (first % 2 == 1 || first == second) {
                    old = MerkleTreeReference.nodeHash(sibling, old);
                    now = MerkleTreeReference.nodeHash(sibling, now);
                    for (; first % 2 == 0 && first > 0; first /= 2) {
                        second /= 2;
                    }
                } else {
                    now = MerkleTreeReference.nodeHash(now, sibling);
                }
                path.add(sibling);
                first /= 2;
                second /= 2;
            }
            String of = pair[0] + "-to-" + pair[1];
            verifyConsistency(of, pair[0], pair[1], old, now, path, "a path of " + path.size());
            verifyConsistency(of + "-last-flipped", pair[0], pair[1], old, now, flipped(path, path.size() - 1), "");
            if (path.size() > 4) {
                verifyConsistency(of + "-third-flipped", pair[0], pair[1], old, now, flipped(path, 2), "");
            }
        }
    }

    void ofSize(int k, int length) {
        int leaves = ((length - 1) >> k) + 1;
        consistent("consistency-in-" + length + "-k-" + k, Recipe.random(length, length), k, leaves / 2, "");
    }

    void seam(int at) {
        consistent("consistency-seam-" + at, Recipe.fill(0, 12_288).patch(at, "c1"), 12, 2, "");
    }
}
