package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is written under another name, and never through an existing file of that name. */
@Timeout(60)
class FileReplacementTest {
    @TempDir
    Path folder;

    @Test
    void linkIsReplacedAndWhatItLeadsToIsNot() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "data");
        Path link = Files.createSymbolicLink(folder.resolve("link"), precious);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));

        FileReplacement.write(link, "new");
        FileReplacement.write(dangling, "new");

        assertThat(precious).hasContent("data");
        assertThat(link).hasContent("new").isRegularFile();
        assertThat(Files.isSymbolicLink(link) || Files.isSymbolicLink(dangling)).isFalse();
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void otherNamesOfAFileKeepWhatTheyHad() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "data");
        Path name = Files.createLink(folder.resolve("name"), precious);

        FileReplacement.write(name, "new");

        assertThat(precious).hasContent("data");
        assertThat(name).hasContent("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "pipe", "/dev/null"})
    void whatIsNotARegularFileIsRefusedUnchanged(String what) throws IOException, InterruptedException {
        Path path = folder.resolve(what);
        switch (what) {
            case "folder" -> Files.createDirectory(path);
            case "pipe" -> RegularFileTest.pipe(path);
            default -> assertThat(path).exists();
        }
        Object before = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);

        assertThatThrownBy(() -> FileReplacement.write(path, "new"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageMatching(".*: is a (folder|pipe|device), not a regular file");

        assertThat(Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(before);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(file -> !file.equals(path))).isEmpty();
        }
    }

    @Test
    void nothingIsLeftOfWhatGotNoName() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");

        try (FileReplacement replacement = FileReplacement.of(file)) {
            replacement.write("half");
            assertThat(file).hasContent("old");
        }

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        assertThatThrownBy(() -> FileReplacement.write(folder.resolve("none/file"), "new"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void writingGoesOnUnderTheName() throws IOException {
        Path file = folder.resolve("file");
        try (FileReplacement replacement = FileReplacement.of(file)) {
            replacement.write("one ");
            replacement.place();
            replacement.write("two");
        }
        assertThat(file).hasContent("one two");
    }

    @ParameterizedTest
    @CsvSource({"rw-------", "rw-rw-rw-", "r--------"})
    void permissionsOfWhatWasThereStay(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        FileReplacement.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permissions);
    }

    @ParameterizedTest
    @CsvSource({"077, rw-------", "027, rw-r-----", "022, rw-r--r--", "002, rw-rw-r--"})
    void permissionsOfANewFileAreWhatTheUmaskLeaves(String umask, String permissions)
            throws IOException, InterruptedException {
        Path file = folder.resolve("file");
        Process child = new ProcessBuilder(
                        "sh",
                        "-c",
                        "umask " + umask + "; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName(),
                        file.toString())
                .inheritIO()
                .start();

        assertThat(child.waitFor()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permissions);
    }

    /** Writes a file in a process of its own. */
    static final class Writing {
        public static void main(String[] arguments) throws IOException {
            FileReplacement.write(Path.of(arguments[0]), "text");
        }
    }
}
