package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atlasl2.harness.adapters.ExampleAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code atlas init}: what it copies is certified by the commands that it prints, and it writes over nothing. The
 * copies are those that {@code ExamplesIT} certifies, so one family is enough here.
 */
class InitIT {
    private static final String NODE = "PATH='" + ExampleAdapter.NODE + "':$PATH; ";

    @TempDir
    Path folder;

    private LauncherScript shell;

    @BeforeEach
    void makeShell() {
        shell = new LauncherScript(folder);
    }

    @ParameterizedTest
    @CsvSource({"python, python", "c, c", "go, go", "rust, rust", "js, javascript"})
    void copyIsCertifiedByTheCommandsThatArePrinted(String language, String name) throws Exception {
        ExampleAdapter example = ExampleAdapter.of(name);
        assumeTrue(
                shell.run(NODE + example.needs()).status() == 0,
                "no tools for the example " + name + "; to run it: " + example.fix());

        LauncherScript.Run made = shell.run("$ATLAS init " + language + " \"my 'own' adapter\"");
        assertThat(made.status()).as(made.err()).isZero();
        String commands =
                made.out().lines().filter(line -> line.startsWith("  ")).collect(Collectors.joining("\n"));
        LauncherScript.Run certified = shell.run("set -e\n" + NODE + "\n" + commands + " --family sum");

        assertThat(certified.status())
                .as(commands + certified.out() + certified.err())
                .isZero();
        assertThat(certified.out()).contains("\nfamily sum passed");
        assertThat(folder.resolve("my 'own' adapter/README.md")).isRegularFile();
    }

    @Test
    void nothingIsWrittenOver() throws Exception {
        LauncherScript.Run run = shell.run("""
                mkdir full empty; echo mine > full/adapter.py; ln -s nowhere link; echo mine > file
                for dir in full file link file/below empty; do $ATLAS init python $dir > said; echo $?; done
                cat full/adapter.py file; ls full link
                """);

        assertThat(run.out())
                .isEqualTo("2\n2\n2\n2\n0\nmine\nmine\nadapter.py\n"
                        .replace("\nadapter.py", "\nlink\n\nfull:\nadapter.py"));
        assertThat(run.err().lines()).hasSize(4).allMatch(line -> line.startsWith("atlas: DIR "));
        assertThat(Files.exists(folder.resolve("nowhere"))).isFalse();
    }
}
