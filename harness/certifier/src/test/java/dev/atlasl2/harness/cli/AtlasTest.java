package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Obstructing;
import dev.atlasl2.harness.targets.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a user sees it: exit codes, one line for each problem, files all or none. */
class AtlasTest extends CommandFixture {
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
        assertOneLine(
                "atlas: a command is missing: one of certify, targets, vectors, verify, merge, prove, compare, explain, report, ask, init, release, completion, help, sum, check, witness");
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
        assertOneLine("atlas: ID: command: must be followed by a program");
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
}
