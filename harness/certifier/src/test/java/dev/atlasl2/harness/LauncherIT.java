package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in unusual situations: archives, descriptors, locales, options of the user's, folders. */
class LauncherIT {
    private static final String LINE = "26 17 not-conserved  text\n";

    @TempDir
    Path folder;

    private LauncherScript shell;

    @BeforeEach
    void makeFiles() throws IOException {
        shell = new LauncherScript(folder);
        Files.writeString(folder.resolve("text"), "conserved or not?");
    }

    @Test
    void runWritesNothingIntoTheKit() throws Exception {
        Path dist = kit("kit");

        LauncherScript.Run run = shell.run("kit/atlas sum text; kit/atlas --version >/dev/null; echo $?");

        assertThat(run.out()).isEqualTo(LINE + "0\n");
        assertThat(run.err()).isEmpty();
        try (Stream<Path> files = Files.list(dist)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("BUILT", "lib");
        }
    }

    @Test
    void damagedArchiveOfClassesIsHarmless() throws Exception {
        Path dist = kit("kit");
        assertThat(shell.run("kit/atlas --archive").status()).isZero();
        Path archive = dist.resolve("classes.jsa");
        byte[] good = Files.readAllBytes(archive);
        byte[] noise = good.clone();
        byte[] random = new byte[noise.length - 5_000];
        new Random(1).nextBytes(random);
        System.arraycopy(random, 0, noise, 5_000, random.length);
        byte[] zeros = Arrays.copyOf(Arrays.copyOf(good, 5_000), good.length);
        byte[] bit = good.clone();
        bit[good.length / 2] ^= 4;
        for (byte[] damaged : new byte[][] {
            good,
            new byte[0],
            Arrays.copyOf(good, 1_000),
            Arrays.copyOf(good, good.length / 2),
            random,
            noise,
            zeros,
            bit
        }) {
            Files.write(archive, damaged);

            LauncherScript.Run run = shell.run("kit/atlas sum text");

            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out()).isEqualTo(LINE);
            assertThat(run.err()).isEmpty();
            assertThat(archive).as("left alone").hasBinaryContent(damaged);
        }
        Files.delete(archive);
        Files.createDirectory(archive);
        assertThat(shell.run("kit/atlas sum text").out()).isEqualTo(LINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseG1GC",
                "-XX:+UseZGC",
                "-XX:+UseParallelGC",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xshare:off",
                "@options"
            })
    void optionsOfTheUserAreNotContradicted(String option) throws Exception {
        Files.writeString(folder.resolve("options"), "-XX:+UseG1GC");

        LauncherScript.Run run = shell.run("JDK_JAVA_OPTIONS=" + option + " $ATLAS sum text");

        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).isEqualTo(LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "sum -", "sum -c", "check", "witness --tree", "witness --out list", "witness -c -"})
    void closedStandardInputIsRefused(String command) throws Exception {
        LauncherScript.Run run = shell.run("$ATLAS " + command + " <&-");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("atlas: standard input: is closed\n");
    }

    @Test
    void otherClosedDescriptorsAreNotFiles() throws Exception {
        LauncherScript.Run run = shell.run("""
                $ATLAS sum text <&-; echo $?
                $ATLAS sum text >&-; echo $?
                $ATLAS sum nowhere text 2>&-; echo $?
                $ATLAS witness --out list text <&- >&- 2>&-; echo $?
                """);

        assertThat(run.out()).isEqualTo(LINE + "0\n2\n" + LINE + "1\n2\n");
        assertThat(run.err()).isEqualTo("atlas: standard output: cannot be written: is closed\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=xx_YY.UTF-8", "LC_ALL= LC_CTYPE= LANG=de_XX.utf8", "LC_ALL=C", "LC_ALL=C.UTF-8"})
    void namesAreTextWhateverTheLocaleIsCalled(String locale) throws Exception {
        Files.write(folder.resolve("\u00e9"), new byte[1]);
        Files.write(folder.resolve("caf\ufffd"), new byte[1]);

        LauncherScript.Run run = shell.run(locale + " exec $ATLAS sum \u00e9 caf\ufffd $'no\\xe9'");

        assertThat(run.out()).isEqualTo("0 1 conserved  \u00e9\n0 1 conserved  caf\ufffd\n");
        assertThat(run.err())
                .endsWith("atlas: no\ufffd: its name is not text in UTF-8, so that Java cannot open it;"
                        + " use standard input\n");
    }

    @Test
    void fileForOutputIsThatOfAShell() throws Exception {
        LauncherScript.Run run = shell.run("""
                (umask 077; $ATLAS witness --out private text; umask 002; $ATLAS witness --out group text) > lines
                stat -c %a private group
                $ATLAS witness --out >(cat) text | tail -n 1
                $ATLAS witness --out /dev/fd/4 text 4> four | wc -l; tail -n 1 four
                $ATLAS witness --out /dev/stdout text > lines; echo $?; wc -c < lines
                $ATLAS witness --out $'caf\\xe9' text; echo $?; ls | grep caf
                """);

        assertThat(run.out()).isEqualTo("600\n664\n{\"files\":1}\n1\n{\"files\":1}\n2\n0\n2\n");
        assertThat(run.err())
                .startsWith("atlas: --out /dev/stdout: cannot be written: is /dev/stdout, which other lines go to\n")
                .contains("atlas: --out caf\ufffd: its name is not text in UTF-8");
    }

    @Test
    void folderThatJavaCannotHaveInItsPathIsNamed() throws Exception {
        kit("k:t");

        LauncherScript.Run run = shell.run("k:t/atlas sum text");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).startsWith("atlas: the folder of the kit must not have ':' in its name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"touch kit/target", "mkdir -p kit/target/build.lock"})
    void kitThatCannotBeBuiltIsNamed(String obstacle) throws Exception {
        Files.delete(kit("kit").resolve("BUILT"));

        LauncherScript.Run run = shell.run(obstacle + "; kit/atlas sum text");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("atlas: the kit is older than its sources")
                .endsWith("cannot be written\n");
    }

    @Test
    void commandsThatComputeNothingHaveNoWarning() throws Exception {
        LauncherScript.Run run = shell.run("for c in --version --help 'vectors list' targets; do $ATLAS $c; done");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("this JVM runs without the module");
    }

    @Test
    void progressFitsTheTerminal() throws Exception {
        LauncherScript.Run run =
                shell.run("script -qec 'stty cols 30; (until grep -q GB/s out; do head -c 1048576 /dev/zero;"
                        + " sleep 0.1; done) | $ATLAS sum > sums' /dev/null");

        assertThat(run.out().split("\r\033\\[K"))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(30));
    }

    private Path kit(String name) throws IOException {
        return KitCopy.linked(folder.resolve(name));
    }
}
