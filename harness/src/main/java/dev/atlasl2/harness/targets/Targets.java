package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Every target that this version knows, in the order in which they are shown. */
public final class Targets {
    private static final int OLDEST_JAVA = 17;
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String BUILD = "build the kit: mvn package -DskipTests";

    private final Map<String, Target> byId = new LinkedHashMap<>();

    private Targets(List<Target> targets) {
        targets.forEach(target -> byId.put(target.id(), target));
    }

    /** Returns the targets of the kit as it is packed in {@code dist}. */
    public static Targets of(Dist dist) {
        // Node is started to ask for its version, so it is asked once for both.
        Supplier<Optional<Path>> node =
                new Once<>(() -> NodeProgram.find(dist.home(), System.getenv().getOrDefault("PATH", "")));
        return new Targets(
                List.of(swar(dist), vector(dist), java17(dist), node(dist, "simd", node), node(dist, "base", node)));
    }

    /** Returns a registry of these targets alone, as tests use it. */
    public static Targets of(Target... targets) {
        return new Targets(Arrays.asList(targets));
    }

    public List<Target> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Target> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Target swar(Dist dist) {
        return new InProcessTarget(
                "jvm-swar",
                "the JVM library in this JVM, SWAR kernel",
                "swar",
                () -> ofJars(dist.jars("jvm"), dist.targets("jvm")),
                () -> dist.jars("jvm"));
    }

    private static Target vector(Dist dist) {
        Supplier<List<Path>> jars = () -> {
            List<Path> both = new ArrayList<>(dist.jars("jvm"));
            both.addAll(dist.jars("jvm-vector"));
            return both;
        };
        Supplier<Availability> availability = () -> {
            if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
                return new Missing(
                        "this JVM runs without the module " + VECTOR_MODULE,
                        "start through ./atlas, or add --add-modules " + VECTOR_MODULE);
            }
            return dist.jars("jvm-vector").isEmpty()
                    ? new Missing("no jar in " + dist.targets("jvm-vector"), BUILD)
                    : ofJars(dist.jars("jvm"), dist.targets("jvm"));
        };
        return new InProcessTarget(
                "jvm-vector", "the JVM library in this JVM, Vector API kernel", "vector", availability, jars);
    }

    private static Target java17(Dist dist) {
        JavaHome homes = new JavaHome();
        Supplier<Availability> availability = () -> {
            if (dist.jars("jvm").isEmpty()) {
                return ofJars(List.of(), dist.targets("jvm"));
            }
            return homes.find(OLDEST_JAVA)
                    .<Availability>map(java -> new Available(java.toString()))
                    .orElseGet(() -> new Missing(
                            "no Java 17 in " + homes.places(OLDEST_JAVA),
                            "install one (Debian: apt-get install openjdk-17-jre-headless) or set ATLAS_JAVA17_HOME"));
        };
        return new ProcessTarget(
                "jvm-java17",
                "the JVM library on a real Java 17",
                availability,
                () -> List.of(
                        homes.find(OLDEST_JAVA).orElseThrow().toString(),
                        "-cp",
                        dist.targets("jvm").resolve("*").toString(),
                        "dev.atlasl2.adapter.Main"));
    }

    private static Target node(Dist dist, String engine, Supplier<Optional<Path>> node) {
        Path program = dist.targets("node").resolve("target.mjs");
        Path library = dist.targets("npm");
        Supplier<Availability> availability = () -> {
            if (!Files.isRegularFile(program)) {
                return new Missing("no " + program, BUILD);
            }
            if (!Files.isRegularFile(library.resolve("package.json"))) {
                return new Missing("no npm package in " + library, BUILD);
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

    private static Availability ofJars(List<Path> jars, Path folder) {
        return jars.isEmpty() ? new Missing("no jars in " + folder, BUILD) : new Available(folder.toString());
    }
}
