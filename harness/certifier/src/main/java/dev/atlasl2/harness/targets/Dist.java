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
 * @param home the checkout or the unpacked tool, which contains {@code .tools}
 * @param root the folder that contains {@code lib} and {@code targets}
 */
public record Dist(Path home, Path root) {
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

    /** Returns whether this is a checkout, which can be built; otherwise it is the unpacked tool, which has a runtime. */
    public boolean isCheckout() {
        return !Files.isDirectory(home.resolve("runtime"));
    }

    /** Returns how to get a part of the kit that is missing, as an instruction. */
    public String repair() {
        return isCheckout()
                ? "build the kit: mvn package -DskipTests"
                : "unpack the tool again: a part of it is missing";
    }

    /** Returns the command that installs what a target lacks. */
    public String install(String id) {
        return (isCheckout() ? "./atlas" : "atlas") + " targets --install " + id;
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
