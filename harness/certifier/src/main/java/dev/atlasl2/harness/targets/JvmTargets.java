package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The JVM library as targets. */
public final class JvmTargets {
    private static final int OLDEST_JAVA = 17;
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    /** The option that the launcher adds for certify, and not for the command that lists targets. */
    private static final String MODULES_OF_CERTIFY = "atlas.certify.modules";

    private JvmTargets() {}

    /** Returns them for the kit as it is packed in {@code dist}. */
    public static List<Target> of(Dist dist) {
        return List.of(swar(dist), vector(dist), java17(dist));
    }

    private static Target swar(Dist dist) {
        return new InProcessTarget(
                "jvm-swar",
                "the JVM library in this JVM, SWAR kernel",
                "swar",
                () -> ofJars(dist),
                () -> dist.jars("jvm"),
                () -> dist.artifacts("jvm"));
    }

    private static Target vector(Dist dist) {
        Supplier<List<Path>> jars = () -> {
            List<Path> both = new ArrayList<>(dist.jars("jvm"));
            both.addAll(dist.jars("jvm-vector"));
            return both;
        };
        Supplier<Availability> availability = () -> {
            if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()
                    && !VECTOR_MODULE.equals(System.getProperty(MODULES_OF_CERTIFY))) {
                return new Missing(
                        "this JVM runs without the module " + VECTOR_MODULE,
                        "start through ./atlas, or add --add-modules " + VECTOR_MODULE);
            }
            return dist.jars("jvm-vector").isEmpty()
                    ? new Missing("no jar in " + dist.targets("jvm-vector"), dist.repair())
                    : ofJars(dist);
        };
        return new InProcessTarget(
                "jvm-vector",
                "the JVM library in this JVM, Vector API kernel",
                "vector",
                availability,
                jars,
                () -> dist.artifacts("jvm", "jvm-vector"));
    }

    private static Target java17(Dist dist) {
        JavaHome homes = new JavaHome();
        Supplier<Availability> availability = () -> {
            if (dist.jars("jvm").isEmpty()) {
                return ofJars(dist);
            }
            return homes.find(OLDEST_JAVA)
                    .<Availability>map(java -> new Available(java.toString()))
                    .orElseGet(() -> new Missing(
                            "no Java 17 in " + homes.places(OLDEST_JAVA),
                            dist.install("jvm-java17") + ", or install one and set ATLAS_JAVA17_HOME"));
        };
        return new ProcessTarget(
                "jvm-java17",
                "the JVM library on a real Java 17",
                new Launch(
                                availability,
                                () -> List.of(
                                        homes.find(OLDEST_JAVA).orElseThrow().toString(),
                                        "-cp",
                                        dist.targets("jvm").resolve("*").toString(),
                                        "dev.atlasl2.adapter.Main"),
                                () -> dist.artifacts("jvm"))
                        .installedBy(Installation.debian("openjdk-17-jre-headless")));
    }

    private static Availability ofJars(Dist dist) {
        Path folder = dist.targets("jvm");
        return dist.jars("jvm").isEmpty()
                ? new Missing("no jars in " + folder, dist.repair())
                : new Available(folder.toString());
    }
}
