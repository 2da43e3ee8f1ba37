package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The steps of family domain, and how a vector of them is added. */
abstract class DomainSteps {
    static final ObjectNode READ = step("read");
    static final ObjectNode VERIFY = step("verify");
    static final ObjectNode COMMIT = step("commit");
    static final ObjectNode DESTROY = step("destroy");
    static final int BYTES = 96;
    static final String UNTOUCHED = "nothing else is written";

    /** Conserved: 95 times 1, then 1. */
    static final Recipe ONES = Recipe.fill(1, BYTES);

    final FamilyInputs inputs;

    DomainSteps(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    void add(String slug, String clause, long bytes, long budget, String note, ObjectNode... steps) {
        add(slug, clause, bytes, budget, note, List.of(steps));
    }

    void add(String slug, String clause, long bytes, long budget, String note, List<ObjectNode> steps) {
        inputs.core(
                slug,
                clause,
                "domain",
                Inputs.steps(Json.object().put("bytes", bytes).put("budget", budget), steps),
                note);
    }

    /** Adds a sequence on a domain with a budget of 60. */
    void add(String slug, String clause, long bytes, String note, ObjectNode... steps) {
        add(slug, clause, bytes, 60, note, steps);
    }

    static ObjectNode attach(Recipe region) {
        return region == null ? step("attach") : Inputs.with(step("attach"), "region", region);
    }

    static ObjectNode update(long at, String old, String now) {
        ObjectNode step = step("update").put("at", at);
        if (old != null) {
            step.put("old", old);
        }
        return now == null ? step : step.put("new", now);
    }

    static ObjectNode poke(long at, long value) {
        return step("poke").put("at", at).put("value", value);
    }

    static Recipe region(int length) {
        return Inputs.conserved(length, length);
    }

    static String hex(byte[] memory, int from, int to) {
        return Inputs.hex(Arrays.copyOfRange(memory, from, to));
    }

    /** The bytes turned round and shifted: other bytes, and another sum. */
    static String other(byte[] memory, int from, int to) {
        byte[] other = new byte[to - from];
        for (int i = 0; i < other.length; i++) {
            other[i] = (byte) (memory[to - 1 - i] + 7 * i + 1);
        }
        return Inputs.hex(other);
    }

    static ObjectNode change(byte[] memory, int from, int to) {
        return update(from, hex(memory, from, to), other(memory, from, to));
    }

    static ObjectNode back(byte[] memory, int from, int to) {
        return update(from, other(memory, from, to), hex(memory, from, to));
    }
}
