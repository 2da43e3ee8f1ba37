package dev.atlasl2.harness.targets;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a program is started as a target.
 *
 * @param availability whether it can be started
 * @param command called only if it is available
 * @param artifacts its files; called only if it is available
 * @param installation installs the runtime that it lacks
 * @param execution how its code is executed
 */
record Launch(
        Supplier<Availability> availability,
        Supplier<List<String>> command,
        Supplier<List<Artifact>> artifacts,
        Optional<Installation> installation,
        Execution execution) {
    /** A program that runs natively, and whose runtime no package manager installs. */
    Launch(Supplier<Availability> availability, Supplier<List<String>> command, Supplier<List<Artifact>> artifacts) {
        this(availability, command, artifacts, Optional.empty(), Execution.NATIVE);
    }

    /** Returns this with an installation of the runtime. */
    Launch installedBy(Installation other) {
        return new Launch(availability, command, artifacts, Optional.of(other), execution);
    }

    /** Returns this with another way to run the code. */
    Launch by(Execution other) {
        return new Launch(availability, command, artifacts, installation, other);
    }
}
