package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The location of the packed kit: targets are certified as they are shipped, never from class folders.
 *
 * @param home the checkout, which contains {@code .tools}
 * @param root the folder that contains {@code lib} and {@code targets}
 */
public record Dist(Path home, Path root) {
    /** The command that builds what is missing. */
    public static final String BUILD = "build the kit: mvn package -DskipTests";

    public Dist {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(root, "root");
    }

    /**
     * Returns the places that the launcher names in {@code atlas.home} and {@code atlas.dist}; without it, those of the
     * current folder.
     */
    public static Dist ofLauncher() {
        Path home =
                Path.of(System.getProperty("atlas.home", "")).toAbsolutePath().normalize();
        String dist = System.getProperty("atlas.dist");
        return new Dist(
                home,
                dist == null
                        ? home.resolve("harness/certifier/target/dist")
                        : Path.of(dist).toAbsolutePath().normalize());
    }

    /** Returns the folder of a target, or of files that targets share. */
    public Path targets(String name) {
        return root.resolve("targets").resolve(name);
    }

    /** Returns the files of these folders, or single files, of targets. */
    public List<Artifact> artifacts(String... names) {
        return Stream.of(names)
                .flatMap(name -> Artifact.below(root.resolve("targets"), targets(name)))
                .toList();
    }

    /** Returns the jars of a target's folder, sorted; none if there is no such folder. */
    List<Path> jars(String name) {
        Path folder = targets(name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // an unreadable folder counts as an absent one
        }
    }
}
