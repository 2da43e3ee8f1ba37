package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.RangeTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Wrong merges of compact ranges: siblings that are not joined, overlaps that are not detected, groups that lose
 * members.
 */
final class GroupMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        GroupMutants all = new GroupMutants();
        all.joins();
        all.sumsAndEnds();
        all.overlaps();
        all.members();
        return all.mutants;
    }

    private void add(String name, Operations implementation) {
        mutants.add(Mutant.of("ranges-" + name, implementation, "ranges"));
    }

    @FunctionalInterface
    private interface Join {
        boolean joins(long first, long leaves, boolean siblingIsLeft, int joinedSoFar);
    }

    private void joined(String name, Join join) {
        add("joins-" + name, new PlainRanges() {
            @Override
            boolean joins(long first, long leaves, boolean siblingIsLeft, int joinedSoFar) {
                return join.joins(first, leaves, siblingIsLeft, joinedSoFar);
            }
        });
    }

    private void joins() {
        joined("to-the-left-only", (first, leaves, isLeft, joined) -> isLeft);
        joined("to-the-right-only", (first, leaves, isLeft, joined) -> !isLeft);
        for (int most : new int[] {1, 2, 4, 8, 16}) {
            joined("what-comes-as-" + most + "-or-less", (first, leaves, isLeft, joined) -> leaves >> joined <= most);
            joined(
                    "what-comes-as-a-leaf-or-more-than-" + 2 * most,
                    (first, leaves, isLeft, joined) -> leaves >> joined == 1 || leaves >> joined > 2 * most);
        }
        for (int most = 1; most <= 4; most++) {
            int levels = most;
            joined("at-most-" + most + "-levels", (first, leaves, isLeft, joined) -> joined < levels);
        }
        for (int most = 2; most <= 32; most *= 2) {
            int below = most;
            joined("subtrees-below-" + most, (first, leaves, isLeft, joined) -> leaves < below);
        }
        for (int limit : new int[] {8, 16, 64, 128, 256}) {
            joined("leaves-below-" + limit, (first, leaves, isLeft, joined) -> first < limit);
        }
        add("leaf-number-of-8-bits", new PlainRanges() {
            @Override
            long key(long leaf) {
                return leaf & 0xff;
            }
        });
    }

    @FunctionalInterface
    private interface Sum {
        int of(int one, int other, boolean otherIsLarger);
    }

    private void summed(String name, Sum sum) {
        add("sum-" + name, new PlainRanges() {
            @Override
            int mergedSum(int one, int other, boolean otherIsLarger) {
                return sum.of(one, other, otherIsLarger);
            }
        });
    }

    private void sumsAndEnds() {
        summed("of-the-first", (one, other, isLarger) -> one);
        summed("of-the-second", (one, other, isLarger) -> other);
        summed("lost-with-a-larger-one", (one, other, isLarger) -> isLarger ? other : (one + other) % 96);
        summed("saturated", (one, other, isLarger) -> Math.min(95, one + other));
        summed("in-8-bits-reduced-late", (one, other, isLarger) -> (one + other & 0x7f) % 96);
        add("end-of-the-last", new PlainRanges() {
            @Override
            long mergedEnd(long one, long other) {
                return other;
            }
        });
        add("short-part-forgotten", new PlainRanges() {
            @Override
            boolean isShortKept() {
                return false;
            }
        });
    }

    /** Other overlaps that are not detected here leave a gap or an extra leaf, which is detected at the end. */
    private void overlaps() {
        add("overlap-never-seen", new PlainRanges() {
            @Override
            boolean overlaps(Range range, long first, long leaves) {
                return false;
            }
        });
    }

    private void regrouped(String name, UnaryOperator<List<RangeTree>> inner) {
        add("group-" + name, new Operations() {
            @Override
            public Witness ranges(long k, long length, RangeTree parts) {
                return Operations.super.ranges(
                        k,
                        length,
                        parts instanceof RangeTree.Group(List<RangeTree> members) && members != null
                                ? new RangeTree.Group(
                                        members.stream().map(this::changed).toList())
                                : parts);
            }

            private RangeTree changed(RangeTree tree) {
                return tree instanceof RangeTree.Group(List<RangeTree> members)
                        ? new RangeTree.Group(
                                inner.apply(members.stream().map(this::changed).toList()))
                        : tree;
            }
        });
    }

    private void members() {
        regrouped("of-its-first-member", members -> members.isEmpty() ? members : members.subList(0, 1));
        regrouped(
                "of-its-last-member",
                members -> members.isEmpty() ? members : members.subList(members.size() - 1, members.size()));
        regrouped("of-two-members", members -> members.subList(0, Math.min(2, members.size())));
        regrouped(
                "without-groups-in-it",
                members ->
                        members.stream().filter(RangeTree.One.class::isInstance).toList());
        regrouped(
                "without-what-is-absent",
                members -> members.stream()
                        .filter(member -> !(member instanceof RangeTree.One(var part) && part == null))
                        .toList());
        add("empty-group-ignored", new Operations() {
            @Override
            public Witness ranges(long k, long length, RangeTree parts) {
                return Operations.super.ranges(
                        k,
                        length,
                        parts instanceof RangeTree.Group(List<RangeTree> members) && members != null
                                ? new RangeTree.Group(filled(members))
                                : parts);
            }

            private List<RangeTree> filled(List<RangeTree> members) {
                return members.stream()
                        .map(member -> member instanceof RangeTree.Group(List<RangeTree> inner)
                                ? new RangeTree.Group(filled(inner))
                                : member)
                        .filter(member ->
                                !(member instanceof RangeTree.Group(List<RangeTree> inner) && inner.isEmpty()))
                        .toList();
            }
        });
        for (int most : new int[] {2, 3, 4, 63, 64, 65}) {
            add("at-most-" + most + "-parts", new Operations() {
                @Override
                public Witness ranges(long k, long length, List<Part> parts) {
                    return Operations.super.ranges(
                            k, length, parts == null || parts.size() <= most ? parts : parts.subList(0, most));
                }
            });
        }
    }
}
