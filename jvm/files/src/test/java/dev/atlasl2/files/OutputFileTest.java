package dev.atlasl2.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An existing file named by {@code --out} keeps its kind, and is never a file that is read. */
class OutputFileTest {
    @TempDir
    Path folder;

    private final Session session = new Session();
    private Path data;
    private Path out;

    @BeforeEach
    void makeFile() throws IOException {
        data = Files.write(folder.resolve("data"), new byte[300]);
        out = folder.resolve("out");
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().endsWith(".tmp"));
        }
    }

    @Test
    void newFileHasThePermissionsOfAnyOther() throws IOException {
        write(out);

        Path other = Files.createFile(folder.resolve("other"));
        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void fileKeepsItsPermissions() throws IOException {
        for (String permissions : new String[] {"rw-------", "rwxrwxrwx", "rw-rw-r--"}) {
            Files.writeString(out, "old");
            Files.setPosixFilePermissions(out, PosixFilePermissions.fromString(permissions));

            write(out);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                    .isEqualTo(permissions);
            assertIsWitnessFile(out);
        }
    }

    @Test
    void symbolicLinkIsFollowed() throws IOException {
        Path goal = Files.writeString(folder.resolve("goal"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("goal"));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("second"));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("made"));

        write(link);
        write(dangling);

        assertThat(link).isSymbolicLink();
        assertThat(dangling).isSymbolicLink();
        assertIsWitnessFile(goal);
        assertIsWitnessFile(folder.resolve("made"));
    }

    @Test
    void otherNamesOfAFileKeepIt() throws IOException {
        Files.writeString(out, "old, and longer than what is written over it".repeat(100));
        Path second = Files.createLink(folder.resolve("second"), out);

        write(out);

        assertThat(Files.isSameFile(out, second)).isTrue();
        assertIsWitnessFile(second);
    }

    @Test
    void pipeIsWrittenTo() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                read.complete(Files.readAllBytes(pipe));
            } catch (IOException e) {
                read.completeExceptionally(e);
            }
        });

        write(pipe);

        assertThat(new String(read.get(60, TimeUnit.SECONDS), StandardCharsets.UTF_8))
                .startsWith("{\"atlas-l2-witnesses\":1}\n")
                .endsWith("{\"files\":1}\n");
        assertThat(Files.readAttributes(pipe, "isOther")).containsEntry("isOther", true);
    }

    @Test
    void fileThatIsReadIsNotWritten() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);
        Path hard = Files.createLink(folder.resolve("hard"), data);
        for (Path name : new Path[] {data, link, hard, folder.resolve("../" + folder.getFileName() + "/data")}) {
            assertThat(session.run("witness", "--tree", "--out", name.toString(), "nowhere", data.toString()))
                    .isEqualTo(2);
            assertThat(session.err()).startsWith("atlas: --out " + name + " is a file to read as well, " + data);
            assertThat(Files.readAllBytes(data)).isEqualTo(new byte[300]);
        }
        assertThat(link).isSymbolicLink();
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException {
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertThat(session.run("witness", "-o", circle.toString(), data.toString()))
                .isEqualTo(2);
        assertThat(session.err())
                .isEqualTo("atlas: --out " + circle + ": cannot be written: links that lead in a circle\n");
    }

    private void write(Path name) {
        assertThat(session.run("witness", "--tree", "--out", name.toString(), data.toString()))
                .as(session.err())
                .isZero();
    }

    private void assertIsWitnessFile(Path file) {
        assertThat(session.run("witness", "--check", file.toString()))
                .as(session.err())
                .isZero();
        assertThat(session.out()).isEqualTo(data + ": OK\n");
    }
}
