package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds an installed Java of a given feature release in the usual folders. */
final class JavaHome {
    private final Map<String, String> environment;
    private final List<Path> folders;

    JavaHome() {
        this(System.getenv(), usualFolders());
    }

    JavaHome(Map<String, String> environment, List<Path> folders) {
        this.environment = environment;
        this.folders = folders;
    }

    /** Returns the program {@code java} of that release: of the environment's folders first, then of the usual ones. */
    Optional<Path> find(int release) {
        return candidates(release).stream()
                .filter(home -> isRelease(home, release))
                .map(home -> home.resolve("bin/java"))
                .findFirst();
    }

    /** Returns where {@link #find} looks, for people. */
    String places(int release) {
        return "$ATLAS_JAVA" + release + "_HOME, $JAVA" + release + "_HOME, $JAVA_HOME, "
                + String.join(", ", folders.stream().map(Path::toString).toList());
    }

    private List<Path> candidates(int release) {
        List<Path> homes = new ArrayList<>();
        for (String name : List.of("ATLAS_JAVA" + release + "_HOME", "JAVA" + release + "_HOME", "JAVA_HOME")) {
            String home = environment.get(name);
            if (home != null && !home.isBlank()) {
                homes.add(Path.of(home));
            }
        }
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    inside.sorted().forEach(home -> {
                        homes.add(home);
                        homes.add(home.resolve("Contents/Home"));
                    });
                } catch (IOException e) {
                    // not readable for us: look further
                }
            }
        }
        return homes;
    }

    /** Every JDK and JRE since 9 describes itself in its file "release"; starting it would take 50 ms each. */
    private static boolean isRelease(Path home, int release) {
        if (!Files.isExecutable(home.resolve("bin/java"))) {
            return false;
        }
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.anyMatch(line -> line.matches("JAVA_VERSION=\"" + release + "([.+-].*)?\""));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static List<Path> usualFolders() {
        Path user = Path.of(System.getProperty("user.home", ""));
        return List.of(
                Path.of("/usr/lib/jvm"),
                user.resolve(".sdkman/candidates/java"),
                user.resolve(".jdks"),
                Path.of("/opt/java"),
                Path.of("/Library/Java/JavaVirtualMachines"));
    }
}
