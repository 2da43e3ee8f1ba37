package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Recipe;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The steps of family stream, and how a vector of them is added. */
abstract class StreamSteps {
    final FamilyInputs inputs;

    StreamSteps(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    void add(String slug, String clause, String note, ObjectNode... steps) {
        add(slug, clause, note, List.of(steps));
    }

    void add(String slug, String clause, String note, List<ObjectNode> steps) {
        inputs.core(slug, clause, "stream", Inputs.steps(Inputs.none(), steps), note);
    }

    static ObjectNode update(Recipe data) {
        return Inputs.with(step("update"), "data", data);
    }

    static ObjectNode update(Recipe data, long times) {
        return update(data).put("times", times);
    }

    static ObjectNode merge(long residue) {
        return step("merge").put("residue", residue);
    }

    static ObjectNode restore(long state) {
        return step("restore").put("state", state);
    }
}
