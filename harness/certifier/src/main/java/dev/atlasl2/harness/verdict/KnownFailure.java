package dev.atlasl2.harness.verdict;

import java.time.LocalDate;

/**
 * A result that is known to be wrong and excused for a time.
 *
 * @param target the target's id
 * @param vector the vector's id
 * @param reason why it is known and not fixed yet; never empty
 * @param expires the last day on which it is excused
 */
public record KnownFailure(String target, String vector, String reason, LocalDate expires) {}
