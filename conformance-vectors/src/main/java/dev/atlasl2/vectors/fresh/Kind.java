package dev.atlasl2.vectors.fresh;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operation and a way to draw its arguments.
 *
 * @param op the operation
 * @param family the family of its vectors
 * @param clause its main clause
 * @param input makes the arguments
 */
record Kind(String op, String family, String clause, Function<Draw, ObjectNode> input) {
    /** All kinds. Their order and number are part of the meaning of a seed. */
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
