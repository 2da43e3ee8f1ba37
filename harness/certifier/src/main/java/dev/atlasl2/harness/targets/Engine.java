package dev.atlasl2.harness.targets;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.atlasl2.harness.protocol.Excerpt;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * The container engine of this machine, found as Testcontainers finds it: by DOCKER_HOST, or at the usual sockets. Its
 * helper container that removes others (Ryuk) is not used, because it would have to be pulled. Nothing is ever pulled
 * here.
 *
 * <p>Only {@link ContainerTarget} refers to this class, so that other targets do not have to load it.
 */
final class Engine {
    /** Podman, with runc: crun refuses the hybrid cgroups that some machines have. */
    static final Installation INSTALLATION = Installation.debian("podman", "runc", "netavark", "aardvark-dns");

    static final String CURE =
            "install Docker or podman; of podman, start the service (systemctl --user start podman.socket)"
                    + " and set DOCKER_HOST=unix://$XDG_RUNTIME_DIR/podman/podman.sock";

    private static final String HOST = "DOCKER_HOST";
    private static final String BY_DEFAULT = "/var/run/docker.sock";
    /** For a ping, which a working engine answers at once. */
    private static final Duration PING = Duration.ofSeconds(10);
    /** For one request, such as creating a container, which may be slow on a busy disk. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int MAX_WORDS = 500;

    private static final Map<String, Image> IMAGES = new ConcurrentHashMap<>();

    private Engine() {}

    /**
     * An image of the engine.
     *
     * @param id 64 digits of lower-case hex: this image is started, even if the name gets another meaning
     * @param isForeign whether it is for another processor than this machine's
     * @param volumes folders that the image wants on a disk of their own
     */
    record Image(String id, boolean isForeign, Set<String> volumes) {}

    /** Finds the engine once; a failed search is not repeated. */
    private static final class Found {
        private static final Optional<DockerClient> CLIENT;
        private static final Availability.Missing MISSING;

        static {
            DockerClient client = null;
            Availability.Missing missing = null;
            try {
                client = find();
            } catch (Absent e) {
                missing = e.missing;
            }
            CLIENT = Optional.ofNullable(client);
            MISSING = missing;
        }
    }

    private static final class Absent extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Availability.Missing missing;

        Absent(String reason, String fix) {
            missing = new Availability.Missing(reason, fix);
        }
    }

    private static DockerClient find() throws Absent {
        String host = System.getenv(HOST);
        if (host != null) {
            probe(HOST + ", " + host + ",", host);
        }
        List<DockerClientProviderStrategy> ways = new ArrayList<>();
        ServiceLoader.load(DockerClientProviderStrategy.class).forEach(ways::add);
        DockerClient client;
        try {
            client = TimeLimitedCalls.call(
                    LIMIT,
                    () -> DockerClientProviderStrategy.getFirstValidStrategy(ways)
                            .getDockerClient());
        } catch (Exception e) { // says the same of all sockets: one that exists and refuses has a better reason
            if (host == null && !Files.notExists(Path.of(BY_DEFAULT))) {
                probe(BY_DEFAULT, "unix://" + BY_DEFAULT);
            }
            throw new Absent("no container engine answers" + (host == null ? "" : " at " + HOST + ", " + host), CURE);
        }
        try {
            ask("list its containers", () -> {
                ContainerCleanup.sweep(client);
                return client;
            });
        } catch (EngineException e) {
            throw new Absent(e.getMessage(), "see that the engine is well");
        }
        return client;
    }

    private static void probe(String name, String address) throws Absent {
        Optional<EngineProbe.Problem> problem = EngineProbe.problem(address, PING);
        if (problem.isPresent()) {
            throw new Absent(
                    "no container engine answers: " + name + " " + problem.get().reason(),
                    problem.get().fix());
        }
    }

    static DockerClient client() {
        return Found.CLIENT.orElseThrow(() -> new EngineException(Found.MISSING.reason()));
    }

    static boolean isThere() {
        return Found.CLIENT.isPresent();
    }

    /**
     * Returns the engine's answer to one request.
     *
     * @param what the purpose of the request
     * @throws EngineException if it refuses, or does not answer in time
     */
    static <T> T ask(String what, Supplier<T> request) {
        try {
            return TimeLimitedCalls.call(LIMIT, request::get);
        } catch (TimeoutException e) {
            throw new EngineException(
                    name() + " did not answer within " + LIMIT.toSeconds() + " s when it was asked to " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("the wait for " + name() + " was interrupted", e);
        } catch (EngineException e) {
            throw e;
        } catch (Exception e) { // the client's own exceptions, and those of its transport
            throw new EngineException(name() + " cannot " + what + ": " + words(e), e);
        }
    }

    /** Returns the engine's message about a failure, without the JSON around it. */
    static String words(Throwable e) {
        String said = String.valueOf(e.getMessage()).strip();
        String body = said.replaceFirst("^Status \\d+: ", "");
        if (e instanceof DockerException && body.startsWith("{")) {
            try {
                return Excerpt.of(
                        Json.readObject("answer", body).path("message").asString(said), MAX_WORDS);
            } catch (CorpusException notJson) {
                return Excerpt.of(said, MAX_WORDS);
            }
        }
        return Excerpt.of(said, MAX_WORDS);
    }

    private static String name() {
        String host = System.getenv(HOST);
        return "the container engine" + (host == null ? "" : " at " + host);
    }

    static Availability availability(String image) {
        if (!isThere()) {
            return Found.MISSING;
        }
        try {
            return new Availability.Available(
                    image + ", image " + image(image).id().substring(0, 12));
        } catch (EngineException e) {
            return e.getCause() instanceof NotFoundException
                    ? new Availability.Missing(
                            "the container engine has no image " + image,
                            "docker pull " + image + ", or build it: the kit pulls none")
                    : new Availability.Missing(
                            e.getMessage(), "see that the name is one of an image, and that the engine is well");
        }
    }

    /**
     * Returns the image of a name. It is looked up once, so that a run uses one image.
     *
     * @throws EngineException if the engine has none of that name, by a {@link NotFoundException}
     */
    static Image image(String name) {
        return IMAGES.computeIfAbsent(name, any -> {
            InspectImageResponse found = ask("look at the image " + name, client().inspectImageCmd(name)::exec);
            return new Image(found.getId().replaceFirst("^sha256:", ""), isForeign(found.getArch()), volumes(found));
        });
    }

    private static Set<String> volumes(InspectImageResponse image) {
        Map<String, ?> volumes =
                image.getConfig() == null ? null : image.getConfig().getVolumes();
        return volumes == null ? Set.of() : Set.copyOf(volumes.keySet());
    }

    private static boolean isForeign(String processor) {
        String here = System.getProperty("os.arch");
        return processor != null
                && !processor.isEmpty()
                && !here.equals(processor)
                && !here.equals(
                        switch (processor) {
                            case "arm64" -> "aarch64";
                            default -> processor;
                        });
    }
}
