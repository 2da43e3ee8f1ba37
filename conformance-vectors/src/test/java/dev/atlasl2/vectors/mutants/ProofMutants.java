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
        return all.mutants;
    }

    private static void need(boolean holds, ErrorCode otherwise) {
        if (!holds) {
            throw new AtlasException(otherwise, "mutant");
        }
    }

    private void proofs() {
        mutants.add(Mutant.of("inclusion-path-turned", new Operations() {
            @Override
            public Proof.Inclusion inclusionProof(byte[] data, long k, long index) {
                Proof.Inclusion right = Operations.super.inclusionProof(data, k, index);
                return new Proof.Inclusion(right.leaf(), right.path().reversed(), right.size());
            }
        }, "inclusionProof"));
        mutants.add(Mutant.of("inclusion-index-cut", new Operations() {
            @Override
            public Proof.Inclusion inclusionProof(byte[] data, long k, long index) {
                return Operations.super.inclusionProof(data, k, (int) index);
            }
        }, "inclusionProof"));
        verifyInclusion("always-true", (root, leaf, index, size, path) -> true);
        verifyInclusion("always-false", (root, leaf, index, size, path) -> false);
        verifyInclusion("index-by-bits", (root, leaf, index, size, path) -> {
            byte[] node = leaf;
            long at = index;
            for (byte[] sibling : path) {
                node = at % 2 == 1 ? MerkleTreeReference.nodeHash(sibling, node)
                        : MerkleTreeReference.nodeHash(node, sibling);
                at /= 2;
            }
            return Arrays.equals(node, root);
        });
        verifyInclusion("size-unchecked", (root, leaf, index, size, path) ->
                Operations.REFERENCE.verifyInclusion(root, leaf, index, size, path)
                        || Operations.REFERENCE.verifyInclusion(root, leaf, index, Math.max(index + 1, size + 1),
                        path));
        verifyInclusion("cut-to-32-bits", (root, leaf, index, size, path) ->
                Operations.REFERENCE.verifyInclusion(root, leaf, index & 0xffffffffL, Math.max(1, size & 0xffffffffL),
                        path));
        verifyInclusion("cut-to-31-bits", (root, leaf, index, size, path) ->
                Operations.REFERENCE.verifyInclusion(root, leaf, index & 0x7fffffffL, Math.max(1, size & 0x7fffffffL),
                        path));
        verifyInclusion("longer-path-accepted", (root, leaf, index, size, path) -> {
            for (int n = 0; n <= path.size(); n++) {
                if (Operations.REFERENCE.verifyInclusion(root, leaf, index, size, path.subList(0, n))) {
                    return true;
                }
            }
            return false;
        });
        mutants.add(Mutant.of("inclusion-index-beyond-refused", new Operations() {
            @Override
            public boolean verifyInclusion(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
                boolean right = Operations.super.verifyInclusion(root, leaf, index, size, path);
                need(index < size, ErrorCode.INVALID);
                return right;
            }
        }, "verifyInclusion"));
        verifyConsistency("always-true", (first, second, old, now, path) -> true);
        verifyConsistency("always-false", (first, second, old, now, path) -> false);
        verifyConsistency("equal-counts-always-true", (first, second, old, now, path) ->
                first == second || Operations.REFERENCE.verifyConsistency(first, second, old, now, path));
        verifyConsistency("equal-counts-path-ignored", (first, second, old, now, path) ->
                Operations.REFERENCE.verifyConsistency(first, second, old, now, first == second ? List.of() : path));
        verifyConsistency("new-root-only", (first, second, old, now, path) ->
                replaced(first, second, old, now, path, true));
        verifyConsistency("old-root-only", (first, second, old, now, path) ->
                replaced(first, second, old, now, path, false));
        mutants.add(Mutant.of("consistency-first-0-accepted", new Operations() {
            @Override
            public boolean verifyConsistency(long first, long second, byte[] old, byte[] now, List<byte[]> path) {
                return first == 0 && second >= 0 || Operations.super.verifyConsistency(first, second, old, now, path);
            }
        }, "verifyConsistency"));
        mutants.add(Mutant.of("consistency-known-root-in-path", new Operations() {
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
        }, "consistencyProof"));
    }

    /**
     * Holds where some other root in the place of the ignored one makes the proof hold; looks for it among the path
     * and the roots.
     */
    private static boolean replaced(long first, long second, byte[] old, byte[] now, List<byte[]> path,
            boolean ignoreOld) {
        if (Operations.REFERENCE.verifyConsistency(first, second, old, now, path)) {
            return true;
        }
        byte[] flipped = (ignoreOld ? old : now).clone();
        for (int bit = 0; bit < 256; bit++) {
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            if (Operations.REFERENCE.verifyConsistency(first, second, ignoreOld ? flipped : old, ignoreOld ? now
                    : flipped, path)) {
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
        mutants.add(Mutant.of("verify-inclusion-" + name, new Operations() {
            @Override
            public boolean verifyInclusion(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
                Operations.super.verifyInclusion(root, leaf, index, size, path);
                return index < size && inclusion.holds(root, leaf, index, size, path);
            }
        }, "verifyInclusion"));
    }

    @FunctionalInterface
    private interface Consistency {
        boolean holds(long first, long second, byte[] old, byte[] now, List<byte[]> path);
    }

    private void verifyConsistency(String name, Consistency consistency) {
        mutants.add(Mutant.of("verify-consistency-" + name, new Operations() {
            @Override
            public boolean verifyConsistency(long first, long second, byte[] old, byte[] now, List<byte[]> path) {
                Operations.super.verifyConsistency(first, second, old, now, path);
                return consistency.holds(first, second, old, now, path);
            }
        }, "verifyConsistency"));
    }

    private void changes() {
        changed("common-leaves-only", (before, after, k, right) ->
                right.stream().filter(leaf -> (long) leaf << k < Math.min(before.length, after.length)).toList());
        changed("first-only", (before, after, k, right) -> right.isEmpty() ? right : right.subList(0, 1));
        changed("by-sum", (before, after, k, right) -> right.stream().filter(leaf ->
                sum(before, leaf, k) != sum(after, leaf, k)).toList());
        changed("last-leaf-missed", (before, after, k, right) -> right.stream().filter(leaf ->
                (long) (leaf + 1) << k <= after.length).toList());
        changed("padded-with-zeros", (before, after, k, right) -> {
            int size = Math.max(before.length, after.length);
            return Operations.REFERENCE.changedLeaves(Arrays.copyOf(before, size), Arrays.copyOf(after, size), k);
        });
    }

    private static int sum(byte[] data, int leaf, long k) {
        int from = leaf << k;
        return from >= data.length ? -1 : Operations.REFERENCE.sum(Arrays.copyOfRange(data, from,
                Math.min(data.length, leaf + 1 << k)));
    }

    @FunctionalInterface
    private interface Change {
        List<Integer> leaves(byte[] before, byte[] after, long k, List<Integer> right);
    }

    private void changed(String name, Change change) {
        mutants.add(Mutant.of("changed-" + name, new Operations() {
            @Override
            public List<Integer> changedLeaves(byte[] before, byte[] after, long k) {
                return change.leaves(before, after, k, Operations.super.changedLeaves(before, after, k));
            }
        }, "changedLeaves"));
    }
}
