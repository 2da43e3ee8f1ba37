package dev.atlasl2.harness.targets;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Removes containers: finished ones, and those whose program was killed before it could remove them, which the next
 * program on the same machine does.
 */
final class ContainerCleanup {
    /** The label of the kit's containers; its value is their owner. */
    static final String LABEL = "dev.atlasl2.owner";

    /** An engine may serve several machines, and process ids differ between them; empty if that is unknown. */
    private static final String MACHINE = read("/proc/sys/kernel/random/boot_id") + read("/proc/sys/kernel/hostname");

    /** An engine sometimes refuses to remove a container that is just ending. */
    private static final int TRIES = 5;

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private ContainerCleanup() {}

    /** Returns the label of this program's containers. */
    static String owner() {
        return MACHINE + ProcessHandle.current().pid();
    }

    static void sweep(DockerClient engine) {
        if (MACHINE.isEmpty()) {
            return;
        }
        engine.listContainersCmd().withShowAll(true).withLabelFilter(List.of(LABEL)).exec().stream()
                .filter(container -> isOrphan(container.getLabels().get(LABEL)))
                .map(Container::getId)
                .forEach(id -> remove(engine, id));
    }

    private static boolean isOrphan(String owner) {
        return owner.startsWith(MACHINE)
                && ProcessHandle.of(Long.parseLong(owner.substring(MACHINE.length())))
                        .isEmpty();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip() + "/";
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends a container in any state, removes it, and returns whether it is gone. */
    static boolean remove(DockerClient engine, String id) {
        for (int i = 0; i < TRIES; i++) {
            try {
                TimeLimitedCalls.call(
                        LIMIT, engine.removeContainerCmd(id).withForce(true).withRemoveVolumes(true)::exec);
                return true;
            } catch (NotFoundException e) {
                return true;
            } catch (TimeoutException e) {
                return false; // the next try would take as long
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (Exception e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return false;
    }
}
