package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.ProcessTarget;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.Targets;
import dev.atlasl2.vectors.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The output and the files of {@code certify} for right, wrong and broken targets. */
class CertifyTest extends CommandFixture {
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
                        "annotations.txt",
                        "attestation.json",
                        "attestation.schema.json",
                        "badge.json",
                        "badge.svg",
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
        assertThat(run("report", "--out", path("again"), path("out/certificate.json")))
                .isZero();
        assertThat(folder.resolve("out/summary.md"))
                .content()
                .contains("## hello-traceback did not start", "\n" + last + "\n```")
                .doesNotContain("given-up");
        for (String page :
                new String[] {"out/report.html", "again/report.html"}) { // the second is made of the certificate
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
    void knownFailuresAreExcusedAndShown() throws IOException {
        targets = Targets.of(OracleTarget.as("kernel", pitfall("sum-tail-dropped")), OTHER);
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        Path known = Files.writeString(folder.resolve("known.json"), """
                {"known": [
                  {"target": "kernel", "id": "sum/few", "reason": "tails are being fixed", "expires": "DAY"},
                  {"target": "kernel", "id": "sum/many", "reason": "tails are being fixed", "expires": "DAY"}
                ]}
                """.replace("DAY", day.toString()));

        assertThat(run(
                        "certify",
                        "--floors",
                        "off",
                        "--target",
                        "kernel",
                        "--known",
                        known.toString(),
                        "--out",
                        path("out")))
                .isZero();
        assertThat(out).contains("+2 known", "certified: 1 target").doesNotContain("note: ");
        assertThat(run("verify", path("out/certificate.json"))).isZero();
        assertThat(run("explain", path("out/certificate.json"))).isZero();
        assertThat(run(
                        "certify",
                        "--floors",
                        "off",
                        "--target",
                        "other",
                        "--known",
                        known.toString(),
                        "--out",
                        path("out")))
                .isZero();
        assertThat(out)
                .contains("note: --known " + known + ": 2 entries are of target kernel, which is not in this run\n");

        targets = Targets.of(OracleTarget.right("kernel"));
        assertThat(run("certify", "--floors", "off", "--known", known.toString(), "--out", path("out")))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out)
                .contains("outdated kernel sum/few (S2.1): is right, and listed as a known failure until " + day);
        assertThat(run("verify", path("out/certificate.json"))).isZero();

        Files.writeString(known, "{}");
        assertThat(run("certify", "--known", known.toString(), "--out", path("out")))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: --known " + known + ": must be an object with the one field known, a list");
    }

    /** The command that a report gives for a rerun finds the same again. */
    @Test
    void commandThatFoundItIsRecorded() throws IOException {
        Path known = Files.writeString(folder.resolve("list of known.json"), "{\"known\": []}");
        assertThat(run("certify", "--target", "it is=command:x", "--out", path("out")))
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
                .forEach(one ->
                        words.add(one.valueStream().map(JsonNode::stringValue).toList()));
        assertThat(words).hasSize(1);
        assertThat(words.getFirst())
                .startsWith("certify", "--target")
                .endsWith(
                        "--require",
                        "other",
                        "--level",
                        "core",
                        "--floors",
                        "off",
                        "--fresh",
                        "0",
                        "--known",
                        ".../list of known.json",
                        "--shard",
                        "1/2");
        assertThat(words.getFirst().get(2)).startsWith("mine=command:'");
        assertThat(file("report.html")).contains("./atlas certify --target &#39;mine=command:");
    }

    @Test
    void noFileNamesAFolderOfThisMachine() throws IOException {
        Path lost = folder.resolve("a folder/runtime");
        targets = Targets.of(
                RIGHT,
                new ProcessTarget(
                        "gone",
                        "",
                        () -> new Availability.Missing("no runtime in " + lost, "put it in " + lost),
                        List::of),
                madeOf(Files.writeString(folder.resolve("program"), "1"), "made"),
                OracleTarget.bent("loud", (request, answer) -> {
                    if (answer.has("sum")) {
                        return answer.put("fault", "at " + lost + ":3");
                    }
                    return answer.has("conserved")
                            ? answer.put("unsupported", "no " + Path.of("x").toAbsolutePath())
                            : answer;
                }));
        run(
                "certify",
                "--target",
                "command:" + specimen("liar"),
                "--target",
                "gone,made,right,loud",
                "--floors",
                "off",
                "--out",
                path("out"));

        String here = Path.of("").toAbsolutePath().toString();
        for (String name : names(folder.resolve("out"))) {
            assertThat(file(name))
                    .as(name)
                    .doesNotContain(folder.toString(), here, System.getProperty("user.home") + "/");
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
        assertThat(out)
                .contains(
                        "because: " + reason,
                        "level core: 4 skipped: young has 1 of 5 operations in full; report.html has all 4 reasons");
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
                """.replace(
                        "DAY", today.plusDays(366).toString()));
        targets = Targets.of(OracleTarget.bent(
                "kernel",
                (request, answer) ->
                        request.path("op").asString("").equals("check") ? answer.put("conserved", "no") : answer));
        assertThat(run("certify", "--known", known.toString(), "--floors", "off", "--out", path("out")))
                .isZero();
        assertThat(file("badge.json"))
                .contains("\"certified: 1 target, core, answers only, no fresh vectors, 1 excused\"", "\"yellow\"");
        assertThat(out).contains("1 of 6 results excused");
        assertThat(run("verify", path("out/certificate.json"))).isZero();
        assertThat(out).contains("1 of 6 results excused");

        Files.writeString(
                known, Files.readString(known).replace(today.plusDays(366).toString(), "9999-12-31"));
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
    void cheatedBenchIsNotCertified() {
        targets = Targets.of(
                OracleTarget.bent("cheat", (request, answer) -> answer.has("acc") ? answer.put("acc", 7) : answer));

        assertThat(run("certify", "--out", path("out"))).isEqualTo(ExitCode.FALSE);
        assertThat(out).contains("2 wrong", "floor cheat sum/easy: bench sum of 512 bytes");
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
    void plainOutputHasNoControlCharacters() {
        run("certify", "--out", path("out"));
        assertThat(out).doesNotContain("\033", "\r");
    }

    @Test
    void whatATargetSaysCannotColourATerminal() {
        targets = Targets.of(OracleTarget.bent("rude", (request, answer) -> switch (request.path("op")
                .asString("")) {
            case "fill" ->
                answer.set("dst", answer.get("dst").deepCopy().asObject().put("\033[31m", "\u009b31m"));
            case "check" -> answer.put("conserved", "\u009b31m");
            default -> answer;
        }));

        run("certify", "--out", path("out"));

        assertThat(out).contains("dst.?[31m must be nothing").doesNotContainPattern("[\\p{Cc}&&[^\\n]]");

        targets = Targets.of(OracleTarget.bent(
                "rude", (request, answer) -> answer.has("engine") ? answer.put("engine", "\033[2J\u202e") : answer));
        run("certify", "--floors", "off", "--out", path("after"));
        run("compare", path("out/certificate.json"), path("after/certificate.json"));
        assertThat(out).contains("rude.engine: ", "?[2J?").doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
    }
}
