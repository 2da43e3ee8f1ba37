package dev.atlasl2.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.certificate.Certificate;
import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.explain.PitfallSearch;
import dev.atlasl2.harness.explain.Shrunk;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ReportTest {
    @TempDir
    static Path folder;

    private static Map<String, String> good;
    private static Map<String, String> bad;

    @BeforeAll
    static void makeReports() throws IOException {
        Corpus corpus = SmallCorpus.in(folder);
        good = files(corpus, SampleRun.FLOORS.subList(0, 2), OracleTarget.right("right"));
        bad = files(corpus, SampleRun.FLOORS, OracleTarget.right("right"), OracleTarget.faulty("faulty"));
    }

    @Test
    void pageLoadsNothing() {
        for (String page : List.of(good.get("report.html"), bad.get("report.html"))) {
            assertThat(Pattern.compile(
                                    "(?i)(src|href)\\s*=\\s*\"(?!#)|url\\(|@import|<script|<link|<img|<iframe|https?:")
                            .matcher(page)
                            .results())
                    .isEmpty();
            assertThat(page).contains("default-src 'none'");
        }
    }

    @Test
    void pageSaysWhyAnswersAreWrong() throws IOException {
        Target tailless =
                OracleTarget.as("tailless", Pitfalls.byName("sum-tail-dropped").orElseThrow());
        String page = files(SmallCorpus.in(folder), List.of(), tailless).get("report.html");

        assertThat(page)
                .contains(
                        "wrong answers equal those of sum-tail-dropped",
                        "<dt>the fix</dt>",
                        "<dt>shortest failing input</dt><dd><code>");
        assertThat(bad.get("report.html")).contains("1 wrong answer to check: no known pitfall");
        assertThat(good.get("report.html")).doesNotContain("class=\"cause\"");
    }

    @Test
    void pageShowsTheFailureWithBothAnswersAndItsClause() {
        assertThat(bad.get("report.html"))
                .contains(
                        "Not certified",
                        "check/zero",
                        "S4.1",
                        "<code>conserved</code> must be <code>true</code>, got <code>false</code>",
                        "href=\"#wrong-faulty\"",
                        "id=\"wrong-faulty\"",
                        "no fill here",
                        "no &lt;Node&gt;",
                        "light is too slow",
                        "sum-lane-wrap-16");
        assertThat(good.get("report.html"))
                .contains("Certified", "Every answer")
                .doesNotContain("Wrong:");
    }

    @Test
    void pageSaysWhichEngineTheFiguresAreOf() {
        assertThat(bad.get("report.html"))
                .containsOnlyOnce("<b>faulty</b> sum by &lt;swar&gt;: because &quot;plain&quot; &amp; simple");
    }

    @Test
    void killMatrixHasACellForEachPitfallAndFamily() {
        String page = good.get("report.html");
        String matrix = page.substring(page.indexOf("class=\"matrix dense kills\""));
        matrix = matrix.substring(0, matrix.indexOf("</table>"));
        int columns = matrix.substring(0, matrix.indexOf("</thead>")).split("<th>", -1).length - 2;

        assertThat(matrix.split("<tr><th>", -1).length - 2)
                .isEqualTo(Pitfalls.all().size());
        assertThat(matrix.split("<td ", -1).length - 1)
                .isEqualTo(columns * Pitfalls.all().size());
        assertThat(matrix).contains("<th>sum</th>", "class=\"k2\"", "class=\"none\"");
    }

    @Test
    void whatTargetsSayIsTextAndNeverMarkup() {
        assertThat(bad.get("report.html"))
                .contains("reference &amp; &lt;slow&gt;")
                .doesNotContain("<slow>", "luck <b>");
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

    private static Map<String, String> files(Corpus corpus, List<Floor> floors, Target... targets) {
        Certification found = SampleRun.of(corpus, floors, targets);
        List<Explanation> explanations = found.runs().stream()
                .filter(run -> run.count(Verdict.FAIL) > 0)
                .map(run -> Explanation.of(run.target(), PitfallSearch.of(run), Shrunk::to))
                .toList();
        return Report.files(found, Certificate.of(found), explanations);
    }
}
