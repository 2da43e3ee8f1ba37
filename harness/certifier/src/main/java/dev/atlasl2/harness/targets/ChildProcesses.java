package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** Every process that this program started and that still lives. They all end with this program, however it ends. */
public final class ChildProcesses {
    private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();
    /** Contains ended processes too, until no caller can ask for their end any more. */
    private static final Map<Process, DisownedProcesses> STRAYS = Collections.synchronizedMap(new WeakHashMap<>());

    private static volatile boolean isEnding;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcesses::endAll, "atlas-end-children"));
    }

    private ChildProcesses() {}

    /** Starts a process that ends with this program. */
    static Process start(ProcessBuilder builder) throws IOException {
        DisownedProcesses strays = new DisownedProcesses(builder);
        Process process = builder.start();
        STRAYS.put(process, strays);
        add(process);
        return process;
    }

    /** Adds a started process to those that end with this program. */
    public static void add(Process process) {
        LIVING.add(process);
        var _ = process.onExit().thenAccept(LIVING::remove);
        if (isEnding) { // endAll has ended it, and a run that does not know that yet may start it again
            endTree(process);
        }
    }

    private static void endAll() {
        isEnding = true;
        LIVING.forEach(ChildProcesses::endTree);
    }

    /** Returns a process that was started here, all that it started, and those that these disowned. */
    static Set<ProcessHandle> tree(Process process) {
        Set<ProcessHandle> tree = new HashSet<>();
        tree.add(process.toHandle());
        process.descendants().forEach(tree::add);
        DisownedProcesses strays = STRAYS.get(process);
        if (strays != null) {
            tree.addAll(strays.found());
        }
        return tree;
    }

    /** Ends a process and all that it started. Descendants are listed first, because they lose their parent with it. */
    public static void endTree(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        DisownedProcesses strays = STRAYS.get(process);
        if (strays != null) {
            strays.end();
        }
    }
}
