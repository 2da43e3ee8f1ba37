package dev.atlasl2.harness.targets;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Ulimit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The resources of a container; spec/PROTOCOL.md documents the same limits.
 *
 * @param memoryBytes of memory, without swap
 * @param processes at once, including threads
 * @param cores the average number of busy processors
 */
record Confinement(long memoryBytes, long processes, int cores) {
    /** Enough for the regions of the full level, twice, in a language with a garbage collector. */
    static final Confinement USUAL = new Confinement(4L << 30, 256, 2);

    /** The size of a file system in memory. */
    private static final String SMALL = "rw,noexec,nosuid,nodev,size=64m";

    private static final String CLOSED = "ro,noexec,nosuid,nodev,size=4k";
    /**
     * The first two are for runtimes that must unpack something or share memory between processes. The others are
     * listed because podman mounts them writable, executable and without a limit in read-only containers.
     */
    private static final Map<String, String> TMP =
            Map.of("/tmp", SMALL, "/dev/shm", SMALL, "/var/tmp", CLOSED, "/run", CLOSED);

    /**
     * Set explicitly, because podman's default may exceed its own limits. For nproc, the kernel counts the user's
     * processes on the whole machine.
     */
    private static final List<Ulimit> LIMITS = List.of(
            new Ulimit("nofile", 1024L, 1024L),
            new Ulimit("nproc", 4096L, 4096L),
            new Ulimit("core", 0L, 0L),
            new Ulimit("msgqueue", 0L, 0L));

    /**
     * Returns it in the form of an engine.
     *
     * @param volumes folders for which the image wants a disk of their own, which would be writable and without a
     *     limit
     */
    HostConfig hostConfig(Set<String> volumes) {
        return HostConfig.newHostConfig()
                .withNetworkMode("none")
                .withReadonlyRootfs(true)
                .withIpcMode("private")
                .withTmpFs(TMP)
                .withMounts(volumes.stream()
                        .filter(folder -> !TMP.containsKey(folder))
                        .map(folder -> new Mount()
                                .withType(MountType.VOLUME)
                                .withTarget(folder)
                                .withReadOnly(true))
                        .toList())
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withMemory(memoryBytes)
                .withMemorySwap(memoryBytes)
                .withPidsLimit(processes)
                .withUlimits(LIMITS)
                .withNanoCPUs(cores * 1_000_000_000L)
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE)); // a flood would fill the disk
    }
}
