package dev.atlasl2.vectors;

import java.util.List;
import java.util.Optional;

/**
 * The throughput that a platform must reach, as data.
 *
 * @param id permanent name, such as {@code sum/2048}; floors of one id ask different things of different targets
 * @param targets ids of targets, where {@code *} stands for any text; {@code foreign} for all that are not of the kit
 * @param op the bench of the protocol
 * @param size bytes a run, 1 or more
 * @param demand what is asked for
 * @param reach present where that is out of the target's reach as it stands: then it is measured and shown, not judged
 */
public record Floor(String id, List<String> targets, String op, int size, Demand demand, Optional<Reach> reach) {
    /** What a floor asks for. */
    public sealed interface Demand {}

    /**
     * A least throughput.
     *
     * @param gigabytesPerSecond 10^9 bytes a second, at least
     */
    public record Throughput(double gigabytesPerSecond) implements Demand {}

    /**
     * A longest time.
     *
     * @param millis milliseconds a run, at most
     */
    public record Time(double millis) implements Demand {}

    /**
     * A ratio, which holds for slow machines as for fast ones.
     *
     * @param least how many times as fast as the ruler, at least
     * @param ruler name of the work that the harness itself does on as many bytes, turn by turn with the bench
     */
    public record Ratio(double least, String ruler) implements Demand {}

    /**
     * Why a floor is stated and not judged.
     *
     * @param limit what cannot reach it, such as "not in one thread"
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

    /** Returns whether the floor holds for a target. */
    public boolean appliesTo(String target) {
        return targets.stream().anyMatch(pattern -> target.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q")));
    }

    /** Returns whether the figure is only stated. */
    public boolean isStated() {
        return reach.isPresent();
    }
}
