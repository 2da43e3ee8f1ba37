package dev.atlasl2.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.docs.Anchors;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.vectors.Clauses;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.fresh.Fresh;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    static Path folder;

    private static final Path HOME = Path.of(System.getProperty("atlas.home"));

    /** A link that leads away from the page, to the repository or to the site; it is followed only by a reader. */
    private static final Pattern LINK = Pattern.compile(
            "<a href=\"https://(?:github\\.com/atlas-l2/atlas-l2/blob/main|atlas-l2\\.github\\.io/atlas-l2)/([^\"]+)\">");

    /** Documents that have places of their own on the site, whose build checks that each place is there. */
    private static final Map<String, String> ON_THE_SITE =
            Map.of("spec/", "spec/SPEC.md", "spec/pitfalls.html", "conformance-vectors/PITFALLS.md");

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
    void pageLoadsNothing() {
        for (String page : List.of(good.get("report.html"), bad.get("report.html"))) {
            String loaded =
                    LINK.matcher(page).replaceAll("").replaceAll("<link rel=\"icon\" href=\"data:[^\"]*\">", "");
            assertThat(Pattern.compile(
                                    "(?i)(src|href)\\s*=\\s*\"(?!#)|url\\(|@import|<script|<link|<img|<iframe|https?:")
                            .matcher(loaded)
                            .results())
                    .isEmpty();
            assertThat(page).contains("default-src 'none'", "<link rel=\"icon\" href=\"data:image/svg+xml,");
        }
    }

    @Test
    void linksLeadToDocumentsToTheSiteAndToPlacesOfThePage() throws IOException {
        for (String page : List.of(good.get("report.html"), bad.get("report.html"))) {
            List<String> links =
                    LINK.matcher(page).results().map(link -> link.group(1)).toList();
            assertThat(links).isNotEmpty();
            for (String link : links) {
                String[] parts = link.split("#", 2);
                Path document = HOME.resolve(ON_THE_SITE.getOrDefault(parts[0], parts[0]));
                assertThat(document).as(link).isRegularFile();
                if (parts[0].equals("spec/")) {
                    assertThat(document).content().contains("\n### " + parts[1].toUpperCase(Locale.ROOT) + " ");
                } else if (ON_THE_SITE.containsKey(parts[0])) {
                    assertThat(document).content().contains("\n| " + parts[1] + " |");
                } else if (parts.length == 2) {
                    assertThat(Anchors.of(document)).as(link).contains(parts[1]);
                }
            }
            assertThat(Pattern.compile("href=\"#([^\"]*)\"")
                            .matcher(page)
                            .results()
                            .map(link -> "id=\"" + link.group(1) + "\""))
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(page).containsOnlyOnce(id));
        }
        assertThat(bad.get("report.html"))
                .contains("/spec/#s4.1\">S4.1</a>", "<li><a href=\"#wrong\">Wrong answers</a></li>");
        assertThat(good.get("report.html")).doesNotContain("href=\"#wrong\"", "href=\"#skipped\"");
    }

    @Test
    void everyClauseOfTheSpecificationIsALink() throws IOException {
        Map<String, String> titles = Clauses.read(HOME.resolve("spec/SPEC.md")).titles();

        assertThat(titles).isNotEmpty();
        titles.keySet()
                .forEach(clause -> assertThat(LINK.matcher(Links.clause(clause).markup())
                                .results()
                                .map(link -> link.group(1)))
                        .as(clause)
                        .containsExactly("spec/#" + clause.toLowerCase(Locale.ROOT)));
        assertThat(Links.clause("S99.1<")).isEqualTo(new Html("S99.1&lt;"));
    }

    @Test
    void familiesThatPassAreOneLineAndTheOthersATable() {
        assertThat(good.get("report.html"))
                .contains("<b>All 5 families pass</b>: 6 of 6 vectors.", "<td class=\"pass\">6 of 6</td>")
                .doesNotContain("Families that do not pass everywhere");
        assertThat(part(bad.get("report.html"), "Families that do not pass everywhere", "</table>"))
                .contains("title=\"vectors of check\">check</th>", ">0 of 1</a></td>", "<th scope=\"row\"")
                .doesNotContain("vectors of sum");
        assertThat(bad.get("report.html")).contains(" families pass</b> on all 2 targets; the others are below.");
    }

    @Test
    void freshVectorsAreCountedApart() {
        Certification found =
                SampleRun.of(corpus, Fresh.given(7, 20), List.of(), OracleTarget.right("a"), OracleTarget.right("b"));

        assertThat(MatrixSection.of(found).markup())
                .contains(
                        "<b>All 5 families pass</b> on all 2 targets: 6 of 6 vectors and 20 of 20 fresh ones each.",
                        "<td class=\"pass\">26 of 26</td>");
    }

    @Test
    void freshVectorsThatFailAreNoFamily() {
        OracleTarget knowsTheCorpus = OracleTarget.bent(
                "knowing",
                (request, answer) -> !request.has("in")
                                || corpus.vectors().stream()
                                        .anyMatch(vector -> vector.in().equals(request.get("in")))
                        ? answer
                        : answer.put("result", "NOTHING"));

        assertThat(MatrixSection.of(SampleRun.of(corpus, Fresh.given(7, 20), List.of(), knowsTheCorpus))
                        .markup())
                .contains(
                        "<b>All 5 families pass</b>, but not all fresh vectors do: they are below.",
                        "\">fresh</th><td class=\"fault\"><a href=\"#wrong-knowing\">0 of 20</a></td>");
    }

    @Test
    void nextStepsAreAboveTheCardsOnlyIfThereAreMany() {
        Target[] many = IntStream.range(0, 40)
                .mapToObj(i -> OracleTarget.right("target-" + i))
                .toArray(Target[]::new);
        String page = SampleReport.files(corpus, List.of(), many).get("report.html");

        assertThat(page).containsSubsequence("<section id=\"next\"", "<section id=\"targets\" class=\"cards many\"");
        assertThat(good.get("report.html"))
                .containsSubsequence("<section id=\"targets\" class=\"cards single\"", "<section id=\"next\"");
    }

    @Test
    void tableThatIsTooWideIsReachedByKeyboardAndSaysSo() {
        Target[] many = IntStream.range(0, 12)
                .mapToObj(i -> OracleTarget.right("target-" + i))
                .toArray(Target[]::new);
        String page = SampleReport.files(corpus, List.of(), many).get("report.html");

        for (String each : List.of(page, bad.get("report.html"))) {
            assertThat(each.split("<table", -1)).hasSameSizeAs(each.split("<div class=\"wide\"", -1));
            assertThat(each.split("<table", -1))
                    .hasSameSizeAs(each.split(
                            "<div class=\"wide\" role=\"region\" aria-label=\"[^\"]+\" tabindex=\"0\">", -1));
        }
        assertThat(Table.of("wide", "", Table.head("1", "2", "3", "4", "5", "6", "7", "8", "9"), Html.NONE)
                        .markup())
                .contains("9 columns: scroll sideways");
        assertThat(Table.of("narrow", "", Table.head("1"), Html.NONE).markup()).doesNotContain("scroll");
        assertThat(page).contains("on all 12 targets").containsOnlyOnce("class=\"cards\"");
    }

    @Test
    void cardOfATargetThatIsTooSlowIsNotGreenAndLeadsToTheReason() {
        String page = SampleReport.files(corpus, SampleRun.FLOORS.subList(0, 3), OracleTarget.right("slow"))
                .get("report.html");

        assertThat(part(page, "<article class=\"card bad\"><h2>slow</h2>", "</article>"))
                .contains("<b>6</b> of 6 pass", "1 of 2 floors met", "<a href=\"#floors\">floors: 1 missed</a>");
        assertThat(part(page, "<section id=\"floors\">", "</section>"))
                .contains(
                        "<b>1 of 2 floors met</b>; 1 missed, 1 stated.",
                        "1.6\u00d7 too slow. On this machine the JDK&#39;s Arrays.mismatch does 1.02 GB/s",
                        "What usually helps: eight bytes or a vector at a time");
        assertThat(steps(page).getFirst())
                .startsWith("Make <code>sum</code> of slow faster: it is 1.6\u00d7 too slow. What usually helps:");
        assertThat(good.get("report.html"))
                .contains("<article class=\"card good\"><h2>right</h2>", "<b>The one floor that is judged is met</b>");
    }

    @Test
    void axisHasItsUnitOnceForEachOperation() {
        String floors = part(bad.get("report.html"), "<section id=\"floors\">", "</section>");

        assertThat(floors.split("GB/s, logarithmic", -1)).hasSize(2);
        assertThat(floors).containsOnlyOnce("<h3>sum</h3>").contains("<h4>512 B ");
    }

    @Test
    void timeLimitsAreFoldedUnlessOneIsMissed() {
        Floor easy = new Floor("sum/soon", List.of("*"), "sum", 512, new Floor.Time(10), Optional.empty());
        Floor hard = new Floor("sum/now", List.of("*"), "sum", 512, new Floor.Time(1e-9), Optional.empty());
        OracleTarget target = OracleTarget.right("timed");

        assertThat(SampleReport.files(corpus, List.of(easy), target).get("report.html"))
                .contains("<details class=\"plain\"><summary>Time limits: 1 of 1 met</summary>", "at most 10 ms")
                .doesNotContain("class=\"plot\"");
        assertThat(SampleReport.files(corpus, List.of(easy, hard), target).get("report.html"))
                .contains("<details class=\"plain\" open><summary>Time limits: 1 of 2 met</summary>");
    }

    @Test
    void nextStepsBeginWithWhatPreventsACertificate() {
        assertThat(steps(bad.get("report.html"))).hasSize(3).satisfies(steps -> {
            assertThat(steps.getFirst())
                    .startsWith("Correct faulty: <a href=\"#wrong-faulty\">1 wrong answer</a>.")
                    .contains("<code>./atlas explain certificate.json</code>");
            assertThat(steps.get(1)).isEqualTo("Find out why faulty broke: <a href=\"#wrong-faulty\">1 fault</a>.");
            assertThat(steps.get(2)).contains("faulty has 4 of 5 operations in full");
        });
        assertThat(steps(good.get("report.html"))).hasSize(3).satisfies(steps -> {
            assertThat(steps.getFirst()).contains("1 target could not run", "href=\"#unavailable\"");
            assertThat(steps.get(1)).contains("leave out <code>--fresh 0</code>");
            assertThat(steps.get(2)).contains("--level core,full");
        });
    }

    @Test
    void explanationIsAskedForWithTheProgramThatWasCertified() {
        String page = SampleReport.files(
                        corpus,
                        List.of(),
                        OracleTarget.as(
                                "my own", Pitfalls.byName("sum-tail-dropped").orElseThrow()))
                .get("report.html");

        assertThat(steps(page).getFirst())
                .contains(
                        "Start with <a href=",
                        ">sum-tail-dropped</a>",
                        "./atlas explain --target &#39;my own=command:it&#39;\\&#39;&#39;s mine&#39; certificate.json");
    }

    @Test
    void stepToSignIsForThoseWhoHaveNot() {
        Certification found =
                SampleRun.of(corpus, Fresh.drawn(1), SampleRun.FLOORS.subList(0, 1), OracleTarget.right("r"));

        assertThat(NextSteps.of(found, List.of(), false).markup()).contains("--sign KEY");
        assertThat(NextSteps.of(found, List.of(), true).markup())
                .doesNotContain("--sign")
                .contains("GitHub");
    }

    @Test
    void targetIsShownFreeOfThePitfallsThatItsRightAnswersRuleOut() throws IOException {
        Corpus whole = Corpus.load();
        Certification all = answered(whole, vector -> true);
        String most = PitfallSection.of(
                        answered(whole, vector -> !vector.family().equals("sum")))
                .markup();

        int known = Pitfalls.all().size();
        long core = Files.readAllLines(HOME.resolve("conformance-vectors/PITFALLS.md")).stream()
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.split("\\|")[6].strip().equals("0"))
                .count();
        assertThat(core).isBetween(1L, known - 1L);
        assertThat(PitfallSection.of(all).markup())
                .contains("<b>Your target</b> is shown free of " + core + " of " + known + " known pitfalls.")
                .contains("Not shown: ", "/spec/pitfalls.html#sum-lane-wrap-32");
        assertThat(part(most, "Not shown: ", "</details>")).contains(">sum-tail-dropped</a>");
        assertThat(part(most, "Free of these: ", "Not shown: "))
                .contains(">fill-no-fix-up</a>")
                .doesNotContain(">sum-tail-dropped</a>");
        assertThat(good.get("report.html")).contains("is shown free of 0 of " + known);
    }

    /** A run of the core level in which some answers are right, and the others were not given. */
    private static Certification answered(Corpus whole, Predicate<Vector> isRight) {
        Certification found = SampleRun.of(corpus, List.of(), OracleTarget.right("right"));
        TargetRun run = found.runs()
                .getFirst()
                .with(found.selection().of(whole).stream()
                        .<Outcome>map(vector ->
                                isRight.test(vector) ? new Outcome.Pass(vector) : new Outcome.Skip(vector, "later"))
                        .toList());
        return new Certification(
                found.kitVersion(),
                whole,
                found.selection(),
                found.fresh(),
                List.of(run),
                found.effort(),
                found.floors(),
                found.unavailable(),
                found.machine(),
                found.started(),
                found.took(),
                found.invocations(),
                0);
    }

    @Test
    void skipsAreOneTableByFamilyAndOperation() {
        assertThat(part(bad.get("report.html"), "<section id=\"skipped\">", "</section>"))
                .contains("<th scope=\"row\">fill</th><td>fill</td><td class=\"number\">1</td><td>faulty</td>"
                        + "<td>unsupported: no fill here</td>");
    }

    @Test
    void whatIsNotAvailableIsGroupedByItsCause() {
        Certification found = SampleRun.of(corpus, List.of(), OracleTarget.right("right"));
        String markup = UnavailableSection.of(new Certification(
                        found.kitVersion(),
                        corpus,
                        found.selection(),
                        found.fresh(),
                        found.runs(),
                        "off",
                        List.of(),
                        List.of(
                                new Certification.Unavailable("a", "no Bun", "install Bun"),
                                new Certification.Unavailable("b", "no Deno", "install Deno"),
                                new Certification.Unavailable("c", "no Bun", "install Bun")),
                        found.machine(),
                        found.started(),
                        found.took(),
                        found.invocations(),
                        0))
                .markup();

        assertThat(markup).containsOnlyOnce("no Bun").contains("<dt>2 targets</dt>", ">a, c</span>", ">b</span>");
    }

    @Test
    void cardsNameTheEngineAndNotItsWholeIntroduction() {
        assertThat(List.of(
                        RuntimeName.of("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"),
                        RuntimeName.of("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                                + " HeadlessChrome/156.0.0.0 Safari/537.36"),
                        RuntimeName.of("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko)"
                                + " Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0"),
                        RuntimeName.of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
                                + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"),
                        RuntimeName.of("Node 24.21.0, V8 13.6.233.17-node.53, linux-x64"),
                        RuntimeName.of("Mozilla/5.0"),
                        RuntimeName.of(", odd"),
                        RuntimeName.engine("swar: forced"),
                        RuntimeName.engine("plain")))
                .containsExactly(
                        "Firefox 153",
                        "Chromium 156",
                        "Edge 156",
                        "WebKit 18.5",
                        "Node 24.21.0",
                        "Mozilla/5.0",
                        ", odd",
                        "swar",
                        "plain");
        assertThat(good.get("report.html"))
                .contains("<td>reference &amp; &lt;slow&gt;</td>")
                .contains("as the targets name them");
    }

    @Test
    void commandThatRepeatsTheRunIsTheRecordedOne() {
        assertThat(part(good.get("report.html"), "<section id=\"again\">", "</section>"))
                .contains(
                        "<code>./atlas certify --target &#39;my own=command:it&#39;\\&#39;&#39;s mine&#39; --level core</code>");
    }

    @Test
    void pageSaysWhyAnswersAreWrong() throws IOException {
        Target tailless =
                OracleTarget.as("tailless", Pitfalls.byName("sum-tail-dropped").orElseThrow());
        String page =
                SampleReport.files(SmallCorpus.in(folder), List.of(), tailless).get("report.html");

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
                        "light is too slow");
        assertThat(good.get("report.html"))
                .contains("Certified", "Every answer")
                .doesNotContain("Wrong:");
    }

    /** A key that opens the part would follow the link, and screen readers would not find it. */
    @Test
    void noLinkIsInWhatOpensAPart() {
        for (String page : List.of(good.get("report.html"), bad.get("report.html"))) {
            assertThat(Pattern.compile("(?s)<summary>.*?</summary>")
                            .matcher(page)
                            .results())
                    .isNotEmpty()
                    .noneMatch(summary -> summary.group().contains("<a "));
        }
        assertThat(bad.get("report.html"))
                .containsPattern("<dt>clause</dt><dd><a href=\"https://atlas-l2[^\"]+\">S4\\.1</a></dd>");
    }

    @Test
    void pageSaysWhichEngineTheFiguresAreOf() {
        assertThat(bad.get("report.html"))
                .containsOnlyOnce("<b>faulty</b> sum by &lt;swar&gt;: because &quot;plain&quot; &amp; simple");
    }

    @Test
    void whatTargetsSayIsTextAndNeverMarkup() {
        assertThat(bad.get("report.html"))
                .contains("reference &amp; &lt;slow&gt;")
                .doesNotContain("<slow>", "luck <b>");
    }

    private static String part(String page, String from, String to) {
        assertThat(page).contains(from);
        String rest = page.substring(page.indexOf(from));
        assertThat(rest).contains(to);
        return rest.substring(0, rest.indexOf(to));
    }

    private static List<String> steps(String page) {
        return Pattern.compile("(?s)<li>(.*?)</li>")
                .matcher(part(page, "<ol class=\"steps\">", "</ol>"))
                .results()
                .map(step -> step.group(1))
                .toList();
    }
}
