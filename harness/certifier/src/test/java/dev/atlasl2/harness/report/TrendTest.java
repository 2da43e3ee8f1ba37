package dev.atlasl2.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.certificate.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final Snapshot.Bench SUM = new Snapshot.Bench("sum", 65536);

    @Test
    void singleCertificateHasNoTrend() {
        assertThat(page(run(1, "A", 10, 5))).isEmpty();
    }

    @Test
    void figuresGoFromTheOldestToTheLatestInWhateverOrderTheyCome() {
        assertThat(page(run(3, "A", 10, 8), run(1, "A", 10, 4), run(2, "A", 10, 6)))
                .contains("3 certificates", "<b>8.00 GB/s</b>", "+100 %", "sum 64 KiB", "<b>10</b> of 10 pass")
                .containsSubsequence("1 Jan 2026", "2 Jan 2026", "3 Jan 2026")
                .doesNotContain("class=\"miss\"", "another machine");
    }

    @Test
    void plotSpansTheFiguresAndItsAxisHasTheDates() {
        String page = page(run(1, "A", 10, 4.00), run(2, "A", 10, 3.72), run(4, "A", 10, 3.90));
        String line = page.substring(page.lastIndexOf("class=\"trend-line\""));

        assertThat(line).startsWith("class=\"trend-line\" d=\"M12.0 8.3L500.0 91.7L988.0 38.1\"");
        assertThat(page)
                .contains("3.72 GB/s to 4.00 GB/s")
                .contains("<span class=\"dates\"><span>1 Jan 2026</span><span>4 Jan 2026</span></span>");
    }

    @Test
    void axisOfRunsOfOneDayHasTheTimes() {
        assertThat(page(run("2026-01-01T08:05:00Z"), run("2026-01-01T21:30:00Z")))
                .contains("<span class=\"dates\"><span>1 Jan 2026, 08:05</span><span>1 Jan 2026, 21:30</span></span>");
    }

    @Test
    void noiseIsNotDrawnAsAChange() {
        assertThat(page(run(1, "A", 10, 4.00), run(2, "A", 10, 4.00))).contains("d=\"M12.0 50.0L988.0 50.0\"");
        assertThat(page(run(1, "A", 10, 4.00), run(2, "A", 10, 4.01))).contains("d=\"M12.0 52.6L988.0 47.4\"");
    }

    @Test
    void runInWhichNotAllPassedIsMarked() {
        String page = page(run(1, "A", 9, 4), run(2, "A", 10, 4));

        assertThat(page.split("class=\"miss\"", -1)).hasSize(2);
        assertThat(page).contains("<b>10</b> of 10 pass");
    }

    @Test
    void figuresOfAnotherMachineAreLeftOutAndThatIsSaid() {
        assertThat(page(run(1, "B", 10, 1), run(2, "A", 10, 4), run(3, "A", 10, 5)))
                .contains("The figures of 1 of another machine are left out", "<b>5.00 GB/s</b>", "+25 %");
        assertThat(page(run(1, "B", 10, 1), run(2, "A", 10, 4))).doesNotContain("sum 64 KiB");
    }

    @Test
    void targetOfOneCertificateAloneHasNoTrend() {
        Snapshot other = new Snapshot(
                Instant.parse("2026-01-05T00:00:00Z"),
                "1",
                "0123456789",
                "A",
                "certified",
                Map.of("new<target>", new Snapshot.Passes(1, 1)),
                Map.of());

        assertThat(page(run(1, "A", 10, 4), run(2, "A", 10, 4), other))
                .contains("<h4>t</h4>")
                .doesNotContain("new");
    }

    private static String page(Snapshot... history) {
        return TrendSection.of(List.of(history)).markup();
    }

    private static Snapshot run(String started) {
        return run(Instant.parse(started), "A", 10, 4);
    }

    private static Snapshot run(int day, String machine, int pass, double throughput) {
        return run(Instant.parse("2026-01-0" + day + "T00:00:00Z"), machine, pass, throughput);
    }

    private static Snapshot run(Instant started, String machine, int pass, double throughput) {
        return new Snapshot(
                started,
                "1",
                "0123456789",
                machine,
                pass == 10 ? "certified" : "not certified",
                Map.of("t", new Snapshot.Passes(pass, 10)),
                Map.of("t", Map.of(SUM, throughput)));
    }
}
