package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.oracle.Operations;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Wrong merges of parts: limits that are not checked, numbers that are truncated, trees that are joined in another way.
 */
final class RangeMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        RangeMutants all = new RangeMutants();
        all.accepted();
        all.changed();
        all.joined();
        return all.mutants;
    }

    @FunctionalInterface
    private interface Ranges {
        Witness of(long k, long length, List<Part> parts);
    }

    private static final Ranges RIGHT = Operations.REFERENCE::ranges;

    private void add(String name, Ranges ranges) {
        mutants.add(Mutant.of(
                "ranges-" + name,
                new Operations() {
                    @Override
                    public Witness ranges(long k, long length, List<Part> parts) {
                        boolean isGiven =
                                parts != null && parts.stream().allMatch(part -> part != null && part.data() != null);
                        return isGiven ? ranges.of(k, length, parts) : Operations.super.ranges(k, length, parts);
                    }
                },
                "ranges"));
    }

    /** Right, except that bad arguments are corrected before. */
    private void fixed(String name, UnaryOperator<List<Part>> fix) {
        add(name, (k, length, parts) -> RIGHT.of(k, length, fix.apply(parts)));
    }

    private static List<Part> each(List<Part> parts, UnaryOperator<Part> change) {
        return parts.stream().map(change).toList();
    }

    private void accepted() {
        fixed(
                "empty-part-ignored",
                parts -> parts.stream().filter(part -> part.data().length > 0).toList());
        fixed("at-cut-to-32-bits", parts -> each(parts, part -> new Part(part.at() & 0xffffffffL, part.data())));
        fixed("at-negative-is-positive", parts -> each(parts, part -> new Part(Math.abs(part.at()), part.data())));
        fixed(
                "same-part-ignored",
                parts -> List.copyOf(parts.stream()
                        .collect(Collectors.toMap(Part::at, part -> part, (one, two) -> one))
                        .values()));
        fixed(
                "last-of-same-parts-kept",
                parts -> List.copyOf(parts.stream()
                        .collect(Collectors.toMap(Part::at, part -> part, (one, two) -> two))
                        .values()));
        add("length-cut-to-32-bits", (k, length, parts) -> RIGHT.of(k, length & 0xffffffffL, parts));
        add("length-0-is-unknown", (k, length, parts) -> RIGHT.of(k, length == 0 ? 256 : length, parts));
        add("length-negative-is-unknown", (k, length, parts) -> RIGHT.of(k, length < 0 ? 256 : length, parts));
        add("k-cut-to-8-bits", (k, length, parts) -> RIGHT.of(k & 0xff, length, parts));
        add("k-7-accepted", (k, length, parts) -> RIGHT.of(k == 7 ? 8 : k, length, parts));
        add("k-17-accepted", (k, length, parts) -> RIGHT.of(k == 17 ? 16 : k, length, parts));
        add("misaligned-accepted", (k, length, parts) -> {
            List<Part> sorted =
                    parts.stream().sorted(Comparator.comparingLong(Part::at)).toList();
            long next = 0;
            for (Part part : sorted) {
                if (part.at() != next || part.data().length == 0) {
                    return RIGHT.of(k, length, parts);
                }
                next += part.data().length;
            }
            return next == length ? TreeWitnessReference.witness(bytes(sorted), k) : RIGHT.of(k, length, parts);
        });
        add("end-rounded-up", (k, length, parts) -> {
            long leaf = 1L << Math.clamp(k, 8, 16);
            long end = parts.stream()
                    .mapToLong(part -> part.at() + part.data().length)
                    .max()
                    .orElse(0);
            return RIGHT.of(
                    k, length > 0 && (length + leaf - 1) / leaf == (end + leaf - 1) / leaf ? end : length, parts);
        });
        add(
                "past-end-cut-off",
                (k, length, parts) -> RIGHT.of(
                        k,
                        length,
                        parts.stream()
                                .filter(part -> part.at() < length)
                                .map(part -> new Part(
                                        part.at(),
                                        Arrays.copyOf(
                                                part.data(), Math.clamp(length - part.at(), 0, part.data().length))))
                                .toList()));
        add("gaps-are-zeros", (k, length, parts) -> {
            if (length < 1
                    || length > 1 << 24
                    || parts.isEmpty()
                    || parts.stream()
                            .anyMatch(part ->
                                    part.at() < 0 || part.at() % 256 != 0 || part.at() + part.data().length > length)) {
                return RIGHT.of(k, length, parts);
            }
            byte[] whole = new byte[(int) length];
            parts.forEach(part -> System.arraycopy(part.data(), 0, whole, (int) part.at(), part.data().length));
            return RIGHT.of(k, length, List.of(new Part(0, whole)));
        });
        add("never-refused-for-a-gap-at-0", (k, length, parts) -> {
            long first = parts.stream().mapToLong(Part::at).min().orElse(0);
            return first <= 0 || first > 1 << 20 || first >= length
                    ? RIGHT.of(k, length, parts)
                    : RIGHT.of(k, length - first, each(parts, part -> new Part(part.at() - first, part.data())));
        });
    }

    private static byte[] bytes(List<Part> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(part.data()));
        return all.toByteArray();
    }

    private void changed() {
        add(
                "sum-of-the-last-part",
                (k, length, parts) -> with(
                        RIGHT.of(k, length, parts),
                        SumReference.sum(parts.get(parts.size() - 1).data())));
        add("sum-0", (k, length, parts) -> with(RIGHT.of(k, length, parts), 0));
        add(
                "sum-saturates",
                (k, length, parts) -> with(
                        RIGHT.of(k, length, parts),
                        Math.min(
                                95,
                                parts.stream()
                                        .mapToInt(part -> SumReference.sum(part.data()))
                                        .sum())));
        add("two-parts-refused", (k, length, parts) -> RIGHT.of(k, parts.size() > 1 ? 0 : length, parts));
        add("one-part-refused", (k, length, parts) -> RIGHT.of(k, parts.size() == 1 ? 0 : length, parts));
        add("apart-refused", (k, length, parts) -> {
            for (int i = 1; i < parts.size(); i++) {
                Part before = parts.get(i - 1);
                if (parts.get(i).at() != before.at() + before.data().length) {
                    throw new AtlasException(ErrorCode.INVALID, "mutant");
                }
            }
            return RIGHT.of(k, length, parts);
        });
    }

    private static Witness with(Witness right, int resonance) {
        return new Witness(
                right.kind(), right.leafLog2(), right.digest(), right.length(), resonance % Limits.MODULUS, 0, 0);
    }

    private void joined() {
        add("roots-of-parts-joined", (k, length, parts) -> {
            Witness right = RIGHT.of(k, length, parts);
            List<byte[]> roots = new ArrayList<>();
            parts.stream()
                    .sorted(Comparator.comparingLong(Part::at))
                    .forEach(part -> roots.add(
                            TreeWitnessReference.witness(part.data(), k).digest()));
            return digest(right, MerkleTreeReference.rootOfHashes(roots));
        });
        add("roots-of-parts-folded", (k, length, parts) -> {
            Witness right = RIGHT.of(k, length, parts);
            byte[] root = null;
            for (Part part :
                    parts.stream().sorted(Comparator.comparingLong(Part::at)).toList()) {
                byte[] next = TreeWitnessReference.witness(part.data(), k).digest();
                root = root == null ? next : MerkleTreeReference.nodeHash(root, next);
            }
            return digest(right, root);
        });
        add("digests-hashed", (k, length, parts) -> {
            Witness right = RIGHT.of(k, length, parts);
            return parts.size() == 1
                    ? right
                    : digest(
                            right,
                            Operations.REFERENCE
                                    .merge(parts.stream()
                                            .map(part -> TreeWitnessReference.witness(part.data(), k))
                                            .toList())
                                    .digest());
        });
        add("last-leaf-filled-up", (k, length, parts) -> {
            Witness right = RIGHT.of(k, length, parts);
            List<Part> sorted =
                    parts.stream().sorted(Comparator.comparingLong(Part::at)).toList();
            byte[] whole = bytes(sorted);
            int leaf = 1 << k;
            return digest(
                    right,
                    TreeWitnessReference.witness(Arrays.copyOf(whole, (whole.length + leaf - 1) / leaf * leaf), k)
                            .digest());
        });
    }

    private static Witness digest(Witness right, byte[] digest) {
        return new Witness(right.kind(), right.leafLog2(), digest, right.length(), right.resonance(), 0, 0);
    }
}
