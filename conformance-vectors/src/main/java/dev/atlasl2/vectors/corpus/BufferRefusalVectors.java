package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Recipe;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Refused writes, and successes after them (clause S8.4); in the family buffer. */
final class BufferRefusalVectors extends BufferSteps {
    BufferRefusalVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void refusals() {
        for (long at : new long[] {-1, 100, 101, 256, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            add(
                    "set-at-refused-" + Inputs.name(at),
                    "S8.4",
                    Recipe.random(10, 100),
                    "refused: bytes and sum stay",
                    SUM,
                    set(at, 1),
                    SUM);
            add(
                    "range-at-refused-" + Inputs.name(at),
                    "S8.4",
                    Recipe.random(10, 100),
                    "",
                    SUM,
                    setRange(at, Recipe.hex("0102")),
                    SUM);
        }
        for (long value : new long[] {-1, 256, 512, 1L << 32, Long.MIN_VALUE}) {
            add("value-refused-" + Inputs.name(value), "S8.4", Recipe.random(10, 100), "", SUM, set(5, value), SUM);
        }
        add(
                "range-overhangs",
                "S8.4",
                Recipe.random(10, 100),
                "one byte too many",
                SUM,
                setRange(99, Recipe.hex("0102")),
                SUM,
                setRange(98, Recipe.hex("0102")),
                SUM);
        add("range-too-long", "S8.4", Recipe.random(10, 100), "", SUM, setRange(0, Recipe.fill(1, 101)), SUM);
        add(
                "range-null",
                "S1.5",
                Recipe.random(10, 100),
                "",
                SUM,
                step("setRange").put("at", 5),
                SUM);
        add("set-in-empty", "S8.4", Recipe.hex(""), "", set(0, 0), SUM);
        add(
                "refused-before-first-read",
                "S8.4",
                Recipe.random(10, 100),
                "",
                set(100, 1),
                setRange(-1, Recipe.hex("01")),
                SUM);
    }

    /** A refusal of each kind, and then a success of each kind, on a valid and on an invalid cache. */
    void afterRefusals() {
        List<ObjectNode> refusals = List.of(
                set(300, 1),
                set(5, 256),
                set(-1, 0),
                setRange(299, Recipe.hex("0102")),
                setRange(-1, Recipe.hex("01")),
                step("setRange").put("at", 5));
        List<String> names =
                List.of("set-at", "set-value", "set-before", "range-overhang", "range-before", "range-null");
        for (int i = 0; i < refusals.size(); i++) {
            ObjectNode refusal = refusals.get(i);
            add(
                    "after-refused-" + names.get(i),
                    "S8.4",
                    Recipe.random(12, 300),
                    "each step succeeds after it as if it had not been",
                    refusal,
                    set(257, 130),
                    refusal,
                    SUM,
                    refusal,
                    set(299, 255),
                    SUM,
                    refusal,
                    setRange(255, Recipe.hex("e1e2e3")),
                    refusal,
                    CHECK,
                    poke(3, 77),
                    refusal,
                    SUM,
                    refusal,
                    INVALIDATE,
                    refusal,
                    SUM,
                    refusal,
                    refusal,
                    refusal,
                    set(0, 1),
                    CHECK,
                    SUM);
        }
        add(
                "check-true-after-refusals",
                "S8.4",
                Recipe.fill(0, 96),
                "true is what it was",
                set(96, 1),
                CHECK,
                setRange(95, Recipe.hex("0102")),
                CHECK,
                set(0, 32),
                set(0, 256),
                CHECK,
                set(9, 64),
                set(-1, 64),
                CHECK);
        add(
                "check-true-after-null",
                "S8.4",
                Recipe.fill(255, 12_288),
                "",
                step("setRange").put("at", 0),
                CHECK,
                set(12_287, 63),
                step("setRange").put("at", 0),
                CHECK,
                SUM);
        inputs.core(
                "data-null",
                "S1.5",
                "buffer",
                Inputs.steps(Inputs.with(Inputs.none(), "data", null), SUM, set(0, 1)),
                "no region is no buffer: there are no steps");
        inputs.core("steps-null", "S1.5", "buffer", Inputs.data(Recipe.hex("60")), "no list of steps is no sequence");
    }
}
