package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.Proof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Wrong records, verifications, merges and proofs: byte orders, forgotten comparisons, directions, limits. */
final class RecordMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        RecordMutants all = new RecordMutants();
        all.records();
        all.verifies();
        all.merges();
        all.proofs();
        all.changes();
        return all.mutants;
    }

    private void encode(String name, UnaryOperator<byte[]> change) {
        mutants.add(Mutant.of("encode-" + name, new Operations() {
            @Override
            public byte[] recordEncode(Witness witness) {
                return change.apply(Operations.super.recordEncode(witness));
            }
        }, "recordEncode"));
        mutants.add(Mutant.of("decode-" + name, new Operations() {
            @Override
            public Witness recordDecode(byte[] record) {
                return Operations.super.recordDecode(record == null || record.length != 64 ? record : change.apply(record.clone()));
            }
        }, "recordDecode"));
    }

    private static byte[] reversed(byte[] record, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            byte swap = record[i];
            record[i] = record[j];
            record[j] = swap;
        }
        return record;
    }

    private void records() {
        encode("length-big-endian", record -> reversed(record, 32, 40));
        encode("timestamp-big-endian", record -> reversed(record, 40, 48));
        encode("digest-turned", record -> reversed(record, 0, 32));
        encode("length-and-timestamp-swapped", record -> {
            byte[] swapped = record.clone();
            System.arraycopy(record, 32, swapped, 40, 8);
            System.arraycopy(record, 40, swapped, 32, 8);
            return swapped;
        });
        for (int from = 48; from < 51; from++) {
            int at = from;
            encode("bytes-" + at + "-swapped", record -> reversed(record, at, at + 2));
        }
        for (int from : new int[] {36, 37, 38, 39, 44, 45, 46, 47}) {
            int at = from;
            encode("byte-" + at + "-zero", record -> {
                record[at] = 0;
                return record;
            });
        }
        encode("flags-only-bit-0", record -> {
            record[51] &= 1;
            return record;
        });
        for (int at = 52; at < 64; at++) {
            int unchecked = at;
            mutants.add(Mutant.of("decode-tail-" + at + "-unchecked", new Operations() {
                @Override
                public Witness recordDecode(byte[] record) {
                    if (record == null || record.length != 64) {
                        return Operations.super.recordDecode(record);
                    }
                    byte[] cleared = record.clone();
                    cleared[unchecked] = 0;
                    return Operations.super.recordDecode(cleared);
                }
            }, "recordDecode"));
        }
        decodeFixing("kind-masked", 49, 1);
        decodeFixing("kind-sign-lost", 49, 127);
        decodeFixing("resonance-sign-lost", 48, 127);
        decodeFixing("k-sign-lost", 50, 127);
        decodeFixing("k-masked", 50, 15);
        mutants.add(Mutant.of("decode-longer-accepted", new Operations() {
            @Override
            public Witness recordDecode(byte[] record) {
                return Operations.super.recordDecode(record == null || record.length < 64 ? record : Arrays.copyOf(record, 64));
            }
        }, "recordDecode"));
        mutants.add(Mutant.of("decode-shorter-accepted", new Operations() {
            @Override
            public Witness recordDecode(byte[] record) {
                return Operations.super.recordDecode(record == null || record.length > 64 || record.length < 52 ? record : Arrays.copyOf(record, 64));
            }
        }, "recordDecode"));
        mutants.add(Mutant.of("decode-length-0-accepted", new Operations() {
            @Override
            public Witness recordDecode(byte[] record) {
                if (record == null || record.length != 64) {
                    return Operations.super.recordDecode(record);
                }
                byte[] one = record.clone();
                one[32] |= 1;
                Witness right = Operations.super.recordDecode(one);
                long length = right.length() & ~1L | record[32] & 1;
                return new Witness(right.kind(), right.leafLog2(), right.digest(), length, right.resonance(), right.timestamp(), right.flags());
            }
        }, "recordDecode"));
    }

    private void decodeFixing(String name, int at, int mask) {
        mutants.add(Mutant.of("decode-" + name, new Operations() {
            @Override
            public Witness recordDecode(byte[] record) {
                if (record == null || record.length != 64) {
                    return Operations.super.recordDecode(record);
                }
                byte[] masked = record.clone();
                masked[at] &= (byte) mask;
                return Operations.super.recordDecode(masked);
            }
        }, "recordDecode"));
    }

    @FunctionalInterface
    private interface Verification {
        void verify(byte[] data, Witness claimed, Witness actual);
    }

    private static void need(boolean holds, ErrorCode otherwise) {
        if (!holds) {
            throw new AtlasException(otherwise, "mutant");
        }
    }

    /** For data and witnesses that are there; the rest is the reference's. */
    private void verify(String name, Verification verification) {
        mutants.add(Mutant.of("verify-" + name, new Operations() {
            @Override
            public void verify(byte[] data, Witness witness) {
                if (data == null || witness == null || data.length == 0) {
                    Operations.super.verify(data, witness);
                    return;
                }
                Witness actual = witness.kind() == Witness.Kind.FLAT ? witness(data) : witnessTree(data, witness.leafLog2());
                verification.verify(data, witness, actual);
            }
        }, "witnessVerify"));
    }

    private static boolean length(Witness a, Witness b) {
        return a.length() == b.length();
    }

    private static boolean digest(Witness a, Witness b) {
        return Arrays.equals(a.digest(), b.digest());
    }

    private void verifies() {
        verify("length-cut-to-32-bits", (data, w, a) -> {
            need((int) w.length() == (int) a.length(), ErrorCode.INVALID);
            need(digest(w, a), ErrorCode.WITNESS);
            need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
        });
        verify("without-length", (data, w, a) -> {
            need(digest(w, a), ErrorCode.WITNESS);
            need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
        });
        verify("without-resonance", (data, w, a) -> {
            need(length(w, a), ErrorCode.INVALID);
            need(digest(w, a), ErrorCode.WITNESS);
        });
        verify("without-digest", (data, w, a) -> {
            need(length(w, a), ErrorCode.INVALID);
            need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
        });
        verify("resonance-before-digest", (data, w, a) -> {
            need(length(w, a), ErrorCode.INVALID);
            need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
            need(digest(w, a), ErrorCode.WITNESS);
        });
        verify("digest-before-length", (data, w, a) -> {
            need(digest(w, a), ErrorCode.WITNESS);
            need(length(w, a), ErrorCode.INVALID);
            need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
        });
        verify("with-timestamp", (data, w, a) -> {
            Operations.REFERENCE.verify(data, w);
            need(w.timestamp() == 0, ErrorCode.WITNESS);
        });
        verify("with-flags", (data, w, a) -> {
            Operations.REFERENCE.verify(data, w);
            need(w.flags() == 0, ErrorCode.WITNESS);
        });
        verify("flat-or-tree", (data, w, a) -> {
            need(length(w, a), ErrorCode.INVALID);
            need(digest(w, a) || digest(w, Operations.REFERENCE.witness(data)), ErrorCode.WITNESS);
            need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
        });
        verify("always-flat", (data, w, a) -> {
            need(digest(w, Operations.REFERENCE.witness(data)), ErrorCode.WITNESS);
            Operations.REFERENCE.verify(data, w);
        });
        verify("k-always-12", (data, w, a) -> {
            need(length(w, a), ErrorCode.INVALID);
            need(digest(w, w.kind() == Witness.Kind.FLAT ? a : Operations.REFERENCE.witnessTree(data, 12)), ErrorCode.WITNESS);
            need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
        });
        for (int bytes : new int[] {1, 4, 8, 16, 20, 31}) {
            verify("first-" + bytes + "-bytes-of-the-digest", (data, w, a) -> {
                need(length(w, a), ErrorCode.INVALID);
                need(Arrays.equals(Arrays.copyOf(w.digest(), bytes), Arrays.copyOf(a.digest(), bytes)), ErrorCode.WITNESS);
                need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
            });
            verify("last-" + bytes + "-bytes-of-the-digest", (data, w, a) -> {
                need(length(w, a), ErrorCode.INVALID);
                need(Arrays.equals(Arrays.copyOfRange(w.digest(), 32 - bytes, 32), Arrays.copyOfRange(a.digest(), 32 - bytes, 32)), ErrorCode.WITNESS);
                need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
            });
        }
    }

    private void merge(String name, UnaryOperator<List<Witness>> before, UnaryOperator<Witness> after) {
        mutants.add(Mutant.of("merge-" + name, new Operations() {
            @Override
            public Witness merge(List<Witness> witnesses) {
                return after.apply(Operations.super.merge(before.apply(witnesses)));
            }
        }, "witnessMerge"));
    }

    private static Witness with(Witness w, long length, int resonance, long timestamp, int flags) {
        return new Witness(w.kind(), w.leafLog2(), w.digest(), length, resonance, timestamp, flags);
    }

    private void merges() {
        merge("turned", List::reversed, w -> w);
        merge("first-two-only", list -> list.size() > 2 ? list.subList(0, 2) : list, w -> w);
        merge("one-accepted", list -> list.size() == 1 ? List.of(list.get(0), list.get(0)) : list, w -> w);
        merge("flags-lost", list -> list, w -> with(w, w.length(), w.resonance(), w.timestamp(), 1));
        merge("flag-0-forgotten", list -> list, w -> with(w, w.length(), w.resonance(), w.timestamp(), w.flags() & 254));
        merge("timestamp-lost", list -> list, w -> with(w, w.length(), w.resonance(), 0, w.flags()));
        merge("timestamp-cut-to-32-bits", list -> list, w -> with(w, w.length(), w.resonance(), (int) w.timestamp() & 0xffffffffL, w.flags()));
        merge("length-cut-to-32-bits", list -> list, w -> with(w, w.length() & 0xffffffffL, w.resonance(), w.timestamp(), w.flags()));
        merge("length-as-a-double", list -> list, w -> with(w, (long) (double) w.length(), w.resonance(), w.timestamp(), w.flags()));
        merge("resonance-lost", list -> list, w -> with(w, w.length(), 0, w.timestamp(), w.flags()));
        merge("always-flat", list -> list, w -> new Witness(Witness.Kind.FLAT, 0, w.digest(), w.length(), w.resonance(), w.timestamp(), w.flags()));
        merge("kinds-not-compared", list -> list.stream().map(w -> w == null ? null
                : new Witness(list.get(0).kind(), list.get(0).leafLog2(), w.digest(), w.length(), w.resonance(), w.timestamp(), w.flags())).toList(), w -> w);
        merge("null-skipped", list -> list.stream().filter(w -> w != null).toList(), w -> w);
        merge("length-0-accepted", list -> list.stream().map(w -> w == null || w.length() != 0 ? w : with(w, 1, w.resonance(), w.timestamp(), w.flags())).toList(),
                w -> w);
        merge("overflow-wraps", list -> list.stream().map(w -> w == null || w.length() >= 0 ? w
                : with(w, 1, w.resonance(), w.timestamp(), w.flags())).toList(), w -> w);
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
                node = at % 2 == 1 ? MerkleTreeReference.nodeHash(sibling, node) : MerkleTreeReference.nodeHash(node, sibling);
                at /= 2;
            }
            return Arrays.equals(node, root);
        });
        verifyInclusion("size-unchecked", (root, leaf, index, size, path) ->
                Operations.REFERENCE.verifyInclusion(root, leaf, index, size, path)
                        || Operations.REFERENCE.verifyInclusion(root, leaf, index, Math.max(index + 1, size + 1), path));
        verifyInclusion("cut-to-32-bits", (root, leaf, index, size, path) ->
                Operations.REFERENCE.verifyInclusion(root, leaf, index & 0xffffffffL, Math.max(1, size & 0xffffffffL), path));
        verifyInclusion("cut-to-31-bits", (root, leaf, index, size, path) ->
                Operations.REFERENCE.verifyInclusion(root, leaf, index & 0x7fffffffL, Math.max(1, size & 0x7fffffffL), path));
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
        verifyConsistency("new-root-only", (first, second, old, now, path) -> replaced(first, second, old, now, path, true));
        verifyConsistency("old-root-only", (first, second, old, now, path) -> replaced(first, second, old, now, path, false));
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

    /** Holds where some other root in the place of the ignored one makes the proof hold; looks for it among the path and the roots. */
    private static boolean replaced(long first, long second, byte[] old, byte[] now, List<byte[]> path, boolean ignoreOld) {
        if (Operations.REFERENCE.verifyConsistency(first, second, old, now, path)) {
            return true;
        }
        byte[] flipped = (ignoreOld ? old : now).clone();
        for (int bit = 0; bit < 256; bit++) {
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            if (Operations.REFERENCE.verifyConsistency(first, second, ignoreOld ? flipped : old, ignoreOld ? now : flipped, path)) {
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
        changed("by-sum", (before, after, k, right) -> right.stream().filter(leaf -> sum(before, leaf, k) != sum(after, leaf, k)).toList());
        changed("last-leaf-missed", (before, after, k, right) -> right.stream().filter(leaf -> (long) (leaf + 1) << k <= after.length).toList());
        changed("padded-with-zeros", (before, after, k, right) -> {
            int size = Math.max(before.length, after.length);
            return Operations.REFERENCE.changedLeaves(Arrays.copyOf(before, size), Arrays.copyOf(after, size), k);
        });
    }

    private static int sum(byte[] data, int leaf, long k) {
        int from = leaf << k;
        return from >= data.length ? -1 : Operations.REFERENCE.sum(Arrays.copyOfRange(data, from, Math.min(data.length, leaf + 1 << k)));
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
