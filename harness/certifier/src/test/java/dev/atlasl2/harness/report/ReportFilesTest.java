package dev.atlasl2.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.fresh.Fresh;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The files next to the page: for build servers, badges and pull requests. */
class ReportFilesTest {
    @TempDir
    static Path folder;

    private static Corpus corpus;
    private static Map<String, String> good;
    private static Map<String, String> bad;

    @BeforeAll
    static void makeReports() throws IOException {
        corpus = SmallCorpus.in(folder);
        good = SampleReport.good(corpus);
        bad = SampleReport.bad(corpus);
    }

    @Test
    void junitIsXmlWhoseCountsAreItsCases() throws Exception {
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bad.get("junit.xml").getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();

        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        for (int i = 0; i < 2; i++) {
            Element suite = (Element) suites.getElementsByTagName("testsuite").item(i);
            assertThat(count(suite, "testcase"))
                    .isEqualTo(suite.getAttribute("tests"))
                    .isEqualTo("10");
            assertThat(count(suite, "failure")).isEqualTo(suite.getAttribute("failures"));
            assertThat(count(suite, "error")).isEqualTo(suite.getAttribute("errors"));
            assertThat(count(suite, "skipped")).isEqualTo(suite.getAttribute("skipped"));
        }
        assertThat(((Element) suites.getElementsByTagName("failure").item(2)).getAttribute("message"))
                .isEqualTo("S4.1: conserved must be true, got false");
    }

    @Test
    void badgeIsWhatBadgeServersRead() {
        var badge = Json.readObject("badge", good.get("badge.json"));

        assertThat(badge.path("schemaVersion").intValue()).isEqualTo(1);
        assertThat(badge.path("message").stringValue()).isEqualTo("certified: 1 target, core, no fresh vectors");
        assertThat(badge.path("color").stringValue()).isEqualTo("green");
        assertThat(bad.get("badge.json")).contains("\"not certified: 1 wrong answer\"", "\"red\"");
    }

    @Test
    void pictureOfTheBadgeHasThePercentageAndLoadsNothing() throws Exception {
        for (Map<String, String> files : List.of(good, bad)) {
            String picture = files.get("badge.svg");
            Element svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(Json.readObject("badge", files.get("badge.json"))
                            .path("message")
                            .stringValue());
            assertThat(picture.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                    .doesNotContain("http", "href", "<script", "<image", "url(h");
        }
        assertThat(good.get("badge.svg")).contains(">atlas l2</text>", ">certified, 100 %</text>", "#52791a");
        assertThat(bad.get("badge.svg")).contains(">not certified, 75 % right</text>", "#c22f3d");
    }

    @Test
    void percentageIsOneHundredOnlyIfAllAreRight() {
        int[] asked = {0};
        Target almost = OracleTarget.bent("almost", (request, answer) -> {
            boolean isFirst = request.path("op").asString("").equals("sum") && asked[0]++ == 0;
            return isFirst ? answer.put("sum", 96) : answer;
        });
        Certification found = SampleRun.of(corpus, Fresh.given(7, 2000), List.of(), almost);

        assertThat(found.runs().getFirst().count(Verdict.PASS)).isEqualTo(2005);
        assertThat(Badge.percentage(found)).isEqualTo("99.9 %");
    }

    @Test
    void annotationsNameTheCausesFirstAndCountTheRest() {
        Target tailless = OracleTarget.as(
                "tail:less,", Pitfalls.byName("sum-tail-dropped").orElseThrow());

        assertThat(SampleReport.files(corpus, List.of(), tailless).get("annotations.txt"))
                .startsWith("::error title=tail%3Aless%2C%3A sum-tail-dropped::")
                .contains(" The fix: ");
        assertThat(good.get("annotations.txt")).isEmpty();
        assertThat(bad.get("annotations.txt").lines())
                .contains("::error title=faulty check/zero (S4.1)::conserved must be true, got false")
                .allMatch(line -> line.startsWith("::error title="));
        assertThat(SampleReport.files(corpus, SampleRun.FLOORS.subList(2, 3), OracleTarget.right("slow"))
                        .get("annotations.txt"))
                .startsWith("::error title=slow sum/hard missed::must be at least 0.8 GB/s");
        Target[] many = IntStream.range(0, 12)
                .mapToObj(i -> OracleTarget.faulty("faulty-" + i))
                .toArray(Target[]::new);
        assertThat(SampleReport.files(corpus, List.of(), many)
                        .get("annotations.txt")
                        .lines())
                .hasSize(Annotations.SHOWN)
                .last(InstanceOfAssertFactories.STRING)
                .isEqualTo("::error title=Atlas L2::and 15 more failures: see the report and junit.xml");
    }

    @Test
    void summaryNamesWhatIsWrong() {
        assertThat(bad.get("summary.md"))
                .startsWith("# Atlas L2: not certified")
                .contains(
                        "| `faulty` | `reference & \u2039slow\u203A` | 3 | 1 | 1 | 1 | 0 | none |",
                        "- `check/zero` (S4.1): `conserved` must be `true`, got `false`",
                        "**");
        assertThat(good.get("summary.md")).startsWith("# Atlas L2: certified").doesNotContain("Wrong");
    }

    private static String count(Element suite, String tag) {
        return Integer.toString(suite.getElementsByTagName(tag).getLength());
    }
}
