package dev.atlasl2.harness.cli;

/**
 * Ctrl-C during a run. The run must not continue and write a certificate of targets that were killed. Writing and
 * interrupting exclude each other; the first one wins.
 */
final class Interruption implements AutoCloseable {
    private final CommandContext context;
    private final Thread hook = new Thread(this::interrupted, "atlas-interrupted");
    private boolean isDecided;

    /** Begins to watch. */
    Interruption(CommandContext context) {
        this.context = context;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Runs the last step of a run. If the process is already ending, it never returns. */
    void finish(Runnable step) {
        synchronized (this) {
            if (!isDecided) {
                step.run();
                isDecided = true;
                return;
            }
        }
        waitForTheEnd();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            waitForTheEnd(); // the hook is already running: this run is over, and prints nothing more
        }
    }

    private synchronized void interrupted() {
        if (!isDecided) {
            isDecided = true;
            String clear = context.screen().isLive() ? "\r\033[K" : "";
            context.err()
                    .println(clear
                            + "atlas: interrupted; no certificate was written; --resume goes on from what was found");
        }
    }

    /** The virtual machine halts after its hooks, whatever its threads do; this thread has nothing more to do. */
    private static void waitForTheEnd() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
