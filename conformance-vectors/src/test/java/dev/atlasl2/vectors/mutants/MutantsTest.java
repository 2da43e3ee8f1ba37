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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Wrong implementations that nobody listed: the core level alone must find out every one of them, operation by
 * operation.
 */
class MutantsTest {
    /** Only regions of 16 MB, or one single number, can find these; a second one would say nothing more. */
    private static final Pattern ONE_FINDER = Pattern.compile("total-of-(2[5-9]|3[0-2])-bits|length-of-23-bits"
            + "|copy-checks-in-chunks-of-1048576|hint-(first|second|third)-limit-.*");

    /** Regions of the core level are made once for all mutants. */
    private final Map<Recipe, byte[]> kept = new ConcurrentHashMap<>();

    private final Regions regions = recipe -> kept.computeIfAbsent(recipe, Recipe::expand);
    private final Map<String, List<Vector>> core = Corpus.load().vectors().stream()
            .filter(vector -> vector.level() == Level.CORE)
            .collect(Collectors.groupingBy(Vector::op));

    @Test
    void sumMutantsAreFoundOut() {
        assertAllFoundOutTwice(SumMutants.all(), 700);
    }

    @Test
    void sizeMutantsAreFoundOut() {
        assertAllFoundOutTwice(SizeMutants.all(), 100);
    }

    @Test
    void placeMutantsAreFoundOut() {
        assertAllFoundOutTwice(PlaceMutants.all(), 100);
        assertAllFoundOut(PlaceMutants.atOnePlace(), 45);
    }

    @Test
    void hashMutantsAreFoundOut() {
        assertAllFoundOut(HashMutants.all(), 250);
    }

    @Test
    void memoryMutantsAreFoundOut() {
        assertAllFoundOutTwice(MemoryMutants.all(), 130);
    }

    @Test
    void deltaMutantsAreFoundOut() {
        assertAllFoundOutTwice(DeltaMutants.all(), 24);
    }

    @Test
    void streamMutantsAreFoundOut() {
        assertAllFoundOutTwice(StreamMutants.all(), 25);
    }

    @Test
    void batchMutantsAreFoundOut() {
        assertAllFoundOutTwice(BatchMutants.all(), 25);
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
        assertThat(survivors(
                        Mutant.of(
                                "right",
                                Operations.REFERENCE,
                                "sum",
                                "deltaSteps",
                                "domain",
                                "budget",
                                "buffer",
                                "slidingCheck"),
                        1))
                .hasSize(6);
        assertThat(survivors(Mutant.of("right", new PlainRanges(), "ranges"), 1))
                .hasSize(1);
    }

    private void assertAllFoundOut(List<Mutant> mutants, int atLeast) {
        assertAllFoundOut(mutants, atLeast, 1);
    }

    /** One vector alone is thin ice: if it goes, or a target answers it by chance, nothing finds the mutant. */
    private void assertAllFoundOutTwice(List<Mutant> mutants, int atLeast) {
        assertAllFoundOut(mutants, atLeast, 2);
    }

    private void assertAllFoundOut(List<Mutant> mutants, int atLeast, int finders) {
        assertThat(mutants.stream().map(Mutant::name)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(atLeast);
        List<String> survivors = InParallel.map(mutants, mutant -> survivors(mutant, finders)).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(survivors)
                .as("mutants that fewer than %s vectors of the core level find", finders)
                .isEmpty();
    }

    private List<String> survivors(Mutant mutant, int finders) {
        List<String> survivors = new ArrayList<>();
        for (String op : mutant.operations()) {
            int least = ONE_FINDER.matcher(mutant.name()).matches() ? 1 : finders;
            List<String> found = core.get(op).stream()
                    .filter(vector -> finds(mutant, vector))
                    .limit(least)
                    .map(Vector::id)
                    .toList();
            if (found.size() < least) {
                survivors.add(mutant.name() + " in " + op + (found.isEmpty() ? "" : ", only by " + found.getFirst()));
            }
        }
        return survivors;
    }

    private boolean finds(Mutant mutant, Vector vector) {
        try {
            return !Answers.answer(mutant.implementation(), vector.op(), vector.in(), regions)
                    .toString()
                    .equals(vector.expect().toString());
        } catch (RuntimeException broken) {
            return true;
        }
    }
}
