package dev.atlasl2.harness.gallery;

import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A target that, during its run, creates a folder with the name of an output file. The run is then lost at its end, as
 * if it had been interrupted there.
 */
public record Obstructing(Target target, Path inTheWay) implements Target {
    @Override
    public String id() {
        return target.id();
    }

    @Override
    public String description() {
        return target.description();
    }

    @Override
    public Availability availability() {
        return target.availability();
    }

    @Override
    public List<Artifact> artifacts() {
        return target.artifacts();
    }

    @Override
    public Session open() throws TargetFault {
        try {
            Files.createDirectories(inTheWay);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.open();
    }
}
