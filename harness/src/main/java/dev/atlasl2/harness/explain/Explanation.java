package dev.atlasl2.harness.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a target's answers are wrong, as far as that can be told.
 *
 * @param target its id
 * @param causes pitfalls first, the best fit at the head; then what is unknown, by operation
 * @param unknown of the wrong answers that no pitfall gives, in one line; empty where there are none
 */
public record Explanation(String target, List<Cause> causes, String unknown) {
    public Explanation {
        causes = List.copyOf(causes);
    }

    /** @param shrink finds the shortest input that fails as the given one does; empty where it cannot */
    public static Explanation of(
            String target, Diagnosis diagnosis, Function<Failure, Optional<Failure>> shrink) {
        List<Cause> causes = new ArrayList<>();
        diagnosis.suspects().forEach(suspect -> causes.add(cause(Optional.of(suspect), suspect.explained(), shrink)));
        Map<String, List<Failure>> byOperation = diagnosis.unexplained().stream()
                .collect(Collectors.groupingBy(
                        failure -> failure.vector().op(), LinkedHashMap::new, Collectors.toList()));
        byOperation.values().forEach(failures -> causes.add(cause(Optional.empty(), failures, shrink)));
        return new Explanation(target, causes, diagnosis.unknown());
    }

    private static Cause cause(
            Optional<Suspect> suspect, List<Failure> failures, Function<Failure, Optional<Failure>> shrink) {
        Failure cheapest = failures.stream()
                .min(Comparator.comparingLong(failure -> Smaller.cost(failure.vector().in())))
                .orElseThrow();
        return new Cause(suspect, failures, shrink.apply(cheapest));
    }
}
