package dev.atlasl2.adapter;

import dev.atlasl2.CompactRange;
import dev.atlasl2.spec.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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

    private RangeOperations() {}

    static Witness ranges(Arguments in) {
        int k = in.clamped("k");
        long length = in.number("length");
        List<Part> parts = in.json().path("parts").isNull() ? null : in.list("parts", json -> {
            Arguments part = new Arguments(json);
            return new Part(part.number("at"), part.region("data"));
        });
        return Surfaces.agree(bytes(parts), surface -> {
            List<CompactRange> ranges = parts == null ? null : ranges(k, parts, surface);
            return Surfaces.agree(List.of(Way.values()), Way::name, way -> way.merge.apply(ranges).witness(length));
        });
    }

    private static List<CompactRange> ranges(int k, List<Part> parts, Surface surface) {
        List<CompactRange> ranges = new ArrayList<>();
        for (Part part : parts) {
            ranges.add(part == null ? null : surface.range(k, part.at(), part.data()));
        }
        return ranges;
    }

    private static long bytes(List<Part> parts) {
        return Stream.ofNullable(parts).flatMap(List::stream)
                .mapToLong(part -> part == null || part.data() == null ? 0 : part.data().length).sum();
    }

    /** No parts, and parts that are missing, are for the library to refuse. */
    private static CompactRange fold(List<CompactRange> parts, Function<CompactRange, CompactRange> sent) {
        if (parts == null || parts.isEmpty() || parts.contains(null)) {
            return CompactRange.merge(parts);
        }
        CompactRange merged = sent.apply(parts.get(0));
        for (CompactRange part : parts.subList(1, parts.size())) {
            merged = sent.apply(merged.merge(sent.apply(part)));
        }
        return merged;
    }
}
