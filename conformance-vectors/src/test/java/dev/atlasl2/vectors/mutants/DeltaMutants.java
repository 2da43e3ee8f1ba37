package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Wrong deltas: widths, directions, limits, arguments that are truncated instead of being refused. */
final class DeltaMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        DeltaMutants all = new DeltaMutants();
        all.deltas();
        return all.mutants;
    }

    private static AtlasException refuse(ErrorCode code) {
        return new AtlasException(code, "mutant");
    }

    @FunctionalInterface
    private interface Step {
        long after(long sum, long old, long now);
    }

    private void delta(String name, Step step) {
        mutants.add(Mutant.of(
                "delta-" + name,
                new Operations() {
                    @Override
                    public int deltaByte(long sum, long old, long now) {
                        Operations.super.deltaByte(Math.floorMod(sum, 96L), old, now);
                        return (int) step.after(sum, old, now);
                    }
                },
                "deltaByte",
                "deltaSteps"));
    }

    private void deltas() {
        delta("turned", (s, o, n) -> Math.floorMod(s + o - n, 96L));
        delta("in-8-bits", (s, o, n) -> (s + n - o & 255) % 96);
        delta("in-16-bits", (s, o, n) -> (s + n - o & 65_535) % 96);
        delta("in-32-bits", (s, o, n) -> (s + n - o & 0xffffffffL) % 96);
        delta("absolute", (s, o, n) -> (s + Math.abs(n - o)) % 96);
        delta("stops-at-0", (s, o, n) -> Math.max(0, s + n - o) % 96);
        delta("one-turn-up", (s, o, n) -> (s + n - o + 96) % 96);
        delta("two-turns-up", (s, o, n) -> (s + n - o + 192) % 96);
        delta("one-turn-down", (s, o, n) -> s + n - o >= 96 ? s + n - o - 96 : Math.floorMod(s + n - o, 96L));
        delta("signed-new", (s, o, n) -> Math.floorMod(s + (byte) n - o, 96L));
        delta("signed-old", (s, o, n) -> Math.floorMod(s + n - (byte) o, 96L));
        delta("forgets-sum", (s, o, n) -> Math.floorMod(n - o, 96L));
        delta("forgets-old", (s, o, n) -> (s + n) % 96);
        delta("mod-95", (s, o, n) -> Math.floorMod(s + n - o, 95L));
        for (int limit : new int[] {94, 96, 127, 255}) {
            mutants.add(Mutant.of(
                    "delta-sum-limit-" + limit,
                    new Operations() {
                        @Override
                        public int deltaByte(long sum, long old, long now) {
                            if (sum < 0 || sum > limit) {
                                throw refuse(ErrorCode.INVALID);
                            }
                            return Operations.super.deltaByte(Math.min(95, sum), old, now);
                        }
                    },
                    "deltaByte"));
        }
        for (LongUnaryOperator cut : List.<LongUnaryOperator>of(
                x -> (int) x, x -> x & 255, x -> Math.floorMod(x, 256L), x -> Math.max(0, Math.min(255, x)))) {
            mutants.add(Mutant.of(
                    "delta-arguments-cut-" + mutants.size(),
                    new Operations() {
                        @Override
                        public int deltaByte(long sum, long old, long now) {
                            return Operations.super.deltaByte(sum, cut.applyAsLong(old), cut.applyAsLong(now));
                        }
                    },
                    "deltaByte"));
        }
        mutants.add(Mutant.of(
                "delta-shorter-of-two",
                new Operations() {
                    @Override
                    public int delta(byte[] before, byte[] after) {
                        return before == null || after == null
                                ? Operations.super.delta(before, after)
                                : Math.floorMod(sum(after) - sum(before), 96);
                    }
                },
                "delta"));
        mutants.add(Mutant.of(
                "delta-turned-regions",
                new Operations() {
                    @Override
                    public int delta(byte[] before, byte[] after) {
                        return Operations.super.delta(after, before);
                    }
                },
                "delta"));
    }
}
