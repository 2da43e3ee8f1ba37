package dev.atlasl2.harness.explain;

import dev.atlasl2.vectors.pitfall.Pitfall;
import java.util.List;

/**
 * A pitfall that gives the same wrong answers as a target.
 *
 * @param pitfall at the size that fits
 * @param explained the wrong answers that equal the pitfall's, never empty
 * @param asked all wrong answers to the operations that the pitfall gets wrong
 * @param innocent right answers of the target that the pitfall would have got wrong
 */
public record MatchingPitfall(Pitfall pitfall, List<Failure> explained, int asked, int innocent) {
    /**
     * Returns how well it fits, 0..1: the matching part of the answers that are wrong, or that the pitfall would get
     * wrong.
     */
    public double fit() {
        return (double) explained.size() / (asked + innocent);
    }

    /** Returns the finding in one line. */
    public String text() {
        return explained.size() + " of " + asked + " wrong answers equal those of " + pitfall.name()
                + (pitfall.size().isEmpty() ? "" : " with " + pitfall.size())
                + (innocent == 0 ? "" : ", which would get " + innocent + " more wrong");
    }

    /**
     * Returns whether an answer to a smaller input refutes it: it is wrong only if threads race, and that input has no
     * race.
     */
    boolean isRefutedBy(Failure shortest) {
        return Races.isOnly(pitfall) && !Races.isOne(shortest.vector());
    }
}
