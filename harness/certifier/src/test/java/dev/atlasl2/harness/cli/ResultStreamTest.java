package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that cannot be written is a failure. */
class ResultStreamTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void certify() throws IOException {
        shell = new Shell(folder);
        assertThat(shell.certify(folder.resolve("out")).code()).isZero();
        Files.createDirectories(folder.resolve("conformance-vectors"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "certify --help",
                "vectors list --help",
                "vectors list",
                "targets",
                "verify CERT",
                "verify ATTESTATION",
                "prove CERT sum/few --target right",
                "compare CERT CERT",
                "explain CERT",
                "report CERT",
                "certify --floors off --out NEW"
            })
    void lostOutputIsSaidAndIsNoSuccess(String line) {
        String[] words = line.replace(
                        "CERT", folder.resolve("out/certificate.json").toString())
                .replace("ATTESTATION", folder.resolve("out/attestation.json").toString())
                .replace("NEW", folder.resolve("new").toString())
                .split(" ");
        assertThat(shell.run(words).code()).isZero();

        Shell.Ran full = shell.run(new Failing("No space left on device", 0), words);
        assertThat(full.code()).isEqualTo(ExitCode.USAGE);
        assertThat(full.err()).isEqualTo("atlas: cannot write to standard output: No space left on device\n");

        Shell.Ran late = shell.run(new Failing("No space left on device", 3), words);
        assertThat(late.code()).as("a disk that fills up").isEqualTo(ExitCode.USAGE);

        Shell.Ran left = shell.run(new Failing("Broken pipe", 0), words);
        assertThat(left.code()).as("as sum, check and witness do").isEqualTo(ExitCode.BROKEN_PIPE);
        assertThat(left.err()).isEmpty();
    }

    @Test
    void certificateStaysWhenItsTableIsLost() {
        Path fresh = folder.resolve("fresh");

        shell.run(new Failing("No space left on device", 0), "certify", "--floors", "off", "--out", fresh.toString());

        assertThat(shell.run("verify", fresh.resolve("certificate.json").toString())
                        .code())
                .isZero();
    }

    @Test
    void resultThatIsLostIsSaidWhateverItIs() {
        shell.on(OracleTarget.faulty("faulty"));
        assertThat(shell.certify(folder.resolve("bad")).code()).isEqualTo(ExitCode.FALSE);

        Shell.Ran ran = shell.run(
                new Failing("No space left on device", 0),
                "explain",
                folder.resolve("bad/certificate.json").toString());

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void refusalIsSaidOnce() {
        Shell.Ran ran = shell.run(new Failing("No space left on device", 0), "verify", "nowhere");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).hasLineCount(1).startsWith("atlas: nowhere: ");
    }

    /** The process itself, on a device that is always full. */
    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help"})
    void processEndsSo(String option) throws IOException, InterruptedException {
        Path full = Path.of("/dev/full");
        if (!Files.exists(full)) { // elsewhere than on Linux
            return;
        }
        Process atlas = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Atlas.class.getName(),
                        option)
                .redirectOutput(new File("/dev/full"))
                .start();

        assertThat(new String(atlas.getErrorStream().readAllBytes()))
                .endsWith("atlas: cannot write to standard output: No space left on device\n");
        assertThat(atlas.waitFor()).isEqualTo(ExitCode.USAGE);
    }

    /** Takes some bytes and then no more. */
    private static final class Failing extends OutputStream {
        private final String reason;
        private int left;

        Failing(String reason, int left) {
            this.reason = reason;
            this.left = left;
        }

        @Override
        public void write(int b) throws IOException {
            if (left-- <= 0) {
                throw new IOException(reason);
            }
        }
    }
}
