package dev.atlasl2.harness.verdict;

import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How long a target may take, for one vector before it counts as hung and for all of them: a fixed time, and more for
 * each byte.
 *
 * @param start for the start and the introduction
 * @param base for every core vector; a full one gets twice that, a huge one six times
 * @param bytesPerSecond the slowest accepted rate; making random bytes in an interpreted language takes most of the
 *     time
 */
public record TimeLimits(Duration start, Duration base, long bytesPerSecond) {
    /** Enough for an emulated processor: 20 s and 2 MB/s. */
    public static final TimeLimits USUAL = new TimeLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), 2_000_000);

    /** The average time of a vector on a slow target, in milliseconds. */
    private static final long EACH = 100;
    /** The number of hangs for which a whole run has time. */
    private static final int RUN = 30;

    /**
     * Returns the limit of a run. Without it, a target that is always just in time for each vector would run for a day.
     */
    Duration of(List<Vector> vectors, Function<Vector, InputSize> sizes) {
        long seconds = 0;
        for (Vector vector : vectors) {
            seconds += inputSeconds(sizes.apply(vector));
        }
        return start.plus(base.multipliedBy(RUN)).plusSeconds(seconds).plusMillis(EACH * vectors.size());
    }

    Duration of(Vector vector, InputSize size) {
        int factor = vector.level() == Level.CORE ? 1 : vector.level() == Level.FULL ? 2 : 6;
        return base.multipliedBy(factor).plusSeconds(inputSeconds(size));
    }

    private long inputSeconds(InputSize size) {
        return Math.min(size.total() / bytesPerSecond, Duration.ofHours(1).toSeconds());
    }
}
