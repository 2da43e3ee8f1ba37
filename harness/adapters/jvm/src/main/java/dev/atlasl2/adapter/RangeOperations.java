package dev.atlasl2.adapter;

import dev.atlasl2.CompactRange;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.spec.Witness;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Parts of a region, merged one by one and all at once, and sent through their bytes: all must give the same witness. */
final class RangeOperations {
    private enum Way {
        ONE_BY_ONE(parts -> fold(parts, part -> part)),
        AT_ONCE(CompactRange::merge),
        AS_BYTES(parts -> fold(parts, part -> CompactRange.decode(part.encode())));

        private final Function<List<CompactRange>, CompactRange> merge;

        Way(Function<List<CompactRange>, CompactRange> merge) {
            this.merge = merge;
        }
    }

    private record Part(long at, byte[] data) {}

    /** A part or its range, null if it was not given; or a group, which is merged first and then with the others. */
    private record Tree<T>(T one, List<Tree<T>> group) {
        <R> Tree<R> map(Function<T, R> change) {
            return group == null
                    ? new Tree<>(one == null ? null : change.apply(one), null)
                    : new Tree<>(
                            null,
                            group.stream().map(member -> member.map(change)).toList());
        }

        List<T> all() {
            return group == null
                    ? Collections.singletonList(one)
                    : group.stream().flatMap(member -> member.all().stream()).toList();
        }
    }

    private RangeOperations() {}

    static Witness ranges(Arguments in) {
        int k = in.clamped("k");
        long length = in.number("length");
        if (!in.json().path("parts").isArray()) {
            return CompactRange.merge((List<CompactRange>) null).witness(length);
        }
        Tree<Part> parts = group(in.json());
        long bytes = parts.all().stream()
                .filter(Objects::nonNull)
                .mapToLong(part -> part.data() == null ? 0 : part.data().length)
                .sum();
        return Surfaces.agree(bytes, surface -> {
            Tree<CompactRange> ranges = parts.map(part -> surface.range(k, part.at(), part.data()));
            return Surfaces.agree(
                    List.of(Way.values()), Way::name, way -> merged(ranges, way).witness(length));
        });
    }

    private static Tree<Part> group(JsonNode json) {
        return new Tree<>(
                null,
                new Arguments(json)
                        .list("parts", Function.identity()).stream()
                                .map(RangeOperations::member)
                                .toList());
    }

    private static Tree<Part> member(JsonNode json) {
        if (json == null) {
            return new Tree<>(null, null);
        }
        Arguments part = new Arguments(json);
        return part.has("parts") ? group(json) : new Tree<>(new Part(part.number("at"), part.region("data")), null);
    }

    private static CompactRange merged(Tree<CompactRange> ranges, Way way) {
        return ranges.group() == null
                ? ranges.one()
                : way.merge.apply(ranges.group().stream()
                        .map(member -> merged(member, way))
                        .toList());
    }

    /** The library must refuse an empty list and missing parts. */
    private static CompactRange fold(List<CompactRange> parts, Function<CompactRange, CompactRange> sent) {
        if (parts.isEmpty() || parts.stream().anyMatch(Objects::isNull)) {
            return CompactRange.merge(parts);
        }
        CompactRange merged = sent.apply(parts.get(0));
        for (CompactRange part : parts.subList(1, parts.size())) {
            merged = sent.apply(merged.merge(sent.apply(part)));
        }
        return merged;
    }
}
