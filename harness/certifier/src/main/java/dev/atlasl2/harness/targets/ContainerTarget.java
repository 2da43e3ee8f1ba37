package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import java.util.List;
import java.util.Optional;

/**
 * An image whose program speaks the protocol on its standard input and output. Each session is a container of its own,
 * without a network or privileges. It can write only to a little memory, and is removed at the end.
 */
final class ContainerTarget implements Target {
    private final String id;
    private final String description;
    private final String image;
    private final List<String> arguments;
    private final Confinement confinement;

    /**
     * @param image as the engine knows it: a name, with or without a tag, or an id
     * @param arguments of the image's entry point; if there are none, those of the image
     */
    ContainerTarget(String id, String description, String image, List<String> arguments, Confinement confinement) {
        this.id = id;
        this.description = description;
        this.image = image;
        this.arguments = List.copyOf(arguments);
        this.confinement = confinement;
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
        return Engine.availability(image);
    }

    /** From the engine: an image is never downloaded. */
    @Override
    public Optional<Installation> installation() {
        return Engine.isThere() ? Optional.empty() : Optional.of(Engine.INSTALLATION);
    }

    @Override
    public List<Artifact> artifacts() {
        return List.of(new Artifact(image, Engine.image(image).id()));
    }

    /** An engine with emulators runs images for other processors without a warning. */
    @Override
    public boolean isEmulated() {
        return Engine.image(image).isForeign();
    }

    @Override
    public Optional<String> platform() {
        return isEmulated() ? Optional.empty() : Optional.of(ForeignTargets.PLATFORM);
    }

    @Override
    public Session open() throws TargetFault {
        return new ProcessSession(id, () -> Container.start(Engine.image(image), arguments, confinement));
    }
}
