package dev.atlasl2.benchmarks;

import dev.atlasl2.Kernels;
import java.time.Duration;

/** The races by which the library chooses its kernels in the background. A figure counts only once they are over. */
final class Races {
    /** The longest race gives up after 60 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Races() {}

    static boolean areOver() {
        return !Kernels.areRacing();
    }

    /** Runs the work, which starts the races that concern it, until they are over. */
    static void await(Contender work) throws Throwable {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            work.run(1);
        } while (!areOver() && System.nanoTime() < end);
    }
}
