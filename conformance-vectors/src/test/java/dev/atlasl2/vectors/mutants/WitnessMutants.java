package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Wrong verifications and merges: forgotten comparisons, orders, widths. */
final class WitnessMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        WitnessMutants all = new WitnessMutants();
        all.verifies();
        all.merges();
        return all.mutants;
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

    /** For data and witnesses that are present; the rest is the reference's. */
    private void verify(String name, Verification verification) {
        mutants.add(Mutant.of(
                "verify-" + name,
                new Operations() {
                    @Override
                    public void verify(byte[] data, Witness witness) {
                        if (data == null || witness == null || data.length == 0) {
                            Operations.super.verify(data, witness);
                            return;
                        }
                        Witness actual = witness.kind() == Witness.Kind.FLAT
                                ? witness(data)
                                : witnessTree(data, witness.leafLog2());
                        verification.verify(data, witness, actual);
                    }
                },
                "witnessVerify"));
    }

    @FunctionalInterface
    private interface Comparison {
        boolean areEqual(byte[] claimed, byte[] actual);
    }

    private void compared(String name, Comparison comparison) {
        verify("digest-compared-" + name, (data, w, a) -> {
            need(length(w, a), ErrorCode.INVALID);
            need(comparison.areEqual(w.digest(), a.digest()), ErrorCode.WITNESS);
            need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
        });
    }

    private static int folded(byte[] bytes, boolean isExclusiveOr) {
        int folded = 0;
        for (byte each : bytes) {
            folded = isExclusiveOr ? folded ^ each : folded + (each & 0xff);
        }
        return folded;
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
            need(
                    digest(w, w.kind() == Witness.Kind.FLAT ? a : Operations.REFERENCE.witnessTree(data, 12)),
                    ErrorCode.WITNESS);
            need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
        });
        for (int i = 0; i < 32; i++) {
            int at = i;
            compared("all-but-byte-" + at, (w, a) -> {
                w[at] = a[at];
                return Arrays.equals(w, a);
            });
        }
        compared("by-an-exclusive-or", (w, a) -> folded(w, true) == folded(a, true));
        compared("by-a-sum", (w, a) -> folded(w, false) == folded(a, false));
        compared("in-any-order", (w, a) -> {
            Arrays.sort(w);
            Arrays.sort(a);
            return Arrays.equals(w, a);
        });
        for (int bits : new int[] {8, 16, 31, 48, 63}) {
            verify("length-of-" + bits + "-bits", (data, w, a) -> {
                need((w.length() - a.length() & (1L << bits) - 1) == 0, ErrorCode.INVALID);
                need(digest(w, a), ErrorCode.WITNESS);
                need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
            });
        }
        for (int unit : new int[] {2, 3, 16, 32, 48}) {
            verify("resonance-mod-" + unit, (data, w, a) -> {
                need(length(w, a), ErrorCode.INVALID);
                need(digest(w, a), ErrorCode.WITNESS);
                need((w.resonance() - a.resonance()) % unit == 0, ErrorCode.CONSERVATION);
            });
        }
        for (int bytes : new int[] {1, 4, 8, 16, 20, 31}) {
            verify("first-" + bytes + "-bytes-of-the-digest", (data, w, a) -> {
                need(length(w, a), ErrorCode.INVALID);
                need(
                        Arrays.equals(Arrays.copyOf(w.digest(), bytes), Arrays.copyOf(a.digest(), bytes)),
                        ErrorCode.WITNESS);
                need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
            });
            verify("last-" + bytes + "-bytes-of-the-digest", (data, w, a) -> {
                need(length(w, a), ErrorCode.INVALID);
                need(
                        Arrays.equals(
                                Arrays.copyOfRange(w.digest(), 32 - bytes, 32),
                                Arrays.copyOfRange(a.digest(), 32 - bytes, 32)),
                        ErrorCode.WITNESS);
                need(w.resonance() == a.resonance(), ErrorCode.CONSERVATION);
            });
        }
    }

    private void merge(String name, UnaryOperator<List<Witness>> before, UnaryOperator<Witness> after) {
        mutants.add(Mutant.of(
                "merge-" + name,
                new Operations() {
                    @Override
                    public Witness merge(List<Witness> witnesses) {
                        return after.apply(Operations.super.merge(before.apply(witnesses)));
                    }
                },
                "witnessMerge"));
    }

    /** Changes all but the first witnesses of a list. */
    private static List<Witness> fixed(List<Witness> list, int first, UnaryOperator<Witness> fix) {
        List<Witness> fixed = new ArrayList<>(list);
        for (int i = first; i < list.size(); i++) {
            if (list.get(0) != null && list.get(i) != null) {
                fixed.set(i, fix.apply(list.get(i)));
            }
        }
        return fixed;
    }

    private static Witness with(Witness w, long length, int resonance, long timestamp, int flags) {
        return new Witness(w.kind(), w.leafLog2(), w.digest(), length, resonance, timestamp, flags);
    }

    private void merges() {
        merge("turned", List::reversed, w -> w);
        merge("first-two-only", list -> list.size() > 2 ? list.subList(0, 2) : list, w -> w);
        merge("one-accepted", list -> list.size() == 1 ? List.of(list.get(0), list.get(0)) : list, w -> w);
        merge("flags-lost", list -> list, w -> with(w, w.length(), w.resonance(), w.timestamp(), 1));
        merge(
                "flag-0-forgotten",
                list -> list,
                w -> with(w, w.length(), w.resonance(), w.timestamp(), w.flags() & 254));
        merge("timestamp-lost", list -> list, w -> with(w, w.length(), w.resonance(), 0, w.flags()));
        merge(
                "timestamp-cut-to-32-bits",
                list -> list,
                w -> with(w, w.length(), w.resonance(), (int) w.timestamp() & 0xffffffffL, w.flags()));
        merge(
                "length-cut-to-32-bits",
                list -> list,
                w -> with(w, w.length() & 0xffffffffL, w.resonance(), w.timestamp(), w.flags()));
        merge(
                "length-as-a-double",
                list -> list,
                w -> with(w, (long) (double) w.length(), w.resonance(), w.timestamp(), w.flags()));
        merge("resonance-lost", list -> list, w -> with(w, w.length(), 0, w.timestamp(), w.flags()));
        merge(
                "always-flat",
                list -> list,
                w -> new Witness(
                        Witness.Kind.FLAT, 0, w.digest(), w.length(), w.resonance(), w.timestamp(), w.flags()));
        merge(
                "kinds-not-compared",
                list -> list.stream()
                        .map(w -> w == null
                                ? null
                                : new Witness(
                                        list.get(0).kind(),
                                        list.get(0).leafLog2(),
                                        w.digest(),
                                        w.length(),
                                        w.resonance(),
                                        w.timestamp(),
                                        w.flags()))
                        .toList(),
                w -> w);
        for (int most : new int[] {2, 3, 4, 8, 16, 32, 63, 64, 65, 66}) {
            merge("of-the-first-" + most, list -> list.size() > most ? list.subList(0, most) : list, w -> w);
        }
        for (int looked : new int[] {1, 2, 64}) {
            merge(
                    "kinds-of-the-first-" + looked + "-compared",
                    list -> fixed(
                            list,
                            looked,
                            w -> new Witness(
                                    list.get(0).kind(),
                                    list.get(0).leafLog2(),
                                    w.digest(),
                                    w.length(),
                                    w.resonance(),
                                    w.timestamp(),
                                    w.flags())),
                    w -> w);
            merge(
                    "lengths-of-the-first-" + looked + "-looked-at",
                    list -> fixed(
                            list,
                            looked,
                            w -> w.length() != 0 ? w : with(w, 1, w.resonance(), w.timestamp(), w.flags())),
                    w -> w);
            merge(
                    "times-of-the-first-" + looked,
                    list -> fixed(list, looked, w -> with(w, w.length(), w.resonance(), 0, w.flags())),
                    w -> w);
            merge(
                    "flags-of-the-first-" + looked,
                    list -> fixed(list, looked, w -> with(w, w.length(), w.resonance(), w.timestamp(), 0)),
                    w -> w);
            merge(
                    "resonances-of-the-first-" + looked,
                    list -> fixed(list, looked, w -> with(w, w.length(), 0, w.timestamp(), w.flags())),
                    w -> w);
        }
        merge("null-skipped", list -> list.stream().filter(w -> w != null).toList(), w -> w);
        merge(
                "length-0-accepted",
                list -> list.stream()
                        .map(w ->
                                w == null || w.length() != 0 ? w : with(w, 1, w.resonance(), w.timestamp(), w.flags()))
                        .toList(),
                w -> w);
        merge(
                "overflow-wraps",
                list -> list.stream()
                        .map(w ->
                                w == null || w.length() >= 0 ? w : with(w, 1, w.resonance(), w.timestamp(), w.flags()))
                        .toList(),
                w -> w);
    }
}
