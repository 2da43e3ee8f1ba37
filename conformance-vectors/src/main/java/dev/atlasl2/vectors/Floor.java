package dev.atlasl2.vectors;

import java.util.List;
import java.util.Optional;

/**
 * The throughput that a platform must reach, as data.
 *
 * @param id permanent name, such as {@code sum/2048}; floors with the same id have different requirements for
 *     different targets
 * @param targets ids of targets, where {@code *} matches any text; {@code foreign} for all that do not belong to
 *     the kit
 * @param op the bench of the protocol
 * @param size bytes per run, 1 or more
 * @param demand the requirement
 * @param reach present if the target cannot reach it: then the figure is measured and shown, not judged
 */
public record Floor(String id, List<String> targets, String op, int size, Demand demand, Optional<Reach> reach) {
    /** The requirement of a floor. */
    public sealed interface Demand {}

    /**
     * A minimum throughput.
     *
     * @param gigabytesPerSecond at least that many times 10^9 bytes per second
     */
    public record Throughput(double gigabytesPerSecond) implements Demand {}

    /**
     * A maximum time.
     *
     * @param millis milliseconds per run, at most
     */
    public record Time(double millis) implements Demand {}

    /**
     * A ratio, which is valid on slow and fast machines.
     *
     * @param least how many times as fast as the ruler, at least
     * @param ruler name of the reference workload of the same size, which the harness runs alternating with the
     *     bench
     */
    public record Ratio(double least, String ruler) implements Demand {}

    /**
     * Why a floor is stated and not judged.
     *
     * @param limit of the platform, such as "not in one thread"
     * @param reason why
     */
    public record Reach(String limit, String reason) {}

    public Floor {
        targets = List.copyOf(targets);
    }

    /** Returns {@code machine} for a ratio, and {@code seed} for a figure that is the same on every machine. */
    public String profile() {
        return demand instanceof Ratio ? "machine" : "seed";
    }

    /** Returns whether the floor applies to a target. */
    public boolean appliesTo(String target) {
        return targets.stream().anyMatch(pattern -> target.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q")));
    }

    /** Returns whether the figure is only stated. */
    public boolean isStated() {
        return reach.isPresent();
    }
}
