package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Merges of residues into a stream (clause S3.2); in the family stream. */
final class StreamMergeVectors extends StreamSteps {
    StreamMergeVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void merges() {
        for (int residue : new int[] {0, 1, 31, 32, 64, 95}) {
            add(
                    "merge-" + residue,
                    "S3.2",
                    "95 and more wrap past 96",
                    update(Recipe.fill(95, 1)),
                    merge(residue),
                    merge(residue),
                    update(Recipe.hex("01")));
        }
        add(
                "merge-orders",
                "S3.2",
                "any order of merges gives the one-shot sum",
                merge(90),
                merge(17),
                merge(44),
                step("reset"),
                merge(44),
                merge(90),
                merge(17));
        Recipe[] parts = {Recipe.random(31, 700), Recipe.random(32, 256), Recipe.random(33, 1_001)};
        for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            add(
                    "merge-parts-" + order[0] + order[1] + order[2],
                    "S3.2",
                    "parts of a region, whichever comes first",
                    update(parts[order[0]]),
                    merge(Inputs.sum(parts[order[1]])),
                    merge(Inputs.sum(parts[order[2]])));
        }
        for (long bad : new long[] {
            96, 97, -1, 128, 192, 256, 1L << 31, 1L << 32, (1L << 32) + 5, Long.MAX_VALUE, Long.MIN_VALUE
        }) {
            add(
                    "merge-refused-" + Inputs.name(bad),
                    "S3.2",
                    "a residue is 0..95, never reduced",
                    update(Recipe.hex("11")),
                    merge(bad),
                    step("value"));
        }
    }

    void everyResidue() {
        List<ObjectNode> merges = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            merges.add(merge(i * 53 % 96));
        }
        add("merge-96", "S3.2", "every residue, none of them twice", merges);
    }

    void third() {
        add(
                "merge-third",
                "S3.2",
                "the third of several, at the ends of 0..95",
                merge(95),
                merge(95),
                merge(95),
                merge(1),
                merge(0),
                merge(95),
                merge(2),
                merge(94),
                update(Recipe.hex("ff")),
                merge(33));
    }
}
