package dev.atlasl2.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Kernels;
import dev.atlasl2.Witnesses;
import dev.atlasl2.benchmarks.DuelBenchmark.Figures;
import dev.atlasl2.benchmarks.Row.Goal;
import dev.atlasl2.benchmarks.Row.Job;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Machine MACHINE = Machine.here();

    @Test
    void rowsHaveIdsOfTheirOwn() {
        assertThat(Plan.rows()).extracting(Row::id).doesNotHaveDuplicates();
    }

    @Test
    void quantilesLieBetweenValues() {
        List<Double> values = List.of(4.0, 1.0, 3.0, 2.0, 5.0);
        assertThat(Statistics.quantile(values, 0)).isEqualTo(1);
        assertThat(Statistics.quantile(values, 0.5)).isEqualTo(3);
        assertThat(Statistics.quantile(values, 0.9)).isEqualTo(4.6);
        assertThat(Statistics.quantile(values, 1)).isEqualTo(5);
        assertThat(Statistics.quantile(List.of(), 0.5)).isNaN();
    }

    @Test
    void verdictsKnowWhichWayIsBetter() {
        assertThat(verdict(Metric.RATIO, 0.8, 0.95, 0.949)).isEqualTo("met");
        assertThat(verdict(Metric.RATIO, 0.8, 0.95, 0.799)).isEqualTo("missed");
        assertThat(verdict(Metric.RATIO, 0.8, 0.95, 0.95)).isEqualTo("met, and the aim");
        assertThat(verdict(Metric.NANOSECONDS, 8.0, 5.0, 8.1)).isEqualTo("missed");
        assertThat(verdict(Metric.NANOSECONDS, 8.0, 5.0, 4.9)).isEqualTo("met, and the aim");
        assertThat(verdict(Metric.RATIO, null, null, 0.1)).isEqualTo("stated");
        assertThat(Result.skipped(row(Metric.RATIO, 1.0, null), "no gcc").verdict())
                .isEqualTo("skipped");
        assertThat(Result.timedOut(row(Metric.RATIO, 1.0, null), Duration.ofMinutes(5))
                        .verdict())
                .isEqualTo("timed out");
    }

    @Test
    void noFigureCountsBeforeTheRacesAreOver() throws Throwable {
        byte[] data = new byte[1 << 17];
        Contender tree = times -> Witnesses.treeWitness(data).digest()[0];
        new Duel(tree, tree);
        assertThat(Kernels.describeSha256()).doesNotContain("is on").doesNotContain("no tree");
        assertThat(Kernels.describe()).doesNotContain("warming up");
    }

    @Test
    void slowerContenderIsSeenToBeSlower() throws Throwable {
        Figures figures = new Figures();
        new Duel(times -> work(20 * times), times -> work(400 * times)).round(figures);
        assertThat(figures.peer).isGreaterThan(3 * figures.ours);
        assertThat(figures.limit).isZero();
    }

    @Test
    void everyRowIsShownWhetherMetMissedOrSkipped(@TempDir Path folder) throws Exception {
        List<Result> results = new ArrayList<>();
        for (Row row : Plan.rows()) {
            results.add(
                    switch (results.size() % 3) {
                        case 0 -> Result.skipped(row, "because <of> & that");
                        case 1 ->
                            new Result(row, List.of(0.5, 0.6, 0.4), row.bytes() / 20.0, row.bytes() / 40.0, 5, "");
                        default ->
                            new Result(row, List.of(5.0, 6.0, 4.0), row.bytes() / 50.0, row.bytes() / 10.0, 0, "");
                    });
        }
        Report report = report("first", results);
        new Page(List.of(report)).write(folder);

        String page = Files.readString(folder.resolve("performance.md"));
        assertThat(page).contains("2026-01-31", "skipped: because", "missed").doesNotContain("{");
        Plan.rows().forEach(row -> assertThat(page).contains("| " + row.label() + " |"));
        for (String plot : List.of("performance-goals-first.svg", "performance-sums-first.svg")) {
            String svg = Files.readString(folder.resolve(plot));
            InputSource source = new InputSource(new StringReader(svg));
            Document xml =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
            assertThat(xml.getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(page).contains(plot);
        }
    }

    @Test
    void machinesStandSideBySide(@TempDir Path folder) throws Exception {
        Row sum = Plan.rows().getFirst();
        Row tree = Plan.rows().stream()
                .filter(row -> row.id().equals("tree-1"))
                .findFirst()
                .orElseThrow();
        Result late = Result.timedOut(tree, Duration.ofMinutes(5));
        Result skipped = Result.skipped(sum, "because <of> & that");
        report("b", List.of(new Result(sum, List.of(0.7654321), 20, 15, 10, ""), late))
                .write(folder);
        report("a", List.of(skipped)).write(folder);

        List<Report> reports = Report.readAll(folder);
        assertThat(reports).extracting(Report::name).containsExactly("a", "b");
        assertThat(reports.get(0)).isEqualTo(report("a", List.of(skipped)));
        assertThat(reports.get(1).results())
                .containsExactly(new Result(sum, 0.7654, 0.7654, 0.7654, 20, 15, 10, "", false), late);

        new Page(reports).write(folder);
        assertThat(folder.resolve("performance.md"))
                .content()
                .contains("| | against | must reach | aim | a | b |")
                .contains(
                        "| skipped: because <of> & that | **0.765x** met<br>0.765 .. 0.765<br>51.2 of 68.3 GB/s; limit:")
                .contains("| not measured | timed out: not done within 300 s |");
    }

    @Test
    void folderThatIsNotThereHasNoReports(@TempDir Path folder) throws Exception {
        assertThat(Report.readAll(folder.resolve("none"))).isEmpty();
    }

    /** If this fails, write them again: jvm/benchmarks/README.md says how. */
    @Test
    void pagesOfTheKitAreMadeOfItsResults(@TempDir Path folder) throws Exception {
        Path docs = Path.of("../../docs");
        new Page(Report.readAll(docs.resolve("performance"))).write(folder);
        try (Stream<Path> written = Files.list(folder)) {
            for (Path file : written.toList()) {
                assertThat(docs.resolve(file.getFileName())).hasSameTextualContentAs(file);
            }
        }
    }

    private static Report report(String name, List<Result> results) {
        LocalDate day = LocalDate.of(2026, 1, 31);
        return new Report(name, day, MACHINE, List.of("vector-256"), "AVX2", "", results);
    }

    private static long work(int steps) {
        long x = 1;
        for (int i = 0; i < steps; i++) {
            x = x * 6_364_136_223_846_793_005L + i;
        }
        return x;
    }

    private static String verdict(Metric metric, Double required, Double aim, double value) {
        return new Result(row(metric, required, aim), List.of(value), 0, 0, 0, "").verdict();
    }

    private static Row row(Metric metric, Double required, Double aim) {
        Job job = Job.of("", Map.of());
        return new Row("id", "group", "label", "peer", "", 0, new Goal(metric, required, aim, ""), job);
    }
}
