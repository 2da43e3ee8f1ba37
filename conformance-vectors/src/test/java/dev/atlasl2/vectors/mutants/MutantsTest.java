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

/** Wrong implementations that no pitfall lists: the core level alone must detect each of them, for each operation. */
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
    void sizeMutantsAreFoundOut() {
        assertAllFoundOut(SizeMutants.all(), 100);
    }

    @Test
    void placeMutantsAreFoundOut() {
        assertAllFoundOut(PlaceMutants.all(), 100);
        assertAllFoundOut(PlaceMutants.atOnePlace(), 45);
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
        assertThat(problems(Mutant.of(
                        "right",
                        Operations.REFERENCE,
                        "sum",
                        "deltaSteps",
                        "domain",
                        "budget",
                        "buffer",
                        "slidingCheck")))
                .hasSize(6);
        assertThat(problems(Mutant.of("right", new PlainRanges(), "ranges"))).hasSize(1);
    }

    /**
     * One vector is not enough: if it is removed, or a target answers it by chance, nothing detects the mutant. So
     * there are two, or {@link OneFinder} gives the reason for one.
     */
    private void assertAllFoundOut(List<Mutant> mutants, int atLeast) {
        assertThat(mutants.stream().map(Mutant::name)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(atLeast);
        List<String> problems = InParallel.map(mutants, this::problems).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(problems)
                .as("mutants that fewer than two vectors of the core level find")
                .isEmpty();
    }

    private List<String> problems(Mutant mutant) {
        List<String> problems = new ArrayList<>();
        for (String op : mutant.operations()) {
            List<String> found = core.get(op).stream()
                    .filter(vector -> finds(mutant, vector))
                    .limit(2)
                    .map(Vector::id)
                    .toList();
            String name = mutant.name() + " in " + op;
            boolean isOneEnough = OneFinder.isEnough(mutant.name(), op);
            if (found.isEmpty()) {
                problems.add(name);
            } else if (found.size() == 1 && !isOneEnough) {
                problems.add(name + ", only by " + found.getFirst());
            } else if (found.size() == 2 && isOneEnough) {
                problems.add(name + ", which OneFinder names, by two: " + found);
            }
        }
        return problems;
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
