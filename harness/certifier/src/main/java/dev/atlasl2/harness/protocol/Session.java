package dev.atlasl2.harness.protocol;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A running target, one line in and one line out. Used by one thread. After a {@link TargetFault} whose {@link
 * Fault#inStep} is false it is of no more use than to be closed.
 */
public interface Session extends AutoCloseable {
    /**
     * Sends one line and waits for the one that comes back.
     *
     * @param line without its end of line
     * @throws TargetFault when no line comes within the deadline
     */
    String exchange(String line, Duration deadline) throws TargetFault;

    /** Returns the end of what the target wrote for people (its standard error); may be empty. */
    String log();

    /** Returns how long the target and all that it started have kept processors busy, if that can be told. */
    default Optional<Duration> processorTime() {
        return Optional.empty();
    }

    /** Returns the executables that run as the target now, as far as they are files of this machine and known. */
    default List<Path> programs() {
        return List.of();
    }

    /**
     * Returns how the target ended once it was closed, in words, if it had answered all and did not end with status 0;
     * empty if it did, or if it is not a process.
     */
    default Optional<String> badEnd() {
        return Optional.empty();
    }

    /** Ends the target and all that it started, whatever state it is in. Idempotent. */
    @Override
    void close();
}
