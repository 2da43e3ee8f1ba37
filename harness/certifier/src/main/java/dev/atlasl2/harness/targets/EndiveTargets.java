package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The package's raw modules on the JVM, in Endive, as targets. */
final class EndiveTargets {
    /** Interpreted SHA-256 over 16 MiB, the longest of the core level, takes up to a minute on a busy Zen 3. */
    private static final int SLOWNESS = 10;

    private EndiveTargets() {}

    static List<Target> of(Dist dist) {
        return List.of(target(dist, "simd"), target(dist, "base"));
    }

    private static Target target(Dist dist, String engine) {
        Path module = dist.targets("npm").resolve(engine + ".wasm");
        Path jars = dist.targets("endive");
        return new ProcessTarget(
                "endive-" + engine,
                "the raw " + engine + " module on the JVM, in Endive",
                () -> !Files.isRegularFile(module)
                        ? new Missing("no " + module, Dist.BUILD)
                        : dist.jars("endive").isEmpty()
                                ? new Missing("no jars in " + jars, Dist.BUILD)
                                : new Available(module.toString()),
                () -> List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jars.resolve("*").toString(),
                        "dev.atlasl2.endive.Main",
                        module.toString()),
                () -> dist.artifacts("endive", "npm/" + engine + ".wasm"),
                Optional.empty(),
                SLOWNESS);
    }
}
