package dev.atlasl2.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.ProcessTarget;
import dev.atlasl2.harness.targets.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Targets that crash, hang, flood and lie: each ends in its own verdict, and every other vector gets the verdict that
 * it deserves.
 */
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
        "flood, FLOOD",
        "many-lines, BAD_JSON",
        "bad-json, BAD_JSON",
        "deep-json, BAD_JSON",
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
        assertThat(misbehaved.fault()).contains(fault);
        assertThat(run.notes()).singleElement().asString().startsWith("check/zero: " + fault.id());
        assertOthersPass(run);
        assertThat(run.isConformant()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"liar", "refuses", "number-for-boolean"})
    void wrongAnswerFailsWithTheAnswerShown(String way) {
        TargetRun run = run(way);

        Outcome wrong = run.outcomes().get(MISBEHAVED);
        assertThat(wrong.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(wrong.got()).isPresent();
        assertThat(wrong.difference()).isPresent();
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
        "hello-noise, BAD_JSON"
    })
    void targetThatCannotIntroduceItselfIsGivenUp(String way, Fault fault) {
        TargetRun run = run(way);

        assertThat(run.outcomes()).extracting(Outcome::verdict).containsOnly(Verdict.FAULT);
        assertThat(run.outcomes().getFirst().fault()).contains(fault);
        assertThat(run.outcomes().getLast().fault()).contains(Fault.GIVEN_UP);
        assertThat(run.hello()).isEmpty();
    }

    @Test
    void silentTargetIsAHangWithinTheStartsDeadline() {
        Patience impatient = new Patience(Duration.ofMillis(200), Duration.ofMillis(200), 1_000_000);

        TargetRun run = run(Specimens.target("hello-silent"), impatient);

        assertThat(run.outcomes().getFirst().fault()).contains(Fault.HANG);
    }

    @Test
    void programThatIsNotThereIsANamedFault() {
        Target absent =
                new ProcessTarget("absent", "", () -> new Availability.Available(""), () -> List.of("/nowhere/target"));

        assertThat(run(absent, Specimens.PATIENCE).outcomes().getFirst().fault())
                .contains(Fault.NO_START);
    }

    @Test
    void whatATargetStartedEndsWithIt() {
        run("hang-with-child");

        assertThat(ProcessHandle.allProcesses()
                        .filter(ProcessHandle::isAlive)
                        .filter(process ->
                                process.info().commandLine().orElse("").endsWith("sleep 86399")))
                .isEmpty();
    }

    private static TargetRun run(String way) {
        return run(Specimens.target(way), Specimens.PATIENCE);
    }

    private static TargetRun run(Target target, Patience patience) {
        try (VectorRunner runner = new VectorRunner(target, patience)) {
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
