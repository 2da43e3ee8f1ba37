package dev.atlasl2.harness.verdict;

import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.fresh.Fresh;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results of all vectors for one target.
 *
 * @param target its id
 * @param artifacts its files
 * @param isEmulated whether it ran on an emulated processor
 * @param hello its introduction; empty if there was none
 * @param outcomes one for each vector, in the corpus's order; then those of the fresh vectors
 * @param notes the observation for each fault, once for all vectors that it affected, for people; may differ from
 *     run to run
 */
public record TargetRun(
        String target,
        List<Artifact> artifacts,
        boolean isEmulated,
        Optional<Hello> hello,
        List<Outcome> outcomes,
        List<String> notes) {
    public TargetRun {
        artifacts = List.copyOf(artifacts);
        outcomes = List.copyOf(outcomes);
        notes = List.copyOf(notes);
    }

    public long count(Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    /**
     * Returns why the target never answered, in a line, and the end of its log in the lines that follow; empty if it
     * introduced itself.
     */
    public Optional<String> noStart() {
        boolean isNone =
                hello.isEmpty() && outcomes.stream().allMatch(outcome -> outcome.unlisted() instanceof Outcome.Broken);
        return isNone ? notes.stream().findFirst() : Optional.empty();
    }

    /** Returns whether every wrong answer and fault is excused, and no more was skipped than allowed. */
    public boolean isConformant() {
        return !outcomes.isEmpty()
                && outcomes.stream().noneMatch(outcome -> outcome.verdict().isBad())
                && overdrawn().isEmpty();
    }

    /** Returns the skips that are not allowed: their levels are not passed. */
    public List<Outcome> overdrawn() {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict() == Verdict.SKIP)
                .filter(outcome -> !SkipBudget.allows(outcome.vector(), hello))
                .toList();
    }

    /** Returns this run without its fresh vectors. */
    public TargetRun published() {
        return with(outcomes.stream()
                .filter(outcome -> !Fresh.isOne(outcome.vector()))
                .toList());
    }

    /** Returns this run with its fresh vectors alone. */
    public TargetRun fresh() {
        return with(outcomes.stream()
                .filter(outcome -> Fresh.isOne(outcome.vector()))
                .toList());
    }

    /** Returns this run with other outcomes. */
    public TargetRun with(List<Outcome> others) {
        return new TargetRun(target, artifacts, isEmulated, hello, others, notes);
    }

    /** Returns this run with one more note, as the first. */
    public TargetRun noting(String note) {
        return withNotes(Stream.concat(Stream.of(note), notes.stream()));
    }

    /** Returns this run with more notes, as the last. */
    TargetRun andNoting(List<String> more) {
        return withNotes(Stream.concat(notes.stream(), more.stream()));
    }

    private TargetRun withNotes(Stream<String> all) {
        return new TargetRun(target, artifacts, isEmulated, hello, outcomes, all.toList());
    }

    /**
     * Returns this run with outcomes from before it.
     *
     * @param before by the vector's id; none of these vectors was sent in this run
     * @param vectors all vectors, in order
     */
    public TargetRun after(Map<String, Outcome> before, List<Vector> vectors) {
        Map<String, Outcome> all = new HashMap<>(before);
        outcomes.forEach(outcome -> all.put(outcome.vector().id(), outcome));
        return with(vectors.stream().map(vector -> all.get(vector.id())).toList());
    }
}
