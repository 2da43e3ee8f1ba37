package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Recipe;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The steps of family buffer, and how a vector of them is added. */
abstract class BufferSteps {
    static final ObjectNode SUM = step("sum");
    static final ObjectNode CHECK = step("check");
    static final ObjectNode INVALIDATE = step("invalidate");

    final FamilyInputs inputs;

    BufferSteps(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static ObjectNode set(long at, long value) {
        return step("set").put("at", at).put("value", value);
    }

    static ObjectNode poke(long at, long value) {
        return step("poke").put("at", at).put("value", value);
    }

    static ObjectNode setRange(long at, Recipe data) {
        return Inputs.with(step("setRange").put("at", at), "data", data);
    }

    void add(String slug, String clause, Recipe data, String note, ObjectNode... steps) {
        add(slug, clause, data, note, List.of(steps));
    }

    void add(String slug, String clause, Recipe data, String note, List<ObjectNode> steps) {
        inputs.core(slug, clause, "buffer", Inputs.steps(Inputs.data(data), steps), note);
    }
}
