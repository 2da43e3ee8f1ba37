package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on files as shipped: the launcher, with processes, pipes and signals of a real system. */
class FilesIT {
    @TempDir
    Path folder;

    private LauncherScript shell;

    @BeforeEach
    void makeFiles() throws IOException {
        shell = new LauncherScript(folder);
        Files.write(folder.resolve("zeros"), new byte[12_288]);
        Files.writeString(folder.resolve("text"), "conserved or not?");
    }

    @Test
    void linesAreForOtherPrograms() throws Exception {
        Files.write(folder.resolve("na\u00efve\n\u4e2d"), new byte[1]);

        LauncherScript.Run run = bash("LC_ALL=C $ATLAS sum zeros text na* nowhere . /proc/version; echo $?");

        assertThat(run.out().lines().filter(line -> !line.endsWith("/proc/version")))
                .containsExactly(
                        "0 12288 conserved  zeros",
                        "26 17 not-conserved  text",
                        "\\0 1 conserved  na\u00efve\\n\u4e2d",
                        "1");
        assertThat(run.out()).containsPattern("(?m)^\\d+ [1-9]\\d* (not-)?conserved  /proc/version$");
        assertThat(run.err()).isEqualTo("atlas: nowhere: no such file\natlas: .: is a directory\n");
    }

    @Test
    void listsOfTheShippedCommandAreReadBack() throws Exception {
        LauncherScript.Run run = bash("""
                $ATLAS check zeros text; echo $?
                $ATLAS witness text zeros > lines
                $ATLAS witness --leaf 256 --out list zeros
                $ATLAS witness --check lines list; echo $?
                printf x | dd of=zeros bs=1 seek=1000 conv=notrunc status=none
                $ATLAS witness --check lines list; echo $?
                """);

        assertThat(run.out()).isEqualTo("""
                        zeros: conserved
                        text: sum 26, not conserved
                        1
                        8fff67bde23d21100c8c887fe331b6fcca2c0982b1cb4fb7d8378351030cb64e tree:256 12288 0  zeros
                        text: OK
                        zeros: OK
                        zeros: OK
                        0
                        text: OK
                        zeros: FAILED, the bytes differ
                        zeros: FAILED, the bytes differ
                        zeros: leaf 3 differs: bytes 768-1023
                        1
                        """);
        assertThat(run.err()).isEqualTo("atlas: 2 of 3 files differ, 0 could not be read\n");
    }

    @Test
    void pipesAndFifosAreReadToTheirEnd() throws Exception {
        LauncherScript.Run run = bash("""
                head -c 3000000 /dev/zero | $ATLAS sum
                $ATLAS sum <(printf x) | cut -d' ' -f1-3
                mkfifo fifo; (sleep 0.2; printf xyz; sleep 0.2; printf xyz) > fifo & $ATLAS sum fifo
                """);

        assertThat(run.out()).isEqualTo("0 3000000 conserved  -\n24 1 not-conserved\n54 6 not-conserved  fifo\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void bytesBeyondFourGibibytesCount() throws Exception {
        sparse("huge", (4L << 30) + 4_099);

        LauncherScript.Run run = bash("$ATLAS sum huge");

        assertThat(run.out()).isEqualTo("17 4294971395 not-conserved  huge\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void fileThatIsCutShortWhileItIsReadIsNamedAndTheRestGoesOn() throws Exception {
        Path file = sparse("cut", 1L << 40); // more than any machine reads before it is cut
        Process process = shell.start("exec $ATLAS sum cut text");
        Path maps = Path.of("/proc", Long.toString(process.pid()), "maps");
        while (process.isAlive() && !Files.readString(maps).contains("/cut")) {
            Thread.sleep(10);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(1_000_000);
        }

        LauncherScript.Run run = shell.end(process);

        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("26 17 not-conserved  text\n");
        assertThat(run.err())
                .isEqualTo("atlas: cut: changed while it was read: 1099511627776 bytes at first, 1000000 in the end\n");
    }

    @Test
    void interruptedRunEndsAtOnce() throws Exception {
        // A shell that runs in the background passes SIGINT on as ignored, which Java respects.
        Process process = shell.start("exec env --default-signal=INT $ATLAS sum text - < <(exec sleep 60)");
        Path out = folder.resolve("out");
        while (process.isAlive() && !Files.readString(out).endsWith("text\n")) {
            Thread.sleep(10);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        LauncherScript.Run run = shell.end(process);

        assertThat(run.status()).isEqualTo(130);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void readerThatLeavesEndsTheRunQuietlyAndAFullDiskIsNamed() throws Exception {
        LauncherScript.Run run = bash("""
                (sleep 0.3; exec $ATLAS sum zeros text) | true; echo ${PIPESTATUS[0]}
                $ATLAS sum zeros > /dev/full; echo $?
                """);

        assertThat(run.out()).isEqualTo("141\n2\n");
        assertThat(run.err()).isEqualTo("atlas: standard output: cannot be written: No space left on device\n");
    }

    @Test
    void longWorkIsShownOnATerminalAndLeavesNothingBehind() throws Exception {
        // Blocks until the terminal, which is the file out, shows how many bytes came.
        LauncherScript.Run run =
                bash("script -qec '(until grep -q GB/s out; do head -c 1048576 /dev/zero; sleep 0.1; done)"
                        + " | $ATLAS sum > sums' /dev/null; cat sums");

        assertThat(run.out())
                .matches("(\r\033\\[Kstandard input  \\d+\\.\\d\\d GB  \\d+\\.\\d\\d GB/s)+\r\033\\[K"
                        + "0 [1-9]\\d* conserved  -\n");
    }

    @Test
    void misuseIsOneLine() throws Exception {
        LauncherScript.Run run = bash("$ATLAS witness --leaf 4k text; echo $?");

        assertThat(run.out()).isEqualTo("2\n");
        assertThat(run.err())
                .isEqualTo("atlas: --leaf: a leaf must have 256, 512, ... or 65536 bytes, got 4k;"
                        + " see 'atlas witness --help'\n");
    }

    private LauncherScript.Run bash(String script) throws Exception {
        return shell.run(script);
    }

    /** Makes a sparse file of zeros that ends in 17. */
    private Path sparse(String name, long size) throws IOException {
        Path file = folder.resolve(name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {17}), size - 1);
        }
        return file;
    }
}
