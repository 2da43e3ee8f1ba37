package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The package's raw modules on the JVM, in Endive, as targets. */
public final class EndiveTargets {
    private EndiveTargets() {}

    /** Returns them for the kit as it is packed in {@code dist}. */
    public static List<Target> of(Dist dist) {
        return List.of(target(dist, "simd"), target(dist, "base"));
    }

    private static Target target(Dist dist, String engine) {
        Path module = dist.targets("npm").resolve(engine + ".wasm");
        Path jars = dist.targets("raw");
        return new ProcessTarget(
                "endive-" + engine,
                "the raw " + engine + " module on the JVM, in Endive",
                new Launch(
                                () -> !Files.isRegularFile(module)
                                        ? new Missing("no " + module, dist.repair())
                                        : dist.jars("raw").isEmpty()
                                                ? new Missing("no jars in " + jars, dist.repair())
                                                : new Available(module.toString()),
                                () -> List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        jars.resolve("*").toString(),
                                        "dev.atlasl2.raw.Main",
                                        module.toString()),
                                () -> dist.artifacts("raw", "npm/" + engine + ".wasm"))
                        .by(Execution.INTERPRETED));
    }
}
