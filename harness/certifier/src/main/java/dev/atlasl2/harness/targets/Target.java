package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An implementation that answers requests. Immutable; every session is a new start. */
public interface Target {
    /** Returns the permanent name, such as {@code node-simd}. */
    String id();

    /** Returns a description, in one line. */
    String description();

    /** Returns whether it can be opened on this machine, and if not, why and how to make it available. */
    Availability availability();

    /** Returns the installation of the runtime that it lacks, if a package manager can install it. */
    default Optional<Installation> installation() {
        return Optional.empty();
    }

    /** Returns its own files. It names those of the runtime in its introduction. */
    default List<Artifact> artifacts() {
        return List.of();
    }

    /**
     * Returns its files when it runs: for a program of another author also the executables to which its command led.
     *
     * @param programs the result of {@link Session#programs} after its introduction
     */
    default List<Artifact> artifacts(List<Path> programs) {
        return artifacts();
    }

    /** Returns whether it runs on an emulated processor, so that its speed means nothing. */
    default boolean isEmulated() {
        return false;
    }

    /**
     * Returns its name in floors: its id, or a common name for programs of others; empty if its speed means nothing.
     */
    default Optional<String> platform() {
        return isEmulated() ? Optional.empty() : Optional.of(id());
    }

    /** Returns how many times as long as others it may take to start and to answer; at least 1. */
    default int timeFactor() {
        return 1;
    }

    /** Returns whether a run leaves it out unless it is named, because it takes minutes. */
    default boolean isOnlyIfNamed() {
        return false;
    }

    /**
     * Starts the target again.
     *
     * @throws TargetFault if it cannot be started
     */
    Session open() throws TargetFault;
}
