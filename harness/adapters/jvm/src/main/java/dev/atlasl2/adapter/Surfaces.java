package dev.atlasl2.adapter;

import dev.atlasl2.spec.AtlasException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Makes the same call on every surface. If the answers differ, the target reports a fault. */
final class Surfaces {
    /** Longer inputs are sent to one surface only, because copying them many times would cost too much. */
    private static final int ALL_UP_TO = 1 << 20;

    private static final List<Surface> ALL = all();

    private Surfaces() {}

    private static List<Surface> all() {
        List<Surface> all = new ArrayList<>(Surface.CORE);
        SegmentSupport.available().ifPresent(segments -> all.addAll(segments.surfaces()));
        return List.copyOf(all);
    }

    /** Returns the common answer of all surfaces, or throws their common refusal. */
    static <T> T agree(byte[] data, Function<Surface, T> call) {
        return agree(data == null ? 0 : data.length, call);
    }

    static <T> T agree(long bytes, Function<Surface, T> call) {
        return agree(bytes <= ALL_UP_TO ? ALL : ALL.subList(0, 1), Surface::name, call);
    }

    /** Returns the common answer of all ways, or throws their common refusal. */
    static <W, T> T agree(List<W> ways, Function<W, String> name, Function<W, T> call) {
        Outcome<T> first = outcome(call, ways.get(0));
        for (W way : ways.subList(1, ways.size())) {
            Outcome<T> other = outcome(call, way);
            if (!first.sameAs(other)) {
                throw new IllegalStateException(
                        name.apply(ways.get(0)) + " and " + name.apply(way) + " disagree: " + first + " and " + other);
            }
        }
        if (first.refusal != null) {
            throw first.refusal;
        }
        return first.value;
    }

    private static <W, T> Outcome<T> outcome(Function<W, T> call, W way) {
        try {
            return new Outcome<>(call.apply(way), null);
        } catch (AtlasException e) {
            return new Outcome<>(null, e);
        }
    }

    private record Outcome<T>(T value, AtlasException refusal) {
        boolean sameAs(Outcome<T> other) {
            return refusal == null
                    ? other.refusal == null && Objects.equals(value, other.value)
                    : other.refusal != null && refusal.code() == other.refusal.code();
        }

        @Override
        public String toString() {
            return refusal == null ? String.valueOf(value) : refusal.code().toString();
        }
    }
}
