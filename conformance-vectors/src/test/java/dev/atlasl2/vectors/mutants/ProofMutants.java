package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.Proof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Wrong proofs and wrong lists of changed leaves: directions, limits, forgotten roots. */
final class ProofMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        ProofMutants all = new ProofMutants();
        all.proofs();
        all.changes();
        all.farChanges();
        all.far();
        return all.mutants;
    }

    private static void need(boolean holds, ErrorCode otherwise) {
        if (!holds) {
            throw new AtlasException(otherwise, "mutant");
        }
    }

    private void proofs() {
        mutants.add(Mutant.of(
                "inclusion-path-turned",
                new Operations() {
                    @Override
                    public Proof.Inclusion inclusionProof(byte[] data, long k, long index) {
                        Proof.Inclusion right = Operations.super.inclusionProof(data, k, index);
                        return new Proof.Inclusion(right.leaf(), right.path().reversed(), right.size());
                    }
                },
                "inclusionProof"));
        mutants.add(Mutant.of(
                "inclusion-index-cut",
                new Operations() {
                    @Override
                    public Proof.Inclusion inclusionProof(byte[] data, long k, long index) {
                        return Operations.super.inclusionProof(data, k, (int) index);
                    }
                },
                "inclusionProof"));
        verifyInclusion("always-true", (root, leaf, index, size, path) -> true);
        verifyInclusion("always-false", (root, leaf, index, size, path) -> false);
        verifyInclusion("index-by-bits", (root, leaf, index, size, path) -> {
            byte[] node = leaf;
            long at = index;
            for (byte[] sibling : path) {
                node = at % 2 == 1
                        ? MerkleTreeReference.nodeHash(sibling, node)
                        : MerkleTreeReference.nodeHash(node, sibling);
                at /= 2;
            }
            return Arrays.equals(node, root);
        });
        verifyInclusion(
                "size-unchecked",
                (root, leaf, index, size, path) -> Operations.REFERENCE.verifyInclusion(root, leaf, index, size, path)
                        || Operations.REFERENCE.verifyInclusion(
                                root, leaf, index, Math.max(index + 1, size + 1), path));
        verifyInclusion(
                "cut-to-32-bits",
                (root, leaf, index, size, path) -> Operations.REFERENCE.verifyInclusion(
                        root, leaf, index & 0xffffffffL, Math.max(1, size & 0xffffffffL), path));
        verifyInclusion(
                "cut-to-31-bits",
                (root, leaf, index, size, path) -> Operations.REFERENCE.verifyInclusion(
                        root, leaf, index & 0x7fffffffL, Math.max(1, size & 0x7fffffffL), path));
        verifyInclusion("longer-path-accepted", (root, leaf, index, size, path) -> {
            for (int n = 0; n <= path.size(); n++) {
                if (Operations.REFERENCE.verifyInclusion(root, leaf, index, size, path.subList(0, n))) {
                    return true;
                }
            }
            return false;
        });
        mutants.add(Mutant.of(
                "inclusion-index-beyond-refused",
                new Operations() {
                    @Override
                    public boolean verifyInclusion(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
                        boolean right = Operations.super.verifyInclusion(root, leaf, index, size, path);
                        need(index < size, ErrorCode.INVALID);
                        return right;
                    }
                },
                "verifyInclusion"));
        verifyConsistency("always-true", (first, second, old, now, path) -> true);
        verifyConsistency("always-false", (first, second, old, now, path) -> false);
        verifyConsistency(
                "equal-counts-always-true",
                (first, second, old, now, path) ->
                        first == second || Operations.REFERENCE.verifyConsistency(first, second, old, now, path));
        verifyConsistency(
                "equal-counts-path-ignored",
                (first, second, old, now, path) -> Operations.REFERENCE.verifyConsistency(
                        first, second, old, now, first == second ? List.of() : path));
        verifyConsistency(
                "new-root-only", (first, second, old, now, path) -> replaced(first, second, old, now, path, true));
        verifyConsistency(
                "old-root-only", (first, second, old, now, path) -> replaced(first, second, old, now, path, false));
        mutants.add(Mutant.of(
                "consistency-first-0-accepted",
                new Operations() {
                    @Override
                    public boolean verifyConsistency(
                            long first, long second, byte[] old, byte[] now, List<byte[]> path) {
                        return first == 0 && second >= 0
                                || Operations.super.verifyConsistency(first, second, old, now, path);
                    }
                },
                "verifyConsistency"));
        mutants.add(Mutant.of(
                "consistency-known-root-in-path",
                new Operations() {
                    @Override
                    public Proof.Consistency consistencyProof(byte[] data, long k, long first) {
                        Proof.Consistency right = Operations.super.consistencyProof(data, k, first);
                        if (Long.bitCount(first) != 1 || first == right.size()) {
                            return right;
                        }
                        List<byte[]> path = new ArrayList<>(right.path());
                        path.addFirst(right.path().getFirst());
                        return new Proof.Consistency(path, right.size());
                    }
                },
                "consistencyProof"));
    }

    /** True if another root instead of the ignored one makes the proof hold; it tries the path and the roots. */
    private static boolean replaced(
            long first, long second, byte[] old, byte[] now, List<byte[]> path, boolean ignoreOld) {
        if (Operations.REFERENCE.verifyConsistency(first, second, old, now, path)) {
            return true;
        }
        byte[] flipped = (ignoreOld ? old : now).clone();
        for (int bit = 0; bit < 256; bit++) {
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            if (Operations.REFERENCE.verifyConsistency(
                    first, second, ignoreOld ? flipped : old, ignoreOld ? now : flipped, path)) {
                return true;
            }
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
        }
        return false;
    }

    @FunctionalInterface
    private interface Inclusion {
        boolean holds(byte[] root, byte[] leaf, long index, long size, List<byte[]> path);
    }

    private void verifyInclusion(String name, Inclusion inclusion) {
        mutants.add(Mutant.of(
                "verify-inclusion-" + name,
                new Operations() {
                    @Override
                    public boolean verifyInclusion(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
                        Operations.super.verifyInclusion(root, leaf, index, size, path);
                        return index < size && inclusion.holds(root, leaf, index, size, path);
                    }
                },
                "verifyInclusion"));
    }

    @FunctionalInterface
    private interface Consistency {
        boolean holds(long first, long second, byte[] old, byte[] now, List<byte[]> path);
    }

    private void verifyConsistency(String name, Consistency consistency) {
        mutants.add(Mutant.of(
                "verify-consistency-" + name,
                new Operations() {
                    @Override
                    public boolean verifyConsistency(
                            long first, long second, byte[] old, byte[] now, List<byte[]> path) {
                        Operations.super.verifyConsistency(first, second, old, now, path);
                        return consistency.holds(first, second, old, now, path);
                    }
                },
                "verifyConsistency"));
    }

    /** Checks that end after some number of nodes, bytes or indexes. */
    private void far() {
        for (int node : new int[] {0, 1, 2, 3, 4, 5, 6, 16, 27, 54, 62}) {
            skipping("node-" + node + "-unchecked", node);
        }
        for (int bits : new int[] {8, 16, 31, 53, 62}) {
            long mask = (1L << bits) - 1;
            verifyInclusion(
                    "numbers-of-" + bits + "-bits",
                    (root, leaf, index, size, path) -> Operations.REFERENCE.verifyInclusion(
                            root, leaf, index & mask, Math.max(1, size & mask), path));
        }
        for (int bits : new int[] {8, 32, 53}) {
            long mask = (1L << bits) - 1;
            verifyConsistency(
                    "numbers-of-" + bits + "-bits",
                    (first, second, old, now, path) -> Operations.REFERENCE.verifyConsistency(
                            Math.max(1, first & mask),
                            Math.max(first & mask, Math.max(1, second & mask)),
                            old,
                            now,
                            path));
        }
        for (int most : new int[] {4, 8, 16, 20, 31}) {
            verifyInclusion(
                    "root-of-" + most + "-bytes",
                    (root, leaf, index, size, path) ->
                            Operations.REFERENCE.verifyInclusion(root, leaf, index, size, path)
                                    || sameEnd(root, leaf, index, size, path, most));
        }
        for (int bits : new int[] {2, 3, 4, 5, 6, 7, 8}) {
            mutants.add(Mutant.of(
                    "inclusion-index-of-" + bits + "-bits",
                    new Operations() {
                        @Override
                        public Proof.Inclusion inclusionProof(byte[] data, long k, long index) {
                            Operations.super.inclusionProof(data, k, index);
                            return Operations.super.inclusionProof(data, k, index & (1L << bits) - 1);
                        }
                    },
                    "inclusionProof"));
            mutants.add(Mutant.of(
                    "consistency-first-of-" + bits + "-bits",
                    new Operations() {
                        @Override
                        public Proof.Consistency consistencyProof(byte[] data, long k, long first) {
                            Operations.super.consistencyProof(data, k, first);
                            return Operations.super.consistencyProof(data, k, Math.max(1, first & (1L << bits) - 1));
                        }
                    },
                    "consistencyProof"));
        }
        for (int most : new int[] {2, 3, 4, 5, 6, 7, 8}) {
            mutants.add(Mutant.of(
                    "inclusion-path-of-" + most,
                    new Operations() {
                        @Override
                        public Proof.Inclusion inclusionProof(byte[] data, long k, long index) {
                            Proof.Inclusion right = Operations.super.inclusionProof(data, k, index);
                            return new Proof.Inclusion(
                                    right.leaf(),
                                    right.path()
                                            .subList(
                                                    0,
                                                    Math.min(most, right.path().size())),
                                    right.size());
                        }
                    },
                    "inclusionProof"));
        }
    }

    /** Accepts a path in which the first node beyond {@code most} has a wrong bit. */
    private void skipping(String name, int most) {
        verifyInclusion(name, (root, leaf, index, size, path) -> {
            boolean holds = Operations.REFERENCE.verifyInclusion(root, leaf, index, size, path);
            for (int bit = 0; !holds && path.size() > most && bit < 256; bit++) {
                byte[] node = path.get(most).clone();
                node[bit / 8] ^= (byte) (1 << bit % 8);
                List<byte[]> fixed = new ArrayList<>(path);
                fixed.set(most, node);
                holds = Arrays.equals(ended(leaf, index, size, fixed), root)
                        && Operations.REFERENCE.verifyInclusion(root, leaf, index, size, fixed);
            }
            return holds;
        });
    }

    private static byte[] ended(byte[] leaf, long index, long size, List<byte[]> path) {
        byte[] node = leaf;
        long fn = index;
        long sn = size - 1;
        for (byte[] sibling : path) {
            if (fn % 2 == 1 || fn == sn) {
                node = MerkleTreeReference.nodeHash(sibling, node);
                for (; fn % 2 == 0 && fn > 0; fn /= 2) {
                    sn /= 2;
                }
            } else {
                node = MerkleTreeReference.nodeHash(node, sibling);
            }
            fn /= 2;
            sn /= 2;
        }
        return node;
    }

    private static boolean sameEnd(byte[] root, byte[] leaf, long index, long size, List<byte[]> path, int most) {
        byte[] ended = ended(leaf, index, size, path);
        return Arrays.equals(ended, 0, most, root, 0, most)
                && Operations.REFERENCE.verifyInclusion(ended, leaf, index, size, path);
    }

    private void farChanges() {
        for (int most : new int[] {1, 2, 16, 63, 64, 65, 66, 255, 256}) {
            changed(
                    "among-the-first-" + most,
                    (before, after, k, right) ->
                            right.stream().filter(leaf -> leaf < most).toList());
            changed("at-most-" + most, (before, after, k, right) -> right.subList(0, Math.min(most, right.size())));
        }
        changed(
                "leaf-numbers-of-8-bits",
                (before, after, k, right) ->
                        right.stream().map(leaf -> leaf & 0xff).toList());
        for (int looked : new int[] {1, 8, 16, 32, 64, 128, 254}) {
            changed(
                    "by-the-first-" + looked + "-bytes",
                    (before, after, k, right) -> right.stream()
                            .filter(leaf -> differs(before, after, k, leaf, 0, looked))
                            .toList());
            changed(
                    "by-all-but-the-first-" + looked + "-bytes",
                    (before, after, k, right) -> right.stream()
                            .filter(leaf -> differs(before, after, k, leaf, looked, 1 << k))
                            .toList());
        }
    }

    /** Compares a part of a leaf; a leaf that only one side has differs. */
    private static boolean differs(byte[] before, byte[] after, long k, int leaf, int from, int to) {
        int start = leaf << k;
        if (start >= before.length || start >= after.length) {
            return true;
        }
        int end = Math.min(1 << k, to);
        return !Arrays.equals(part(before, start + from, start + end), part(after, start + from, start + end));
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(
                bytes,
                Math.min(from, bytes.length),
                Math.max(Math.min(from, bytes.length), Math.min(to, bytes.length)));
    }

    private void changes() {
        changed(
                "common-leaves-only",
                (before, after, k, right) -> right.stream()
                        .filter(leaf -> (long) leaf << k < Math.min(before.length, after.length))
                        .toList());
        changed("first-only", (before, after, k, right) -> right.isEmpty() ? right : right.subList(0, 1));
        changed(
                "by-sum",
                (before, after, k, right) -> right.stream()
                        .filter(leaf -> sum(before, leaf, k) != sum(after, leaf, k))
                        .toList());
        changed(
                "last-leaf-missed",
                (before, after, k, right) -> right.stream()
                        .filter(leaf -> (long) (leaf + 1) << k <= after.length)
                        .toList());
        changed("padded-with-zeros", (before, after, k, right) -> {
            int size = Math.max(before.length, after.length);
            return Operations.REFERENCE.changedLeaves(Arrays.copyOf(before, size), Arrays.copyOf(after, size), k);
        });
    }

    private static int sum(byte[] data, int leaf, long k) {
        int from = leaf << k;
        return from >= data.length
                ? -1
                : Operations.REFERENCE.sum(Arrays.copyOfRange(data, from, Math.min(data.length, leaf + 1 << k)));
    }

    @FunctionalInterface
    private interface Change {
        List<Integer> leaves(byte[] before, byte[] after, long k, List<Integer> right);
    }

    private void changed(String name, Change change) {
        mutants.add(Mutant.of(
                "changed-" + name,
                new Operations() {
                    @Override
                    public List<Integer> changedLeaves(byte[] before, byte[] after, long k) {
                        return change.leaves(before, after, k, Operations.super.changedLeaves(before, after, k));
                    }
                },
                "changedLeaves"));
    }
}
