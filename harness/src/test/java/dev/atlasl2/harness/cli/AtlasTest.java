package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.certificate.Certificate;
import dev.atlasl2.harness.gallery.Keys;
import dev.atlasl2.harness.gallery.Obstructing;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.ProcessTarget;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.Targets;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.pitfall.Pitfall;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The command as a user meets it: exit codes, one line for what is wrong, files all or none. */
class AtlasTest {
    private static final Target RIGHT = OracleTarget.right("right");
    private static final Target FAULTY = OracleTarget.faulty("faulty");
    private static final Target MISSING = OracleTarget.missing("missing");
    private static final Target OTHER = OracleTarget.right("other");

    @TempDir
    Path folder;

    private Corpus corpus;
    private List<Floor> floors = SampleRun.FLOORS.subList(0, 2);
    private Targets targets = Targets.of(RIGHT, OTHER, MISSING);
    private String out;
    private String err;

    @BeforeEach
    void makeCorpus() throws IOException {
        corpus = SmallCorpus.in(folder.resolve("conformance-vectors"));
    }

    @Test
    void rightTargetsAreCertified() throws IOException {
        assertThat(run("certify", "--out", path("out"))).isZero();

        assertThat(out)
                .contains(
                        "vectors passed  right  other",
                        "certified: 2 targets, 6 vectors each, 4 floors",
                        "not available missing: it was never built; build it");
        assertThat(names(folder.resolve("out")))
                .containsExactly(
                        "attestation.json",
                        "attestation.schema.json",
                        "badge.json",
                        "certificate.json",
                        "certificate.schema.json",
                        "junit.xml",
                        "report.html",
                        "summary.md");
        assertThat(err).isEmpty();
        assertThat(run("verify", path("out/certificate.json"))).isZero();
        assertThat(out).startsWith("good").contains("says \"certified\"");
    }

    @Test
    void wrongAnswersAreNotCertifiedAndShown() {
        targets = Targets.of(RIGHT, FAULTY);

        assertThat(run("certify", "--floors", "off", "--out", path("out"))).isEqualTo(ExitCode.FALSE);

        assertThat(out)
                .contains(
                        "not certified",
                        "fail faulty check/zero (S4.1): conserved must be true, got false",
                        "fault faulty delta/step (S5.2): reported");
        assertThat(run("verify", path("out/certificate.json")))
                .as("a true certificate of a failure")
                .isZero();
    }

    @Test
    void targetThatDoesNotStartIsOneBlockWithTheEndOfItsLogEverywhere() throws IOException {
        targets = Targets.of(Specimens.target("hello-traceback"), RIGHT);

        assertThat(run("certify", "--out", path("out"))).isEqualTo(ExitCode.FALSE);

        String last = "NoSuchModule: no module named 'nowhere'";
        assertThat(out)
                .contains(
                        "vectors passed  right\n",
                        "\nhello-traceback did not start (crash): exit status 1; its log ends:\n",
                        "\n  " + last + "\n",
                        "certified: 2 targets, 6 vectors each, 2 floors")
                .doesNotContain("fault hello-traceback", "floor hello-traceback");
        assertThat(run("report", "--out", path("again"), path("out/certificate.json"))).isZero();
        assertThat(folder.resolve("out/summary.md"))
                .content()
                .contains("## hello-traceback did not start", "\n" + last + "\n```")
                .doesNotContain("given-up");
        for (String page : new String[] {"out/report.html", "again/report.html"}) { // the second is made of the certificate
            assertThat(folder.resolve(page))
                    .content()
                    .contains(last.replace("'", "&#39;") + "</pre>")
                    .doesNotContain("given-up");
        }
        assertThat(run("verify", path("out/certificate.json"))).isZero();
        assertThat(file("junit.xml"))
                .contains("<testsuite name=\"hello-traceback\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">")
                .contains("<error message=\"did not start (crash): exit status 1; its log ends:\">")
                .containsOnlyOnce("<error");
    }

    @Test
    void wrongAnswersAreExplainedAtOnceAndLater() {
        targets = Targets.of(OracleTarget.as("tailless", pitfall("sum-tail-dropped")));
        assertThat(run("certify", "--floors", "off", "--out", path("out"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("fix     ");

        assertThat(run("explain", path("out/certificate.json"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("sum-tail-dropped", "shortest");

        assertThat(run("explain", "--offline", path("out/certificate.json"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("sum-tail-dropped", "such as").doesNotContain("shortest");
        targets = Targets.of(RIGHT);
        assertThat(run("explain", path("out/certificate.json")))
                .as("by a kit that lacks the target")
                .isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("sum-tail-dropped", "such as");
    }

    @Test
    void oneResultIsProvedWithoutTheRest() throws IOException {
        run("certify", "--floors", "off", "--out", path("out"));
        String certificate = path("out/certificate.json");

        assertThat(run("prove", certificate, "sum/many", "--target", "other")).isZero();
        Path proof = Files.writeString(folder.resolve("proof.json"), out);
        assertThat(run("verify", proof.toString())).isZero();
        assertThat(out).startsWith("good " + proof + ": other sum/many: pass\nroot of the results");
        String root = out.strip().replaceFirst("(?s).* ", "");
        assertThat(run("verify", "--root", root, certificate)).isZero();
        assertThat(run("verify", "--root", root, proof.toString())).isZero();

        assertThat(run("verify", "--root", "0".repeat(64), proof.toString())).isEqualTo(ExitCode.FALSE);
        assertThat(run("verify", "--root", "0".repeat(64), certificate)).isEqualTo(ExitCode.FALSE);
        Files.writeString(proof, Files.readString(proof).replace("\"pass\"", "\"fail\""));
        assertThat(run("verify", proof.toString())).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("path: does not lead from the result to the root");
        assertThat(run("prove", certificate, "sum/many")).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: " + certificate + ": has 2 results of sum/many; name the target with --target");
        assertThat(run("prove", certificate, "sum/none")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatChangedBetweenTwoRunsIsShown() {
        targets = Targets.of(OracleTarget.as("kernel", pitfall("sum-tail-dropped")), OTHER);
        run("certify", "--floors", "off", "--out", path("before"));
        targets = Targets.of(OracleTarget.right("kernel"), OTHER);
        run("certify", "--floors", "off", "--out", path("after"));

        assertThat(run("compare", path("before/certificate.json"), path("after/certificate.json")))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out)
                .contains(
                        "verdicts: 3 changes",
                        "decision: not certified -> certified",
                        "kernel sum/few: fail -> pass",
                        "kernel sum/many: fail -> pass",
                        "figures: no change",
                        "circumstances: no change");

        assertThat(run("compare", path("after/certificate.json"), path("after/certificate.json")))
                .isZero();
        assertThat(out).contains("verdicts: no change");
    }

    @Test
    void knownFailuresAreExcusedAndShown() throws IOException {
        targets = Targets.of(OracleTarget.as("kernel", pitfall("sum-tail-dropped")), OTHER);
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        Path known = Files.writeString(folder.resolve("known.json"), """
                {"known": [
                  {"target": "kernel", "id": "sum/few", "reason": "tails are being mended", "expires": "DAY"},
                  {"target": "kernel", "id": "sum/many", "reason": "tails are being mended", "expires": "DAY"}
                ]}
                """.replace("DAY", day.toString()));

        assertThat(run("certify", "--floors", "off", "--target", "kernel", "--known", known.toString(), "--out", path("out")))
                .isZero();
        assertThat(out).contains("+2 known", "certified: 1 target").doesNotContain("note: ");
        assertThat(run("verify", path("out/certificate.json"))).isZero();
        assertThat(run("explain", path("out/certificate.json"))).isZero();
        assertThat(run("certify", "--floors", "off", "--target", "other", "--known", known.toString(), "--out", path("out")))
                .isZero();
        assertThat(out)
                .contains("note: --known " + known + ": 2 entries are of target kernel, which is not in this run\n");

        targets = Targets.of(OracleTarget.right("kernel"));
        assertThat(run("certify", "--floors", "off", "--known", known.toString(), "--out", path("out")))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("outdated kernel sum/few (S2.1): is right, and listed as a known failure until " + day);
        assertThat(run("verify", path("out/certificate.json"))).isZero();

        Files.writeString(known, "{}");
        assertThat(run("certify", "--known", known.toString(), "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --known " + known + ": must be an object with the one field known, a list");
    }

    @Test
    void shardsMergeIntoTheCertificateOfASingleRun() throws IOException {
        targets = Targets.of(RIGHT, FAULTY);
        run("certify", "--out", path("whole"));
        List<String> shards = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            run("certify", "--shard", i + "/4", "--out", path("shard" + i));
            shards.add(path("shard" + i + "/certificate.json"));
            assertThat(run("verify", shards.getLast())).as(out).isZero();
        }
        Collections.reverse(shards);

        assertThat(run(command("merge", shards, "--out", path("merged")))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("not certified: 2 targets, 6 vectors each, 4 floors");
        assertThat(run("verify", path("merged/certificate.json"))).isZero();
        assertThat(correctness("merged")).isEqualTo(correctness("whole"));
        assertThat(names(folder.resolve("merged"))).hasSize(8);

        String one = shards.removeFirst();
        assertThat(run(command("merge", shards, "--out", path("merged")))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: the certificates do not belong together: of 4 shards these are missing: [4]");
        assertThat(run("merge", one, one, "--out", path("merged"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: the certificates do not belong together: shard 4/4 is there 2 times");
        assertThat(run("merge", path("whole/certificate.json"), "--out", path("merged")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: the certificates do not belong together: one certificate is of a whole run");
        targets = Targets.of(RIGHT, OracleTarget.bent("faulty", (request, answer) -> answer.has("engine")
                ? answer.put("engine", "another")
                : answer));
        run("certify", "--shard", "4/4", "--out", path("shard4"));
        shards.add(path("shard4/certificate.json"));
        assertThat(run(command("merge", shards, "--out", path("merged")))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: the certificates do not belong together: the shards differ in the introduction of target"
                + " faulty: ");
    }

    @Test
    void shardIsCalledAShardWhereverItIsShown() throws IOException {
        String said = "shard 2/3 passed, not a certificate until merged";
        assertThat(run("certify", "--target", "right", "--shard", "2/3", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains(said + ": 1 target, 2 vectors each, 0 floors", "scope: right; level core, shard 2/3; 2 vectors;");
        assertThat(run("verify", path("out/certificate.json"))).isZero();
        assertThat(out).contains("says \"" + said + "\"", "scope: right; level core, shard 2/3; 2 vectors;");
        assertThat(run("verify", path("out/attestation.json"))).isZero();
        assertThat(out).contains("says WARNED: " + said, "scope: right; level core, shard 2/3");

        assertThat(file("certificate.json")).contains("\"decision\": \"passed\"").doesNotContain("\"certified\"");
        assertThat(file("report.html"))
                .contains("<title>Atlas L2: " + said, "<h1>S" + said.substring(1) + "</h1>", "<header class=\"part\"")
                .doesNotContain("Certified");
        assertThat(file("summary.md")).startsWith("# Atlas L2: " + said + "\n");
        assertThat(file("badge.json")).contains("\"message\":\"" + said + "\"", "\"color\":\"lightgrey\"");
        assertThat(file("junit.xml")).contains("name=\"conclusion\" value=\"" + said + "\"", "failures=\"0\"");

        assertThat(run("certify", "--target", "right", "--shard", "7/7", "--floors", "off", "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --shard 7/7: has no vector; there are only 6");
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve("out").resolve(name));
    }

    @Test
    void familiesAreRunAloneAndSaidToBeAPart() throws IOException {
        targets = Targets.of(FAULTY);
        assertThat(run("certify", "--family", "sum,budget", "--family", "sum", "--out", path("out"))).isZero();
        assertThat(out)
                .contains(
                        "families sum and budget passed, not a certificate of level core (2 of 5 operations): 1 target,"
                                + " 3 vectors each, 0 floors",
                        "floors off");
        assertThat(file("certificate.json")).contains("\"families\": [\"sum\", \"budget\"]", "\"--family\", \"sum,budget,sum\"");
        assertThat(file("badge.json")).contains("lightgrey");
        assertThat(run("verify", path("out/certificate.json"))).isZero();
        assertThat(run("certify", "--family", "check", "--out", path("out"))).isEqualTo(ExitCode.FALSE);
        assertThat(run("certify", "--family", "sum,sums", "--out", path("out"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --family: unknown family \"sums\"; known are ").contains("sum, check");
        assertThat(run("certify", "--family", "sum", "--level", "full", "--out", path("out"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --family: sum has no vector of the level full");

        targets = Targets.of(RIGHT);
        assertThat(run("certify", "--floors", "off", "--family", String.join(",", corpus.families()), "--out", path("out")))
                .isZero();
        assertThat(out).contains("\ncertified: ");
    }

    @Test
    void shardsOfFamiliesMergeIntoThoseFamilies() throws IOException {
        run("certify", "--target", "right", "--family", "sum", "--out", path("whole"));
        for (int i = 1; i <= 2; i++) {
            assertThat(run("certify", "--target", "right", "--family", "sum", "--shard", i + "/2", "--out", path("shard" + i)))
                    .isZero();
        }
        String first = path("shard1/certificate.json");
        String second = path("shard2/certificate.json");
        assertThat(run("merge", first, second, "--out", path("out"))).isZero();
        assertThat(out).contains("family sum passed, not a certificate of level core (1 of 5 operations)");
        assertThat(correctness("out")).isEqualTo(correctness("whole"));
        assertThat(file("report.html")).contains("--shard 1/2</code>", "--shard 2/2</code>");

        run("certify", "--target", "right", "--family", "check", "--family", "sum", "--shard", "2/2", "--out", path("shard2"));
        assertThat(run("merge", first, second, "--out", path("out"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: the certificates do not belong together: the shards differ in the families: [sum] and ");
    }

    @Test
    void unfinishedRunOfOtherFamiliesDoesNotCount() {
        floors = null;
        run("certify", "--target", "right", "--family", "sum", "--floors", "quick", "--out", path("out"));
        floors = List.of();

        assertThat(run("certify", "--resume", "--target", "right", "--floors", "off", "--out", path("out"))).isZero();
        assertThat(out).contains("6 of 6 vectors pass (");
    }

    /** What a report says to run again finds the same again. */
    @Test
    void commandThatFoundItIsRecorded() throws IOException {
        Path known = Files.writeString(folder.resolve("list of known.json"), "{\"known\": []}");
        assertThat(run(
                        "certify", "--target", "it is=command:x", "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(
                        "certify",
                        "--target",
                        "mine=command:" + specimen("right"),
                        "--require",
                        "other",
                        "--floors",
                        "off",
                        "--shard",
                        "1/2",
                        "--known",
                        known.toString(),
                        "--out",
                        path("out")))
                .isZero();

        List<List<String>> words = new ArrayList<>();
        Json.readObject("certificate", file("certificate.json"))
                .at("/circumstances/invocations")
                .forEach(one -> words.add(one.valueStream().map(JsonNode::stringValue).toList()));
        assertThat(words).hasSize(1);
        assertThat(words.getFirst())
                .startsWith("certify", "--target")
                .endsWith("--require", "other", "--level", "core", "--floors", "off", "--fresh", "0", "--known", ".../list of known.json", "--shard", "1/2");
        assertThat(words.getFirst().get(2)).startsWith("mine=command:'");
        assertThat(file("report.html")).contains("./atlas certify --target &#39;mine=command:");
    }

    @Test
    void noFileNamesAFolderOfThisMachine() throws IOException {
        Path lost = folder.resolve("a folder/runtime");
        targets = Targets.of(
                RIGHT,
                new ProcessTarget("gone", "", () -> new Availability.Missing("no runtime in " + lost, "put it in " + lost), List::of),
                madeOf(Files.writeString(folder.resolve("program"), "1"), "made"),
                OracleTarget.bent("loud", (request, answer) -> {
                    if (answer.has("sum")) {
                        return answer.put("fault", "at " + lost + ":3");
                    }
                    return answer.has("conserved") ? answer.put("unsupported", "no " + Path.of("x").toAbsolutePath()) : answer;
                }));
        run("certify", "--target", "command:" + specimen("liar"), "--target", "gone,made,right,loud", "--floors", "off", "--out", path("out"));

        String here = Path.of("").toAbsolutePath().toString();
        for (String name : names(folder.resolve("out"))) {
            assertThat(file(name)).as(name).doesNotContain(folder.toString(), here, System.getProperty("user.home") + "/");
        }
        assertThat(file("certificate.json"))
                .contains("\"program\"")
                .contains("unsupported: no .../x\""); // the same wherever it ran
    }

    @Test
    void programOfOneTargetHasItsReasonInJUnitAndBadgeToo() throws IOException {
        targets = Targets.of(OracleTarget.bent("young", (request, answer) -> {
            if (answer.has("operations")) {
                answer.putArray("operations").add("sum");
            }
            return answer;
        }));

        assertThat(run("certify", "--floors", "off", "--out", path("out"))).isEqualTo(ExitCode.FALSE);

        String reason = "4 vectors skipped: young has 1 of 5 operations in full";
        assertThat(out).contains("because: " + reason, "level core: 4 skipped: young has 1 of 5 operations in full; report.html has all 4 reasons");
        assertThat(file("summary.md")).contains(reason);
        assertThat(file("report.html")).contains(reason);
        assertThat(file("badge.json")).contains("not certified: " + reason);
        assertThat(file("junit.xml")).contains("<failure message=\"not certified: " + reason + "\">");
    }

    @Test
    void benchesThatAreNotOfferedAreOneLine() throws IOException {
        floors = SampleRun.FLOORS.subList(3, 4);
        targets = Targets.of(RIGHT);

        assertThat(run("certify", "--out", path("out"))).isEqualTo(ExitCode.FALSE);
        assertThat(out)
                .contains("not offered right: 1 floor needs the bench witness; --floors off certifies answers alone")
                .doesNotContain("floors (GB/s", "fault");
        assertThat(file("report.html"))
                .contains("<article class=\"card bad\">", "floors: 1 not offered", "1 floor needs the bench witness")
                .doesNotContain("class=\"plot\"");
        assertThat(file("certificate.json")).contains("\"verdict\": \"not-offered\"");
        assertThat(run("verify", path("out/certificate.json"))).isZero();
    }

    @Test
    void badgeIsBrightGreenForAWholeRunAlone() throws IOException {
        run("certify", "--target", "right", "--fresh", "5", "--out", path("out"));
        assertThat(file("badge.json")).contains("\"certified: 1 target, core\"", "\"brightgreen\"");
        run("certify", "--target", "right", "--fresh", "5", "--floors", "off", "--out", path("out"));
        assertThat(file("badge.json")).contains("\"certified: 1 target, core, answers only\"", "\"green\"");
        run("certify", "--target", "right", "--fresh", "0", "--out", path("out"));
        assertThat(file("badge.json")).contains("\"certified: 1 target, core, no fresh vectors\"", "\"green\"");
        run("certify", "--target", "right", "--fresh", "5", "--seed", "1", "--out", path("out"));
        assertThat(file("badge.json")).contains("\"certified: 1 target, core, seed given\"", "\"green\"");

        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path known = Files.writeString(folder.resolve("known.json"), """
                {"known": [{"target": "kernel", "id": "check/zero", "reason": "r", "expires": "DAY"}]}
                """.replace("DAY", today.plusDays(366).toString()));
        targets = Targets.of(OracleTarget.bent("kernel", (request, answer) ->
                request.path("op").asString("").equals("check") ? answer.put("conserved", "no") : answer));
        assertThat(run("certify", "--known", known.toString(), "--floors", "off", "--out", path("out"))).isZero();
        assertThat(file("badge.json")).contains("\"certified: 1 target, core, answers only, no fresh vectors, 1 excused\"", "\"yellow\"");
        assertThat(out).contains("1 of 6 results excused");
        assertThat(run("verify", path("out/certificate.json"))).isZero();
        assertThat(out).contains("1 of 6 results excused");

        Files.writeString(known, Files.readString(known).replace(today.plusDays(366).toString(), "9999-12-31"));
        assertThat(run("certify", "--known", known.toString(), "--floors", "off", "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --known " + known + ": known[0].expires: must be at most 366 days from " + today);
        Files.writeString(known, Files.readString(known).replace("9999-12-31", "2026-01-01"));
        assertThat(run("certify", "--known", known.toString(), "--floors", "off", "--out", path("out")))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("got \"no\"; was excused until 2026-01-01: r", "because: 1 expired excuse");
        assertThat(file("summary.md")).contains("was excused until 2026-01-01: r");
        assertThat(file("report.html")).contains("was excused until 2026-01-01: r");
        assertThat(file("junit.xml")).contains("was excused until 2026-01-01: r");
    }

    @Test
    void certificateOfOtherVectorsIsGoodOnlyIfThatIsAskedFor() throws IOException {
        run("certify", "--target", "right", "--floors", "off", "--out", path("out"));
        corpus = Corpus.load();
        String certificate = path("out/certificate.json");

        assertThat(run("verify", certificate)).isEqualTo(ExitCode.FALSE);
        assertThat(out).startsWith("refused " + certificate + ": correctness.corpus.root: is another corpus");
        assertThat(run("verify", "--any-corpus", certificate)).isZero();
        assertThat(out).contains("scope: right; level core; 6 vectors;", "another corpus than this kit's, ");
        assertThat(run("verify", "--any-corpus", path("out/attestation.json"))).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void certificateOfAnotherKitIsSaidToBeOne() throws IOException {
        Path file = folder.resolve("certificate.json");
        Files.writeString(file, Certificate.of(SampleRun.of(corpus, List.of(), RIGHT)).text());

        assertThat(run("verify", file.toString())).isZero();
        assertThat(out).contains("its kit is 0.1.0, this one is " + Kit.version());
    }

    @Test
    void interruptedRunGoesOnFromWhatItFound() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Target counting = OracleTarget.bent("right", (request, answer) -> {
            asked.addAndGet(request.path("type").asString("").equals("run") ? 1 : 0);
            return answer;
        });
        targets = Targets.of(counting);
        run("certify", "--floors", "off", "--out", path("whole"));
        int inWhole = asked.getAndSet(0);
        targets = Targets.of(RIGHT);
        // What a run that was killed in the middle of its fourth line leaves behind.
        floors = null;
        run("certify", "--target", "right", "--out", path("out"));
        floors = List.of();
        Path partial = folder.resolve("out/partial.jsonl");
        List<String> lines = Files.readAllLines(partial);
        assertThat(lines).hasSize(8);
        Files.writeString(partial, String.join("\n", lines.subList(0, 5)) + "\n{\"target\":\"right\",\"id\":\"de");

        targets = Targets.of(counting);
        assertThat(run("certify", "--resume", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("6 of 6 vectors pass, 1 of them from before");
        assertThat(asked).as("all but one of the 3 that had been asked").hasValue(inWhole - 1);
        assertThat(Files.readString(folder.resolve("out/certificate.json"))).contains("\"resumed\": 1");
        assertThat(Files.readString(folder.resolve("whole/certificate.json"))).contains("\"resumed\": 0");
        assertThat(correctness("out")).isEqualTo(correctness("whole"));
        assertThat(partial).doesNotExist();
    }

    @Test
    void changedTargetBeginsAnew() throws IOException {
        floors = null;
        run("certify", "--target", "right", "--out", path("out"));
        floors = List.of();
        targets = Targets.of(OracleTarget.bent(
                "right", (request, answer) -> answer.has("engine") ? answer.put("engine", "another") : answer));

        assertThat(run("certify", "--resume", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("6 of 6 vectors pass (");
    }

    @Test
    void targetOfOtherFilesBeginsAnew() throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "1");
        targets = Targets.of(madeOf(program));
        floors = null;
        run("certify", "--out", path("out"));
        floors = List.of();
        assertThat(run("certify", "--resume", "--floors", "off", "--out", path("out"))).isZero();
        assertThat(out).contains("6 of 6 vectors pass, 3 of them from before");

        floors = null;
        run("certify", "--out", path("out"));
        floors = List.of();
        Files.writeString(program, "2");
        assertThat(run("certify", "--resume", "--floors", "off", "--out", path("out"))).isZero();
        assertThat(out).contains("6 of 6 vectors pass (");
    }

    private static Target madeOf(Path program) {
        return madeOf(program, "right");
    }

    private static Target madeOf(Path program, String id) {
        Target right = OracleTarget.right(id);
        return new Target() {
            @Override
            public String id() {
                return right.id();
            }

            @Override
            public String description() {
                return right.description();
            }

            @Override
            public Availability availability() {
                return right.availability();
            }

            @Override
            public List<Artifact> artifacts() {
                return new ProcessTarget("", "", right::availability, () -> List.of(program.toString())).artifacts();
            }

            @Override
            public Session open() throws TargetFault {
                return right.open();
            }
        };
    }

    @Test
    void unfinishedRunOfOtherVectorsDoesNotCount() throws IOException {
        floors = null;
        run("certify", "--target", "right", "--shard", "1/2", "--out", path("out"));
        floors = List.of();

        assertThat(run("certify", "--resume", "--target", "right", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("6 of 6 vectors pass (");
    }

    private String correctness(String run) throws IOException {
        return Json.readObject("certificate", Files.readString(folder.resolve(run).resolve("certificate.json")))
                .get("correctness")
                .toString();
    }

    private static String[] command(String name, List<String> files, String... options) {
        return Stream.of(Stream.of(name), files.stream(), Stream.of(options))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    @Test
    void signatureShowsWhoMadeACertificate() throws IOException {
        Path mine = Keys.write(folder.resolve("mine.pem"), folder.resolve("mine.pub"));
        Path other = Keys.write(folder.resolve("other.pem"), folder.resolve("other.pub"));
        assertThat(run("certify", "--floors", "off", "--sign", mine.toString(), "--out", path("out")))
                .isZero();
        String certificate = path("out/certificate.json");

        assertThat(run("verify", certificate)).isZero();
        assertThat(out).contains("signed with the key sha256:");
        assertThat(run("verify", "--key", path("mine.pub"), certificate)).isZero();
        assertThat(out).contains(", as asked");
        assertThat(run("verify", "--key", path("other.pub"), certificate)).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("signature.publicKey: is another key");

        String attestation = path("out/attestation.json");
        assertThat(run("verify", attestation)).isZero();
        assertThat(out).startsWith("good " + attestation + ": says PASSED").contains(", as the certificate is");
        assertThat(run("verify", "--key", path("other.pub"), attestation)).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("signatures: none of them is the key's");
        assertThat(run("verify", "--root", "00", attestation)).isEqualTo(ExitCode.USAGE);

        run("certify", "--floors", "off", "--out", path("unsigned"));
        assertThat(run("verify", path("unsigned/attestation.json"))).isZero();
        assertThat(out).contains("not signed");
        assertThat(run("verify", "--key", path("mine.pub"), path("unsigned/certificate.json")))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("signature: there is none");
        assertThat(run("verify", "--key", other.toString(), certificate)).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --key " + other + ": expected a PEM file with BEGIN PUBLIC KEY");
        assertThat(run("certify", "--sign", path("mine.pub"), "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --sign " + path("mine.pub") + ": expected a PEM file with BEGIN PRIVATE KEY");
    }

    @Test
    void reportIsWrittenAgainWithWhatCameBefore() throws IOException {
        run("certify", "--floors", "off", "--out", path("first"));
        run("certify", "--floors", "off", "--out", path("second"));
        String first = path("first/certificate.json");
        String second = path("second/certificate.json");
        Path page = folder.resolve("second/report.html");
        String before = Files.readString(page);

        assertThat(run("report", second)).isZero();
        assertThat(Files.readString(page)).isEqualTo(before);
        assertThat(run("report", second, first, second, "--out", path("trend"))).isZero();
        assertThat(out).endsWith("report.html: 2 certificates\n");
        assertThat(names(folder.resolve("trend"))).containsExactly("report.html");
        assertThat(Files.readString(folder.resolve("trend/report.html"))).contains("Over time", "2 certificates");

        Files.writeString(Path.of(first), Files.readString(Path.of(first)).replace("certified", "Certified"));
        assertThat(run("report", second, first)).isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: " + first + ": decision");
        assertThat(run("report", path("absent.json"))).isEqualTo(ExitCode.USAGE);
        assertThat(run("report", second, "--out", second)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void rightAnswersNeedNoExplanation() {
        assertThat(run("certify", "--floors", "off", "--target", "right", "--out", path("out")))
                .isZero();
        assertThat(run("explain", path("out/certificate.json"))).isZero();
        assertThat(out).isEqualTo("nothing to explain: no answer is wrong\n");
    }

    /** A certificate is data: what is written in it starts no program. */
    @Test
    void programsOfUsersAreTargetsAndAskedAgainOnlyWhenTheyAreNamedAgain() {
        String right = "command:" + specimen("right");
        String liar = "my-liar=command:" + specimen("liar");

        assertThat(run("certify", "--floors", "off", "--target", right, "--out", path("right")))
                .isZero();
        assertThat(run("verify", path("right/certificate.json"))).isZero();
        assertThat(run("certify", "--floors", "off", "--target", liar, "--target", "right", "--out", path("out")))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("fail my-liar check/zero (S4.1): conserved must be true, got false", "shortest");

        assertThat(run("explain", path("out/certificate.json"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("my-liar: 1 wrong answer", "such as").doesNotContain("shortest");
        assertThat(run("explain", "--target", liar, path("out/certificate.json"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("shortest");
    }

    @Test
    void programThatCannotRunIsNamedBeforeAnyWork() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "no program");

        assertThat(run("certify", "--target", "command:no-such-program x", "--out", path("out")))
                .isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: --target: no program \"no-such-program\" on the PATH; to change that: install it");
        assertThat(run("certify", "--target", "command:" + plain, "--out", path("out")))
                .isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: --target: " + plain + " is no program that may be run; to change that: chmod +x");
        assertThat(run("certify", "--target", "command:" + folder.resolve("gone"), "--out", path("out")))
                .isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: --target: there is no file " + folder.resolve("gone"));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command:         | command: must be followed by a program, got \"command:\"",
                "command:'a b     | a ' is not closed",
                "a/b=command:java | the name before = must match",
                "=command:java    | the name before = must match",
                "right=command:sh | right is the name of a target of the kit",
            })
    void misspelledProgramIsMisuse(String text, String culprit) {
        assertThat(run("certify", "--target", text, "--out", path("out"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --target: ").contains(culprit);
    }

    @Test
    void twoTargetsOfOneNameAreMisuse() {
        assertThat(run("certify", "--target", "x=command:sh", "--target", "x=command:env", "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --target: two targets are named x");
        assertThat(run("explain", "--target", "x=command:sh", "--target", "x=command:env", path("none.json")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --target: two targets are named x");
        assertThat(run("explain", "--target", "right", path("none.json"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --target: must be [NAME=]command:CMD ARG... or [NAME=]container:IMAGE, got right");
    }

    private static String specimen(String way) {
        return Specimens.command(way).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    @Test
    void editedCertificateIsNotExplained() throws IOException {
        run("certify", "--target", "right", "--floors", "off", "--out", path("out"));
        Path file = folder.resolve("out/certificate.json");
        Files.writeString(file, Files.readString(file).replace("\"pass\": 6", "\"pass\": 7"));

        assertThat(run("explain", file.toString())).isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: " + file + ": correctness.targets[0] (right).totals.pass: says 7");
    }

    @Test
    void cheatedBenchIsNotCertified() {
        targets = Targets.of(
                OracleTarget.bent("cheat", (request, answer) -> answer.has("acc") ? answer.put("acc", 7) : answer));

        assertThat(run("certify", "--out", path("out"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("2 wrong", "floor cheat sum/easy: bench sum of 512 bytes");
    }

    @Test
    void requiredTargetThatIsMissingIsBrokenBeforeAnyWork() {
        assertThat(run("certify", "--require", "missing", "--out", path("out"))).isEqualTo(ExitCode.BROKEN);

        assertOneLine(
                "atlas: target missing is required and not available: it was never built; to change that: build it");
        assertThat(names(folder.resolve("out"))).isEmpty();
    }

    @Test
    void nothingToRunIsBroken() {
        assertThat(run("certify", "--target", "missing", "--out", path("out"))).isEqualTo(ExitCode.BROKEN);

        assertOneLine("atlas: no target is available: missing: it was never built; to change that: build it");
    }

    @Test
    void manyTargetsGetALineEach() {
        List<Target> many = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            many.add(i == 4 ? OracleTarget.faulty("target-4") : OracleTarget.right("target-" + i));
        }
        many.add(OracleTarget.missing("gone-1"));
        many.add(OracleTarget.missing("gone-2"));
        targets = Targets.of(many.toArray(Target[]::new));

        run("certify", "--out", path("out"));

        assertThat(out)
                .containsPattern("vectors passed +all +check +delta +fill\n")
                .containsPattern("target-3 +6 +1 +1 +1\n")
                .containsPattern("target-4 +3/6 +0/1 +0/1 +0\\+1 skipped\n")
                .contains("not available gone-1, gone-2: it was never built; build it");
        assertThat(out.lines().filter(line -> !line.startsWith("scope: "))).allMatch(line -> line.length() <= 200);
    }

    @Test
    void slowTargetsRunOnlyWhenTheyAreAskedFor() {
        targets = Targets.of(RIGHT, OracleTarget.slow("slow"));

        assertThat(run("certify", "--floors", "off", "--out", path("out"))).isZero();
        assertThat(out)
                .contains(
                        "certified: 1 target",
                        "not available slow: it takes minutes, so it runs only when it is asked for; --target slow");
        assertThat(run("certify", "--floors", "off", "--target", "slow", "--out", path("out")))
                .isZero();
        assertThat(run("certify", "--floors", "off", "--require", "slow", "--out", path("out")))
                .isZero();
        assertThat(out).contains("certified: 2 targets");
    }

    @Test
    void targetOptionChoosesAndRequireAdds() {
        assertThat(run("certify", "--target", "right", "--require", "other", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("certified: 2 targets");

        assertThat(run("certify", "--target", "right", "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(out).contains("certified: 1 target").doesNotContain("other", "missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "certify --taget right          | did you mean --target?; see 'atlas certify --help'",
                "--versoin                      | did you mean --version?",
                "witnes x                       | did you mean witness?",
                "vectors lst                    | did you mean list?",
                "certify --target nobody        | --target: unknown target \"nobody\"; known are right, other, missing",
                "certify --target right,nobody  | --target: unknown target \"nobody\"",
                "certify --require nobody       | --require: unknown target \"nobody\"",
                "certify --level core,all       | --level: level must be core, full or huge, got \"all\"",
                "certify --floors some          | --floors must be off, quick or full, got \"some\"",
                "certify surplus                | Unmatched argument",
                "certify --fresh 0 --out        | Missing required parameter for option '--out'",
                "certfy                         | Unmatched argument at index 0: 'certfy'; did you mean certify?",
                "verify                         | Missing required parameter: 'FILE'",
                "verify nowhere.json            | nowhere.json: cannot be read: no such file: nowhere.json",
                "certify --shard 3/2            | --shard must be I/N with I in 1..N and N up to 9999, got \"3/2\"",
                "merge                          | Missing required parameter: 'CERT'",
                "certify --sign nowhere         | --sign nowhere: cannot be read: no such file: nowhere",
                "verify --key nowhere x.json    | --key nowhere: cannot be read: no such file: nowhere",
                "prove                          | Missing required parameters: 'CERT', 'VECTOR'",
                "compare nowhere.json           | Missing required parameter: 'AFTER'",
                "explain                        | Missing required parameter: 'CERT'",
                "explain nowhere.json           | nowhere.json: cannot be read: no such file: nowhere.json",
                "vectors                        | a command is missing: one of list, show, check, write",
                "vectors list --level all       | --level: level must be core, full or huge, got \"all\"",
                "vectors list --dir nowhere     | nowhere: has no folder \"vectors\"; name the corpus with --dir",
                "vectors list --pitfall nothing | unknown pitfall \"nothing\"",
            })
    void misuseIsOneLineThatNamesTheCulprit(String line, String culprit) {
        assertThat(run(line.strip().split(" "))).isEqualTo(ExitCode.USAGE);

        assertOneLine("atlas: ").contains(culprit);
        assertThat(out).isEmpty();
    }

    @Test
    void noCommandIsMisuse() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: a command is missing: one of certify, targets, vectors, verify, merge, prove, compare, explain, report, sum, check, witness");
    }

    @Test
    void folderThatCannotBeWrittenIsNamedBeforeAnyWork() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThat(run("certify", "--out", file.toString())).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --out " + file + ": cannot be written: ");
        assertThat(run("certify", "--out", file.resolve("below").toString())).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --out " + file.resolve("below") + ": cannot be written: ");
        assertThat(file).hasContent("in the way");
    }

    @Test
    void fileThatCannotBeReplacedLeavesNothingHalfWritten() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        targets = Targets.of(new Obstructing(RIGHT, out.resolve("summary.md")));

        assertThat(run("certify", "--target", "right", "--floors", "off", "--out", out.toString()))
                .isEqualTo(ExitCode.USAGE);

        assertOneLine("atlas: --out " + out + ": cannot be written: ");
        assertThat(names(out)).as("what was found is not lost").containsExactly("partial.jsonl", "summary.md");
    }

    @Test
    void folderIsNoCertificate() {
        assertThat(run("verify", folder.toString())).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: " + folder + ": is a folder; name the certificate.json in it");
    }

    @Test
    void editedCertificateIsRefusedNamingThePlace() throws IOException {
        run("certify", "--target", "right", "--floors", "off", "--out", path("out"));
        Path file = folder.resolve("out/certificate.json");
        Files.writeString(file, Files.readString(file).replace("\"pass\": 6", "\"pass\": 7"));

        assertThat(run("verify", file.toString())).isEqualTo(ExitCode.FALSE);
        assertThat(out)
                .contains("refused " + file + ": correctness.targets[0] (right).totals.pass: says 7, the rows give 6");
        assertThat(err).isEmpty();
    }

    @Test
    void damagedCorpusIsBroken() {
        corpus = null;

        assertThat(run("certify", "--out", path("out"))).isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: the corpus is damaged: vectors/sum.json: sum/x: unknown op \"summ\"");
        assertThat(names(folder.resolve("out"))).isEmpty();
    }

    @Test
    void internalErrorIsOneLineAndBroken() {
        floors = null;

        assertThat(run("certify", "--target", "right", "--out", path("out"))).isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: internal error: ");
        assertThat(names(folder.resolve("out"))).containsExactly("partial.jsonl");
    }

    @Test
    void programsOfOthersAreListedWithWhatTheyNeed() {
        assertThat(run("targets", "mine=command:" + path("absent") + " --fast")).isZero();
        assertThat(out).containsSubsequence("mine command:", "not available: there is no file " + path("absent"));

        assertThat(run("targets", "command:")).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: command: must be followed by a program");
    }

    @Test
    void everyTargetIsListedWithWhatItNeeds() {
        assertThat(run("targets")).isZero();
        assertThat(out)
                .containsSubsequence(
                        "right",
                        "available: in the test",
                        "missing",
                        "not available: it was never built",
                        "to change that: build it");
    }

    @ParameterizedTest
    @CsvSource({
        "--help, Usage: atlas",
        "certify --help, --require",
        "targets --help, Usage: atlas targets",
        "vectors --help, check",
        "vectors list --help, --clause",
        "vectors check --help, --dir",
        "vectors write --help, --retire",
        "verify --help, FILE",
        "merge --help, CERT",
        "prove --help, VECTOR",
        "compare --help, AFTER",
        "explain --help, --offline",
        "--version, atlas-l2 "
    })
    void helpIsHelp(String line, String contained) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out).contains(contained);
        assertThat(err).isEmpty();
    }

    @Test
    void vectorsAreListedByClauseAndLevel() {
        assertThat(run("vectors", "list", "--clause", "S2.1", "--level", "core"))
                .isZero();
        assertThat(out.lines().map(line -> line.split(" ")[0]).filter(id -> id.contains("/")))
                .containsExactly("sum/few", "sum/many");
    }

    @Test
    void plainOutputHasNoControlCharacters() {
        run("certify", "--out", path("out"));
        assertThat(out).doesNotContain("\033", "\r");
    }

    @Test
    void whatATargetSaysCannotColourATerminal() {
        targets = Targets.of(OracleTarget.bent("rude", (request, answer) -> switch (request.path("op").asString("")) {
            case "fill" -> answer.set("dst", answer.get("dst").deepCopy().asObject().put("\033[31m", "\u009b31m"));
            case "check" -> answer.put("conserved", "\u009b31m");
            default -> answer;
        }));

        run("certify", "--out", path("out"));

        assertThat(out).contains("dst.?[31m must be nothing").doesNotContainPattern("[\\p{Cc}&&[^\\n]]");

        targets = Targets.of(OracleTarget.bent("rude", (request, answer) ->
                answer.has("engine") ? answer.put("engine", "\033[2J\u202e") : answer));
        run("certify", "--floors", "off", "--out", path("after"));
        run("compare", path("out/certificate.json"), path("after/certificate.json"));
        assertThat(out).contains("rude.engine: ", "?[2J?").doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
    }

    private static Pitfall pitfall(String name) {
        return Pitfalls.byName(name).orElseThrow();
    }

    private int run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        Kit kit = new Kit(
                folder,
                targets,
                this::corpus,
                () -> List.copyOf(floors),
                Specimens.PATIENCE,
                stream(said),
                stream(complained),
                Screen.PLAIN);
        int code = Atlas.run(kit, Shell.published(arguments));
        kit.out().flush();
        out = said.toString(StandardCharsets.UTF_8);
        err = complained.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Corpus corpus() {
        if (corpus == null) {
            throw new CorpusException("vectors/sum.json: sum/x: unknown op \"summ\"");
        }
        return corpus;
    }

    private AbstractStringAssert<?> assertOneLine(String start) {
        assertThat(err.lines()).as(err).hasSize(1);
        return assertThat(err).startsWith(start);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }
}
