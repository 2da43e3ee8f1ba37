package dev.atlasl2.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The oldest Java that the core runs on, as found on this machine. */
final class Java17 {
    private Java17() {}

    /**
     * Returns its {@code java}: of the folder that {@code -Datlas.java17} names, of the Java that runs Maven, or of a
     * neighbour of ours.
     */
    static Path find() {
        Path ours = Path.of(System.getProperty("java.home"));
        return Stream.of(
                        Stream.ofNullable(System.getProperty("atlas.java17")).map(Path::of),
                        Stream.ofNullable(System.getProperty("atlas.mavenJava")).map(Path::of),
                        System.getenv().entrySet().stream()
                                .filter(e -> e.getKey().startsWith("JAVA_HOME_17")).map(e -> Path.of(e.getValue())),
                        folders(ours.getParent()),
                        folders(Path.of("/usr/lib/jvm")))
                .flatMap(homes -> homes)
                .filter(Java17::isJava17)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Java 17 here: install one beside " + ours
                        + ", or name its folder with -Datlas.java17=FOLDER"))
                .resolve("bin").resolve("java");
    }

    private static boolean isJava17(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.anyMatch(line -> line.startsWith("JAVA_VERSION=\"17"));
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
