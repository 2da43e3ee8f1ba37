package dev.atlasl2.benchmarks;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * The maximum time of a row. Otherwise a row that hangs, such as a C peer that never returns, would hang the whole run.
 * An interrupt does not stop C code, so the JVMs that the row has started are ended.
 */
record TimeLimit(Duration time) {
    private static final long PAUSE_MILLIS = 100;

    /**
     * Returns what the measurement returns, or a result that says that the time limit ended it.
     *
     * @param measurement works in JVMs of its own, and throws if one of them is ended
     */
    Result of(Row row, Callable<Result> measurement) throws Exception {
        Watch watch = new Watch(time);
        Thread thread = Thread.ofPlatform().daemon().name("time-limit").start(watch);
        try {
            return measurement.call();
        } catch (Exception e) {
            if (watch.over) {
                return Result.timedOut(row, time);
            }
            throw e;
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    private static final class Watch implements Runnable {
        private final Set<ProcessHandle> others =
                ProcessHandle.current().descendants().collect(Collectors.toSet());
        private final Duration time;
        volatile boolean over;

        Watch(Duration time) {
            this.time = time;
        }

        @Override
        public void run() {
            try {
                Thread.sleep(time);
                over = true;
                while (true) { // the row may start a JVM after the first one was ended
                    ProcessHandle.current()
                            .descendants()
                            .filter(process -> !others.contains(process))
                            .forEach(ProcessHandle::destroyForcibly);
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                return; // the row is done
            }
        }
    }
}
