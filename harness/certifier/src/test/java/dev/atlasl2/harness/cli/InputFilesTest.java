package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Keys;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a user names must be regular ones: a pipe would block the command, and a device may never end. */
@Timeout(60)
class InputFilesTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void certify() throws IOException {
        shell = new Shell(folder);
        assertThat(shell.certify(folder.resolve("out")).code()).isZero();
        Keys.write(folder.resolve("secret.pem"), folder.resolve("open.pem"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify FILE",
                "verify --key FILE GOOD",
                "prove FILE sum/few",
                "report FILE",
                "report GOOD FILE",
                "compare FILE GOOD",
                "compare GOOD FILE",
                "explain FILE",
                "merge FILE --out OUT",
                "merge GOOD --key FILE --out OUT",
                "merge GOOD --key OPEN --sign FILE --out OUT",
                "certify --sign FILE --out OUT",
                "certify --known FILE --out OUT"
            })
    void pipeOrDeviceIsRefusedByName(String line) throws IOException, InterruptedException {
        Path pipe = Shell.pipe(folder.resolve("pipe"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);

        assertRefused(line, pipe, "is a pipe, not a regular file");
        assertRefused(line, link, "is a pipe, not a regular file");
        assertRefused(line, Path.of("/dev/zero"), "is a device, not a regular file");
        assertThat(folder.resolve("new/certificate.json")).doesNotExist();
    }

    private void assertRefused(String line, Path file, String reason) {
        Shell.Ran ran = shell.run(line.replace("FILE", file.toString())
                .replace("GOOD", folder.resolve("out/certificate.json").toString())
                .replace("OPEN", folder.resolve("open.pem").toString())
                .replace("OUT", folder.resolve("new").toString())
                .split(" "));
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .startsWith("atlas: ")
                .contains(file + ": " + reason)
                .hasLineCount(1);
    }

    @Test
    void certificateBesideAnAttestationMayNotBeAPipeEither() throws IOException, InterruptedException {
        Path certificate = folder.resolve("out/certificate.json");
        Files.delete(certificate);
        Shell.pipe(certificate);

        Shell.Ran ran =
                shell.run("verify", folder.resolve("out/attestation.json").toString());

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).isEqualTo("atlas: " + certificate + ": is a pipe, not a regular file\n");
    }

    @Test
    void linkToACertificateIsACertificate() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("out/certificate.json"));

        assertThat(shell.run("verify", link.toString()).code()).isZero();
    }

    @Test
    void fileThatIsTooLongIsRefused() throws IOException {
        Path file = folder.resolve("long");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 28); // with nothing in it
        }

        assertThat(shell.run("verify", "--key", file.toString(), "x").err())
                .isEqualTo("atlas: --key " + file + ": has more than 65536 bytes\n");
        assertThat(shell.certify(folder.resolve("new"), "--known", file.toString())
                        .err())
                .isEqualTo("atlas: --known " + file + ": has more than 67108864 bytes\n");
    }

    /** A line end in a name must not begin a line of the verdict. */
    @Test
    void nameOfAFileForgesNoLine() throws IOException {
        Path forged = Files.writeString(folder.resolve("a\ngood b.json"), "{}");

        Shell.Ran ran = shell.run("verify", forged.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("refused "));
    }
}
