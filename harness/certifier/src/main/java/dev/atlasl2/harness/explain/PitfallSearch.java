package dev.atlasl2.harness.explain;

import dev.atlasl2.harness.verdict.Difference;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.InParallel;
import dev.atlasl2.vectors.oracle.Regions;
import dev.atlasl2.vectors.pitfall.Pitfall;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Compares a target's wrong answers with the answers of every pitfall to the same vectors. */
public final class PitfallSearch {
    /** A pitfall that agrees with less than half of the answers is not an explanation. */
    private static final double LEAST_FIT = 0.5;
    /** The size of a pitfall is determined with inputs of at most this cost, if there are any. */
    private static final long CHEAP = 1 << 20;

    private final Map<Pitfall, List<Failure>> matches;
    private final Map<Pitfall, Integer> innocent;

    private PitfallSearch(List<Failure> failures, List<Vector> passed) {
        List<Pitfall> pitfalls = sizesThatFit(failures).stream()
                .filter(pitfall -> !Races.isRefuted(pitfall, failures))
                .toList();
        matches = matches(pitfalls, failures);
        // Pitfalls that fail only in a race or in a huge region would cost more than they could explain.
        innocent = wronglyAccused(
                matches.keySet(),
                passed.stream().filter(vector -> vector.level() == Level.CORE).toList());
    }

    /** Explains a run's wrong answers. */
    public static Diagnosis of(TargetRun run) {
        List<Failure> failures = run.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                .map(outcome -> (Outcome.Fail) outcome.unlisted())
                .map(fail -> new Failure(fail.vector(), fail.got()))
                .toList();
        List<Vector> passed = run.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.PASS)
                .map(outcome -> outcome.vector())
                .toList();
        return of(failures, passed);
    }

    /**
     * Explains wrong answers.
     *
     * @param passed the vectors that the same target answered right: evidence against a pitfall that does not
     */
    public static Diagnosis of(List<Failure> failures, List<Vector> passed) {
        PitfallSearch lineup = new PitfallSearch(failures, passed);
        List<MatchingPitfall> suspects = new ArrayList<>();
        Set<Failure> left = new HashSet<>(failures);
        for (Optional<MatchingPitfall> next = lineup.best(left); next.isPresent(); next = lineup.best(left)) {
            suspects.add(next.get());
            next.get().explained().forEach(left::remove);
        }
        return new Diagnosis(suspects, failures.stream().filter(left::contains).toList());
    }

    /**
     * The pitfall that fits the rest best; if several fit equally, the one that explains more, then the one listed
     * first.
     */
    private Optional<MatchingPitfall> best(Set<Failure> left) {
        return matches.keySet().stream()
                .map(pitfall -> suspect(pitfall, left))
                .filter(suspect -> !suspect.explained().isEmpty() && suspect.fit() >= LEAST_FIT)
                .max(Comparator.comparingDouble(MatchingPitfall::fit)
                        .thenComparingInt(suspect -> suspect.explained().size())
                        .thenComparingInt(suspect -> -Pitfalls.atEverySize().indexOf(suspect.pitfall())));
    }

    private MatchingPitfall suspect(Pitfall pitfall, Set<Failure> left) {
        List<Failure> explained =
                matches.get(pitfall).stream().filter(left::contains).toList();
        int asked = (int) left.stream()
                .filter(failure ->
                        pitfall.operations().contains(failure.vector().op()))
                .count();
        return new MatchingPitfall(pitfall, explained, asked, innocent.getOrDefault(pitfall, 0));
    }

    /** All pitfalls; if a pitfall has several sizes, those that give most of the wrong answers. */
    private static List<Pitfall> sizesThatFit(List<Failure> failures) {
        List<Failure> cheap = failures.stream()
                .filter(failure -> SmallerInputs.cost(failure.vector().in()) <= CHEAP)
                .toList();
        Map<String, List<Pitfall>> byName = Pitfalls.atEverySize().stream()
                .collect(Collectors.groupingBy(Pitfall::name, LinkedHashMap::new, Collectors.toList()));
        List<Pitfall> sized = byName.values().stream()
                .filter(sizes -> sizes.size() > 1)
                .flatMap(List::stream)
                .toList();
        Map<Pitfall, List<Failure>> matches = matches(sized, cheap.isEmpty() ? failures : cheap);
        return byName.values().stream()
                .flatMap(sizes -> best(sizes, matches).stream())
                .toList();
    }

    private static List<Pitfall> best(List<Pitfall> sizes, Map<Pitfall, List<Failure>> matches) {
        int most = sizes.stream()
                .mapToInt(size -> matches.getOrDefault(size, List.of()).size())
                .max()
                .orElseThrow();
        return sizes.stream()
                .filter(size -> matches.getOrDefault(size, List.of()).size() == most)
                .toList();
    }

    /** For each pitfall, the wrong answers that it gives too; a pitfall that gives none is left out. */
    private static Map<Pitfall, List<Failure>> matches(List<Pitfall> pitfalls, List<Failure> failures) {
        List<List<Pitfall>> suspected = InParallel.map(failures, failure -> thatAnswerSo(failure, pitfalls));
        Map<Pitfall, List<Failure>> matches = new LinkedHashMap<>();
        for (int i = 0; i < failures.size(); i++) {
            for (Pitfall pitfall : suspected.get(i)) {
                matches.computeIfAbsent(pitfall, _ -> new ArrayList<>()).add(failures.get(i));
            }
        }
        return matches;
    }

    private static List<Pitfall> thatAnswerSo(Failure failure, List<Pitfall> pitfalls) {
        Regions regions = Regions.kept(); // the regions of one vector are used for all pitfalls
        return pitfalls.stream()
                .filter(pitfall ->
                        pitfall.operations().contains(failure.vector().op()))
                .filter(pitfall -> answer(pitfall, failure.vector(), regions)
                        .map(wrong -> isSame(failure, wrong))
                        .orElse(false))
                .toList();
    }

    /** For each pitfall, how many of the target's right answers it would have got wrong. */
    private static Map<Pitfall, Integer> wronglyAccused(Collection<Pitfall> pitfalls, List<Vector> passed) {
        Map<Pitfall, Integer> counts = new HashMap<>();
        InParallel.map(passed, vector -> wronglyAccused(pitfalls, vector))
                .forEach(wrong -> wrong.forEach(pitfall -> counts.merge(pitfall, 1, Integer::sum)));
        return counts;
    }

    private static List<Pitfall> wronglyAccused(Collection<Pitfall> pitfalls, Vector passed) {
        Regions regions = Regions.kept();
        return pitfalls.stream()
                .filter(pitfall -> pitfall.operations().contains(passed.op()))
                .filter(pitfall -> answer(pitfall, passed, regions)
                        .map(wrong -> Difference.of(passed.expect(), wrong).isPresent())
                        .orElse(true))
                .toList();
    }

    private static boolean isSame(Failure failure, ObjectNode wrong) {
        return Races.isOne(failure.vector())
                ? Races.isLost(failure.vector().expect(), wrong, failure.got())
                : Difference.of(failure.vector().expect(), wrong).isPresent()
                        && Difference.of(wrong, failure.got()).isEmpty();
    }

    /** Empty if the pitfall throws. */
    private static Optional<ObjectNode> answer(Pitfall pitfall, Vector vector, Regions regions) {
        if (Races.isOnly(pitfall) && !Races.isOne(vector)) {
            return Optional.of(vector.expect()); // it would wait for a second thread
        }
        try {
            return Optional.of(Answers.answer(pitfall, vector.op(), vector.in(), regions));
        } catch (RuntimeException broken) {
            return Optional.empty();
        }
    }
}
