package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A program that speaks the protocol on its standard input and output. */
public final class ProcessTarget implements Target {
    private final String id;
    private final String description;
    private final Supplier<Availability> availability;
    private final Supplier<List<String>> command;
    private final Supplier<List<Artifact>> artifacts;
    private final Optional<Installation> installation;
    private final int slowness;
    private final Kind kind;

    private enum Kind {
        KIT,
        EMULATED,
        FOREIGN
    }

    /**
     * A program that is not of the kit: its artifacts are the files that its command names, and once it runs
     * the executables that the command led to.
     *
     * @param availability asked by {@link #availability}
     * @param command asked only where it is available
     */
    public ProcessTarget(
            String id, String description, Supplier<Availability> availability, Supplier<List<String>> command) {
        this(
                id,
                description,
                availability,
                command,
                () -> Artifact.ofCommand(command.get()),
                Optional.empty(),
                1,
                Kind.FOREIGN);
    }

    /**
     * @param artifacts asked only where it is available
     * @param installation what would make it available where its runtime is missing
     * @param slowness see {@link Target#slowness}
     */
    ProcessTarget(
            String id,
            String description,
            Supplier<Availability> availability,
            Supplier<List<String>> command,
            Supplier<List<Artifact>> artifacts,
            Optional<Installation> installation,
            int slowness) {
        this(id, description, availability, command, artifacts, installation, slowness, Kind.KIT);
    }

    private ProcessTarget(
            String id,
            String description,
            Supplier<Availability> availability,
            Supplier<List<String>> command,
            Supplier<List<Artifact>> artifacts,
            Optional<Installation> installation,
            int slowness,
            Kind kind) {
        this.id = id;
        this.description = description;
        this.availability = availability;
        this.command = command;
        this.artifacts = artifacts;
        this.installation = installation;
        this.slowness = slowness;
        this.kind = kind;
    }

    /** Returns the same target, known to run on an emulated processor. */
    ProcessTarget emulated() {
        return new ProcessTarget(
                id, description, availability, command, artifacts, installation, slowness, Kind.EMULATED);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Availability availability() {
        return availability.get();
    }

    @Override
    public Optional<Installation> installation() {
        return installation;
    }

    @Override
    public List<Artifact> artifacts() {
        return artifacts.get();
    }

    @Override
    public List<Artifact> artifacts(List<Path> programs) {
        return kind == Kind.FOREIGN ? Artifact.ofPrograms(programs, artifacts()) : artifacts();
    }

    @Override
    public boolean isEmulated() {
        return kind == Kind.EMULATED;
    }

    @Override
    public Optional<String> platform() {
        return kind == Kind.FOREIGN ? Optional.of(ForeignTargets.PLATFORM) : Target.super.platform();
    }

    @Override
    public int slowness() {
        return slowness;
    }

    @Override
    public Session open() throws TargetFault {
        return new ProcessSession(id, () -> Children.start(new ProcessBuilder(command.get())));
    }
}
