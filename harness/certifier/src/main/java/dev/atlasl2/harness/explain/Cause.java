package dev.atlasl2.harness.explain;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong with a target.
 *
 * @param suspect the pitfall that it is; empty if it is not a known one
 * @param failures the wrong answers that come of it, never empty
 * @param shortest the shortest failing input that was found; empty where nobody looked, or the target is right by now
 * @param remark what else was seen when one of them was asked again, in one line; may be empty
 */
public record Cause(
        Optional<MatchingPitfall> suspect, List<Failure> failures, Optional<Failure> shortest, String remark) {}
