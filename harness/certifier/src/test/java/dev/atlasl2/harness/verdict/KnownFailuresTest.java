package dev.atlasl2.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.vectors.Vector;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of known failures can only shrink. */
class KnownFailuresTest {
    @Test
    void entriesThatSayNothingOfARunAreNamed() {
        LocalDate today = LocalDate.of(2026, 1, 1);
        String entry = "{\"target\":\"T\",\"id\":\"V\",\"reason\":\"r\",\"expires\":\"2026-02-01\"}";
        KnownFailures known = KnownFailures.read(
                "{\"known\":["
                        + Stream.of("a x", "a y", "a z", "b x", "b y", "c x")
                                .map(place -> entry.replace("T", place.substring(0, 1))
                                        .replace("V", place.substring(2)))
                                .collect(Collectors.joining(","))
                        + "]}",
                Set.of("x", "y", "z"),
                today);

        assertThat(known.idle(Set.of("a", "b", "c"), Set.of("x", "y", "z"))).isEmpty();
        assertThat(known.idle(Set.of("a"), Set.of("x")))
                .containsExactly(
                        "2 entries are of target b, which is not in this run",
                        "1 entry is of target c, which is not in this run",
                        "2 entries are of vectors that this run does not ask: y and 1 more");
        assertThat(KnownFailures.NONE.idle(Set.of(), Set.of())).isEmpty();
    }

    private static final Set<String> IDS =
            Specimens.VECTORS.stream().map(Vector::id).collect(Collectors.toSet());
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final LocalDate LAST_DAY = LocalDate.of(2027, 1, 31);

    @Test
    void wrongAndBrokenAreExcusedUntilTheirDay() {
        KnownFailures known = list(entry("faulty", "check/zero"), entry("faulty", "delta/step"));

        TargetRun excused = known.applied(faulty(), LAST_DAY);
        assertThat(verdicts(excused))
                .containsEntry("check/zero", Verdict.KNOWN)
                .containsEntry("delta/step", Verdict.KNOWN);
        assertThat(excused.count(Verdict.FAIL) + excused.count(Verdict.FAULT)).isZero();

        assertThat(verdicts(known.applied(faulty(), LAST_DAY.plusDays(1))))
                .containsEntry("check/zero", Verdict.FAIL)
                .containsEntry("delta/step", Verdict.FAULT);
        Outcome.Listed expired = (Outcome.Listed)
                known.applied(faulty(), LAST_DAY.plusDays(1)).outcomes().get(1);
        assertThat(expired.isExpired()).isTrue();
        assertThat(expired.text()).isEqualTo("was excused until 2027-01-31: being fixed");
    }

    @Test
    void excuseIsJudgedAgainOnAnotherDay() {
        TargetRun excused = list(entry("faulty", "check/zero"), entry("faulty", "delta/step"))
                .applied(faulty(), LAST_DAY);
        TargetRun later = excused.with(excused.outcomes().stream()
                .map(outcome -> outcome.judgedOn(LAST_DAY.plusDays(1)))
                .toList());

        assertThat(verdicts(later))
                .containsEntry("check/zero", Verdict.FAIL)
                .containsEntry("delta/step", Verdict.FAULT);
        assertThat(excused.outcomes())
                .allMatch(outcome -> outcome.judgedOn(LAST_DAY).equals(outcome));
    }

    @Test
    void entryThatPassesFailsTheRun() {
        TargetRun right = run(OracleTarget.right("right"));
        assertThat(right.isConformant()).isTrue();

        TargetRun outdated = list(entry("right", "sum/few")).applied(right, LAST_DAY);
        assertThat(verdicts(outdated)).containsEntry("sum/few", Verdict.OUTDATED);
        assertThat(outdated.isConformant()).isFalse();
        assertThat(((Outcome.Listed) outdated.outcomes().getFirst()).text())
                .isEqualTo("is right, and listed as a known failure until 2027-01-31: take it off the list");
    }

    @Test
    void othersTargetsEntriesChangeNothing() {
        TargetRun right = run(OracleTarget.right("right"));
        assertThat(list(entry("other", "sum/few")).applied(right, LAST_DAY)).isEqualTo(right);
        assertThat(KnownFailures.NONE.applied(right, LAST_DAY)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "nonsense | line 1: not JSON",
                "[] | the file: must be a JSON object",
                "{\"known\":{}} | must be an object with the one field known, a list",
                "{\"known\":[],\"more\":1} | must be an object with the one field known, a list",
                "{\"known\":[7]} | known[0]: must have the fields target, id, reason and expires",
                "{\"known\":[{\"target\":\"a\",\"id\":\"sum/few\",\"reason\":\"b\"}]} | known[0]: must have the fields",
                "{\"known\":[{\"target\":\"a\",\"id\":\"sum/few\",\"reason\":\" \",\"expires\":\"2027-01-31\"}]}"
                        + " | known[0].reason: must be text that is not empty",
                "{\"known\":[{\"target\":\"a\",\"id\":\"sum/none\",\"reason\":\"b\",\"expires\":\"2027-01-31\"}]}"
                        + " | known[0].id: there is no vector \"sum/none\"",
                "{\"known\":[{\"target\":\"a\",\"id\":\"sum/few\",\"reason\":\"b\",\"expires\":\"2027-02-31\"}]}"
                        + " | known[0].expires: must be a day such as 2027-01-31, got \"2027-02-31\"",
                "{\"known\":[{\"target\":\"a\",\"id\":\"sum/few\",\"reason\":\"b\",\"expires\":\"2027-11-30\"}]}"
                        + " | known[0].expires: must be at most 366 days from 2026-11-28, which is 2027-11-29, got"
                        + " \"2027-11-30\"",
                "{\"known\":[{\"target\":\"a\",\"id\":\"sum/few\",\"reason\":\"b\",\"expires\":\"+999999999-12-31\"}]}"
                        + " | known[0].expires: must be at most 366 days from",
            })
    void whatIsNoListIsRefusedNamingTheEntry(String text, String problem) {
        assertThatThrownBy(() -> KnownFailures.read(text, IDS, TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void entryThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> list(entry("a", "sum/few"), entry("a", "sum/few")))
                .hasMessage("a sum/few is listed twice");
    }

    private static KnownFailures list(String... entries) {
        return KnownFailures.read("{\"known\":[" + String.join(",", entries) + "]}", IDS, TODAY);
    }

    private static String entry(String target, String id) {
        return "{\"target\":\"" + target + "\",\"id\":\"" + id + "\",\"reason\":\"being fixed\",\"expires\":\""
                + LAST_DAY + "\"}";
    }

    private static TargetRun faulty() {
        return run(OracleTarget.faulty("faulty"));
    }

    private static TargetRun run(OracleTarget target) {
        try (VectorRunner runner = new VectorRunner(target, Specimens.PATIENCE)) {
            return runner.run(Specimens.VECTORS, Progress.NONE);
        }
    }

    private static Map<String, Verdict> verdicts(TargetRun run) {
        return run.outcomes().stream()
                .collect(Collectors.toMap(outcome -> outcome.vector().id(), Outcome::verdict));
    }
}
