package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Refused steps, and successes after them (clause S1.5); in the family stream. */
final class StreamRefusalVectors extends StreamSteps {
    StreamRefusalVectors(FamilyInputs inputs) {
        super(inputs);
    }

    /** A refusal of each kind, and then a success of each kind: nothing of the refusal is left. */
    void afterRefusals() {
        Map<String, ObjectNode> refused = new LinkedHashMap<>();
        refused.put("update", step("update"));
        refused.put("merge", merge(96));
        refused.put("restore", restore(-1));
        refused.forEach((name, refusal) -> {
            List<ObjectNode> steps = new ArrayList<>(List.of(refusal, step("value"), update(Recipe.random(61, 40))));
            for (ObjectNode success : List.of(
                    update(Recipe.random(62, 333)),
                    merge(95),
                    step("value"),
                    step("save"),
                    restore(33),
                    merge(70),
                    step("reset"),
                    update(Recipe.random(63, 65)),
                    restore(0),
                    step("save"))) {
                steps.addAll(List.of(refusal, success, step("value")));
            }
            steps.addAll(List.of(refusal, refusal, refusal, update(Recipe.hex("e1")), step("save")));
            add("after-refused-" + name, "S1.5", "each step succeeds after it as if it had not been", steps);
        });
    }

    void lateRefusals() {
        List<ObjectNode> late = new ArrayList<>(StreamVectors.uneven().subList(0, 62));
        late.addAll(List.of(
                merge(96),
                update(Recipe.hex("ef")),
                merge(95),
                restore(96),
                step("save"),
                step("reset"),
                merge(-1),
                merge(64),
                step("reset"),
                restore(95),
                merge(1),
                step("value")));
        add("late-refusals", "S1.5", "refused at the 63rd step and after", late);
    }
}
