package dev.atlasl2.harness.explain;

import dev.atlasl2.spec.Limits;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Why a target's answers are wrong, as far as known.
 *
 * @param suspects the pitfalls that fit, each with the answers that no earlier one explains
 * @param unexplained wrong answers that no pitfall gives
 */
public record Diagnosis(List<MatchingPitfall> suspects, List<Failure> unexplained) {
    /**
     * One lost carry out of 8, 16, 32 or 64 bits subtracts 2^8 = 2^16 = 2^32 = 2^64 = 64 (mod 96); three cancel out.
     */
    private static final Set<Integer> CARRIES = Set.of(32, 64);

    public Diagnosis {
        suspects = List.copyOf(suspects);
        unexplained = List.copyOf(unexplained);
    }

    /** Returns a remark on the answers that no pitfall gives, in one line; empty if there are none. */
    public String unknown() {
        if (unexplained.isEmpty()) {
            return "";
        }
        String many = unexplained.size() == 1 ? "1 wrong answer is" : unexplained.size() + " wrong answers are";
        Set<Integer> shifts = unexplained.stream()
                .filter(failure -> failure.vector().expect().path("sum").isInt()
                        && failure.got().path("sum").isInt())
                .map(Diagnosis::shift)
                .collect(Collectors.toSet());
        String hint = !shifts.isEmpty() && CARRIES.containsAll(shifts)
                ? ": every sum among them is off by 32 or 64, so a carry is lost or a sign is wrong"
                : suspects.isEmpty() ? "" : ", and may follow from the above";
        return many + " of no known pitfall" + hint;
    }

    private static int shift(Failure failure) {
        JsonNode right = failure.vector().expect().get("sum");
        return Math.floorMod(failure.got().get("sum").intValue() - right.intValue(), Limits.MODULUS);
    }
}
