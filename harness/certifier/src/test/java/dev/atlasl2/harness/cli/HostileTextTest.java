package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.certificate.Attestation;
import dev.atlasl2.harness.certificate.Certificate;
import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Invocation;
import dev.atlasl2.harness.certificate.Machine;
import dev.atlasl2.harness.certificate.Snapshot;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.explain.PitfallSearch;
import dev.atlasl2.harness.explain.Shrunk;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.report.Report;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.node.ObjectNode;

/** Text that is markup in some format, in every field that a target, a user or a machine fills, is shown as text. */
class HostileTextTest {
    private static final String TEXT =
            "<script>alert(1)</script><img src=x onerror=y>\033[31m\u0007\u009b\u202e\u2066]]>"
                    + "|`[a](http://b.example)![c](d)\n# heading\r\n- item\u2028@who \\| & \" ' --> END";
    /** Only text and line ends. */
    private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]";

    @TempDir
    static Path folder;

    private static Certification found;
    private static Certificate certificate;
    private static List<Explanation> explanations;
    private static Map<String, String> files;

    @BeforeAll
    static void makeFiles() throws IOException {
        Corpus corpus = SmallCorpus.in(folder);
        OracleTarget target = OracleTarget.bent(TEXT, (request, answer) -> {
            switch (request.path("op").asString(request.path("type").asString(""))) {
                case "hello" -> {
                    for (String field : List.of("name", "version", "runtime", "engine")) {
                        answer.put(field, TEXT);
                    }
                }
                case "sum" -> answer.put("sum", TEXT);
                case "check" -> answer.put("conserved", TEXT).put("message", TEXT);
                case "deltaByte" -> {
                    answer.removeAll();
                    answer.put("seq", request.get("seq").longValue()).put("fault", TEXT);
                }
                case "fill" -> {
                    answer.removeAll();
                    answer.put("seq", request.get("seq").longValue()).put("unsupported", TEXT);
                }
                case "budget" -> answer.set("steps", Json.object().put(TEXT, TEXT));
                default -> {}
            }
            return answer;
        });
        KnownFailures known = KnownFailures.read(
                Json.object()
                        .set(
                                "known",
                                Json.readObject("list", "{\"of\":[]}")
                                        .withArray("/of")
                                        .add(entry("sum/few", "2026-02-01"))
                                        .add(entry("sum/many", "2026-01-01"))
                                        .add(entry("check/zero", "2026-01-01")))
                        .toString(),
                Set.of("sum/few", "sum/many", "check/zero"),
                LocalDate.of(2026, 1, 2));
        Certification plain =
                SampleRun.excused(SampleRun.of(corpus, SampleRun.FLOORS, target, OracleTarget.right("b")), known);
        TargetRun first = plain.runs().getFirst();
        TargetRun run = new TargetRun(
                first.target(),
                List.of(new Artifact(TEXT, "ab".repeat(32))),
                true,
                first.hello(),
                first.outcomes().stream()
                        .map(outcome ->
                                outcome.unlisted() instanceof Outcome.Broken ? outcome.because(seen -> TEXT) : outcome)
                        .toList(),
                List.of(TEXT));
        Floor floor = new Floor(TEXT, List.of("*"), "sum", 512, new Floor.Throughput(1), Optional.empty());
        List<FloorResult> floors = new ArrayList<>(
                plain.floors().stream().map(HostileTextTest::withEngine).toList());
        floors.add(FloorResult.without(TEXT, floor, FloorVerdict.WRONG, TEXT));
        floors.add(FloorResult.without(
                "b",
                new Floor("x", List.of("*"), TEXT, 512, new Floor.Throughput(1), Optional.empty()),
                FloorVerdict.NOT_OFFERED,
                TEXT));
        found = new Certification(
                TEXT,
                corpus,
                plain.selection(),
                plain.fresh(),
                List.of(run, plain.runs().get(1)),
                "quick",
                floors,
                List.of(new Certification.Unavailable(TEXT, TEXT, TEXT)),
                new Machine(TEXT, 2, 1, TEXT, TEXT),
                plain.started(),
                plain.took(),
                List.of(new Invocation(List.of("certify", "--target", TEXT))),
                0);
        certificate = Certificate.of(found);
        explanations = List.of(Explanation.of(TEXT, PitfallSearch.of(run), Shrunk::to));
        files = new LinkedHashMap<>(Report.files(found, certificate, explanations));
        files.put("certificate.json", certificate.text());
        files.put("attestation.json", Attestation.of(found, certificate.text()));
        files.put(
                "report.html with a trend",
                Report.page(found, certificate.hash(), false, explanations, List.of(snapshot(1), snapshot(2))));
    }

    private static FloorResult withEngine(FloorResult floor) {
        return new FloorResult(
                floor.target(),
                floor.floor(),
                floor.verdict(),
                floor.measurement()
                        .map(measured -> new Measurement(
                                measured.op(),
                                measured.size(),
                                measured.reps(),
                                measured.seconds(),
                                measured.comparison(),
                                measured.plainSeconds(),
                                measured.processors(),
                                Optional.of(TEXT))),
                floor.reason());
    }

    private static ObjectNode entry(String vector, String day) {
        return Json.object()
                .put("target", TEXT)
                .put("id", vector)
                .put("reason", TEXT)
                .put("expires", day);
    }

    private static Snapshot snapshot(int day) {
        return new Snapshot(
                found.started().plusSeconds(day),
                TEXT,
                "0".repeat(64),
                TEXT,
                TEXT,
                Map.of(TEXT, new Snapshot.Passes(1, 2)),
                Map.of(TEXT, Map.of(new Snapshot.Bench(TEXT, 512), 1.0)));
    }

    @Test
    void noFileHoldsWhatCannotBeSeen() {
        files.forEach((name, text) -> assertThat(text).as(name).doesNotContainPattern(UNSEEN));
        files.forEach((name, text) -> {
            if (!name.startsWith("badge.")) {
                assertThat(text).as(name + " tells it all the same").contains("alert(1)");
            }
        });
    }

    @Test
    void jsonKeepsTheTextItself() {
        for (String name : List.of("certificate.json", "attestation.json", "badge.json")) {
            Json.readObject(name, files.get(name));
        }
        assertThat(Json.readObject("certificate", files.get("certificate.json"))
                        .at("/correctness/targets/0/hello/engine")
                        .stringValue())
                .isEqualTo(TEXT);
    }

    @Test
    void pageHasNoMarkupOfOthers() {
        for (String name : List.of("report.html", "report.html with a trend")) {
            assertThat(files.get(name)).as(name).doesNotContain("<script", "<img", "]]>", "\" onerror");
        }
    }

    @Test
    void summaryHasNoMarkupOfOthers() {
        String summary = files.get("summary.md");

        assertThat(summary).doesNotContain("<", ">", "\\|");
        // Outside code spans, which cannot be ended early, there is only the kit's own text.
        String own =
                summary.lines().map(line -> line.replaceAll("`[^`]*`", "CODE")).collect(Collectors.joining("\n"));
        assertThat(own).doesNotContain("`", "](", "http", "alert", "@", "heading", "END");
        List<String> tables = own.lines().filter(line -> line.startsWith("|")).toList();
        assertThat(tables.stream().filter(line -> line.contains("CODE | CODE | 0 |") || line.contains("emulated")))
                .isNotEmpty()
                .allMatch(line -> line.chars().filter(c -> c == '|').count() == 9);
    }

    @Test
    void annotationsAreNoCommandsOfOthers() {
        String annotations = files.get("annotations.txt");

        assertThat(annotations.lines())
                .hasSizeBetween(5, 10)
                .allSatisfy(line ->
                        assertThat(line).matches("::error title=[^:,]+::.*").doesNotContainPattern("%(?!25|3A|2C)"));
    }

    @Test
    void junitIsXmlWithTheTextInIt() throws Exception {
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(files.get("junit.xml").getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        NodeList cases = suites.getElementsByTagName("testcase");
        assertThat(cases.getLength()).isEqualTo(12 + found.floors().size() + 1);
        assertThat(suites.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void terminalGetsLinesOfText() {
        assertThat(new ResultTable(found, Screen.PLAIN).text())
                .contains("alert(1)")
                .doesNotContainPattern(UNSEEN);
        assertThat(found.scope().text() + found.conclusion().text()).doesNotContainPattern(UNSEEN);
        assertThat(new ResultTable(found, new Screen(80, true)).text().replaceAll("\033\\[[0-9]+m", ""))
                .doesNotContainPattern(UNSEEN);
    }
}
