package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The npm package in runtimes that start as programs, as targets. */
final class RuntimeTargets {
    private static final List<NpmRuntime> NODES = List.of(
            new NpmRuntime("node-20", "Node 20"),
            new NpmRuntime("node-22", "Node 22"),
            new NpmRuntime("node-26", "Node 26"));
    private static final NpmRuntime DENO = new NpmRuntime("deno", "Deno");
    private static final NpmRuntime BUN = new NpmRuntime("bun", "Bun");

    private final Dist dist;

    private RuntimeTargets(Dist dist) {
        this.dist = dist;
    }

    static List<Target> of(Dist dist) {
        return new RuntimeTargets(dist).all();
    }

    private List<Target> all() {
        List<Target> targets = new ArrayList<>();
        // Node is started to ask for its version, so it is asked once for all engines.
        Supplier<Optional<Path>> seeded =
                new Once<>(() -> NodeProgram.find(dist.home(), System.getenv().getOrDefault("PATH", "")));
        Missing noNode = new Missing(
                "no Node " + NodeProgram.OLDEST + " or later in "
                        + dist.home().resolve(".tools/node") + " or on the PATH",
                "the build seeds one: mvn package -DskipTests; or install Node");
        for (String engine : List.of("simd", "base")) {
            targets.add(new ProcessTarget(
                    "node-" + engine,
                    describe("Node", engine),
                    () -> availability(seeded.get(), noNode),
                    () -> command(List.of(seeded.get().orElseThrow().toString()), engine)));
        }
        for (NpmRuntime node : NODES) {
            add(targets, node, List.of());
        }
        // Deno asks for permissions, and would look for a project in the folders above.
        add(targets, DENO, List.of("run", "--allow-read", "--allow-env", "--no-prompt", "--no-lock", "--no-config"));
        add(targets, BUN, List.of());
        return targets;
    }

    private void add(List<Target> targets, NpmRuntime runtime, List<String> options) {
        for (String engine : List.of("simd", "base")) {
            String id = runtime.id() + "-" + engine;
            targets.add(new ProcessTarget(
                    id,
                    describe(runtime.title(), engine),
                    () -> availability(runtime.find(dist.home()), missing(id, runtime)),
                    () -> {
                        List<String> start = new ArrayList<>(
                                List.of(runtime.find(dist.home()).orElseThrow().toString()));
                        start.addAll(options);
                        return command(start, engine);
                    },
                    Optional.of(runtime.installation(dist.home()))));
        }
    }

    private static String describe(String runtime, String engine) {
        return "the npm package on " + runtime + ", " + engine + " module";
    }

    private Missing missing(String id, NpmRuntime runtime) {
        return new Missing(
                "no " + runtime.title() + " " + runtime.version() + " in "
                        + dist.home().resolve(".tools/runtimes").resolve(runtime.id()),
                "./atlas targets --install " + id);
    }

    private Availability availability(Optional<Path> runtime, Missing otherwise) {
        for (Path file : List.of(program(), library().resolve("package.json"))) {
            if (!Files.isRegularFile(file)) {
                return new Missing("no " + file, Dist.BUILD);
            }
        }
        return runtime.<Availability>map(found -> new Available(found.toString())).orElse(otherwise);
    }

    private List<String> command(List<String> start, String engine) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(
                program().toString(), "--engine", engine, "--package", library().toString()));
        return command;
    }

    private Path program() {
        return dist.targets("js").resolve("target.mjs");
    }

    private Path library() {
        return dist.targets("npm");
    }
}
