package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Something that answers. Immutable; every session is a fresh start. */
public interface Target {
    /** Returns the permanent name, such as {@code node-simd}. */
    String id();

    /** Returns what it is, in one line. */
    String description();

    /** Tells whether it can be opened on this machine, and if not, why and what would change that. */
    Availability availability();

    /** Returns what would install the runtime that it lacks, where a package manager can. */
    default Optional<Installation> installation() {
        return Optional.empty();
    }

    /** Returns the files that make it up, as far as they are its own; those of the runtime, it names in its hello. */
    default List<Artifact> artifacts() {
        return List.of();
    }

    /**
     * Returns the same once it runs: a program that is not of the kit is also made of the executables that its command
     * led to.
     *
     * @param programs what {@link Session#programs} of a session of it was once it had introduced itself
     */
    default List<Artifact> artifacts(List<Path> programs) {
        return artifacts();
    }

    /** Tells whether it runs on an emulated processor, so that its speed says nothing. */
    default boolean isEmulated() {
        return false;
    }

    /** Returns the name by which floors know it: its id, but for programs of others; empty where speed says nothing. */
    default Optional<String> platform() {
        return isEmulated() ? Optional.empty() : Optional.of(id());
    }

    /** Returns how many times as long as others it may take to start and to answer; at least 1. */
    default int timeFactor() {
        return 1;
    }

    /** Tells whether a run leaves it out unless it is named, because it takes minutes. */
    default boolean isOnlyIfNamed() {
        return false;
    }

    /**
     * Starts the target again.
     *
     * @throws TargetFault when it cannot be started
     */
    Session open() throws TargetFault;
}
