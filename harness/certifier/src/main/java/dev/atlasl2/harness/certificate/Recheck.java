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
 * What a target answered before its run was interrupted, and which of that it is asked again. The file that says so
 * may have been edited, by the target too. So a random sample is asked again, and one contradiction makes all of it
 * worthless. Many invented answers are detected by this; a single one usually is not.
 *
 * @param before all outcomes from before, by the vector's id
 * @param again the ids of those that are asked again
 */
public record Recheck(Map<String, Outcome> before, Set<String> again) {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** One of this many is asked again at least; of few outcomes, which may be of large inputs, their square root. */
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

    /** Returns the outcomes from before that stand without being asked again. */
    public Map<String, Outcome> kept() {
        Map<String, Outcome> kept = new HashMap<>(before);
        kept.keySet().removeAll(again);
        return kept;
    }

    /**
     * Returns what the target answers otherwise now, for people; empty if it stands by all that it was asked again.
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
