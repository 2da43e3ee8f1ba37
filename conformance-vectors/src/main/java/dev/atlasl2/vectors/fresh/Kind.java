package dev.atlasl2.vectors.fresh;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A way to ask an operation.
 *
 * @param op the operation
 * @param family the family of vectors that asks it
 * @param clause what it is mainly about
 * @param input makes the arguments
 */
record Kind(String op, String family, String clause, Function<Draw, ObjectNode> input) {
    /** All there are; their order and number are a part of what a seed means. */
    static final List<Kind> ALL = Stream.of(
                    SumDraws.KINDS,
                    DeltaDraws.KINDS,
                    MemoryDraws.KINDS,
                    BatchDraws.KINDS,
                    BudgetDraws.KINDS,
                    WitnessDraws.KINDS,
                    TreeDraws.KINDS,
                    ProofDraws.KINDS,
                    DomainDraws.KINDS)
            .flatMap(List::stream)
            .toList();
}
