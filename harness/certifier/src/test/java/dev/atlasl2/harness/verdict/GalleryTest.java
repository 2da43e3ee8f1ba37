package dev.atlasl2.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.ProcessTarget;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Vector;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Targets that crash, hang, flood and lie. Each gets its own verdict, and every other vector gets the right verdict.
 */
@Execution(ExecutionMode.CONCURRENT)
class GalleryTest {
    private static final int MISBEHAVED = 1;

    @ParameterizedTest
    @CsvSource({
        "crash, CRASH",
        "killed, CRASH",
        "early-exit, EARLY_EXIT",
        "closed-output, EARLY_EXIT",
        "hang, HANG",
        "half-a-line, HANG",
        "trickle, HANG",
        "flood, FLOOD",
        "many-lines, BAD_JSON",
        "bad-json, BAD_JSON",
        "deep-json, BAD_JSON",
        "long-number, BAD_JSON",
        "long-name, BAD_JSON",
        "many-values, BAD_JSON",
        "not-an-object, BAD_JSON",
        "empty-line, BAD_JSON",
        "two-keys, BAD_JSON",
        "not-utf8, BAD_JSON",
        "wrong-seq, WRONG_SEQ",
        "old-seq, WRONG_SEQ",
        "no-seq, WRONG_SEQ",
        "text-seq, WRONG_SEQ",
        "unknown-result, BAD_ANSWER",
        "no-result, BAD_ANSWER",
        "reports-fault, REPORTED"
    })
    void misbehaviourEndsInItsNamedFaultAndTheRunGoesOn(String way, Fault fault) {
        TargetRun run = run(way);

        Outcome misbehaved = run.outcomes().get(MISBEHAVED);
        assertThat(misbehaved.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(Specimens.fault(misbehaved)).contains(fault);
        assertThat(run.notes()).singleElement().asString().startsWith("check/zero: " + fault.id());
        assertOthersPass(run);
        assertThat(run.isConformant()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeated", "early"})
    void secondAnswerToOneRequestIsNeverTakenForAnAnswerToTheNext(String way) {
        TargetRun run = run(way);

        assertThat(run.outcomes().get(MISBEHAVED).verdict()).isEqualTo(Verdict.PASS);
        assertThat(Specimens.fault(run.outcomes().get(MISBEHAVED + 1))).contains(Fault.WRONG_SEQ);
        assertThat(run.count(Verdict.PASS)).isEqualTo(run.outcomes().size() - 1L);
    }

    @Test
    void whatATargetLoggedBeforeItBrokeIsShownWithItsFault() {
        assertThat(run("last-words").outcomes().get(MISBEHAVED).reason())
                .isEqualTo("exit status 4; its log ends: out of luck");
    }

    @Test
    void targetThatIsAlwaysLateIsGivenUpWhenTheRunHasTakenItsTime() {
        TimeLimits little = new TimeLimits(Duration.ofMillis(1), Duration.ofMillis(20), 2_000_000);
        OracleTarget late = OracleTarget.bent("late", (request, answer) -> {
            pause(Duration.ofMillis(300));
            return answer;
        });
        TargetRun run = run(late, little);

        assertThat(run.outcomes().getFirst().verdict()).isEqualTo(Verdict.PASS);
        assertThat(Specimens.fault(run.outcomes().getLast())).contains(Fault.GIVEN_UP);
        assertThat(run.outcomes().getLast().reason()).startsWith("the run took longer than ");
    }

    @Test
    void targetThatBreaksOnceInAWhileIsStartedAFewTimesAndNoMore() {
        List<Vector> many = Collections.nCopies(60, Specimens.VECTORS.getFirst());
        AtomicInteger starts = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        OracleTarget frail = OracleTarget.bent("frail", (request, answer) -> {
            if (request.path("type").asString("").equals("hello")) {
                starts.incrementAndGet();
            } else if (asked.incrementAndGet() % 2 == 0) {
                answer.put("seq", -1);
            }
            return answer;
        });
        TargetRun run;
        try (VectorRunner runner = new VectorRunner(frail, Specimens.PATIENCE)) {
            run = runner.run(many, Progress.NONE);
        }

        assertThat(starts).hasValue(21);
        assertThat(Specimens.fault(run.outcomes().getLast())).contains(Fault.GIVEN_UP);
        assertThat(run.outcomes().getLast().reason()).isEqualTo("it had to be restarted 20 times");
        assertThat(run.count(Verdict.PASS)).isEqualTo(21);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"liar", "refuses", "number-for-boolean"})
    void wrongAnswerFailsWithTheAnswerShown(String way) {
        TargetRun run = run(way);

        Outcome wrong = run.outcomes().get(MISBEHAVED);
        assertThat(wrong.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(wrong).isInstanceOf(Outcome.Fail.class);
        assertOthersPass(run);
        assertThat(run.isConformant()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"honest", "noisy", "talkative", "slow"})
    void mannersThatTheProtocolAllowsPass(String way) {
        TargetRun run = run(way);

        assertThat(run.outcomes()).extracting(Outcome::verdict).containsOnly(Verdict.PASS);
        assertThat(run.isConformant()).isTrue();
        assertThat(run.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "unsupported, unsupported: no check here",
        "undeclared, the target does not offer check",
        "small, its region is longer than the 100 bytes that the target addresses"
    })
    void whatIsNotOfferedIsSkippedWithItsReasonAndNeverCertifiesTheCore(String way, String reason) {
        TargetRun run = run(way);

        assertThat(run.outcomes())
                .filteredOn(outcome -> outcome.verdict() == Verdict.SKIP)
                .singleElement()
                .extracting(Outcome::reason)
                .isEqualTo(reason);
        assertThat(run.count(Verdict.PASS)).isEqualTo(run.outcomes().size() - 1L);
        assertThat(run.isConformant()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "hello-crash, CRASH",
        "hello-incomplete, BAD_HELLO",
        "hello-refused, BAD_HELLO",
        "hello-unknown-level, BAD_HELLO",
        "hello-no-level, BAD_HELLO",
        "hello-other-protocol, BAD_HELLO",
        "hello-banner, BAD_JSON",
        "hello-noise, BAD_JSON"
    })
    void targetThatCannotIntroduceItselfIsGivenUp(String way, Fault fault) {
        TargetRun run = run(way);

        assertThat(run.outcomes()).extracting(Outcome::verdict).containsOnly(Verdict.FAULT);
        assertThat(Specimens.fault(run.outcomes().getFirst())).contains(fault);
        assertThat(Specimens.fault(run.outcomes().getLast())).contains(Fault.GIVEN_UP);
        assertThat(run.hello()).isEmpty();
    }

    @Test
    void startThatFailsTwiceAlikeIsNotTriedAgainAndToldOnceWithTheEndOfItsLog() {
        Counted target = new Counted(Specimens.target("hello-traceback"), new AtomicInteger());

        TargetRun run = run(target, Specimens.PATIENCE);

        assertThat(target.starts()).hasValue(2);
        assertThat(run.outcomes()).extracting(Outcome::verdict).containsOnly(Verdict.FAULT);
        assertThat(run.outcomes().subList(2, run.outcomes().size())).allSatisfy(outcome -> {
            assertThat(Specimens.fault(outcome)).contains(Fault.GIVEN_UP);
            assertThat(outcome.reason()).isEqualTo("it did not start (crash): exit status 1");
        });
        assertThat(run.outcomes().getFirst().reason())
                .startsWith("exit status 1; its log ends: ")
                .endsWith(" | NoSuchModule: no module named 'nowhere'");
        assertThat(run.noStart())
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(
                                "did not start (crash): exit status 1; its log ends:\n  at frame 22 of a long way down\n")
                        .endsWith("\nNoSuchModule: no module named 'nowhere'"));
        assertThat(run.notes()).hasSize(1);
    }

    @Test
    void startThatFailsEachTimeInAnotherWayIsTriedThreeTimes() {
        AtomicInteger starts = new AtomicInteger();
        OracleTarget target = OracleTarget.bent(
                "moody",
                (request, answer) -> request.path("type").asString("").equals("hello")
                        ? answer.put("protocol", 1 + starts.incrementAndGet())
                        : answer);

        TargetRun run = run(target, Specimens.PATIENCE);

        assertThat(starts).hasValue(3);
        assertThat(run.outcomes().getLast().reason())
                .isEqualTo("it did not introduce itself (bad-hello): protocol must be 1, got 4");
        assertThat(run.notes()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello-silent | nothing arrived; does it flush its output after each line, or wait for more input?",
                "hello-half-a-line | no line feed arrived, only {\"result\":\"OK\""
            })
    void silentStartIsWaitedForOnceAndToldWithItsUsualReason(String way, String arrived) {
        TimeLimits impatient = new TimeLimits(Duration.ofSeconds(5), Duration.ofMillis(200), 1_000_000);
        Counted target = new Counted(Specimens.target(way), new AtomicInteger());

        TargetRun run = run(target, impatient);

        assertThat(target.starts()).hasValue(1);
        assertThat(Specimens.fault(run.outcomes().getFirst())).contains(Fault.HANG);
        assertThat(run.outcomes().getFirst().reason()).isEqualTo("no answer within 5000 ms: " + arrived);
        assertThat(Specimens.fault(run.outcomes().getLast())).contains(Fault.GIVEN_UP);
        assertThat(run.outcomes().getLast().reason())
                .isEqualTo("it did not start (hang): no answer within 5000 ms: " + arrived);
        assertThat(run.noStart()).contains("did not start (hang): no answer within 5000 ms: " + arrived);
    }

    /** Everything was answered before, so no vector is affected, but it is reported. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bye-status      | at bye: exit status 7",
                "bye-stays       | at bye: went on running",
                "bye-crash       | at bye: crash: exit status 9",
                "bye-banner      | at bye: bad-json: ",
                "bye-unsupported | at bye: answered with {\"",
                "crash           | check/zero: crash: ",
            })
    void lastRequestThatIsAnsweredOtherwiseThanByTheProtocolIsNoted(String way, String note) {
        TargetRun run;
        try (VectorRunner runner = new VectorRunner(Specimens.target(way), Specimens.PATIENCE)) {
            run = runner.end(runner.run(Specimens.VECTORS, Progress.NONE));
        }

        assertThat(run.notes()).singleElement().asString().startsWith(note);
        if (way.startsWith("bye")) {
            assertThat(run.isConformant()).isTrue();
        }
    }

    @Test
    void targetThatEndsAsTheProtocolSaysHasNoNote() {
        try (VectorRunner runner = new VectorRunner(Specimens.target("honest"), Specimens.PATIENCE)) {
            assertThat(runner.end(runner.run(Specimens.VECTORS, Progress.NONE)).notes())
                    .isEmpty();
        }
    }

    /** The first hang after good answers concerns only that vector: the message says nothing about flushing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hang | ms: nothing arrived",
                "half-a-line | no line feed arrived, only {\"seq\":",
                "empty-line | an empty line"
            })
    void silenceAfterGoodAnswersIsToldByWhatArrived(String way, String seen) {
        assertThat(run(way).outcomes().get(MISBEHAVED).reason()).contains(seen).doesNotContain("flush");
    }

    @Test
    void greetingThatFailsIsNotRepeatedForTheFirstVector() {
        Counted target = new Counted(Specimens.target("hello-silent"), new AtomicInteger());
        TimeLimits impatient = new TimeLimits(Duration.ofMillis(200), Duration.ofMillis(200), 1_000_000);
        TargetRun run;
        try (VectorRunner runner = new VectorRunner(target, impatient)) {
            assertThat(runner.greet()).isEmpty();
            run = runner.run(Specimens.VECTORS, Progress.NONE);
        }

        assertThat(target.starts()).hasValue(1);
        assertThat(Specimens.fault(run.outcomes().getFirst())).contains(Fault.HANG);
        assertThat(run.noStart()).isPresent();
    }

    /** Counts how often it is started. */
    private record Counted(Target target, AtomicInteger starts) implements Target {
        @Override
        public String id() {
            return target.id();
        }

        @Override
        public String description() {
            return target.description();
        }

        @Override
        public Availability availability() {
            return target.availability();
        }

        @Override
        public Session open() throws TargetFault {
            starts.incrementAndGet();
            return target.open();
        }
    }

    @Test
    void programThatIsNotThereIsANamedFault() {
        Target absent =
                new ProcessTarget("absent", "", () -> new Availability.Available(""), () -> List.of("/nowhere/target"));

        assertThat(Specimens.fault(run(absent, Specimens.PATIENCE).outcomes().getFirst()))
                .contains(Fault.NO_START);
    }

    @ParameterizedTest
    @CsvSource({"hang-with-child, sleep 86399", "hang-with-orphan, sleep 86398"})
    void whatATargetStartedEndsWithItEvenWhereItWasDisowned(String way, String child) {
        run(way);

        assertThat(ProcessHandle.allProcesses()
                        .filter(ProcessHandle::isAlive)
                        .filter(process ->
                                process.info().commandLine().orElse("").endsWith(child)))
                .isEmpty();
    }

    private static TargetRun run(String way) {
        return run(Specimens.target(way), Specimens.PATIENCE);
    }

    private static TargetRun run(Target target, TimeLimits limits) {
        try (VectorRunner runner = new VectorRunner(target, limits)) {
            return runner.run(Specimens.VECTORS, Progress.NONE);
        }
    }

    private static void assertOthersPass(TargetRun run) {
        assertThat(run.outcomes()).hasSameSizeAs(Specimens.VECTORS);
        for (int i = 0; i < run.outcomes().size(); i++) {
            if (i != MISBEHAVED) {
                assertThat(run.outcomes().get(i).verdict())
                        .as(run.outcomes().get(i).vector().id())
                        .isEqualTo(Verdict.PASS);
            }
        }
    }
}
