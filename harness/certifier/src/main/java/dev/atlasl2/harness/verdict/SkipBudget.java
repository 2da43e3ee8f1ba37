package dev.atlasl2.harness.verdict;

import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a level a target may skip and still pass it: nothing of core and full; of huge, only regions longer than
 * it addresses, which no program could answer. This depends only on the vector and the introduction, so that a
 * certificate can be checked.
 */
public final class SkipBudget {
    private SkipBudget() {}

    /** Returns whether a target with this introduction may skip a vector. */
    public static boolean allows(Vector vector, Optional<Hello> hello) {
        return vector.level() == Level.HUGE
                && hello.filter(said -> said.levels().contains(Level.HUGE))
                        .filter(said -> InputSize.of(vector).region() > said.maxBytes())
                        .isPresent();
    }

    /** Returns whether such a target may skip any vector of these levels; which one depends on the vector. */
    public static boolean mayAllow(Set<Level> levels, Hello hello) {
        return levels.contains(Level.HUGE) && hello.levels().contains(Level.HUGE);
    }
}
