package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.fresh.Fresh;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conclusion of a run never claims more than it should. */
class ConclusionTest {
    @TempDir
    static Path folder;

    private static Corpus corpus;

    @BeforeAll
    static void makeCorpus() throws IOException {
        corpus = SmallCorpus.in(folder);
    }

    @Test
    void wholeRunIsCertified() {
        Certification found = SampleRun.of(corpus, SampleRun.FLOORS.subList(0, 2), OracleTarget.right("right"));
        assertThat(found.conclusion().text()).isEqualTo("certified");
        assertThat(found.scope().text())
                .isEqualTo(
                        "right; level core; 6 vectors; no fresh vectors; nothing excused; floors quick: 1 met, 1 stated; kit 0.1.0;"
                                + " corpus " + corpus.root().substring(0, 16) + "; 2026-01-02");
    }

    @Test
    void partIsNamedAndNeverCertified() {
        Certification shard = SampleRun.part(corpus, List.of(), new Shard(1, 3), OracleTarget.right("right"));
        assertThat(shard.decision()).isEqualTo(Decision.PASSED);
        assertThat(shard.conclusion().text()).isEqualTo("shard 1/3 passed, not a certificate until merged");
        assertThat(shard.scope().text()).contains("level core, shard 1/3; 2 vectors;");

        Certification family = SampleRun.part(corpus, List.of("sum"), Shard.WHOLE, OracleTarget.right("right"));
        assertThat(family.conclusion().text())
                .isEqualTo("family sum passed, not a certificate of level core (1 of 5 operations)");
        assertThat(family.scope().text()).contains("level core, family sum; 2 vectors;");

        Certification both =
                SampleRun.part(corpus, List.of("sum", "check"), new Shard(2, 2), OracleTarget.right("right"));
        assertThat(both.conclusion().text())
                .startsWith("shard 2/2 of families sum and check passed, not a certificate of level core");
        assertThat(SampleRun.part(corpus, List.of("check"), Shard.WHOLE, OracleTarget.faulty("faulty"))
                        .decision())
                .isEqualTo(Decision.NOT_CERTIFIED);
    }

    @Test
    void whatIsNotCertifiedAlwaysHasItsReason() {
        assertThat(SampleRun.of(corpus, List.of()).conclusion().reasons()).containsExactly("no target ran");
        assertThat(SampleRun.of(corpus, SampleRun.FLOORS, OracleTarget.right("a"), OracleTarget.faulty("b"))
                        .conclusion()
                        .reasons())
                .containsExactly(
                        "1 wrong answer",
                        "1 fault",
                        "1 vector skipped: b has 4 of 5 operations in full",
                        "2 floors missed",
                        "2 floors whose bench is not offered");
        OracleTarget elsewhere = OracleTarget.bent("elsewhere", (request, answer) -> {
            if (answer.has("engine")) {
                answer.putArray("levels").add("full");
            }
            return answer;
        });
        assertThat(SampleRun.of(corpus, List.of(), elsewhere).conclusion().reasons())
                .containsExactly("6 vectors skipped: elsewhere does not declare level core");
    }

    @Test
    void excusesAreCountedAndThoseThatArePastAreNamed() {
        KnownFailures known = KnownFailures.read("""
                {"known": [
                  {"target": "faulty", "id": "check/zero", "reason": "being fixed", "expires": "2026-02-01"},
                  {"target": "faulty", "id": "delta/step", "reason": "being fixed", "expires": "2026-01-01"}
                ]}
                """, Set.of("check/zero", "delta/step"), LocalDate.of(2026, 1, 2));
        Certification found = SampleRun.excused(SampleRun.of(corpus, List.of(), OracleTarget.faulty("faulty")), known);

        assertThat(found.conclusion().reasons()).contains("1 fault", "1 expired excuse");
        assertThat(found.scope().text()).contains("1 of 6 results excused");
    }

    /** A certificate of another corpus has its scope from its own text alone. */
    @Test
    void scopeIsTheSameFromARunAndFromItsCertificate() {
        List<Certification> runs = List.of(
                SampleRun.of(corpus, SampleRun.FLOORS, OracleTarget.right("right"), OracleTarget.faulty("faulty")),
                SampleRun.part(corpus, List.of("sum", "delta"), new Shard(1, 2), OracleTarget.right("right")),
                SampleRun.of(corpus, Fresh.given(-1, 20), List.of(), OracleTarget.faulty("faulty")),
                SampleRun.of(corpus, Fresh.drawn(3), List.of(), OracleTarget.right("right")),
                SampleRun.of(corpus, List.of()));
        for (Certification found : runs) {
            assertThat(Scope.of(
                            Json.readObject("certificate", Certificate.of(found).text()), true))
                    .isEqualTo(found.scope());
        }
    }
}
