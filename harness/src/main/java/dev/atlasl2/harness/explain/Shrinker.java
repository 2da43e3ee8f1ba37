package dev.atlasl2.harness.explain;

import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Patience;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.VectorRunner;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks for the shortest input that a live target still answers wrong: it asks smaller and smaller ones, and the
 * reference model says what is right. Used by one thread.
 */
public final class Shrinker implements AutoCloseable {
    /** A bug that depends on length is found in some 40 questions, one that depends on bytes in some hundred. */
    private static final int MOST_QUESTIONS = 400;

    private final VectorRunner runner;
    private final Duration limit;

    /** @param limit for each input that is shrunk */
    public Shrinker(Target target, Patience patience, Duration limit) {
        this.runner = new VectorRunner(target, patience);
        this.limit = limit;
    }

    /**
     * Returns the smallest failing input that was found.
     *
     * @return empty where the target now answers the vector itself right, or breaks
     */
    public Optional<Failure> shrink(Vector vector) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<Failure> smallest = fails(vector);
        int questions = 1;
        while (smallest.isPresent()) {
            Optional<Failure> smaller = Optional.empty();
            Iterator<ObjectNode> candidates =
                    Smaller.than(smallest.get().vector().in()).iterator();
            while (smaller.isEmpty() && candidates.hasNext()) {
                if (questions++ == MOST_QUESTIONS || System.nanoTime() - end > 0) {
                    return smallest;
                }
                smaller = asked(vector, candidates.next()).flatMap(this::fails);
            }
            if (smaller.isEmpty()) {
                return smallest;
            }
            smallest = smaller;
        }
        return smallest;
    }

    @Override
    public void close() {
        runner.close();
    }

    /** The same question about another input; empty where the reference model cannot take it. */
    private static Optional<Vector> asked(Vector vector, ObjectNode in) {
        try {
            ObjectNode right = Answers.answer(Operations.REFERENCE, vector.op(), in);
            return Optional.of(new Vector(
                    vector.id(), vector.family(), vector.level(), vector.clause(), vector.op(), in, right, ""));
        } catch (RuntimeException notAnInput) {
            return Optional.empty();
        }
    }

    private Optional<Failure> fails(Vector vector) {
        Outcome outcome = runner.run(List.of(vector), Progress.NONE).outcomes().getFirst();
        return outcome.verdict() == Verdict.FAIL
                ? Optional.of(new Failure(vector, outcome.got().orElseThrow()))
                : Optional.empty();
    }
}
