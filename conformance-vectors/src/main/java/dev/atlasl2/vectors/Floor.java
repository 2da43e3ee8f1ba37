package dev.atlasl2.vectors;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The throughput that a platform must reach, as data. Exactly one of {@code minGBps} and {@code maxMillis} is there.
 *
 * @param id permanent name, such as {@code sum/2048}
 * @param targets ids of targets, where {@code *} stands for any text
 * @param op the bench of the protocol
 * @param size bytes a run, 1 or more
 * @param minGBps 10^9 bytes a second, at least
 * @param maxMillis milliseconds a run, at most
 * @param reach present where the figure is out of the target's reach as it stands: then it is measured and shown, not
 *     judged
 */
public record Floor(
        String id, List<String> targets, String op, int size, OptionalDouble minGBps, OptionalDouble maxMillis,
        Optional<Reach> reach) {
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

    /** Returns whether the floor holds for a target. */
    public boolean appliesTo(String target) {
        return targets.stream().anyMatch(pattern -> target.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q")));
    }

    /** Returns whether the figure is only stated. */
    public boolean isStated() {
        return reach.isPresent();
    }
}
