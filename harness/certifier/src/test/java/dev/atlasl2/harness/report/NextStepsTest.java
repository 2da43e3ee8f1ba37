package dev.atlasl2.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps for wrong answers and faults, in each mix of both. */
class NextStepsTest {
    private static final String OPERATIONS = " operations in full. Add the next one: what was skipped.";

    @TempDir
    static Path folder;

    private static Corpus corpus;

    @BeforeAll
    static void makeCorpus() throws IOException {
        corpus = SmallCorpus.in(folder);
    }

    @Test
    void wrongAnswersAlone() {
        assertThat(steps(bad("a", 2)).getFirst()).startsWith("Correct a: 2 wrong answers.");
        assertThat(steps(bad("a", 2)).toString()).doesNotContain("broke");
    }

    @Test
    void faultsAlone() {
        assertThat(steps(bad("a", 0, Fault.REPORTED)).getFirst()).isEqualTo("Find out why a broke: 1 fault.");
        assertThat(steps(bad("a", 0, Fault.CRASH, Fault.GIVEN_UP, Fault.GIVEN_UP))
                        .getFirst())
                .isEqualTo("Find out why a broke: 3 faults, 2 of them because it was given up.");
        assertThat(steps(bad("a", 0, Fault.CRASH)).toString()).doesNotContain("wrong answer");
    }

    @Test
    void targetThatEndsBeginsWithItsFaultsHoweverManyAnswersAreWrong() {
        for (Fault fault : List.of(Fault.CRASH, Fault.EARLY_EXIT, Fault.HANG, Fault.BAD_JSON, Fault.GIVEN_UP)) {
            List<String> steps = steps(bad("a", 4, fault));

            assertThat(steps.getFirst())
                    .startsWith("Find out why a broke: 1 fault")
                    .endsWith(" This may also be the cause of the 4 wrong answers.");
            assertThat(steps.get(1)).startsWith("Correct a: 4 wrong answers.");
        }
    }

    @Test
    void targetThatWasGivenUpHasOneStepForFaultsAndOneForWrongAnswersBeforeAllOthers() {
        assertThat(steps(bad("a", 2, Fault.CRASH, Fault.GIVEN_UP, Fault.GIVEN_UP)))
                .satisfiesExactly(
                        step -> assertThat(step)
                                .isEqualTo("Find out why a broke: 3 faults, 2 of them because it was given up."
                                        + " This may also be the cause of the 2 wrong answers."),
                        step -> assertThat(step).startsWith("Correct a: 2 wrong answers."),
                        step -> assertThat(step).endsWith(OPERATIONS));
    }

    @Test
    void faultsThatEndNothingComeSecond() {
        assertThat(steps(bad("a", 1, Fault.REPORTED, Fault.BAD_ANSWER)))
                .satisfiesExactly(
                        step -> assertThat(step).startsWith("Correct a: 1 wrong answer."),
                        step -> assertThat(step).isEqualTo("Find out why a broke: 2 faults."),
                        step -> assertThat(step).endsWith(OPERATIONS));
    }

    @Test
    void eachTargetHasAStepBeforeOneHasTwoAndThoseThatEndComeFirst() {
        TargetRun wrong = bad("wrong", 4);
        TargetRun reporting = bad("reporting", 1, Fault.REPORTED);
        TargetRun ending = bad("ending", 1, Fault.HANG);

        assertThat(steps(wrong, reporting, ending))
                .satisfiesExactly(
                        step -> assertThat(step)
                                .isEqualTo("Find out why ending broke: 1 fault."
                                        + " This may also be the cause of the 1 wrong answer."),
                        step -> assertThat(step).startsWith("Correct wrong: 4 wrong answers."),
                        step -> assertThat(step).startsWith("Correct reporting: 1 wrong answer."));
        assertThat(steps(wrong, ending))
                .satisfiesExactly(
                        step -> assertThat(step).startsWith("Find out why ending broke"),
                        step -> assertThat(step).startsWith("Correct wrong: 4 wrong answers."),
                        step -> assertThat(step).startsWith("Correct ending: 1 wrong answer."));
    }

    /** A target with that many wrong answers, with faults, and with a vector that it skips if any is left. */
    private static TargetRun bad(String id, int wrong, Fault... faults) {
        Outcome.Fail fail = (Outcome.Fail)
                SampleRun.of(corpus, List.of(), OracleTarget.faulty(id)).runs().getFirst().outcomes().stream()
                        .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                        .findFirst()
                        .orElseThrow();
        TargetRun right =
                SampleRun.of(corpus, List.of(), OracleTarget.right(id)).runs().getFirst();
        Deque<Fault> left = new ArrayDeque<>(List.of(faults));
        List<Outcome> outcomes = new ArrayList<>();
        for (Outcome outcome : right.outcomes()) {
            if (outcomes.size() < wrong) {
                outcomes.add(new Outcome.Fail(outcome.vector(), fail.got(), fail.difference(), ""));
            } else if (!left.isEmpty()) {
                outcomes.add(new Outcome.Broken(outcome.vector(), left.pop(), "it did"));
            } else {
                outcomes.add(new Outcome.Skip(outcome.vector(), "later"));
            }
        }
        assertThat(left).isEmpty();
        return right.with(outcomes);
    }

    /** The steps as text. */
    private static List<String> steps(TargetRun... runs) {
        Certification found = SampleRun.with(
                SampleRun.of(
                        corpus,
                        List.of(),
                        Stream.of(runs)
                                .map(run -> OracleTarget.right(run.target()))
                                .toArray(OracleTarget[]::new)),
                List.of(runs));
        return Pattern.compile("(?s)<li>(.*?)</li>")
                .matcher(NextSteps.of(found, List.of(), false).markup())
                .results()
                .map(step -> step.group(1).replaceAll("<[^>]*>", "").strip())
                .toList();
    }
}
