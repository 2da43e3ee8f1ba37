package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How parts are grouped: a single part, or a group that is merged first (clause S12.8). */
public sealed interface RangeTree {
    /**
     * One part.
     *
     * @param part null if it was not given
     */
    record One(Part part) implements RangeTree {}

    /**
     * Parts and groups that are merged.
     *
     * @param members in the order of their merge; null if they were not given
     */
    record Group(List<RangeTree> members) implements RangeTree {}

    /**
     * Returns the parts of all groups in the given order; null if there is no list of them.
     *
     * @throws AtlasException INVALID if an inner group has no members
     */
    default List<Part> parts() {
        if (this instanceof Group(List<RangeTree> members) && members == null) {
            return null;
        }
        return merged(
                part -> {
                    List<Part> one = new ArrayList<>();
                    one.add(part);
                    return one;
                },
                lists -> {
                    List<Part> all = new ArrayList<>();
                    lists.forEach(all::addAll);
                    return all;
                });
    }

    /** Merges inner groups first. */
    default <T> T merged(Function<Part, T> range, Function<List<T>, T> merge) {
        return switch (this) {
            case One(Part part) -> range.apply(part);
            case Group(List<RangeTree> members) -> {
                List<T> ranges = new ArrayList<>();
                for (RangeTree member : members) {
                    if (member instanceof Group(List<RangeTree> inner) && (inner == null || inner.isEmpty())) {
                        throw new AtlasException(ErrorCode.INVALID, "parts of a group must be given, got none");
                    }
                    ranges.add(member.merged(range, merge));
                }
                yield merge.apply(ranges);
            }
        };
    }
}
