package dev.atlasl2.harness.explain;

import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.TimeLimits;
import dev.atlasl2.harness.verdict.VectorRunner;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks for the shortest input that a live target still answers wrong. It sends smaller and smaller inputs, and the
 * reference model gives the right answers. The target is started again for each vector, so that earlier requests cannot
 * affect it. Used by one thread.
 *
 * @param limit for each input that is shrunk
 */
public record Shrinker(Target target, TimeLimits limits, Duration limit) {
    /**
     * A bug that depends on a length takes about 40 requests; one that depends on several numbers takes about a
     * hundred.
     */
    private static final int MAX_QUESTIONS = 1_000;

    /** Returns the smallest failing input that was found, or why there is none. */
    public Shrunk shrink(Vector vector) {
        try (VectorRunner runner = new VectorRunner(target, limits)) {
            return switch (outcome(runner, vector)) {
                case Outcome.Fail fail -> Shrunk.to(shrunk(runner, failure(fail)));
                case Outcome.Pass _ ->
                    Shrunk.rightNow(
                            Races.isOne(vector)
                                    ? "asked again it is right: it does not fail each time"
                                    : "asked alone it is right: something is left over from an earlier request");
                default -> Shrunk.NOT;
            };
        }
    }

    private Failure shrunk(VectorRunner runner, Failure failing) {
        long end = System.nanoTime() + limit.toNanos();
        Failure smallest = failing;
        int questions = 1;
        while (true) {
            Optional<Failure> smaller = Optional.empty();
            Iterator<ObjectNode> candidates =
                    SmallerInputs.than(smallest.vector()).iterator();
            while (smaller.isEmpty() && candidates.hasNext()) {
                if (questions++ == MAX_QUESTIONS || System.nanoTime() - end > 0) {
                    return smallest;
                }
                smaller = asked(failing.vector(), candidates.next())
                        .map(vector -> outcome(runner, vector))
                        .filter(Outcome.Fail.class::isInstance)
                        .map(outcome -> failure((Outcome.Fail) outcome));
            }
            if (smaller.isEmpty()) {
                return smallest;
            }
            smallest = smaller.get();
        }
    }

    /** The same request with another input; empty if the reference model cannot process it. */
    private static Optional<Vector> asked(Vector vector, ObjectNode in) {
        try {
            ObjectNode right = Answers.answer(Operations.REFERENCE, vector.op(), in);
            return Optional.of(new Vector(
                    vector.id(), vector.family(), vector.level(), vector.clause(), vector.op(), in, right, ""));
        } catch (RuntimeException notAnInput) {
            return Optional.empty();
        }
    }

    private static Outcome outcome(VectorRunner runner, Vector vector) {
        return runner.run(List.of(vector), Progress.NONE).outcomes().getFirst();
    }

    private static Failure failure(Outcome.Fail fail) {
        return new Failure(fail.vector(), fail.got());
    }
}
