package dev.atlasl2.harness.explain;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which operations are defined by others, so that one mistake in those affects these too. */
final class Foundations {
    private static final Map<String, List<String>> OF = Map.ofEntries(
            Map.entry("stream", List.of("sum")),
            Map.entry("check", List.of("sum")),
            Map.entry("windowCheck", List.of("check")),
            Map.entry("slidingCheck", List.of("check")),
            Map.entry("delta", List.of("sum")),
            Map.entry("deltaRange", List.of("sum")),
            Map.entry("deltaSteps", List.of("deltaByte", "deltaRange")),
            Map.entry("copy", List.of("check")),
            Map.entry("copyWithin", List.of("copy")),
            Map.entry("buffer", List.of("check", "deltaByte", "deltaRange")),
            Map.entry("batch", List.of("check", "delta", "witness")),
            Map.entry("budgetRace", List.of("budget")),
            Map.entry("witness", List.of("sum")),
            Map.entry("witnessTree", List.of("sum", "merkleRoot")),
            Map.entry("witnessVerify", List.of("witness", "witnessTree")),
            Map.entry("witnessMerge", List.of("witnessTree")),
            Map.entry("ranges", List.of("witnessTree")),
            Map.entry("inclusionProof", List.of("merkleRoot")),
            Map.entry("verifyInclusion", List.of("merkleRoot")),
            Map.entry("consistencyProof", List.of("merkleRoot")),
            Map.entry("verifyConsistency", List.of("merkleRoot")),
            Map.entry("changedLeaves", List.of("merkleRoot")),
            Map.entry("domain", List.of("check", "deltaRange", "budget", "witness")),
            Map.entry("attachRace", List.of("domain")),
            Map.entry("commitRace", List.of("domain")));

    private Foundations() {}

    /** Returns whether an operation is defined, directly or indirectly, by one of the others. */
    static boolean isBuiltOn(String op, Collection<String> others) {
        return all(op).stream().anyMatch(others::contains);
    }

    /** Returns all operations that define an operation, without itself. */
    static Set<String> all(String op) {
        Set<String> found = new HashSet<>();
        for (String foundation : OF.getOrDefault(op, List.of())) {
            found.add(foundation);
            found.addAll(all(foundation));
        }
        return found;
    }

    /** Returns the operations that are defined by others. */
    static Set<String> built() {
        return OF.keySet();
    }
}
