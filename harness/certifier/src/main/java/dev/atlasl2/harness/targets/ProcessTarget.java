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
    private final Launch launch;
    private final boolean isForeign;

    /**
     * A program of another author. Its artifacts are the files that its command names and, once it runs, the
     * executables to which the command led.
     *
     * @param availability called by {@link #availability}
     * @param command called only if it is available
     */
    public ProcessTarget(
            String id, String description, Supplier<Availability> availability, Supplier<List<String>> command) {
        this(id, description, new Launch(availability, command, () -> Artifact.ofCommand(command.get())), true);
    }

    /** A program of the kit. */
    ProcessTarget(String id, String description, Launch launch) {
        this(id, description, launch, false);
    }

    private ProcessTarget(String id, String description, Launch launch, boolean isForeign) {
        this.id = id;
        this.description = description;
        this.launch = launch;
        this.isForeign = isForeign;
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
        return launch.availability().get();
    }

    @Override
    public Optional<Installation> installation() {
        return launch.installation();
    }

    @Override
    public List<Artifact> artifacts() {
        return launch.artifacts().get();
    }

    @Override
    public List<Artifact> artifacts(List<Path> programs) {
        return isForeign ? Artifact.ofPrograms(programs, artifacts()) : artifacts();
    }

    @Override
    public boolean isEmulated() {
        return launch.execution() == Execution.EMULATED;
    }

    @Override
    public Optional<String> platform() {
        return isForeign ? Optional.of(ForeignTargets.PLATFORM) : Target.super.platform();
    }

    @Override
    public int timeFactor() {
        return launch.execution().timeFactor;
    }

    @Override
    public boolean isOnlyIfNamed() {
        return launch.execution().isOnlyIfNamed;
    }

    @Override
    public Session open() throws TargetFault {
        return new ProcessSession(
                id,
                () -> ChildProcesses.start(new ProcessBuilder(launch.command().get())));
    }
}
