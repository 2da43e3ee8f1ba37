package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SecondVerifier.class)
class MergeTest {
    @TempDir
    static Path folder;

    private static Corpus corpus;

    @BeforeAll
    static void makeCorpus() throws IOException {
        corpus = SmallCorpus.in(folder);
    }

    /** The shards ran on two days, and the last day of the excuse is the first of them. */
    @Test
    void excuseMustHoldOnTheDayOfTheLastShard() {
        KnownFailures known = KnownFailures.read("""
                {"known": [
                  {"target": "faulty", "id": "check/zero", "reason": "being fixed", "expires": "2026-01-02"},
                  {"target": "faulty", "id": "delta/step", "reason": "being fixed", "expires": "2026-01-03"}
                ]}
                """, Set.of("check/zero", "delta/step"), LocalDate.of(2026, 1, 2));
        List<Certification> shards = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            Certification shard = SampleRun.shard(corpus, new Shard(i, 3), OracleTarget.faulty("faulty"));
            shards.add(SampleRun.excused(SampleRun.later(shard, Duration.ofDays(i == 1 ? 1 : 0)), known));
        }
        assertThat(shards.stream()
                        .mapToLong(shard -> shard.count(Verdict.KNOWN))
                        .sum())
                .isEqualTo(2);

        Certification merged = Merge.of(shards);

        assertThat(merged.count(Verdict.KNOWN)).isEqualTo(1);
        assertThat(merged.conclusion().reasons()).contains("1 wrong answer", "1 expired excuse");
        assertThat(merged.scope().day()).isEqualTo("2026-01-03");
        byte[] file = Certificate.of(merged).text().getBytes(StandardCharsets.UTF_8);
        assertThat(TamperedCertificate.check(file, corpus).problems()).isEmpty();
    }

    @Test
    void whatWasResumedAddsUpAndEveryCommandIsKept() {
        List<Certification> shards = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            shards.add(SampleRun.resumed(SampleRun.shard(corpus, new Shard(i, 2), OracleTarget.right("right")), i));
        }
        Certification merged = Merge.of(shards);

        assertThat(merged.resumed()).isEqualTo(3);
        assertThat(merged.invocations()).hasSize(2);
        assertThat(merged.scope().text()).contains("3 results from an interrupted run");
        assertThat(merged.decision()).isEqualTo(Decision.CERTIFIED);
    }
}
