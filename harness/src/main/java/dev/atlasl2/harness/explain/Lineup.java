package dev.atlasl2.harness.explain;

import dev.atlasl2.harness.verdict.Difference;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Holds a target's wrong answers against those that every pitfall gives to the same vectors. */
public final class Lineup {
    /** A pitfall that agrees with less than half of what was seen is no explanation. */
    private static final double LEAST_FIT = 0.5;

    private final List<Vector> passed;
    private final Map<Pitfall, List<Failure>> matches = new LinkedHashMap<>();
    private final Map<Pitfall, Integer> innocent = new LinkedHashMap<>();

    private Lineup(List<Failure> failures, List<Vector> passed) {
        // Pitfalls that break only under a race or in a huge region would cost more to try than they could tell.
        this.passed =
                passed.stream().filter(vector -> vector.level() == Level.CORE).toList();
        List<List<Pitfall>> suspected = InParallel.map(failures, Lineup::thatAnswerSo);
        for (int i = 0; i < failures.size(); i++) {
            for (Pitfall pitfall : suspected.get(i)) {
                matches.computeIfAbsent(pitfall, _ -> new ArrayList<>()).add(failures.get(i));
            }
        }
    }

    /** Explains a run's wrong answers. */
    public static Diagnosis of(TargetRun run) {
        List<Failure> failures = run.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                .map(outcome -> new Failure(outcome.vector(), outcome.got().orElseThrow()))
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
     * @param passed the vectors that the same target answered right: they speak against a pitfall that does not
     */
    public static Diagnosis of(List<Failure> failures, List<Vector> passed) {
        Lineup lineup = new Lineup(failures, passed);
        List<Suspect> suspects = new ArrayList<>();
        Set<Failure> left = new HashSet<>(failures);
        for (Optional<Suspect> next = lineup.best(left); next.isPresent(); next = lineup.best(left)) {
            suspects.add(next.get());
            next.get().explained().forEach(left::remove);
        }
        return new Diagnosis(suspects, failures.stream().filter(left::contains).toList());
    }

    /** The pitfall that fits what is left best; among equals the one that explains more, then the one listed first. */
    private Optional<Suspect> best(Set<Failure> left) {
        return matches.keySet().stream()
                .map(pitfall -> suspect(pitfall, left))
                .filter(suspect -> !suspect.explained().isEmpty() && suspect.fit() >= LEAST_FIT)
                .max(Comparator.comparingDouble(Suspect::fit)
                        .thenComparingInt(suspect -> suspect.explained().size())
                        .thenComparing(suspect -> -Pitfalls.all().indexOf(suspect.pitfall())));
    }

    private Suspect suspect(Pitfall pitfall, Set<Failure> left) {
        List<Failure> explained =
                matches.get(pitfall).stream().filter(left::contains).toList();
        int asked = (int) left.stream()
                .filter(failure -> pitfall.operations().contains(failure.vector().op()))
                .count();
        return new Suspect(pitfall, explained, asked, innocent.computeIfAbsent(pitfall, this::wronglyAccused));
    }

    /** So many answers that the target got right would the pitfall have got wrong. */
    private int wronglyAccused(Pitfall pitfall) {
        List<Vector> asked = passed.stream()
                .filter(vector -> pitfall.operations().contains(vector.op()))
                .toList();
        return (int) InParallel.map(asked, vector -> answer(pitfall, vector, Regions.ANEW)
                        .map(wrong -> Difference.of(vector.expect(), wrong).isPresent())
                        .orElse(true))
                .stream()
                .filter(wrong -> wrong)
                .count();
    }

    private static List<Pitfall> thatAnswerSo(Failure failure) {
        Regions regions = Regions.kept(); // one vector's regions serve all pitfalls
        return Pitfalls.all().stream()
                .filter(pitfall -> pitfall.operations().contains(failure.vector().op()))
                .filter(pitfall -> answer(pitfall, failure.vector(), regions)
                        .map(wrong -> isSame(failure, wrong))
                        .orElse(false))
                .toList();
    }

    /** A lost race has many wrong answers, another one each time: that it is lost must do. */
    private static boolean isSame(Failure failure, ObjectNode wrong) {
        return failure.vector().op().endsWith("Race")
                ? Difference.of(failure.vector().expect(), wrong).isPresent()
                : Difference.of(wrong, failure.got()).isEmpty();
    }

    /** Empty where the pitfall breaks down. */
    private static Optional<ObjectNode> answer(
            Pitfall pitfall, Vector vector, Regions regions) {
        try {
            return Optional.of(Answers.answer(pitfall, vector.op(), vector.in(), regions));
        } catch (RuntimeException broken) {
            return Optional.empty();
        }
    }
}
