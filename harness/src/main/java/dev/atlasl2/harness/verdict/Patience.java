package dev.atlasl2.harness.verdict;

import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import java.time.Duration;

/**
 * How long a target may take for one vector before it counts as hung: so much to begin with, and so much more for each
 * byte.
 *
 * @param start for the start and the introduction
 * @param base what every core vector gets; a full one gets twice that, a huge one six times
 * @param bytesPerSecond the slowest rate that is waited for; making random bytes in an interpreted language takes most
 *     of the time
 */
public record Patience(Duration start, Duration base, long bytesPerSecond) {
    /** Enough for an emulated processor: 20 s and 2 MB/s. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), 2_000_000);

    Duration of(Vector vector, InputSize size) {
        int factor = vector.level() == Level.CORE ? 1 : vector.level() == Level.FULL ? 2 : 6;
        long seconds =
                Math.min(size.total() / bytesPerSecond, Duration.ofHours(1).toSeconds());
        return base.multipliedBy(factor).plusSeconds(seconds);
    }
}
