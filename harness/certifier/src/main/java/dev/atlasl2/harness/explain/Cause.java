package dev.atlasl2.harness.explain;

import java.util.List;
import java.util.Optional;

/**
 * One cause of a target's wrong answers.
 *
 * @param suspect the matching pitfall; empty if it is not a known one
 * @param failures the wrong answers that it causes, never empty
 * @param shortest the shortest failing input that was found; empty if there was no search, or the target is right
 *     by now
 * @param remark an observation when one of them was sent again, in one line; may be empty
 */
public record Cause(
        Optional<MatchingPitfall> suspect, List<Failure> failures, Optional<Failure> shortest, String remark) {}
