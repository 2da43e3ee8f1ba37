package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.verdict.Outcome;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A target's answers from before its run was interrupted, and the sample that is sent again. The file with these
 * answers may have been edited, even by the target. So a random sample is checked again, and one contradiction makes
 * all of them invalid. This detects many invented answers, but usually not a single one.
 *
 * @param before all earlier outcomes, by the vector's id
 * @param again the ids of the vectors that are sent again
 */
public record Recheck(Map<String, Outcome> before, Set<String> again) {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** At least one in this many is sent again; of few outcomes, which may have large inputs, their square root. */
    private static final int SHARE = 20;

    public Recheck {
        before = Map.copyOf(before);
        again = Set.copyOf(again);
    }

    /** Draws the sample. */
    public static Recheck of(Map<String, Outcome> before) {
        List<String> ids = new ArrayList<>(before.keySet());
        Collections.shuffle(ids, RANDOM);
        int size = Math.max((int) Math.ceil(Math.sqrt(ids.size())), ids.size() / SHARE);
        return new Recheck(before, Set.copyOf(ids.subList(0, size)));
    }

    /** Returns the earlier outcomes that are kept without being checked again. */
    public Map<String, Outcome> kept() {
        Map<String, Outcome> kept = new HashMap<>(before);
        kept.keySet().removeAll(again);
        return kept;
    }

    /**
     * Returns a description of the first different answer; empty if the whole sample gave the same answers.
     *
     * @param now the outcomes of this run
     */
    public Optional<String> contradiction(List<Outcome> now) {
        return now.stream()
                .filter(outcome -> again.contains(outcome.vector().id()))
                .filter(outcome ->
                        !RowJson.of(before.get(outcome.vector().id())).equals(RowJson.of(outcome)))
                .findFirst()
                .map(outcome -> outcome.vector().id() + " was "
                        + before.get(outcome.vector().id()).verdict().json() + " before the interruption and is "
                        + outcome.verdict().json() + " now, so all " + before.size()
                        + " results from before were dropped and their vectors asked again");
    }
}
