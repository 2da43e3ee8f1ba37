package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** The processor time of processes, as the operating system counts it. */
final class ProcessorTime {
    private static final Path PROCESSES = Path.of("/proc");
    /** Linux reports these times in steps of 10 ms, whatever its kernel uses internally. */
    private static final long TICK = 10_000_000;
    /** In /proc/PID/stat, after the name of the program: utime, stime, cutime, cstime. */
    private static final int FIRST = 11;

    private static final int COUNT = 4;

    private ProcessorTime() {}

    /**
     * Returns the time of all of them together, on Linux with that of their ended children.
     *
     * @return empty if the system reports nothing for the first of them
     */
    static Optional<Duration> of(Collection<ProcessHandle> processes) {
        return processes.stream()
                .map(ProcessorTime::of)
                .flatMap(Optional::stream)
                .reduce(Duration::plus);
    }

    private static Optional<Duration> of(ProcessHandle process) {
        if (!Files.isDirectory(PROCESSES)) {
            return process.info().totalCpuDuration();
        }
        try {
            String stat = Files.readString(
                    PROCESSES.resolve(Long.toString(process.pid())).resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = FIRST; i < FIRST + COUNT; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return Optional.of(Duration.ofNanos(ticks * TICK));
        } catch (IOException e) {
            return Optional.empty(); // it has ended: its time is part of its parent's
        }
    }
}
