package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.atlasl2.vectors.fresh.Fresh;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.telling.AnsweredRequest;
import dev.atlasl2.vectors.telling.Telling;
import dev.atlasl2.vectors.telling.TellingTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fresh vectors: the same for a seed everywhere, different for another seed, and with telling values. */
class FreshTest {
    private static final List<Vector> MANY = Fresh.given(42, 4_000).vectors(Corpus.FAMILIES);

    /**
     * A change of the meaning of a seed, by the code or by the telling values, needs another {@link Fresh#GENERATOR}.
     */
    @Test
    void seedMeansTheSameVectorsEverywhere() throws Exception {
        String lines = Fresh.given(42, 300).vectors(Corpus.FAMILIES).stream()
                .map(vector -> vector.id() + " " + vector.op() + " " + vector.in())
                .collect(Collectors.joining("\n"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));

        assertThat(Fresh.GENERATOR).isEqualTo(1);
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("2a59522bff56055c4691f2bedb340f834ed0444af70e75c8f84c492524c8b0c1");
    }

    @Test
    void otherSeedsMeanOthers() {
        Set<String> inputs = new HashSet<>();
        for (long seed : new long[] {0, 1, 42, -1}) {
            Fresh.given(seed, 300).vectors(Corpus.FAMILIES).forEach(vector -> inputs.add(vector.op() + vector.in()));
        }
        assertThat(inputs).as("few are so small that they come again").hasSizeGreaterThan(1_150);
        assertThat(Fresh.drawn(1).seed()).isNotEqualTo(Fresh.drawn(1).seed());
    }

    @Test
    void twoHundredAskEveryOperationThatTakesArguments() {
        Set<String> operations = new TreeSet<>(Answers.operations());
        operations.removeAll(Set.of("version", "errorCodes", "constants"));

        assertThat(Fresh.drawn(200).vectors(Corpus.FAMILIES))
                .extracting(Vector::op)
                .containsAll(operations);
        assertThat(Fresh.operations(Corpus.FAMILIES)).containsExactlyInAnyOrderElementsOf(operations);
    }

    /** The table of telling values is for the corpus. Enough fresh vectors cover nearly all of it. */
    @Test
    void everyTellingValueIsDrawnAndForMostOperations() {
        Set<String> drawn = new HashSet<>();
        MANY.forEach(vector -> TellingTable.tellingOf(vector.op(), AnsweredRequest.of(vector))
                .forEach(telling -> drawn.add(vector.op() + " " + telling.id())));
        List<String> all = new ArrayList<>();
        for (Telling telling : Telling.values()) {
            List<String> cells = Fresh.operations(Corpus.FAMILIES).stream()
                    .filter(op -> TellingTable.isFor(op, telling))
                    .map(op -> op + " " + telling.id())
                    .toList();
            assertThat(cells)
                    .filteredOn(drawn::contains)
                    .as(telling.id())
                    .hasSizeGreaterThanOrEqualTo(cells.size() / 2);
            all.addAll(cells);
        }
        List<String> never = all.stream().filter(cell -> !drawn.contains(cell)).toList();
        assertThat(never).as("of " + all.size() + " cells").hasSizeLessThan(all.size() / 8);
    }

    @Test
    void everyOperationIsAskedForSuccessAndForRefusal() {
        for (String op : Fresh.operations(Corpus.FAMILIES)) {
            Set<String> results = MANY.stream()
                    .filter(vector -> vector.op().equals(op))
                    .flatMap(vector -> {
                        List<String> all = new ArrayList<>(
                                List.of(vector.expect().get("result").stringValue()));
                        vector.expect()
                                .path("steps")
                                .forEach(step -> all.add(step.get("result").stringValue()));
                        return all.stream();
                    })
                    .collect(Collectors.toSet());
            assertThat(results).as(op).contains("OK");
            if (!Set.of("merkleRoot", "budgetRace", "commitRace")
                    .contains(op)) { // what they refuse is not in the protocol
                assertThat(results).as(op).contains("INVALID");
            }
        }
    }

    @Test
    void inputsAreNoneOfTheCorpusExceptForTheSmallest() {
        Set<String> published = Corpus.load().vectors().stream()
                .map(vector -> vector.op() + vector.in())
                .collect(Collectors.toSet());
        long known = MANY.stream()
                .filter(vector -> published.contains(vector.op() + vector.in()))
                .count();
        assertThat(known).isLessThan(MANY.size() / 20);
    }

    @Test
    void requestsStayShortAndCheap() {
        assertThat(MANY).allSatisfy(vector -> {
            assertThat(vector.level()).isEqualTo(Level.CORE);
            assertThat(vector.line().length()).as(vector.id()).isLessThan(100_000);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 42, -1, Long.MIN_VALUE})
    void idIsEnoughToMakeAVectorAgain(long seed) {
        for (Vector vector : Fresh.given(seed, 40).vectors(Corpus.FAMILIES)) {
            assertThat(vector.id()).startsWith("fresh/" + Long.toUnsignedString(seed) + "/");
            assertThat(Fresh.byId(vector.id())).contains(vector);
            assertThat(Fresh.isOne(vector)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum/ff-4129",
                "fresh",
                "fresh/1",
                "fresh/-1/1",
                "fresh/01/1",
                "fresh/18446744073709551616/1",
                "fresh/1/999999999999999999999",
                "fresh/1/1/1",
                "fresh/x/1"
            })
    void otherIdsAreOfNoFreshVector(String id) {
        assertThat(Fresh.byId(id)).isEmpty();
    }

    @Test
    void familiesChooseAmongTheSameVectors() {
        List<Vector> sums = Fresh.given(42, 20).vectors(List.of("sum", "tree"));

        assertThat(sums)
                .hasSize(20)
                .extracting(Vector::op)
                .isSubsetOf("sum", "witnessTree", "changedLeaves", "ranges", "merkleRoot");
        assertThat(MANY).containsAll(sums);
        assertThatIllegalArgumentException().isThrownBy(() -> Fresh.given(42, 1).vectors(List.of("meta")));
        assertThat(Fresh.NONE.vectors(List.of("meta"))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Fresh.given(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Fresh.given(1, Fresh.MAX_COUNT + 1));
    }

    @Test
    void theyAreAskedAmongTheOthersInPlacesThatTheSeedDraws() {
        List<Vector> others = Corpus.load().vectors().subList(0, 500);
        List<Vector> fresh = MANY.subList(0, 50);
        List<Vector> asked = Fresh.given(42, 50).among(others, fresh);

        assertThat(asked).hasSize(550).containsSubsequence(others).containsSubsequence(fresh);
        assertThat(asked.subList(0, 275)).filteredOn(Fresh::isOne).hasSizeBetween(10, 40);
        assertThat(asked)
                .isEqualTo(Fresh.given(42, 50).among(others, fresh))
                .isNotEqualTo(Fresh.given(43, 50).among(others, fresh));
        assertThat(Fresh.NONE.among(others, List.of())).isEqualTo(others);
    }
}
