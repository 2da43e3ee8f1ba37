package dev.atlasl2.harness.protocol;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A running target, with one line in and one line out. Used by one thread. After a {@link TargetFault} whose {@link
 * Fault#inStep} is false it can only be closed.
 */
public interface Session extends AutoCloseable {
    /**
     * Sends one line and waits for the answer.
     *
     * @param line without its end of line
     * @throws TargetFault if no line comes before the deadline
     */
    String exchange(String line, Duration deadline) throws TargetFault;

    /** Returns the end of the target's standard error; may be empty. */
    String log();

    /** Returns the processor time of the target and of all processes that it started, if it is known. */
    default Optional<Duration> processorTime() {
        return Optional.empty();
    }

    /** Returns the executables that run as the target now, as far as they are known files of this machine. */
    default List<Path> programs() {
        return List.of();
    }

    /**
     * Returns in words how the target ended after it was closed, if it had answered all and did not end with status 0;
     * empty if it did, or if it is not a process.
     */
    default Optional<String> badEnd() {
        return Optional.empty();
    }

    /** Ends the target and all processes that it started, in any state. Idempotent. */
    @Override
    void close();
}
