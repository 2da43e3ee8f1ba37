package dev.atlasl2.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The older Java versions that the core runs on, as found on this machine. */
final class InstalledJava {
    private InstalledJava() {}

    /**
     * Returns the {@code java} of a version: from the folder that {@code -Datlas.java17} (or 21) names, from the Java
     * that runs Maven, or from a folder next to ours; none if there is no such Java and none was named.
     */
    static Optional<Path> find(int version) {
        String property = "atlas.java" + version;
        String named = System.getProperty(property);
        if (named != null && !is(version, Path.of(named))) {
            throw new AssertionError(property + " must be the folder of a Java " + version + ", got " + named);
        }
        Path ours = Path.of(System.getProperty("java.home"));
        return Stream.of(
                        Stream.ofNullable(named).map(Path::of),
                        Stream.ofNullable(System.getProperty("atlas.mavenJava")).map(Path::of),
                        System.getenv().entrySet().stream()
                                .filter(e -> e.getKey().startsWith("JAVA_HOME_" + version))
                                .map(e -> Path.of(e.getValue())),
                        folders(ours.getParent()),
                        folders(Path.of("/usr/lib/jvm")))
                .flatMap(homes -> homes)
                .filter(home -> is(version, home))
                .map(home -> home.resolve("bin").resolve("java"))
                .findFirst();
    }

    private static boolean is(int version, Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.anyMatch(line -> line.startsWith("JAVA_VERSION=\"" + version));
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
