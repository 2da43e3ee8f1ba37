package dev.atlasl2.consumers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Java of this machine. The kit needs 17 and 25; 21 may be a Java without a compiler.
 *
 * @param home its folder
 */
record Jdk(Path home) {
    /** Returns the Java of that release, or skips the test. */
    static Jdk of(int release) {
        Optional<Jdk> found = candidates(release)
                .filter(home -> is(release, home))
                .map(Jdk::new)
                .findFirst();
        assumeTrue(
                found.isPresent(),
                "no Java " + release + " here; to run it: install one, or name its folder with -Datlas.java" + release);
        return found.get();
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static Stream<Path> candidates(int release) {
        Stream<Path> named = Stream.of("atlas.java" + release, "java.home", "atlas.mavenJava")
                .map(System::getProperty)
                .filter(home -> home != null)
                .map(Path::of);
        Stream<Path> variables = System.getenv().entrySet().stream()
                .filter(each -> each.getKey().startsWith("JAVA_HOME_" + release))
                .map(each -> Path.of(each.getValue()));
        Stream<Path> siblings = Stream.of(
                        Path.of(System.getProperty("java.home")).getParent(), Path.of("/usr/lib/jvm"))
                .flatMap(folder -> Files.isDirectory(folder) ? Release.list(folder, "*").stream() : Stream.empty());
        return Stream.of(named, variables, siblings).flatMap(each -> each);
    }

    private static boolean is(int release, Path home) {
        try {
            List<String> facts = Files.readAllLines(home.resolve("release"));
            return facts.stream().anyMatch(line -> line.matches("JAVA_VERSION=\"" + release + "\\b.*"));
        } catch (IOException e) {
            return false;
        }
    }
}
