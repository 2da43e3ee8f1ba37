package dev.atlasl2.harness.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.Regions;
import dev.atlasl2.vectors.pitfall.Pitfall;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Wrong answers are attributed to the pitfall that gives them, and to no other. */
class PitfallSearchTest {
    /** Regions of up to a few KiB, which show every pitfall except those of the widest lanes. */
    private static final List<Vector> VECTORS = Corpus.load().vectors().stream()
            .filter(vector -> vector.level() == Level.CORE && SmallerInputs.cost(vector.in()) < 50_000)
            .toList();

    @Test
    void lostCarriesOf16BitsAreNamed() {
        Diagnosis diagnosis = diagnose(pitfall("sum-lane-wrap-16"), got -> got);

        assertThat(diagnosis.suspects()).hasSize(1);
        MatchingPitfall suspect = diagnosis.suspects().getFirst();
        assertThat(suspect.pitfall().name()).isEqualTo("sum-lane-wrap-16");
        assertThat(suspect.innocent()).isZero();
        assertThat(suspect.fit()).isEqualTo(1);
        assertThat(suspect.text())
                .isEqualTo(suspect.explained().size() + " of " + suspect.asked()
                        + " wrong answers equal those of sum-lane-wrap-16 with 16 lanes");
        assertThat(diagnosis.unknown()).isEmpty();
    }

    /** A pitfall with wider or narrower vectors than usual is the same pitfall, and its size is reported. */
    @ParameterizedTest
    @MethodSource("sizes")
    void pitfallIsNamedWithTheSizeThatFits(Pitfall sized) {
        List<Failure> failures = new ArrayList<>();
        List<Vector> passed = new ArrayList<>();
        VECTORS.stream()
                .filter(vector -> sized.operations().contains(vector.op()))
                .forEach(vector -> judge(vector, answer(sized, vector), failures, passed));
        Diagnosis diagnosis = PitfallSearch.of(failures, passed);

        assertThat(diagnosis.unexplained()).isEmpty();
        assertThat(diagnosis.suspects()).singleElement().satisfies(suspect -> {
            assertThat(suspect.pitfall().name()).isEqualTo(sized.name());
            assertThat(suspect.fit()).isEqualTo(1);
            assertThat(suspect.text()).contains(" with " + suspect.pitfall().size());
        });
    }

    /** Pitfalls that small regions show; lanes of 32 bits need hundreds of megabytes. */
    static Stream<Pitfall> sizes() {
        return Pitfalls.atEverySize().stream()
                .filter(pitfall -> !pitfall.size().isEmpty() && !pitfall.name().equals("sum-lane-wrap-32"))
                .filter(pitfall -> !pitfall.size().equals("chunks of 65536 bytes"));
    }

    @Test
    void blocksOf32BytesAreToldFromBlocksOf16() {
        Pitfall blocks = Pitfalls.atEverySize().stream()
                .filter(pitfall -> pitfall.name().equals("sum-tail-dropped")
                        && pitfall.size().contains(" 32 "))
                .findFirst()
                .orElseThrow();

        MatchingPitfall suspect = diagnose(blocks, got -> got).suspects().getFirst();

        assertThat(suspect.pitfall()).isSameAs(blocks);
        assertThat(suspect.pitfall().wrong()).contains("mod 32 bytes");
        assertThat(suspect.text()).endsWith("sum-tail-dropped with blocks of 32 bytes");
    }

    @Test
    void bothHalvesOfASecondCommitHaveANameOfTheirOwn() {
        for (String name : new String[] {"commit-twice", "commit-verifies-first"}) {
            assertThat(diagnose(pitfall(name), got -> got).suspects())
                    .extracting(suspect -> suspect.pitfall().name())
                    .containsExactly(name);
        }
    }

    @Test
    void twoPitfallsAtOnceAreToldApart() {
        Pitfall sums = pitfall("sum-tail-dropped");
        Pitfall budgets = pitfall("budget-saturates");
        List<Failure> failures = new ArrayList<>();
        List<Vector> passed = new ArrayList<>();
        for (Vector vector : VECTORS) {
            Pitfall pitfall = vector.family().equals("budget") ? budgets : sums;
            judge(vector, answer(pitfall, vector), failures, passed);
        }

        assertThat(PitfallSearch.of(failures, passed).suspects())
                .extracting(suspect -> suspect.pitfall().name())
                .containsExactlyInAnyOrder("sum-tail-dropped", "budget-saturates");
    }

    @Test
    void bugThatNoPitfallHasIsCalledUnknown() {
        Diagnosis diagnosis = diagnose(Operations.REFERENCE, got -> {
            if (got.path("sum").isInt()) {
                got.put("sum", (got.get("sum").intValue() + 7) % 96);
            }
            return got;
        });

        assertThat(diagnosis.suspects()).isEmpty();
        assertThat(diagnosis.unexplained()).hasSizeGreaterThan(100);
        assertThat(diagnosis.unknown())
                .isEqualTo(diagnosis.unexplained().size() + " wrong answers are of no known pitfall");
    }

    /** Realistic bugs that are not pitfalls. */
    private static final Map<String, BiFunction<Vector, ObjectNode, ObjectNode>> UNKNOWN_BUGS = Map.of(
            "sums of long regions are one too high",
            (vector, got) -> got.path("sum").isInt() && SmallerInputs.cost(vector.in()) > 1000
                    ? got.put("sum", (got.get("sum").intValue() + 1) % 96)
                    : got,
            "check says the opposite",
            (vector, got) -> got.path("conserved").isBoolean()
                    ? got.put("conserved", !got.get("conserved").booleanValue())
                    : got,
            "the resonance of a witness is one too high",
            (vector, got) -> {
                if (got.path("witness") instanceof ObjectNode witness) {
                    witness.put("resonance", (witness.get("resonance").intValue() + 1) % 96);
                }
                return got;
            },
            "digests are written backwards",
            (vector, got) -> got.path("root").isString()
                    ? got.put(
                            "root",
                            new StringBuilder(got.get("root").stringValue())
                                    .reverse()
                                    .toString())
                    : got,
            "every refusal is taken back",
            (vector, got) -> got.path("result").asString("").equals("INVALID") ? got.put("result", "OK") : got,
            "every fill is refused",
            (vector, got) -> vector.op().startsWith("fill") ? Json.object().put("result", "INVALID") : got);

    @ParameterizedTest
    @MethodSource("unknownBugs")
    void unknownBugIsCalledUnknown(String name) {
        List<Failure> failures = new ArrayList<>();
        List<Vector> passed = new ArrayList<>();
        VECTORS.forEach(vector -> judge(
                vector, UNKNOWN_BUGS.get(name).apply(vector, answer(Operations.REFERENCE, vector)), failures, passed));
        Diagnosis diagnosis = PitfallSearch.of(failures, passed);

        assertThat(diagnosis.unexplained()).hasSizeGreaterThan(10).hasSameElementsAs(failures);
        assertThat(diagnosis.suspects()).isEmpty();
        assertThat(diagnosis.unknown()).isEqualTo(failures.size() + " wrong answers are of no known pitfall");
    }

    static Set<String> unknownBugs() {
        return UNKNOWN_BUGS.keySet();
    }

    @Test
    void unknownBugWhoseSumsAreOffBy32Or64IsSaidToLoseCarries() {
        Diagnosis diagnosis = diagnose(Operations.REFERENCE, got -> {
            if (got.path("sum").isInt()) {
                got.put("sum", (got.get("sum").intValue() + (got.get("sum").intValue() % 2 == 0 ? 32 : 64)) % 96);
            }
            return got;
        });

        assertThat(diagnosis.suspects()).isEmpty();
        assertThat(diagnosis.unknown()).contains("a carry is lost or a sign is wrong");
    }

    @Test
    void fewAgreeingAnswersAmongManyAreNoExplanation() {
        // The pitfall's answers to a few vectors, and nonsense for the others: a coincidence, not a cause.
        int[] count = {0};
        Pitfall pitfall = pitfall("sum-signed-bytes");
        Diagnosis diagnosis = diagnose(pitfall, got -> {
            if (count[0]++ % 10 != 0 && got.path("sum").isInt()) {
                got.put("sum", 95 - got.get("sum").intValue());
            }
            return got;
        });

        assertThat(diagnosis.suspects())
                .extracting(suspect -> suspect.pitfall().name())
                .doesNotContain("sum-signed-bytes");
        assertThat(diagnosis.unexplained()).isNotEmpty();
    }

    @Test
    void nothingWrongIsNothingToExplain() {
        Diagnosis diagnosis = diagnose(Operations.REFERENCE, got -> got);

        assertThat(diagnosis.suspects()).isEmpty();
        assertThat(diagnosis.unexplained()).isEmpty();
        assertThat(Explanation.of("right", diagnosis, _ -> Shrunk.NOT).causes()).isEmpty();
    }

    @Test
    void whatBuildsOnAWrongOperationIsFoldedIntoOneLine() {
        Diagnosis diagnosis = diagnose(Operations.REFERENCE, got -> {
            got.properties().forEach(field -> {
                if (field.getKey().equals("sum") && field.getValue().isInt()) {
                    got.put("sum", (field.getValue().intValue() + 7) % 96);
                } else if (field.getKey().equals("conserved")) {
                    got.put("conserved", !field.getValue().booleanValue());
                } else if (field.getValue() instanceof ObjectNode witness && witness.has("resonance")) {
                    witness.put("resonance", (witness.get("resonance").intValue() + 7) % 96);
                }
            });
            return got;
        });
        List<String> shrunk = new ArrayList<>();
        Explanation explanation = Explanation.of("sums", diagnosis, failure -> {
            shrunk.add(failure.vector().op());
            return Shrunk.NOT;
        });

        assertThat(explanation.causes())
                .extracting(cause -> cause.failures().getFirst().vector().op())
                .containsExactlyInAnyOrder("sum", "deltaByte", "recordDecode");
        assertThat(shrunk).hasSize(3);
        assertThat(explanation.wrong()).isEqualTo(diagnosis.unexplained().size());
        assertThat(explanation.followingText())
                .startsWith(explanation.following().size()
                        + " wrong answers to operations that build on these may follow from them: ")
                .contains("check ", "witness ", "slidingCheck ");
    }

    @Test
    void operationsBuildOnOthersThatThereAre() {
        assertThat(Answers.operations()).containsAll(Foundations.built());
        for (String op : Foundations.built()) {
            assertThat(Answers.operations()).as(op).containsAll(Foundations.all(op));
            assertThat(Foundations.all(op)).as(op).isNotEmpty().doesNotContain(op);
        }
    }

    private static Diagnosis diagnose(Operations target, UnaryOperator<ObjectNode> bend) {
        List<Failure> failures = new ArrayList<>();
        List<Vector> passed = new ArrayList<>();
        VECTORS.forEach(vector -> judge(vector, bend.apply(answer(target, vector)), failures, passed));
        return PitfallSearch.of(failures, passed);
    }

    private static void judge(Vector vector, ObjectNode got, List<Failure> failures, List<Vector> passed) {
        if (got.equals(vector.expect())) {
            passed.add(vector);
        } else {
            failures.add(new Failure(vector, got));
        }
    }

    private static ObjectNode answer(Operations target, Vector vector) {
        return Answers.answer(target, vector.op(), vector.in(), Regions.ANEW);
    }

    private static Pitfall pitfall(String name) {
        return Pitfalls.byName(name).orElseThrow();
    }
}
