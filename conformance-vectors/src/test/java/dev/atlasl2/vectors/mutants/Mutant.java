package dev.atlasl2.vectors.mutants;

import dev.atlasl2.vectors.oracle.Operations;
import java.util.Set;

/**
 * A generated wrong implementation, and the operations in which it is wrong: each of them must be detected on its own.
 */
public record Mutant(String name, Operations implementation, Set<String> operations) {
    static Mutant of(String name, Operations implementation, String... operations) {
        return new Mutant(name, implementation, Set.of(operations));
    }
}
