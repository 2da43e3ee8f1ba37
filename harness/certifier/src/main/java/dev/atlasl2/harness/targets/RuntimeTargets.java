package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The npm package in runtimes that start as programs, as targets. */
public final class RuntimeTargets {
    private static final List<NpmRuntime> NODES = List.of(
            new NpmRuntime("node-20", "Node 20"),
            new NpmRuntime("node-22", "Node 22"),
            new NpmRuntime("node-26", "Node 26"));
    private static final NpmRuntime DENO = new NpmRuntime("deno", "Deno");
    private static final NpmRuntime BUN = new NpmRuntime("bun", "Bun");
    private static final NpmRuntime WORKERD = new NpmRuntime("workerd", "workerd");
    /** The module that computes, or the replacement for SHA-256: node:crypto, which workerd has only with a flag. */
    private static final List<String> ENGINES = List.of("simd", "base", "host");

    private final Dist dist;

    private RuntimeTargets(Dist dist) {
        this.dist = dist;
    }

    /** Returns them for the kit as it is packed in {@code dist}. */
    public static List<Target> of(Dist dist) {
        return new RuntimeTargets(dist).all();
    }

    private List<Target> all() {
        List<Target> targets = new ArrayList<>();
        // Node is started to get its version, so this is done once for all engines.
        Supplier<Optional<Path>> seeded = new Memoized<>(
                () -> NodeProgram.find(dist.home(), System.getenv().getOrDefault("PATH", "")));
        Missing noNode = new Missing(
                "no Node " + NodeProgram.OLDEST + " or later in " + dist.home().resolve(".tools/node")
                        + " or on the PATH",
                dist.isCheckout()
                        ? "the build seeds one: mvn package -DskipTests; or install Node"
                        : "install Node " + NodeProgram.OLDEST + " or later, so that node is on the PATH");
        for (String engine : ENGINES) {
            targets.add(new ProcessTarget(
                    "node-" + engine,
                    describe("Node", engine),
                    new Launch(
                            () -> availability(seeded.get(), noNode),
                            () -> command(List.of(seeded.get().orElseThrow().toString()), "target.mjs", engine),
                            this::artifacts)));
        }
        for (NpmRuntime node : NODES) {
            add(targets, node, program -> List.of(program.toString()), "target.mjs");
        }
        // Deno asks for permissions, and would look for a project in the parent folders.
        List<String> deno = List.of("run", "--allow-read", "--allow-env", "--no-prompt", "--no-lock", "--no-config");
        add(targets, DENO, program -> prepend(program.toString(), deno), "target.mjs");
        targets.add(onGpu(deno));
        add(targets, BUN, program -> List.of(program.toString()), "target.mjs");
        // workerd only serves HTTP, so a Node process translates between it and the lines.
        add(
                targets,
                WORKERD,
                program -> List.of(seeded.get().map(Path::toString).orElse("node")),
                "workerd.mjs",
                "--workerd");
        return targets;
    }

    /**
     * @param start makes the beginning of the command from the runtime's program
     * @param script of the target that this runs
     * @param programOption the option by which the script gets the runtime's program; none if that program runs the
     *     script
     */
    private void add(
            List<Target> targets,
            NpmRuntime runtime,
            Function<Path, List<String>> start,
            String script,
            String... programOption) {
        for (String engine : runtime.equals(WORKERD) ? List.of("simd", "base") : ENGINES) {
            String description = describe(runtime.title(), engine);
            targets.add(target(runtime, engine, description, engine, start, script, programOption));
        }
    }

    /** WebGPU computes on any Vulkan driver; Mesa's runs on the processor. */
    private GpuTarget onGpu(List<String> deno) {
        GpuAdapter adapter = GpuAdapter.ofEnvironment();
        ProcessTarget target = target(
                DENO,
                "gpu",
                "the npm package on Deno, sums and trees on the GPU",
                adapter.engine(),
                program -> prepend(program.toString(), deno, "--unstable-webgpu"),
                "target.mjs");
        return GpuTarget.withDrivers(
                target,
                adapter,
                Installation.debian("mesa-vulkan-drivers"),
                GpuTarget.fix(System.getenv(), dist.install(target.id())));
    }

    private ProcessTarget target(
            NpmRuntime runtime,
            String name,
            String description,
            String engine,
            Function<Path, List<String>> start,
            String script,
            String... programOption) {
        String id = runtime.id() + "-" + name;
        Launch launch = new Launch(
                () -> availability(runtime.find(dist.home()), missing(id, runtime)),
                () -> {
                    Path program = runtime.find(dist.home()).orElseThrow();
                    List<String> command = command(start.apply(program), script, engine);
                    for (String option : programOption) {
                        command.addAll(List.of(option, program.toString()));
                    }
                    return command;
                },
                this::artifacts);
        return new ProcessTarget(
                id,
                description,
                runtime.installation(dist.home()).map(launch::installedBy).orElse(launch));
    }

    private static List<String> prepend(String first, List<String> rest, String... last) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        all.addAll(List.of(last));
        return all;
    }

    private static String describe(String runtime, String engine) {
        return "the npm package on " + runtime
                + (engine.equals("host") ? ", SHA-256 by node:crypto" : ", " + engine + " module");
    }

    private Missing missing(String id, NpmRuntime runtime) {
        return new Missing(
                "no " + runtime.title() + " " + runtime.version() + " in "
                        + dist.home().resolve(".tools/runtimes").resolve(runtime.id()),
                runtime.npmPackage().integrity().isPresent()
                        ? dist.install(id)
                        : "none here: the kit knows no npm package " + runtime.npmPackage() + " for this platform");
    }

    private Availability availability(Optional<Path> runtime, Missing otherwise) {
        for (Path file :
                List.of(dist.targets("js").resolve("target.mjs"), library().resolve("package.json"))) {
            if (!Files.isRegularFile(file)) {
                return new Missing("no " + file, dist.repair());
            }
        }
        return runtime.<Availability>map(found -> new Available(found.toString()))
                .orElse(otherwise);
    }

    private List<String> command(List<String> start, String script, String engine) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(
                dist.targets("js").resolve(script).toString(),
                "--engine",
                engine,
                "--package",
                library().toString()));
        return command;
    }

    private List<Artifact> artifacts() {
        return dist.artifacts("js", "npm");
    }

    private Path library() {
        return dist.targets("npm");
    }
}
