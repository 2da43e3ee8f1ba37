package dev.atlasl2.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A user's Maven project. Its local repository is one of these tests' own, which at the start of each has nothing of the
 * kit: that comes from the folder of the release. Plugins come from this machine's repository, or from where its
 * settings say.
 */
final class MavenProject {
    private static final Path LOCAL = Path.of("target/local-repository").toAbsolutePath();
    /** The kit is in no other repository under this version; -o would forbid plugins that are not here yet. */
    private static final Path MACHINE = Path.of(System.getProperty("atlas.repository"));

    private final Path folder;

    /** @param folder has a POM that names the repositories */
    MavenProject(Path folder) {
        this.folder = folder;
    }

    /** Copies one of the projects next to these tests to a folder that does not exist. */
    static MavenProject copy(String project, Path folder) throws IOException {
        Path source = Path.of("projects", project);
        for (Path file : Release.files(source)) {
            Path copy = folder.resolve(source.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        return new MavenProject(folder);
    }

    Path folder() {
        return folder;
    }

    /** Builds with Maven on that Java, from an empty local repository as far as the kit is concerned. */
    Program.Result build(Jdk java, String... arguments) {
        delete(LOCAL.resolve("dev/atlasl2"));
        List<Object> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("atlas.maven"), "bin", "mvn"),
                "--batch-mode",
                "--no-transfer-progress",
                "--quiet",
                "-Dmaven.repo.local=" + LOCAL,
                "-Datlas.version=" + Release.version(),
                "-Drelease.repository=" + Release.maven().toUri(),
                "-Dmachine.repository=" + MACHINE.toUri(),
                // For a few seconds of work.
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(List.of(arguments));
        Program.Result result = new Program(
                        folder,
                        Map.of(
                                "JAVA_HOME",
                                java.home().toString(),
                                "MAVEN_OPTS",
                                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"))
                .run(command);
        assertThat(origins()).as("repositories that the kit came from").containsOnly("atlas-release");
        return result;
    }

    /** Returns the ids of the repositories from which Maven took what it has of the kit. */
    private static List<String> origins() {
        if (!Files.isDirectory(LOCAL.resolve("dev/atlasl2"))) {
            return List.of();
        }
        return Release.files(LOCAL.resolve("dev/atlasl2")).stream()
                .filter(file -> file.endsWith("_remote.repositories"))
                .flatMap(MavenProject::lines)
                .filter(line -> line.contains(">"))
                .map(line -> line.replaceFirst(".*>(.*)=", "$1"))
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
