package dev.atlasl2.harness.targets;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Every process that this program started and that still lives; none outlives it, however it ends. */
final class Children {
    private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVING.forEach(Children::endTree), "atlas-end-children"));
    }

    private Children() {}

    static void add(Process process) {
        LIVING.add(process);
        process.onExit().thenAccept(LIVING::remove);
    }

    /** Ends a process and all that it started. Descendants are listed first: they lose their parent with it. */
    static void endTree(Process process) {
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        tree.reversed().forEach(ProcessHandle::destroyForcibly);
    }
}
