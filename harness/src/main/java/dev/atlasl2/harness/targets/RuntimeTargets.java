package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The npm package in runtimes that start as programs, as targets. */
final class RuntimeTargets {
    private RuntimeTargets() {}

    static List<Target> of(Dist dist) {
        // Node is started to ask for its version, so it is asked once for both.
        Supplier<Optional<Path>> node =
                new Once<>(() -> NodeProgram.find(dist.home(), System.getenv().getOrDefault("PATH", "")));
        return List.of(node(dist, "simd", node), node(dist, "base", node));
    }

    private static Target node(Dist dist, String engine, Supplier<Optional<Path>> node) {
        Path program = dist.targets("js").resolve("target.mjs");
        Path library = dist.targets("npm");
        Supplier<Availability> availability = () -> {
            if (!Files.isRegularFile(program)) {
                return new Missing("no " + program, Dist.BUILD);
            }
            if (!Files.isRegularFile(library.resolve("package.json"))) {
                return new Missing("no npm package in " + library, Dist.BUILD);
            }
            return node.get()
                    .<Availability>map(found -> new Available(found.toString()))
                    .orElseGet(() -> new Missing(
                            "no Node " + NodeProgram.OLDEST + " or later in "
                                    + dist.home().resolve(".tools/node") + " or on the PATH",
                            "the build seeds one: mvn package -DskipTests; or install Node"));
        };
        return new ProcessTarget(
                "node-" + engine,
                "the npm package on Node, " + engine + " module",
                availability,
                () -> List.of(
                        node.get().orElseThrow().toString(),
                        program.toString(),
                        "--engine",
                        engine,
                        "--package",
                        library.toString()));
    }
}
