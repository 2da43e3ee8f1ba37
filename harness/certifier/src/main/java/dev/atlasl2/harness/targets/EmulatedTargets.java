package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The JVM library on other processors, with Debian's Java under qemu: tests its answers, never its speed. */
public final class EmulatedTargets {
    private EmulatedTargets() {}

    /** Returns them for the kit as it is packed in {@code dist}. */
    public static List<Target> of(Dist dist) {
        return List.of(
                target(
                        dist,
                        "arm64",
                        "the JVM library on an emulated Arm processor, Vector API kernel on NEON",
                        List.of("qemu-aarch64", "-cpu", "neoverse-n1"),
                        25,
                        true),
                target(
                        dist,
                        "s390x",
                        "the JVM library on an emulated big-endian processor, SWAR kernel",
                        List.of("qemu-s390x-static"),
                        17,
                        false));
    }

    /** @param architecture in Debian's terms */
    private static Target target(
            Dist dist,
            String architecture,
            String description,
            List<String> emulator,
            int release,
            boolean hasVectors) {
        String id = "jvm-" + architecture;
        Path root = dist.home().resolve(".tools/emulated").resolve(id);
        Path java = root.resolve("usr/lib/jvm/java-" + release + "-openjdk-" + architecture + "/bin/java");
        List<String> command = new ArrayList<>(emulator);
        command.set(0, root.resolve("usr/bin").resolve(emulator.getFirst()).toString());
        command.addAll(List.of("-L", root.toString(), java.toString(), "-XX:+UseSerialGC"));
        String classes = dist.targets("jvm").resolve("*").toString();
        if (hasVectors) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Datlas.kernel.require=vector"));
            classes += ":" + dist.targets("jvm-vector").resolve("*");
        }
        command.addAll(List.of("-cp", classes, "dev.atlasl2.adapter.Main"));
        String[] folders = hasVectors ? new String[] {"jvm", "jvm-vector"} : new String[] {"jvm"};
        return new ProcessTarget(
                id,
                description,
                new Launch(
                                () -> dist.jars("jvm").isEmpty()
                                        ? new Missing("no jars in " + dist.targets("jvm"), dist.repair())
                                        : Files.isExecutable(java)
                                                ? new Available(java.toString())
                                                : new Missing(
                                                        "no Java for " + architecture + " in " + root,
                                                        dist.install(id)),
                                () -> command,
                                () -> dist.artifacts(folders))
                        .by(Execution.EMULATED)
                        .installedBy(new Installation(
                                "a Java for " + architecture,
                                Map.of(),
                                List.of(List.of(
                                        "bash",
                                        dist.home()
                                                .resolve("harness/adapters/emulated/install")
                                                .toString(),
                                        architecture,
                                        root.toString())),
                                false)));
    }
}
