package dev.atlasl2.harness.targets;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * The container engine of this machine, found as Testcontainers finds it: by DOCKER_HOST, or at the usual sockets. Its
 * helper container that removes others (Ryuk) is not used: it would have to be pulled. Nothing is ever pulled here.
 *
 * <p>Nothing but {@link ContainerTarget} refers to this class, so that other targets do not pay for loading it.
 */
final class Engine {
    /** Podman, with runc: crun refuses the hybrid cgroups that some machines have. */
    static final Installation INSTALLATION = Installation.debian("podman", "runc", "netavark", "aardvark-dns");

    private static final Map<String, Image> IMAGES = new ConcurrentHashMap<>();

    private Engine() {}

    /**
     * An image that the engine has.
     *
     * @param id 64 digits of lower-case hex: what is started, whatever the name comes to mean meanwhile
     * @param isForeign whether it is for another processor than this machine's
     */
    record Image(String id, boolean isForeign) {}

    /** Finds the engine once; a search that failed is not made again. */
    private static final class Found {
        private static final DockerClient CLIENT = find();

        private static DockerClient find() {
            List<DockerClientProviderStrategy> ways = new ArrayList<>();
            ServiceLoader.load(DockerClientProviderStrategy.class).forEach(ways::add);
            try {
                DockerClient client =
                        DockerClientProviderStrategy.getFirstValidStrategy(ways).getDockerClient();
                Orphans.sweep(client);
                return client;
            } catch (RuntimeException e) {
                return null;
            }
        }
    }

    static DockerClient client() {
        if (Found.CLIENT == null) {
            throw new IllegalStateException("no container engine answers");
        }
        return Found.CLIENT;
    }

    static boolean isThere() {
        return Found.CLIENT != null;
    }

    static Availability availability(String image) {
        if (!isThere()) {
            return new Availability.Missing(
                    "no container engine answers" + (System.getenv("DOCKER_HOST") == null
                            ? ""
                            : " at DOCKER_HOST, " + System.getenv("DOCKER_HOST")),
                    "install Docker or podman; of podman, start the service (systemctl --user start podman.socket) and"
                            + " set DOCKER_HOST=unix://$XDG_RUNTIME_DIR/podman/podman.sock");
        }
        try {
            return new Availability.Available(image + ", image " + image(image).id().substring(0, 12));
        } catch (NotFoundException e) {
            return new Availability.Missing(
                    "the container engine has no image " + image, "docker pull " + image + ", or build it: the kit pulls none");
        } catch (RuntimeException e) {
            return new Availability.Missing(
                    "the container engine cannot look at the image " + image + ": " + e.getMessage(),
                    "see that the name is one of an image, and that the engine is well");
        }
    }

    /**
     * Returns the image that a name stands for. It is looked up once, so that a run is of one image.
     *
     * @throws NotFoundException when the engine has none of that name
     */
    static Image image(String name) {
        return IMAGES.computeIfAbsent(name, any -> {
            InspectImageResponse found = client().inspectImageCmd(name).exec();
            return new Image(found.getId().replaceFirst("^sha256:", ""), isForeign(found.getArch()));
        });
    }

    private static boolean isForeign(String processor) {
        String here = System.getProperty("os.arch");
        return processor != null && !processor.isEmpty() && !here.equals(processor) && !here.equals(switch (processor) {
            case "arm64" -> "aarch64";
            default -> processor;
        });
    }
}
