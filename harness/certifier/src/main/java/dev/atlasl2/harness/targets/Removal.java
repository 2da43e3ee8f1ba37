package dev.atlasl2.harness.targets;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** The end of a container. An engine refuses now and then to remove one that is just ending by itself. */
final class Removal {
    private static final int TRIES = 5;
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Removal() {}

    /** Ends a container in whatever state it is, removes it, and tells whether it is gone. */
    static boolean of(DockerClient engine, String id) {
        for (int i = 0; i < TRIES; i++) {
            try {
                Limited.call(
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
