package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Keys;
import dev.atlasl2.harness.gallery.Obstructing;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.Targets;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The file of an interrupted run may have been edited, even by the target itself. */
class ResumeTest {
    /** Gives wrong answers to everything. */
    private static final OracleTarget WRONG = OracleTarget.bent(
            "mine",
            (request, answer) -> isRun(request)
                    ? Json.object()
                            .put("seq", request.get("seq").longValue())
                            .put("result", "OK")
                            .put("sum", 7)
                    : answer);

    private static final List<String> IDS =
            Specimens.VECTORS.stream().map(Vector::id).toList();

    @TempDir
    Path folder;

    private Shell shell;
    private Path out;
    private Path partial;

    @BeforeEach
    void makeShell() throws IOException {
        shell = new Shell(folder).on(WRONG);
        out = folder.resolve("out");
        partial = out.resolve("partial.jsonl");
    }

    /** Writes the file of a run of this target that was interrupted at its end. */
    private List<String> interrupted() throws IOException {
        interrupt();
        List<String> lines = Files.readAllLines(partial);
        assertThat(lines).hasSize(2 + IDS.size());
        return lines;
    }

    private void interrupt(String... options) throws IOException {
        Targets before = shell.targets;
        Path inTheWay = out.resolve("summary.md");
        shell.on(before.all().stream()
                .map(target -> new Obstructing(target, inTheWay))
                .toArray(Target[]::new));
        assertThat(shell.certify(out, options).code()).isEqualTo(ExitCode.USAGE);
        Files.delete(inTheWay);
        shell.targets = before;
    }

    private void replaceRows(List<String> lines, List<String> rows) throws IOException {
        List<String> all = new ArrayList<>(lines.subList(0, 2));
        all.addAll(rows);
        Files.write(partial, all);
    }

    private static boolean isRun(ObjectNode request) {
        return request.path("type").asString("").equals("run");
    }

    private static String pass(String id) {
        return "{\"target\":\"mine\",\"id\":\"" + id + "\",\"verdict\":\"pass\"}";
    }

    @Test
    void inventedPassesAreFoundOut() throws IOException {
        replaceRows(interrupted(), IDS.stream().map(ResumeTest::pass).toList());

        Shell.Ran ran = shell.certify(out, "--resume");

        assertThat(ran.code()).isEqualTo(ExitCode.FALSE);
        assertThat(ran.out()).contains("0 of 6 vectors pass (").doesNotContain("from before");
        assertThat(certificate().at("/circumstances/resumed").intValue()).isZero();
        assertThat(certificate().at("/circumstances/notes/0").stringValue())
                .startsWith("mine: ")
                .contains(" was pass before the interruption and is fail now, so all 6 results from before were"
                        + " dropped and their vectors asked again");
        assertThat(certificate().at("/correctness/targets/0/totals/fail").intValue())
                .isEqualTo(6);
        assertThat(partial).doesNotExist();
    }

    @Test
    void whatWasFoundOutIsNotBelievedNextTimeEither() throws IOException {
        replaceRows(interrupted(), IDS.stream().map(ResumeTest::pass).toList());
        interrupt("--resume");

        Shell.Ran ran = shell.certify(out, "--resume");

        assertThat(ran.out()).contains("0 of 6 vectors pass, 3 of them from before");
    }

    /** A run is interrupted together with its targets, so the last requests look as if they had broken. */
    @Test
    void whatATargetBrokeOnIsAskedAgain() throws IOException {
        shell.on(OracleTarget.bent(
                "mine",
                (request, answer) -> isRun(request)
                        ? Json.object()
                                .put("seq", request.get("seq").longValue())
                                .put("fault", "interrupted")
                        : answer));
        assertThat(interrupted().subList(2, 8)).allMatch(line -> line.contains("\"verdict\":\"fault\""));

        Shell.Ran ran = shell.on(OracleTarget.right("mine")).certify(out, "--resume");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("6 of 6 vectors pass (");
        assertThat(certificate().at("/circumstances/notes")).isEmpty();
    }

    @Test
    void rowsThatNoRunWritesAreAskedAgain() throws IOException {
        shell.on(OracleTarget.right("mine"));
        List<String> lines = interrupted();
        replaceRows(
                lines,
                List.of(
                        "{\"target\":\"mine\",\"id\":\"sum/few\",\"verdict\":\"known\",\"known\":{\"reason\":\"r\","
                                + "\"expires\":\"9999-12-31\"}}",
                        "{\"target\":\"mine\",\"id\":\"check/zero\",\"verdict\":\"marvellous\"}",
                        "{\"target\":\"mine\",\"id\":\"sum/many\",\"verdict\":\"fail\"}",
                        "{\"target\":\"mine\",\"id\":\"delta/step\",\"verdict\":\"fail\",\"got\":7}",
                        "{\"target\":\"mine\",\"id\":\"fill/refused\"}",
                        "{\"target\":\"mine\",\"id\":\"budget/wrap\",\"verdict\":\"pass\",\"reason\":\"why not\"}",
                        "{\"target\":\"mine\",\"id\":{},\"verdict\":[]}",
                        "{\"target\":\"mine\",\"hello\":1e999,\"artifacts\":[1.5]}",
                        "null",
                        "\u0000"));

        Shell.Ran ran = shell.certify(out, "--resume");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("6 of 6 vectors pass (");
    }

    @Test
    void unfinishedRunIsNotSigned() throws IOException {
        shell.on(OracleTarget.right("mine"));
        List<String> lines = interrupted();
        Path secret = Keys.write(folder.resolve("secret.pem"), folder.resolve("open.pem"));

        Shell.Ran ran = shell.certify(out, "--resume", "--sign", secret.toString());

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).hasLineCount(1).startsWith("atlas: --sign: not with --resume: ");
        assertThat(Files.readAllLines(partial)).as("nothing is lost").isEqualTo(lines);
        assertThat(shell.certify(out, "--sign", secret.toString()).code()).isZero();
    }

    @Test
    void unfinishedRunThatCannotGoOnIsKept() throws IOException {
        List<String> lines = interrupted();
        Files.createDirectory(out.resolve(".atlas.lock"));
        assertThat(shell.certify(out, "--resume").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Files.readAllLines(partial)).isEqualTo(lines);
    }

    private ObjectNode certificate() throws IOException {
        return Json.readObject("certificate", Files.readString(out.resolve("certificate.json")));
    }
}
