package dev.atlasl2.harness.explain;

import java.util.Optional;

/**
 * What came of asking a live target a vector again that it answered wrong, and then smaller inputs.
 *
 * @param shortest the shortest failing input that was found; empty if the vector itself does not fail again
 * @param remark what that says, in one line; empty if it says nothing
 */
public record Shrunk(Optional<Failure> shortest, String remark) {
    /** Nobody asked, or the target broke. */
    public static final Shrunk NOT = new Shrunk(Optional.empty(), "");

    public static Shrunk to(Failure shortest) {
        return new Shrunk(Optional.of(shortest), "");
    }

    static Shrunk rightNow(String remark) {
        return new Shrunk(Optional.empty(), remark);
    }
}
