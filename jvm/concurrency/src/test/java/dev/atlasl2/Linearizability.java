package dev.atlasl2;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * Tests that the operations of a class are linearizable: for any concurrent calls, the answers are those of some order
 * of the calls, one after the other, on a plain model of the same operations.
 */
final class Linearizability {
    private static final Effort EFFORT = Effort.asked();

    private Linearizability() {}

    /** Tries schedules one by one: a few calls, with a switch of threads at any access to memory. */
    static void isModelChecked(Class<?> subject, Class<?> model) {
        new ModelCheckingOptions()
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(1)
                .iterations(EFFORT.of(10, 200))
                .invocationsPerIteration(EFFORT.of(100, 5_000))
                .sequentialSpecification(model)
                .check(subject);
    }

    /** Runs on real threads, without control of the schedule. */
    static void isStressed(Class<?> subject, Class<?> model) {
        new StressOptions()
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(1)
                .iterations(EFFORT.of(5, 200))
                .invocationsPerIteration(EFFORT.of(200, 20_000))
                .sequentialSpecification(model)
                .check(subject);
    }
}
