package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.ProofVectors.data;
import static dev.atlasl2.vectors.corpus.ProofVectors.flip;
import static dev.atlasl2.vectors.corpus.ProofVectors.flipped;
import static dev.atlasl2.vectors.corpus.ProofVectors.hashes;
import static dev.atlasl2.vectors.corpus.ProofVectors.with;
import static dev.atlasl2.vectors.corpus.ProofVectors.without;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Leaves 63 to 65 and 255 to 257, wrong nodes anywhere in a path, trees up to 2^63-1 leaves; in the family proof. */
final class MoreProofVectors {
    private final FamilyInputs inputs;

    private MoreProofVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        MoreProofVectors family = new MoreProofVectors(inputs);
        family.inclusion();
        family.inclusionForged();
        family.inclusionOfGiants();
        family.consistency();
        family.consistencyForged();
        family.consistencyOfGiants();
        family.sizes();
        family.forms();
    }

    private void include(long index, int leaves) {
        inputs.core(
                "inclusion-" + index + "-of-" + leaves,
                "S12.4",
                "inclusionProof",
                Inputs.data(data(leaves)).put("k", 8).put("index", index),
                "");
    }

    private void inclusion() {
        for (int[] pair :
                new int[][] {{62, 63}, {63, 64}, {63, 65}, {65, 66}, {200, 201}, {255, 256}, {255, 257}, {256, 257}}) {
            include(pair[0], pair[1]);
        }
        for (int bad : new int[] {64, 256 + 3}) {
            include(bad, 64);
        }
    }

    private ObjectNode inclusionIn(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
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

    private void inclusionForged() {
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

    /** The path is invented, and the root is computed along it. */
    private void inclusionOfGiants() {
        for (long[] pair : new long[][] {
            {65_536, 65_537},
            {70_001, 1L << 17},
            {(1L << 53) + 1, (1L << 54) + 7},
            {Long.MAX_VALUE - 1, Long.MAX_VALUE},
            {1L << 61, (1L << 62) + 1}
        }) {
            byte[] leaf = Recipe.random(pair[0], 32).expand();
            byte[] node = leaf;
            List<byte[]> path = new ArrayList<>();
            long index = pair[0];
            for (long last = pair[1] - 1; last > 0; last /= 2, index /= 2) {
                if (index % 2 == 1 || index < last) {
                    byte[] sibling = Recipe.random(200 + path.size(), 32).expand();
                    path.add(sibling);
                    node = index % 2 == 1
                            ? MerkleTreeReference.nodeHash(sibling, node)
                            : MerkleTreeReference.nodeHash(node, sibling);
                }
            }
            String of = pair[0] + "-of-" + pair[1];
            verifyInclusion(of, node, leaf, pair[0], pair[1], path, "a path of " + path.size());
            for (int at : new TreeSet<>(List.of(Math.min(2, path.size() - 1), path.size() / 2, path.size() - 1))) {
                verifyInclusion(of + "-node-flipped-" + at, node, leaf, pair[0], pair[1], flipped(path, at), "");
            }
        }
    }

    private void consistency() {
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

    private void consistencyForged() {
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
    private void consistencyOfGiants() {
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

    private void sizes() {
        int[][] sizes = {{9, 16_383}, {10, 16_385}, {12, 24_576}, {13, 49_152}, {12, 65_536}};
        for (int[] size : sizes) {
            Recipe region = Recipe.random(size[1], size[1]);
            int leaves = ((size[1] - 1) >> size[0]) + 1;
            inputs.core(
                    "inclusion-in-" + size[1] + "-k-" + size[0],
                    "S12.4",
                    "inclusionProof",
                    Inputs.data(region).put("k", size[0]).put("index", leaves - 1),
                    "the last leaf");
            inputs.core(
                    "consistency-in-" + size[1] + "-k-" + size[0],
                    "S12.5",
                    "consistencyProof",
                    Inputs.data(region).put("k", size[0]).put("first", leaves / 2),
                    "");
        }
        for (int at : new int[] {4095, 8192}) {
            Recipe seam = Recipe.fill(0, 12_288).patch(at, "c1");
            inputs.core(
                    "inclusion-seam-" + at,
                    "S12.4",
                    "inclusionProof",
                    Inputs.data(seam).put("k", 12).put("index", at / 4096),
                    "");
            inputs.core(
                    "consistency-seam-" + at,
                    "S12.5",
                    "consistencyProof",
                    Inputs.data(seam).put("k", 12).put("first", 2),
                    "");
        }
    }

    private void forms() {
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
