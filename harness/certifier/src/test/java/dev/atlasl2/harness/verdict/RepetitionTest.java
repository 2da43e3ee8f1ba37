package dev.atlasl2.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Errors that stay, and answers that depend on earlier ones, are detected when a sample is sent again. */
class RepetitionTest {
    private static final List<Vector> CORE = Corpus.load().vectors().stream()
            .filter(vector -> vector.level() == Level.CORE)
            .toList();
    /** Fast vectors, each input once; the sample is drawn only from these. */
    private static final List<Vector> SMALL = List.copyOf(CORE.stream()
            .filter(vector ->
                    InputSize.of(vector).total() < 5_000 && !vector.op().endsWith("Race"))
            .collect(Collectors.toMap(
                    vector -> vector.op() + vector.in(), Function.identity(), (one, other) -> one, LinkedHashMap::new))
            .values());

    @Test
    void eachOperationIsAskedForSuccessesRightAfterRefusalsOfItsOwnAndOfAnother() {
        Set<String> refusing = CORE.stream()
                .filter(vector -> !isSuccess(vector))
                .map(Vector::op)
                .collect(Collectors.toSet());
        Set<String> afterOwn = new HashSet<>();
        Set<String> afterAnother = new HashSet<>();
        List<Vector> again = Repetition.of(CORE);
        for (int i = 1; i < again.size(); i++) {
            if (isSuccess(again.get(i)) && !isSuccess(again.get(i - 1))) {
                (again.get(i).op().equals(again.get(i - 1).op()) ? afterOwn : afterAnother)
                        .add(again.get(i).op());
            }
        }

        assertThat(afterAnother)
                .containsExactlyInAnyOrderElementsOf(
                        CORE.stream().map(Vector::op).collect(Collectors.toSet()));
        assertThat(afterOwn).containsExactlyInAnyOrderElementsOf(refusing);
    }

    @Test
    void eachCodeThatAnOperationRefusesWithComesBeforeASuccess() {
        List<Vector> again = Repetition.of(CORE);

        assertThat(again.stream().map(vector -> vector.op() + code(vector)))
                .containsAll(
                        CORE.stream().map(vector -> vector.op() + code(vector)).toList());
    }

    @Test
    void sampleIsSmallAndTheSameEachTime() {
        List<Vector> again = Repetition.of(CORE);

        assertThat(again).isEqualTo(Repetition.of(CORE));
        assertThat(again.size()).isBetween(CORE.size() / 20, CORE.size() / 12);
        long bytes =
                CORE.stream().mapToLong(vector -> InputSize.of(vector).total()).sum();
        assertThat(again.stream()
                        .mapToLong(vector -> InputSize.of(vector).total())
                        .sum())
                .isLessThan(bytes / 50);
        assertThat(Repetition.of(List.of())).isEmpty();
        assertThat(Repetition.of(CORE.subList(0, 1))).hasSizeLessThanOrEqualTo(1);
    }

    /** The page has a judge of its own, and its test reads the same file. */
    @Test
    void judgeInThePageMakesTheSameChoice() throws IOException {
        List<Vector> vectors = IntStream.range(0, 400)
                .mapToObj(i -> {
                    ObjectNode in = Json.object();
                    in.putObject("data").put("repeat", "00").put("count", i * 7919 % 40_000);
                    String code = i % 3 == 0 ? "INVALID" : i % 5 == 0 ? "STATE" : "OK";
                    ObjectNode expect = Json.object().put("result", code);
                    return new Vector("v/" + i, "v", Level.CORE, "S1.4", "op" + i * i % 7, in, expect, "");
                })
                .toList();

        assertThat(Path.of(System.getProperty("atlas.home"), "harness/page/test/asked-again.txt"))
                .content()
                .isEqualTo(Repetition.of(vectors).stream().map(Vector::id).collect(Collectors.joining(" ", "", "\n")));
    }

    @Test
    void rightTargetHasTheSameOutcomesAsIfNothingWereAskedAgain() {
        TargetRun run = run(OracleTarget.right("right"), SMALL);

        assertThat(run.isConformant()).isTrue();
        assertThat(run.notes()).isEmpty();
    }

    /** In the corpus's order its successes come first, so the error stays hidden. */
    @Test
    void errorThatStaysIsFound() {
        Set<String> refusedFor = new HashSet<>();
        Target sticky = bentRuns("sticky", (request, answer) -> {
            String op = request.get("op").stringValue();
            if (!answer.path("result").asString("").equals("OK")) {
                refusedFor.add(op);
            } else if (refusedFor.contains(op)) {
                answer.put("result", "INVALID");
            }
            return answer;
        });
        List<Vector> sorted =
                new ArrayList<>(SMALL.stream().filter(RepetitionTest::isSuccess).toList());
        SMALL.stream().filter(vector -> !isSuccess(vector)).forEach(sorted::add);

        assertThat(once(sticky, sorted).isConformant()).as("asked once").isTrue();
        refusedFor.clear();
        TargetRun run = run(sticky, sorted);
        assertThat(run.isConformant()).isFalse();
        Outcome.Fail wrong = (Outcome.Fail) run.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                .findFirst()
                .orElseThrow();
        assertThat(wrong.when()).matches("right at first; asked again after [0-9]+ others: ");
        assertThat(wrong.difference().place()).isNotEmpty();
        Set<String> found = run.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                .map(outcome -> outcome.vector().op())
                .collect(Collectors.toSet());
        assertThat(found)
                .containsAll(sorted.stream()
                        .filter(vector -> !isSuccess(vector))
                        .map(Vector::op)
                        .filter(op ->
                                sorted.stream().anyMatch(vector -> vector.op().equals(op) && isSuccess(vector)))
                        .toList());
    }

    /** It answers an input that it knows with its latest answer. */
    @Test
    void answerThatIsRememberedWronglyIsFound() {
        Map<String, ObjectNode> last = new HashMap<>();
        Set<String> known = new HashSet<>();
        Target remembers = bentRuns("remembers", (request, answer) -> {
            String op = request.get("op").stringValue();
            boolean isKnown = !known.add(op + request.get("in"));
            ObjectNode said =
                    isKnown && last.containsKey(op) ? last.get(op).deepCopy().set("seq", request.get("seq")) : answer;
            last.put(op, answer.deepCopy());
            return said;
        });

        assertThat(once(remembers, SMALL).isConformant()).as("asked once").isTrue();
        known.clear();
        last.clear();
        assertThat(run(remembers, SMALL).count(Verdict.FAIL)).isGreaterThan(20);
    }

    @Test
    void targetThatBreaksWhenItIsAskedAgainIsFaulty() {
        int[] asked = {0};
        Target breaks = bentRuns(
                "breaks", (request, answer) -> asked[0]++ == Specimens.VECTORS.size() ? answer.put("seq", -1) : answer);

        TargetRun run = run(breaks, Specimens.VECTORS);

        assertThat(run.count(Verdict.FAULT)).isEqualTo(1);
        assertThat(run.count(Verdict.PASS)).isEqualTo(Specimens.VECTORS.size() - 1L);
        Outcome broken = run.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAULT)
                .findFirst()
                .orElseThrow();
        assertThat(Specimens.fault(broken)).contains(Fault.WRONG_SEQ);
        assertThat(broken.reason()).startsWith("right at first; asked again after ");
        assertThat(run.notes())
                .singleElement()
                .asString()
                .startsWith("asked again, " + broken.vector().id() + ": ");
    }

    @Test
    void targetThatIsGivenUpIsNotAskedAgain() {
        int[] asked = {0};
        Target breaks = bentRuns("breaks", (request, answer) -> asked[0]++ > 0 ? answer.put("seq", -1) : answer);

        TargetRun run = run(breaks, SMALL.subList(0, 10));

        assertThat(asked).containsExactly(6);
        assertThat(run.count(Verdict.PASS)).isEqualTo(1);
    }

    @Test
    void targetThatIsGivenUpWhenAskedAgainKeepsWhatWasRight() {
        int[] asked = {0};
        Target breaks = bentRuns("breaks", (request, answer) -> asked[0]++ >= 100 ? answer.put("seq", -1) : answer);

        TargetRun run = run(breaks, SMALL.subList(0, 100));

        assertThat(run.outcomes()).hasSize(100);
        assertThat(run.count(Verdict.PASS)).isGreaterThan(90);
        assertThat(run.isConformant()).isFalse();
    }

    private static Target bentRuns(String id, BinaryOperator<ObjectNode> bend) {
        return OracleTarget.bent(
                id,
                (request, answer) ->
                        request.path("type").asString("").equals("run") ? bend.apply(request, answer) : answer);
    }

    private static TargetRun once(Target target, List<Vector> vectors) {
        try (VectorRunner runner = new VectorRunner(target, Specimens.PATIENCE)) {
            return runner.run(vectors, Progress.NONE);
        }
    }

    private static TargetRun run(Target target, List<Vector> vectors) {
        try (VectorRunner runner = new VectorRunner(target, Specimens.PATIENCE)) {
            return runner.again(runner.run(vectors, Progress.NONE), Progress.NONE);
        }
    }

    private static boolean isSuccess(Vector vector) {
        return code(vector).equals("OK");
    }

    private static String code(Vector vector) {
        return vector.expect().path("result").asString("");
    }
}
