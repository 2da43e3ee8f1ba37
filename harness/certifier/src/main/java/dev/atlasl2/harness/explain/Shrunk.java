package dev.atlasl2.harness.explain;

import java.util.Optional;

/**
 * The result of sending a wrongly answered vector to a live target again, and then smaller inputs.
 *
 * @param shortest the shortest failing input that was found; empty if the vector itself does not fail again
 * @param remark what that means, in one line; empty if it means nothing
 */
public record Shrunk(Optional<Failure> shortest, String remark) {
    /** There was no search, or the target broke. */
    public static final Shrunk NOT = new Shrunk(Optional.empty(), "");

    public static Shrunk to(Failure shortest) {
        return new Shrunk(Optional.of(shortest), "");
    }

    static Shrunk rightNow(String remark) {
        return new Shrunk(Optional.empty(), remark);
    }
}
