package dev.atlasl2.vectors;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Only regular files of a bounded length are read; nothing else is opened. */
@Timeout(60)
class RegularFileTest {
    @TempDir
    Path folder;

    @Test
    void fileIsReadUpToItsLimit() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "12345");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(RegularFile.read(file, 5)).asString().isEqualTo("12345");
        assertThat(RegularFile.text(link, 5)).isEqualTo("12345");
        assertRefused(file, 4).hasMessageEndingWith("file: has more than 4 bytes");
        assertThatThrownBy(() -> RegularFile.read(link, 5, NOFOLLOW_LINKS))
                .isInstanceOf(FileSystemException.class)
                .hasMessageEndingWith("link: is a symbolic link, not a regular file");
    }

    /** The reported length of such a file is 0. */
    @Test
    void fileOfTheSystemIsReadWhole() throws IOException {
        Path file = Path.of("/proc/self/status");
        if (Files.exists(file)) { // Linux
            assertThat(RegularFile.text(file, 1 << 16)).contains("Pid:");
            assertRefused(file, 10).hasMessageEndingWith("has more than 10 bytes");
        }
    }

    @Test
    void whatIsNotARegularFileIsNamedAndNotOpened() throws IOException, InterruptedException {
        Path pipe = pipe(folder.resolve("pipe"));
        Path linkToPipe = Files.createSymbolicLink(folder.resolve("link"), pipe);

        assertRefused(pipe, 9).hasMessageEndingWith("pipe: is a pipe, not a regular file");
        assertRefused(linkToPipe, 9).hasMessageEndingWith("link: is a pipe, not a regular file");
        assertRefused(folder, 9).hasMessageEndingWith(": is a folder, not a regular file");
        assertRefused(Path.of("/dev/zero"), 9).hasMessage("/dev/zero: is a device, not a regular file");
        Path address = Files.createTempDirectory("atlas").resolve("s"); // an address is short
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(address));
            assertRefused(address, 9).hasMessageEndingWith("s: is a socket, not a regular file");
        } finally {
            Files.deleteIfExists(address);
            Files.delete(address.getParent());
        }
    }

    @Test
    void whatIsMissingOrLeadsToItselfIsNamed() throws IOException {
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));

        assertRefused(folder.resolve("none"), 9).isInstanceOf(NoSuchFileException.class);
        assertRefused(loop, 9).hasMessageContaining("loop");
    }

    @Test
    void textThatIsNotUtf8IsRefusedNamingThePlace() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {'a', 'b', (byte) 0xff});

        assertThatThrownBy(() -> RegularFile.text(file, 9))
                .isInstanceOf(FileSystemException.class)
                .hasMessageEndingWith("file: is not UTF-8 at byte 2");
    }

    /** A corpus is read in this way, too. */
    @Test
    void pipeAmongTheVectorsHoldsNobodyUp() throws IOException, InterruptedException {
        pipe(Files.createDirectory(folder.resolve("vectors")).resolve("sum.json"));

        assertThatThrownBy(() -> Corpus.load(folder))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("sum.json: is a pipe, not a regular file");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Path file, int most) {
        return assertThatThrownBy(() -> RegularFile.read(file, most)).isInstanceOf(FileSystemException.class);
    }

    static Path pipe(Path path) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        return path;
    }
}
