package dev.atlasl2.harness.cli;

/**
 * Ctrl-C during a run: the run must not go on to write a certificate of targets that were killed under it. Writing and
 * being interrupted exclude each other; whichever comes first decides.
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

    /** Does the last step of a run. When the process is ending already it never returns. */
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
            waitForTheEnd(); // the hook runs already: this run is over, and nothing more is to be said of it
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

    /** The virtual machine halts when its hooks are done, whatever its threads do; this one has no more to do. */
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
