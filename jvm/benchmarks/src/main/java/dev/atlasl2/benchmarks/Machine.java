package dev.atlasl2.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The machine of the figures.
 *
 * @param processor model
 * @param processors that this process may use
 * @param features of the processor that matter here, in the terms of the system
 * @param system name and architecture
 * @param java release and virtual machine
 * @param load processes that wanted to run when the measurement began, average of a minute
 * @param hugePages the system's setting for processes; empty if it is not known
 * @param numaNodes 1 or more
 */
record Machine(
        String processor,
        int processors,
        Set<String> features,
        String system,
        String java,
        double load,
        String hugePages,
        int numaNodes) {
    private static final Set<String> TELLING =
            Set.of("ssse3", "avx2", "avx512f", "avx512bw", "avx512vl", "sha_ni", "asimd", "sha2", "sve");

    Machine {
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
    }

    static Machine here() {
        List<String> cpu = lines("/proc/cpuinfo");
        Set<String> features = new TreeSet<>(Set.of((value(cpu, "flags") + value(cpu, "Features")).split(" +")));
        features.retainAll(TELLING);
        String model = value(cpu, "model name");
        return new Machine(
                model.isEmpty() ? System.getProperty("os.arch") : model,
                Runtime.getRuntime().availableProcessors(),
                features,
                System.getProperty("os.name") + ", " + System.getProperty("os.arch"),
                System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.name"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                chosen(String.join("", lines("/sys/kernel/mm/transparent_hugepage/enabled"))),
                countNodes());
    }

    /** Returns a name for files: of the processor, its widest vectors and its number, such as amd-epyc-avx2-2. */
    String name() {
        String widest = Stream.of("avx512f", "avx2", "sve", "asimd")
                .filter(features::contains)
                .findFirst()
                .orElse("");
        return (processor + " " + widest + " " + processors)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** The system marks the setting with brackets: {@code always [madvise] never}. */
    private static String chosen(String choices) {
        int from = choices.indexOf('[');
        return from < 0 ? "" : choices.substring(from + 1, choices.indexOf(']'));
    }

    private static int countNodes() {
        try (Stream<Path> nodes = Files.list(Path.of("/sys/devices/system/node"))) {
            long count = nodes.filter(node -> node.getFileName().toString().matches("node\\d+"))
                    .count();
            return (int) Math.max(1, count);
        } catch (IOException e) {
            return 1; // not Linux
        }
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            return List.of(); // not Linux
        }
    }
}
