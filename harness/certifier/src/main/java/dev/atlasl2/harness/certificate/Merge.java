package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.harness.verdict.TargetRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Merges the shards of a run into the results that one run of everything would have given. */
public final class Merge {
    private Merge() {}

    /**
     * Returns the whole.
     *
     * @throws IllegalArgumentException naming what does not fit, if these are not all shards of one run
     */
    public static Certification of(List<Certification> parts) {
        List<Certification> shards = parts.stream()
                .sorted(Comparator.comparingInt(part -> part.selection().shard().index()))
                .toList();
        int of = shards.getFirst().selection().shard().of();
        for (Certification shard : shards) {
            if (shard.selection().shard().isWhole()) {
                throw new IllegalArgumentException("one certificate is of a whole run, not of a shard");
            }
        }
        same("number of shards", shards, shard -> shard.selection().shard().of());
        List<Integer> missing = new ArrayList<>();
        for (int index = 1; index <= of; index++) {
            int wanted = index;
            long there = shards.stream()
                    .filter(shard -> shard.selection().shard().index() == wanted)
                    .count();
            if (there > 1) {
                throw new IllegalArgumentException("shard " + index + "/" + of + " is there " + there + " times");
            }
            if (there == 0) {
                missing.add(index);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("of " + of + " shards these are missing: " + missing);
        }
        same("version of the kit", shards, Certification::kitVersion);
        same("corpus", shards, shard -> shard.corpus().root());
        same("levels", shards, shard -> shard.selection().levels());
        same("families", shards, shard -> shard.selection().families());
        shards.stream()
                .skip(1)
                .filter(shard -> !shard.fresh().isNone())
                .findFirst()
                .ifPresent(shard -> {
                    throw new IllegalArgumentException("shard "
                            + shard.selection().shard() + " has fresh vectors, which the first shard alone asks");
                });
        same(
                "targets",
                shards,
                shard -> shard.runs().stream().map(TargetRun::target).toList());
        return merged(shards);
    }

    private static Certification merged(List<Certification> shards) {
        Certification first = shards.getFirst();
        Instant started = shards.stream()
                .map(Certification::started)
                .max(Instant::compareTo)
                .orElseThrow();
        List<TargetRun> runs = new ArrayList<>();
        for (int i = 0; i < first.runs().size(); i++) {
            int target = i;
            runs.add(run(
                    shards.stream().map(shard -> shard.runs().get(target)).toList(),
                    LocalDate.ofInstant(started, ZoneOffset.UTC)));
        }
        Set<Certification.Unavailable> unavailable = new LinkedHashSet<>();
        shards.forEach(shard -> unavailable.addAll(shard.unavailable()));
        List<FloorResult> floors =
                shards.stream().flatMap(shard -> shard.floors().stream()).toList();
        return new Certification(
                first.kitVersion(),
                first.corpus(),
                first.selection().with(Shard.WHOLE),
                first.fresh(),
                runs,
                shards.stream()
                        .map(Certification::effort)
                        .filter(effort -> !effort.equals("off"))
                        .findFirst()
                        .orElse("off"),
                floors,
                List.copyOf(unavailable),
                first.machine(),
                started,
                shards.stream().map(Certification::took).reduce(Duration.ZERO, Duration::plus),
                shards.stream().flatMap(shard -> shard.invocations().stream()).toList(),
                shards.stream().mapToInt(Certification::resumed).sum());
    }

    /**
     * Row i of the whole is row i / n of shard i mod n; the rows of fresh vectors are the first shard's.
     *
     * @param day of the last shard: an excuse must be valid on the day of every shard, so on the last
     */
    private static TargetRun run(List<TargetRun> parts, LocalDate day) {
        TargetRun first = parts.getFirst();
        same("artifacts of target " + first.target(), parts, TargetRun::artifacts);
        same("introduction of target " + first.target(), parts, TargetRun::hello);
        List<List<Outcome>> rows =
                parts.stream().map(part -> part.published().outcomes()).toList();
        int size = rows.stream().mapToInt(List::size).sum();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            outcomes.add(rows.get(i % rows.size()).get(i / rows.size()).judgedOn(day));
        }
        outcomes.addAll(first.fresh().outcomes());
        Stream<String> notes = parts.stream().flatMap(part -> part.notes().stream());
        return new TargetRun(
                first.target(), first.artifacts(), first.isEmulated(), first.hello(), outcomes, notes.toList());
    }

    private static <T> void same(String what, List<T> parts, Function<T, Object> property) {
        Object first = property.apply(parts.getFirst());
        for (T part : parts) {
            if (!Objects.equals(property.apply(part), first)) {
                throw new IllegalArgumentException(
                        "the shards differ in the " + what + ": " + first + " and " + property.apply(part));
            }
        }
    }
}
