package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Reset, save and restore of a stream (clauses S3.3 and S3.4); in the family stream. */
final class StreamStateVectors extends StreamSteps {
    StreamStateVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void resets() {
        add(
                "reset",
                "S3.3",
                "back to the sum of nothing",
                update(Recipe.random(3, 50)),
                step("reset"),
                step("value"),
                update(Recipe.hex("05")),
                step("reset"),
                step("reset"),
                update(Recipe.hex("60")));
        add(
                "reset-after-tail",
                "S3.3",
                "no byte of an unfinished block is left behind",
                update(Recipe.random(4, 61)),
                step("reset"),
                update(Recipe.random(5, 3)),
                step("value"));
    }

    void saves() {
        add(
                "save-restore",
                "S3.4",
                "goes on where it was",
                update(Recipe.random(8, 1001)),
                step("save"),
                update(Recipe.random(9, 77)),
                restore(20),
                update(Recipe.random(9, 77)),
                step("save"));
        add(
                "save-fresh",
                "S3.4",
                "the state of nothing is 0",
                step("save"),
                update(Recipe.hex("5f")),
                step("save"),
                update(Recipe.hex("01")),
                step("save"));
        add(
                "save-mid-block",
                "S3.4",
                "unfinished blocks belong to the state",
                update(Recipe.fill(255, 13)),
                step("save"),
                update(Recipe.fill(255, 13)),
                step("save"));
        for (int state : new int[] {0, 1, 47, 95}) {
            add(
                    "restore-" + state,
                    "S3.4",
                    "every residue is a state",
                    update(Recipe.random(8, 100)),
                    restore(state),
                    step("value"),
                    update(Recipe.hex("ff")));
        }
        for (long bad : new long[] {96, -1, 255, 1L << 32, (1L << 32) + 1, Long.MIN_VALUE}) {
            add(
                    "restore-refused-" + Inputs.name(bad),
                    "S3.4",
                    "refused, and the value stays",
                    update(Recipe.hex("22")),
                    restore(bad),
                    step("value"),
                    step("save"));
        }
    }

    void everyState() {
        List<ObjectNode> restores = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            restores.addAll(List.of(restore(95 - i), update(Recipe.hex("d3"))));
        }
        restores.addAll(List.of(step("reset"), update(Recipe.hex("f1")), step("value")));
        add("restore-96", "S3.4", "every state", restores);
    }

    void restoresAfterReset() {
        add(
                "restore-after-reset",
                "S3.4",
                "a saved state outlives the reset",
                update(Recipe.random(64, 129)),
                step("save"),
                step("reset"),
                restore(Inputs.sum(Recipe.random(64, 129))),
                update(Recipe.hex("80")),
                step("save"),
                step("reset"),
                step("save"),
                restore(95),
                restore(95),
                merge(1));
    }
}
