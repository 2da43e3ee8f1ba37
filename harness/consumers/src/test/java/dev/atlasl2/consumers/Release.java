package dev.atlasl2.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The folder of a release, which is all that consumers get of the kit. */
final class Release {
    /** The checkout: for programs that are not of a release, such as a compiler of TypeScript. */
    static final Path HOME = Path.of(System.getProperty("atlas.home"));

    private Release() {}

    /** Returns the folder that {@code -Datlas.release} names, from the root of the checkout. */
    static Path folder() {
        Path folder = HOME.resolve(System.getProperty("atlas.release"));
        assertThat(folder.resolve("SHA256SUMS"))
                .as("-Datlas.release must name a folder that ./atlas release --dry-run made")
                .isRegularFile();
        return folder;
    }

    static Path maven() {
        return folder().resolve("maven");
    }

    /** Returns the only version of the Maven repository. */
    static String version() {
        List<Path> versions = list(maven().resolve("dev/atlasl2/atlas-l2-core"), "*");
        assertThat(versions).as("versions in the Maven repository").hasSize(1);
        return versions.getFirst().getFileName().toString();
    }

    static Path npm() {
        return folder().resolve("npm/atlas-l2-" + version() + ".tgz");
    }

    static Path tool() {
        List<Path> tools = list(folder().resolve("tool"), "atlas-" + version() + "-*.tar.gz");
        assertThat(tools).as("tools").hasSize(1);
        return tools.getFirst();
    }

    /** Returns the regular files in a folder, at any depth. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> list(Path folder, String glob) {
        try (var found = Files.newDirectoryStream(folder, glob)) {
            return StreamSupport.stream(found.spliterator(), false).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
