package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;

/** Attaching a region (clause S14.2); in the family domain. */
final class DomainAttachVectors extends DomainSteps {
    DomainAttachVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void attaching() {
        Shapes.telling()
                .forEach((name, shape) -> add(
                        "attach-" + name,
                        "S14.2",
                        shape.length(),
                        0,
                        "the tracked sum is the region's, conserved or not",
                        attach(shape),
                        VERIFY));
        add(
                "attach-after-refusals",
                "S14.2",
                5,
                0,
                "a refused attach leaves the domain created",
                attach(null),
                attach(Recipe.hex("")),
                attach(Recipe.fill(1, 4)),
                attach(Recipe.fill(1, 6)),
                attach(Recipe.fill(1, 5)),
                attach(Recipe.fill(1, 5)));
        add(
                "attach-nothing-then-go-on",
                "S14.2",
                BYTES,
                0,
                "an error code read as truth",
                attach(null),
                VERIFY,
                COMMIT,
                attach(ONES),
                COMMIT);
        add(
                "attach-length-cut-to-32-bits",
                "S14.2",
                (1L << 32) + 5,
                0,
                "5 bytes are not 2^32 + 5",
                attach(Recipe.fill(0, 5)));
        add("attach-length-cut-to-8-bits", "S14.2", 256 + 5, 0, "", attach(Recipe.fill(0, 5)));
        add(
                "attach-order-empty-before-state",
                "S14.2",
                BYTES,
                0,
                "INVALID before STATE",
                attach(ONES),
                attach(Recipe.hex("")));
        add(
                "attach-order-state-before-length",
                "S14.2",
                BYTES,
                0,
                "STATE before the length",
                attach(ONES),
                attach(Recipe.fill(0, 7)));
        add(
                "attach-ff-16843011",
                "S14.2",
                16_843_011,
                0,
                "a 32-bit total wraps",
                attach(Inputs.conserved(Recipe.fill(255, 16_843_010))),
                VERIFY);
    }

    void lengthCutTo16Bits() {
        add(
                "declared-length-cut-to-16-bits",
                "S14.2",
                65_536 + 5,
                "5 bytes are not 2^16 + 5",
                attach(Recipe.fill(0, 5)),
                READ);
    }
}
