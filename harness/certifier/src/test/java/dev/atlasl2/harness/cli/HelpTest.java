package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says about itself: help, suggestions, facts of the build, completion, manual pages. */
class HelpTest extends CommandFixture {
    @ParameterizedTest
    @CsvSource({"help, Usage: atlas", "help certify, --require", "help sum, Usage: atlas sum", "help help, COMMAND"})
    void helpOfACommandIsPrinted(String line, String contained) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out).contains(contained);
        assertThat(err).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "help sertify             | COMMAND: unknown command \"sertify\"; did you mean certify?; known are certify,",
                "certify --target rihgt   | --target: unknown target \"rihgt\"; did you mean right?; known are",
                "targets rihgt            | ID: unknown target \"rihgt\"; did you mean right?; known are",
                "certify --level cor      | --level: level must be core, full or huge, got \"cor\"; did you mean core?",
                "certify --floors quik    | --floors must be off, quick or full, got \"quik\"; did you mean quick?",
                "certify --family summ    | --family: unknown family \"summ\"; did you mean sum?",
                "completion zhs           | Invalid value for positional parameter at index 0 (SHELL)",
                "init Python x            | LANGUAGE: unknown language \"Python\"; did you mean python?;",
                "relase                   | Unmatched argument at index 0: 'relase'; did you mean release?; see 'atlas --help'",
                "wtiness                  | Unmatched argument at index 0: 'wtiness'; did you mean witness?; see",
                "--vesion                 | Unknown option: '--vesion'; did you mean --version?; see",
                "certify --lvel core      | Unknown options: '--lvel', 'core'; did you mean --level?; see",
                "vectors shwo             | Unmatched argument at index 1: 'shwo'; did you mean show?; see",
                "init pyton x             | LANGUAGE: unknown language \"pyton\"; did you mean python?; known are python, c, go,",
            })
    void misspeltWordGetsASuggestion(String line, String message) {
        assertThat(run(line.strip().split(" "))).isEqualTo(ExitCode.USAGE);
        assertOneLine("atlas: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyzzy", "--frobnicate", "help kit"})
    void unlikeWordGetsNoSuggestion(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err).doesNotContain("did you mean");
    }

    @Test
    void releaseHasTheOptionsOfItsScript() throws IOException {
        String script = Files.readString(Path.of("..", "..", ".ci", "release"));
        String usage = script.substring(script.indexOf("usage='"), script.indexOf("refuse()"));

        assertThat(run("help", "release")).isZero();
        assertThat(optionsIn(out)).isNotEmpty().isEqualTo(optionsIn(usage));
        assertThat(run("release", "--dry-run")).isEqualTo(ExitCode.BROKEN); // only the launcher of a checkout runs it
        assertOneLine("atlas: release builds from the sources");
    }

    private static Set<String> optionsIn(String help) {
        Set<String> options = Pattern.compile("--[a-z-]+")
                .matcher(help)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        options.removeAll(Set.of("--help", "--version")); // of every command
        return options;
    }

    @Test
    void versionHasTheFactsOfTheBuild() {
        assertThat(run("--version")).isZero();
        assertThat(out.lines().map(line -> line.split(" +")[0]))
                .containsExactly("atlas-l2", "commit", "semantics", "vectors", "kernel", "java");
        assertThat(out).contains("\nsemantics  1.0.0\n").containsPattern("\nvectors    [1-9]\\d{3}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completionKnowsAllCommandsAndOptions(String shell) throws IOException, InterruptedException {
        assertThat(run("completion", shell)).isZero();

        Path script = Files.writeString(folder.resolve("script"), out + """

                compopt() { :; } # which a script cannot call
                COMP_WORDS=(atlas witness --le); COMP_CWORD=2; _complete_atlas; echo "${COMPREPLY[@]}"
                COMP_WORDS=(atlas certify --wat); COMP_CWORD=2; _complete_atlas; echo "${COMPREPLY[@]}"
                COMP_WORDS=(atlas che); COMP_CWORD=1; _complete_atlas; echo "${COMPREPLY[@]}"
                """);
        Process bash = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        assertThat(new String(bash.getInputStream().readAllBytes()).lines().map(String::strip))
                .containsExactly("--leaf", "--watch", "check");
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void everyCommandHasAManualPage() throws IOException {
        Path pages = Files.createDirectory(folder.resolve("pages"));

        ManPages.main(new String[] {pages.toString()});

        assertThat(run("help")).isZero();
        assertThat(out.lines()
                        .filter(line -> line.matches(" {2}[a-z]+  .*"))
                        .map(line -> "atlas-" + line.strip().split(" ")[0] + ".1"))
                .hasSizeGreaterThan(14)
                .allSatisfy(name -> assertThat(pages.resolve(name)).exists());
        try (Stream<Path> all = Files.list(pages)) {
            assertThat(all)
                    .allSatisfy(page ->
                            assertThat(page).content().startsWith(".TH ATLAS").contains(".SH NAME\natlas"));
        }
        assertThat(pages.resolve("atlas-vectors-show.1")).content().contains(".SH ARGUMENTS\n.TP\n.B ID\n");
    }
}
