package dev.atlasl2.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Kinds of JVMs in which rows run. */
enum Jvm {
    /** Like an application with the flag for vectors on its class path. */
    VECTOR("--add-modules", "jdk.incubator.vector"),
    /** Without the incubator module: the result without any flag. */
    SWAR("-Datlas.kernel.require=swar"),
    /** Vectors, and a heap in pages of 2 MiB if the system leaves that to the process. */
    HUGE_PAGES("--add-modules", "jdk.incubator.vector", "-XX:+UseTransparentHugePages"),
    /** Vectors, and a heap on the node of the thread that allocates it. */
    NUMA("--add-modules", "jdk.incubator.vector", "-XX:+UseNUMA");

    private final List<String> flags;

    Jvm(String... flags) {
        this.flags = List.of(flags);
    }

    /** Returns the options of such a JVM. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(flags);
        arguments.add("--enable-native-access=ALL-UNNAMED");
        arguments.add("--sun-misc-unsafe-memory-access=allow"); // JMH's own, which would print a warning
        // A fixed size: a heap that grows during the measurement causes noise.
        arguments.add("-Xms1g");
        arguments.add("-Xmx1g");
        return arguments;
    }
}
