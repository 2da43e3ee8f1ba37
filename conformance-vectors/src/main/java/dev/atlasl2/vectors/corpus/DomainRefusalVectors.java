package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.BudgetVectors.allocate;
import static dev.atlasl2.vectors.corpus.BudgetVectors.allocateAll;
import static dev.atlasl2.vectors.corpus.BudgetVectors.release;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Refused calls of a domain write nothing and leave nothing behind (clauses S14.2, S14.3 and S14.5); in the family domain. */
final class DomainRefusalVectors extends DomainSteps {
    DomainRefusalVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void refusals() {
        Recipe region = region(300);
        byte[] memory = region.expand();
        ObjectNode right = change(memory, 290, 300);
        String old = hex(memory, 290, 300);
        add(
                "refused-update-writes-nothing",
                "S14.3",
                300,
                UNTOUCHED,
                attach(region),
                update(291, old, "11".repeat(10)),
                READ,
                update(290, old, "11".repeat(9)),
                READ,
                update(290, null, "11".repeat(10)),
                READ,
                update(290, old, null),
                READ,
                update(1L << 32, hex(memory, 0, 1), "11"),
                READ,
                update(256 + 290, old, "11".repeat(10)),
                READ,
                update(-10, old, "11".repeat(10)),
                READ,
                right,
                READ);
        add(
                "update-in-other-states-writes-nothing",
                "S14.3",
                300,
                "",
                right,
                READ,
                attach(region),
                COMMIT,
                right,
                READ,
                DESTROY,
                right,
                READ);
        add(
                "refused-attach-takes-no-memory",
                "S14.2",
                300,
                "",
                attach(region(299)),
                READ,
                attach(Recipe.hex("")),
                READ,
                attach(null),
                READ,
                attach(region),
                READ,
                attach(region(299)),
                READ,
                attach(Recipe.fill(0, 300)),
                READ,
                right,
                READ);
        add(
                "refused-commit-writes-nothing",
                "S14.5",
                300,
                "",
                attach(region),
                poke(7, 1),
                COMMIT,
                READ,
                poke(7, memory[7] & 0xff),
                VERIFY,
                COMMIT,
                READ,
                COMMIT,
                READ);
        add(
                "each-after-its-refusal",
                "S14.3",
                300,
                "a refusal leaves nothing behind",
                VERIFY,
                COMMIT,
                right,
                allocate(96),
                allocate(61),
                allocate(1),
                allocateAll(1, 96),
                allocateAll(40, 40),
                allocateAll(1, 2),
                release(96),
                release(3),
                attach(region(299)),
                attach(region),
                update(0, "", ""),
                right,
                update(290, old, old),
                VERIFY,
                COMMIT,
                back(memory, 290, 300),
                VERIFY,
                COMMIT,
                attach(region),
                VERIFY,
                right,
                allocate(96),
                allocate(2),
                VERIFY,
                READ);
    }

    void afterManyRefusals() {
        byte[] memory = region(700).expand();
        List<ObjectNode> wrong = new ArrayList<>(List.of(attach(region(700))));
        for (int i = 0; i < 70; i++) {
            wrong.add(i % 2 == 0 ? update(3L * i, Inputs.hex((byte) (memory[3 * i] + 1)), "05") : allocate(96));
        }
        wrong.addAll(List.of(change(memory, 600, 640), allocate(60), READ, back(memory, 600, 640), COMMIT));
        add("after-70-refusals", "S14.3", 700, "the 71st is right", wrong.toArray(ObjectNode[]::new));
    }
}
