package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Processes that a target started and disowned: their parent is not known any more, and a session or process group of
 * their own is quickly made. They still have the environment that they were started with, which Linux shows.
 */
final class DisownedProcesses {
    private static final String MARK = "ATLAS_TARGET";
    private static final Path PROCESSES = Path.of("/proc");
    /** A process may start another between a look and its end. */
    private static final int LOOKS = 3;

    private final String mark = MARK + "=" + UUID.randomUUID();

    /** Marks what is about to be started, and all that it will start. */
    DisownedProcesses(ProcessBuilder builder) {
        builder.environment().put(MARK, mark.substring(MARK.length() + 1));
    }

    /** Ends all that carry the mark; nothing where that cannot be seen. */
    void end() {
        for (int i = 0; i < LOOKS && Files.isDirectory(PROCESSES); i++) {
            List<ProcessHandle> found = found();
            if (found.isEmpty()) {
                return;
            }
            found.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Returns all that carry the mark; none where that cannot be seen. */
    List<ProcessHandle> found() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::isMarked).toList();
        }
    }

    private boolean isMarked(ProcessHandle process) {
        try {
            byte[] environment = Files.readAllBytes(
                    PROCESSES.resolve(Long.toString(process.pid())).resolve("environ"));
            return List.of(new String(environment, StandardCharsets.ISO_8859_1).split("\0"))
                    .contains(mark);
        } catch (IOException e) {
            return false; // another user's, or gone by now
        }
    }
}
