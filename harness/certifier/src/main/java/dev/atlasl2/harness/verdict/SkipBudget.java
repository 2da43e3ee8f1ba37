package dev.atlasl2.harness.verdict;

import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a level a target may leave out and still pass it: nothing of core and full; of huge, what is longer than
 * it addresses, since no program can answer that there. It follows from the vector and the introduction alone, so that
 * it can be checked of a certificate.
 */
public final class SkipBudget {
    private SkipBudget() {}

    /** Tells whether a target that introduced itself so may skip a vector. */
    public static boolean allows(Vector vector, Optional<Hello> hello) {
        return vector.level() == Level.HUGE
                && hello.filter(said -> said.levels().contains(Level.HUGE))
                        .filter(said -> InputSize.of(vector).region() > said.maxBytes())
                        .isPresent();
    }

    /** Tells whether such a target may skip any vector of these levels; which one, only the vector itself tells. */
    public static boolean mayAllow(Set<Level> levels, Hello hello) {
        return levels.contains(Level.HUGE) && hello.levels().contains(Level.HUGE);
    }
}
