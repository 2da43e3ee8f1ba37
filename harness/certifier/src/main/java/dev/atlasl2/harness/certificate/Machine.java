package dev.atlasl2.harness.certificate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine of the run; figures mean nothing without it.
 *
 * @param processor its name, as the operating system gives it
 * @param cores logical processors
 * @param memoryBytes physical memory; 0 if it is not known
 * @param system name, version and architecture
 * @param java the Java that ran the harness
 */
public record Machine(String processor, int cores, long memoryBytes, String system, String java) {
    public static Machine current() {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                        ? os.getTotalMemorySize()
                        : 0;
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                memory,
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                property("java.vm.name") + " " + property("java.runtime.version"));
    }

    private static String processorName() {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            try (Stream<String> lines = Files.lines(info)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(property("os.arch"));
            } catch (IOException e) {
                return property("os.arch"); // the name is optional
            }
        }
        return property("os.arch");
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
