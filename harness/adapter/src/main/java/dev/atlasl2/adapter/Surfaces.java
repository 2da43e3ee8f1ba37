package dev.atlasl2.adapter;

import dev.atlasl2.spec.AtlasException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Puts one question to every surface; where they disagree the target does not trust its own answer. */
final class Surfaces {
    /** Longer inputs go to one surface only: copying them around many times costs more than it can show. */
    private static final int ALL_UP_TO = 1 << 20;

    private static final List<Surface> ALL = all();

    private Surfaces() {}

    private static List<Surface> all() {
        List<Surface> all = new ArrayList<>(Surface.CORE);
        Giant.available().ifPresent(giant -> all.addAll(giant.surfaces()));
        return List.copyOf(all);
    }

    /** Returns the one answer of all surfaces, or throws their one refusal. */
    static <T> T agree(byte[] data, Function<Surface, T> call) {
        return agree(data == null ? 0 : data.length, call);
    }

    static <T> T agree(long bytes, Function<Surface, T> call) {
        Outcome<T> first = outcome(call, ALL.get(0));
        if (bytes <= ALL_UP_TO) {
            for (Surface surface : ALL.subList(1, ALL.size())) {
                Outcome<T> other = outcome(call, surface);
                if (!first.sameAs(other)) {
                    throw new IllegalStateException(ALL.get(0).name() + " and " + surface.name() + " disagree: " + first + " and " + other);
                }
            }
        }
        if (first.refusal != null) {
            throw first.refusal;
        }
        return first.value;
    }

    private static <T> Outcome<T> outcome(Function<Surface, T> call, Surface surface) {
        try {
            return new Outcome<>(call.apply(surface), null);
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
