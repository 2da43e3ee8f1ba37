package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Obstructing;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.PublishedAnswers;
import dev.atlasl2.vectors.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Fresh vectors as a user sees them: sent by default, repeated by their seed; a table of answers fails. */
class FreshVectorsTest {
    @TempDir
    Path folder;

    private Shell shell;
    private Path out;

    @BeforeEach
    void makeShell() throws IOException {
        shell = new Shell(folder);
        out = folder.resolve("out");
    }

    private Shell.Ran certify(String... more) {
        return shell.certify(out, more);
    }

    private ObjectNode certificate() throws IOException {
        return certificate("out");
    }

    private ObjectNode certificate(String name) throws IOException {
        return Json.readObject(
                "certificate", Files.readString(folder.resolve(name).resolve("certificate.json")));
    }

    private String file(String name) throws IOException {
        return Files.readString(out.resolve(name));
    }

    private int verify(String... more) {
        return shell.run(Shell.with(
                        new String[] {"verify", out.resolve("certificate.json").toString()}, more))
                .code();
    }

    @Test
    void twoHundredAreAskedUnlessItIsSaidOtherwise() throws IOException {
        Shell.Ran ran = shell.runAsItIs("certify", "--floors", "off", "--out", out.toString());

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        String seed = certificate().at("/fresh/seed").stringValue();
        assertThat(ran.out())
                .contains(
                        "6 of 6 vectors pass, fresh 200 of 200 (",
                        "certified: 2 targets, 6 vectors and 200 fresh ones each")
                .contains("; 6 vectors each; 200 fresh vectors, seed " + seed + "; nothing excused;")
                .containsPattern("\nfresh +200 +200\n");
        assertThat(certificate().at("/fresh/given").booleanValue()).isFalse();
        assertThat(certificate().at("/fresh/targets/1/vectors/199/id").stringValue())
                .isEqualTo("fresh/" + seed + "/" + lastIndex());
        assertThat(file("summary.md")).contains("| 6 | 0 | 0 | 0 | 0 | 200 of 200 |");
        assertThat(file("report.html")).contains("fresh: 200 of 200", "--seed " + seed);
        assertThat(file("junit.xml")).contains("classname=\"right.fresh\" name=\"fresh vectors\"/>", "tests=\"7\"");
        assertThat(file("attestation.json")).contains("\"right fresh\"", "\"result\": \"PASSED\"");
        assertThat(shell.run("verify", out.resolve("certificate.json").toString())
                        .out())
                .contains("root of its fresh results: "
                        + certificate().at("/fresh/tree/root").stringValue());
    }

    private String lastIndex() throws IOException {
        String id = certificate().at("/fresh/targets/0/vectors/199/id").stringValue();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    @Test
    void noneAreSaidToBeNone() throws IOException {
        assertThat(certify("--fresh", "0").out()).contains("6 vectors each; no fresh vectors;");
        assertThat(certificate().has("fresh")).isFalse();
        assertThat(file("badge.json")).contains("no fresh vectors");
    }

    @Test
    void seedRepeatsThemAndNothingElseDiffersBetweenTwoRuns() throws IOException {
        certify("--fresh", "30");
        ObjectNode first = certificate();
        certify("--fresh", "30");
        ObjectNode second = certificate();
        assertThat(second.get("correctness")).isEqualTo(first.get("correctness"));
        assertThat(second.get("fresh")).isNotEqualTo(first.get("fresh"));

        assertThat(certify("--fresh", "30", "--seed", first.at("/fresh/seed").stringValue())
                        .out())
                .contains("30 fresh vectors, seed " + first.at("/fresh/seed").stringValue() + " as given");
        assertThat(certificate().at("/fresh/targets")).isEqualTo(first.at("/fresh/targets"));
        assertThat(certificate().at("/fresh/given").booleanValue()).isTrue();
        assertThat(certificate().at("/circumstances/invocations/0").toString())
                .contains("\"--fresh\",\"30\",\"--seed\"");
    }

    /** The reason why there are fresh vectors. */
    @Test
    void tableOfPublishedAnswersIsRefused() throws IOException {
        shell.on(PublishedAnswers.target("table", shell.corpus.vectors()));
        assertThat(certify("--fresh", "0").code())
                .as("of published vectors alone")
                .isZero();

        Shell.Ran ran = certify("--fresh", "60");

        assertThat(ran.code()).isEqualTo(ExitCode.FALSE);
        assertThat(certificate().at("/correctness/targets/0/totals/pass").intValue())
                .isEqualTo(6);
        assertThat(certificate().at("/fresh/targets/0/totals/fail").intValue()).isGreaterThan(30);
        assertThat(ran.out())
                .contains(
                        "6 of 6 vectors pass, fresh ",
                        "fail table fresh/",
                        "\n  asked ",
                        "shortest  ",
                        "not certified");
        assertThat(file("junit.xml")).contains("<failure message=\"", " of 60 are right", "; asked ");
        assertThat(file("badge.json")).contains("\"red\"");
        assertThat(file("attestation.json")).contains("\"failedTests\": [\"table fresh\"]");
        assertThat(verify()).as("a true certificate of a failure").isZero();
        assertThat(shell.run("explain", out.resolve("certificate.json").toString())
                        .code())
                .isEqualTo(ExitCode.FALSE);

        ObjectNode row = (ObjectNode) certificate()
                .at("/fresh/targets/0/vectors")
                .valueStream()
                .filter(each -> each.path("verdict").stringValue().equals("fail"))
                .findFirst()
                .orElseThrow();
        String id = row.get("id").stringValue();
        assertThat(shell.run("vectors", "show", id).out())
                .contains(
                        "\"id\":\"" + id + "\"",
                        row.get("in").toString(),
                        row.get("expected").toString());
        assertThat(shell.run("prove", out.resolve("certificate.json").toString(), id)
                        .out())
                .contains(certificate().at("/fresh/tree/root").stringValue());
    }

    @Test
    void targetThatRemembersItsAnswersByRequestIsNoBetter() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        shell.on(OracleTarget.bent("second-time-right", (request, answer) -> {
            boolean isKnown = !seen.add(request.path("op").asString("") + request.path("in"));
            return answer.has("sum") && !isKnown ? answer.put("sum", -1) : answer;
        }));
        certify("--fresh", "0");
        assertThat(certify("--fresh", "0").code()).isZero();
        assertThat(certify("--fresh", "60").code()).isEqualTo(ExitCode.FALSE);
    }

    @Test
    void targetIsAskedTheSameAgain() {
        certify("--fresh", "40");

        assertThat(verify("--again", "right")).isZero();
        shell.on(
                OracleTarget.bent(
                        "right", (request, answer) -> answer.has("conserved") ? answer.put("conserved", 7) : answer),
                OracleTarget.right("third"));
        String certificate = out.resolve("certificate.json").toString();
        Shell.Ran ran = shell.run("verify", "--again", "right", certificate);
        assertThat(ran.code()).isEqualTo(ExitCode.FALSE);
        assertThat(ran.out())
                .contains(
                        "asked again: right answers 40 fresh vectors, ", " was pass, and is wrong (conserved must be ");
        assertThat(shell.run("verify", "--again", "third", certificate).err())
                .isEqualTo("atlas: --again: the certificate has no target third; it has right, other\n");
        assertThat(shell.run("verify", "--again", "nobody", certificate).code()).isEqualTo(ExitCode.USAGE);
        certify("--fresh", "0");
        assertThat(shell.run("verify", "--again", "right", certificate).err())
                .isEqualTo("atlas: --again: the certificate has no fresh vectors\n");
    }

    @Test
    void firstShardAsksThemAndTheWholeHasThem() throws IOException {
        for (int i = 1; i <= 2; i++) {
            shell.certify(folder.resolve("shard" + i), "--shard", i + "/2", "--fresh", "20");
        }
        assertThat(certificate("shard1").at("/fresh/targets/0/totals/pass").intValue())
                .isEqualTo(20);
        assertThat(certificate("shard2").has("fresh")).isFalse();

        Shell.Ran ran = shell.run(
                "merge",
                folder + "/shard2/certificate.json",
                folder + "/shard1/certificate.json",
                "--out",
                out.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("6 vectors and 20 fresh ones each");
        assertThat(certificate().get("fresh")).isEqualTo(certificate("shard1").get("fresh"));
        assertThat(verify()).isZero();
    }

    /** The file of an interrupted run may have been edited, including its seed. */
    @Test
    void resumedRunDrawsAnew() throws IOException {
        shell.on(new Obstructing(OracleTarget.right("right"), out.resolve("summary.md/in-the-way")));
        certify("--fresh", "20");
        String first = Files.readString(out.resolve("partial.jsonl"));
        Files.delete(out.resolve("summary.md/in-the-way"));
        Files.delete(out.resolve("summary.md"));

        shell.on(OracleTarget.right("right"));
        Shell.Ran ran = certify("--fresh", "20", "--resume");

        assertThat(ran.out()).contains("fresh 20 of 20, 3 of them from before");
        assertThat(first)
                .doesNotContain("fresh/" + certificate().at("/fresh/seed").stringValue());
        assertThat(verify()).isZero();
    }

    @Test
    void familyChoosesItsOperations() throws IOException {
        assertThat(certify("--family", "check", "--fresh", "5", "--seed", "9").code())
                .isZero();
        certificate()
                .at("/fresh/targets/0/vectors")
                .forEach(row -> assertThat(
                                shell.run("vectors", "show", row.get("id").stringValue())
                                        .out())
                        .contains("\"op\":\"check\""));
    }

    @Test
    void comparisonSaysWhatChangedOfThem() {
        certify("--fresh", "20");
        Path before = folder.resolve("before");
        out.toFile().renameTo(before.toFile());
        certify("--fresh", "20");
        String[] both = {
            "compare",
            before.resolve("certificate.json").toString(),
            out.resolve("certificate.json").toString()
        };
        assertThat(shell.run(both).out()).contains("verdicts: no change", "circumstances: no change");

        shell.on(PublishedAnswers.target("right", shell.corpus.vectors()), OracleTarget.right("other"));
        certify("--fresh", "30");
        assertThat(shell.run(both).out()).contains("right fresh: right -> ", " of 30 right", "fresh.vectors: 20 -> 30");
    }

    @Test
    void editedSectionIsRefused() throws IOException {
        shell.on(PublishedAnswers.target("table", shell.corpus.vectors()));
        certify("--fresh", "10", "--seed", "77");
        Path file = out.resolve("certificate.json");
        String text = Files.readString(file);
        for (String[] edit : new String[][] {
            {"\"seed\": \"77\"", "\"seed\": \"78\""},
            {"\"seed\": \"77\"", "\"seed\": \"99999999999999999999\""},
            {"\"given\": true", "\"given\": false"},
            {"\"generator\": 1", "\"generator\": 2"},
            {"\"fresh/77/", "\"fresh/78/"}
        }) {
            Files.writeString(file, text.replace(edit[0], edit[1]));
            assertThat(verify()).as(edit[1]).isEqualTo(ExitCode.FALSE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fresh -1           | --fresh must be a whole number, 0..10000, got \"-1\"",
                "--fresh 10001        | --fresh must be a whole number, 0..10000, got \"10001\"",
                "--fresh many         | --fresh must be a whole number, 0..10000, got \"many\"",
                "--seed x             | --seed must be a whole number, 0..18446744073709551615, got \"x\"",
                "--seed -1            | --seed must be a whole number, 0..18446744073709551615, got \"-1\"",
                "--seed 18446744073709551616 | --seed must be a whole number, 0..18446744073709551615, got",
                "--fresh 0 --seed 1   | --seed: there is nothing to draw with --fresh 0",
            })
    void misuseIsOneLine(String options, String said) {
        Shell.Ran ran = shell.runAsItIs(Shell.with(
                new String[] {"certify", "--out", out.toString()},
                options.strip().split(" ")));

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).hasLineCount(1).startsWith("atlas: " + said);
        assertThat(out).doesNotExist();
    }
}
