package dev.atlasl2.vectors.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.InParallel;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Wrong implementations that nobody listed: the core level alone must find out every one of them, operation by
 * operation.
 */
class MutantsTest {
    /** Regions of the core level are made once for all mutants. */
    private final Map<Recipe, byte[]> kept = new ConcurrentHashMap<>();

    private final Regions regions = recipe -> kept.computeIfAbsent(recipe, Recipe::expand);
    private final Map<String, List<Vector>> core = Corpus.load().vectors().stream()
            .filter(vector -> vector.level() == Level.CORE)
            .collect(Collectors.groupingBy(Vector::op));

    @Test
    void sumMutantsAreFoundOut() {
        assertAllFoundOut(SumMutants.all(), 700);
    }

    @Test
    void hashMutantsAreFoundOut() {
        assertAllFoundOut(HashMutants.all(), 250);
    }

    @Test
    void memoryMutantsAreFoundOut() {
        assertAllFoundOut(MemoryMutants.all(), 130);
    }

    @Test
    void deltaMutantsAreFoundOut() {
        assertAllFoundOut(DeltaMutants.all(), 24);
    }

    @Test
    void streamMutantsAreFoundOut() {
        assertAllFoundOut(StreamMutants.all(), 25);
    }

    @Test
    void batchMutantsAreFoundOut() {
        assertAllFoundOut(BatchMutants.all(), 25);
    }

    @Test
    void budgetMutantsAreFoundOut() {
        assertAllFoundOut(BudgetMutants.all(), 70);
    }

    @Test
    void domainMutantsAreFoundOut() {
        assertAllFoundOut(DomainMutants.all(), 24);
    }

    @Test
    void domainMemoryMutantsAreFoundOut() {
        assertAllFoundOut(DomainMemoryMutants.all(), 75);
    }

    @Test
    void witnessMutantsAreFoundOut() {
        assertAllFoundOut(WitnessMutants.all(), 100);
    }

    @Test
    void proofMutantsAreFoundOut() {
        assertAllFoundOut(ProofMutants.all(), 100);
    }

    @Test
    void rangeMutantsAreFoundOut() {
        assertAllFoundOut(RangeMutants.all(), 25);
    }

    @Test
    void groupMutantsAreFoundOut() {
        assertAllFoundOut(GroupMutants.all(), 45);
    }

    @Test
    void recordMutantsAreFoundOut() {
        assertAllFoundOut(RecordMutants.all(), 35);
    }

    @Test
    void theReferenceIsNotFoundOut() {
        assertThat(survivors(Mutant.of("right", Operations.REFERENCE, "sum", "deltaSteps", "domain", "budget",
                "buffer", "slidingCheck")))
                .hasSize(6);
        assertThat(survivors(Mutant.of("right", new PlainRanges(), "ranges"))).hasSize(1);
    }

    private void assertAllFoundOut(List<Mutant> mutants, int atLeast) {
        assertThat(mutants.stream().map(Mutant::name)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(atLeast);
        List<String> survivors = InParallel.map(mutants, this::survivors).stream().flatMap(List::stream).toList();
        assertThat(survivors).as("mutants that the core level takes for right").isEmpty();
    }

    private List<String> survivors(Mutant mutant) {
        List<String> survivors = new ArrayList<>();
        for (String op : mutant.operations()) {
            if (core.get(op).stream().noneMatch(vector -> finds(mutant, vector))) {
                survivors.add(mutant.name() + " in " + op);
            }
        }
        return survivors;
    }

    private boolean finds(Mutant mutant, Vector vector) {
        try {
            return !Answers.answer(mutant.implementation(), vector.op(), vector.in(),
                    regions).toString().equals(vector.expect().toString());
        } catch (RuntimeException broken) {
            return true;
        }
    }
}
