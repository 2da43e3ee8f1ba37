package dev.atlasl2.harness.explain;

import dev.atlasl2.harness.text.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a target's answers are wrong, as far as known.
 *
 * @param target its id
 * @param causes pitfalls first, the best fit at the head; then unknown causes, by operation
 * @param unknown a remark on the wrong answers that no pitfall gives, in one line; empty if there are none
 * @param following wrong answers that no pitfall gives, to operations that depend on those of the causes
 */
public record Explanation(String target, List<Cause> causes, String unknown, List<Failure> following) {
    public Explanation {
        causes = List.copyOf(causes);
        following = List.copyOf(following);
    }

    /**
     * Returns the causes of a target's failures, with the smallest inputs that show them.
     *
     * @param shrink sends smaller inputs to the live target
     */
    public static Explanation of(String target, Diagnosis diagnosis, Function<Failure, Shrunk> shrink) {
        List<Cause> causes = new ArrayList<>();
        List<MatchingPitfall> suspects = new ArrayList<>();
        List<Failure> unexplained = new ArrayList<>(diagnosis.unexplained());
        for (MatchingPitfall suspect : diagnosis.suspects()) {
            Cause cause = cause(Optional.of(suspect), suspect.explained(), shrink);
            if (cause.shortest().filter(suspect::isRefutedBy).isPresent()) {
                unexplained.addAll(suspect.explained());
            } else {
                suspects.add(suspect);
                causes.add(cause);
            }
        }
        Set<String> wrong = new HashSet<>();
        Stream.concat(unexplained.stream(), causes.stream().flatMap(cause -> cause.failures().stream()))
                .forEach(failure -> wrong.add(failure.vector().op()));
        Map<Boolean, List<Failure>> follow = unexplained.stream()
                .collect(Collectors.partitioningBy(
                        failure -> Foundations.isBuiltOn(failure.vector().op(), wrong)));
        byOperation(follow.get(false))
                .values()
                .forEach(failures -> causes.add(cause(Optional.empty(), failures, shrink)));
        return new Explanation(target, causes, new Diagnosis(suspects, unexplained).unknown(), follow.get(true));
    }

    /** Returns how many answers are wrong. */
    public int wrong() {
        return following.size()
                + causes.stream().mapToInt(cause -> cause.failures().size()).sum();
    }

    /** Returns the consequences of the causes, in one line; empty if there are none. */
    public String followingText() {
        if (following.isEmpty()) {
            return "";
        }
        Map<String, List<Failure>> byOperation = byOperation(following);
        return Count.of(following.size(), "wrong answer") + " to operations that build on these may follow from them: "
                + byOperation.entrySet().stream()
                        .sorted(Comparator.comparingInt(
                                entry -> -entry.getValue().size()))
                        .map(entry -> entry.getKey() + " " + entry.getValue().size())
                        .collect(Collectors.joining(", "));
    }

    private static Map<String, List<Failure>> byOperation(List<Failure> failures) {
        return failures.stream()
                .collect(Collectors.groupingBy(
                        failure -> failure.vector().op(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Cause cause(
            Optional<MatchingPitfall> suspect, List<Failure> failures, Function<Failure, Shrunk> shrink) {
        Failure cheapest = failures.stream()
                .min(Comparator.comparingLong(
                        failure -> SmallerInputs.cost(failure.vector().in())))
                .orElseThrow();
        Shrunk shrunk = shrink.apply(cheapest);
        return new Cause(suspect, failures, shrunk.shortest(), shrunk.remark());
    }
}
