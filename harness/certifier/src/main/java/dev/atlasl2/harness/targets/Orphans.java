package dev.atlasl2.harness.targets;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Containers whose program was killed before it could remove them: the next one on the same machine does. */
final class Orphans {
    /** What containers of the kit are marked with; its value is their owner. */
    static final String LABEL = "dev.atlasl2.owner";

    /** An engine may serve several machines, and process ids differ between them; empty where that cannot be told. */
    private static final String MACHINE = read("/proc/sys/kernel/random/boot_id") + read("/proc/sys/kernel/hostname");

    private Orphans() {}

    /** Returns the mark of this program's containers. */
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
                .forEach(id -> Removal.of(engine, id));
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
}
