package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Processes that a target started and disowned. Their parent is not known any more, and they can easily make a session
 * or process group of their own. But they still have their initial environment, which Linux shows.
 */
final class DisownedProcesses {
    private static final String MARK = "ATLAS_TARGET";
    private static final Path PROCESSES = Path.of("/proc");
    /** A process may start another one after it was listed and before it is ended. */
    private static final int LOOKS = 3;

    private final String mark = MARK + "=" + UUID.randomUUID();

    /** Marks the process that is about to be started, and all that it will start. */
    DisownedProcesses(ProcessBuilder builder) {
        builder.environment().put(MARK, mark.substring(MARK.length() + 1));
    }

    /** Ends all processes with the mark; does nothing if they cannot be seen. */
    void end() {
        for (int i = 0; i < LOOKS && Files.isDirectory(PROCESSES); i++) {
            List<ProcessHandle> found = found();
            if (found.isEmpty()) {
                return;
            }
            found.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Returns all processes with the mark; none if they cannot be seen. */
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
            return false; // another user's, or already gone
        }
    }
}
