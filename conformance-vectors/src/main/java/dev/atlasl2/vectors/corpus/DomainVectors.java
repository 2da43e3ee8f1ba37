package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.BudgetVectors.allocate;
import static dev.atlasl2.vectors.corpus.BudgetVectors.allocateAll;
import static dev.atlasl2.vectors.corpus.BudgetVectors.release;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Creation, every call in every state, and the end of a domain (clauses S14.1 and S14.7); and the order of all vectors of family domain. */
final class DomainVectors extends DomainSteps {
    private DomainVectors(FamilyInputs inputs) {
        super(inputs);
    }

    /** The sections in the order of their vectors in the file: a new one goes to the end. */
    static void fill(FamilyInputs inputs) {
        DomainVectors states = new DomainVectors(inputs);
        DomainAttachVectors attaches = new DomainAttachVectors(inputs);
        DomainUpdateVectors updates = new DomainUpdateVectors(inputs);
        DomainUpdateRangeVectors ranges = new DomainUpdateRangeVectors(inputs);
        DomainVerifyVectors verifies = new DomainVerifyVectors(inputs);
        DomainCommitVectors commits = new DomainCommitVectors(inputs);
        DomainBudgetVectors budgets = new DomainBudgetVectors(inputs);
        DomainRefusalVectors refusals = new DomainRefusalVectors(inputs);
        DomainRaceVectors races = new DomainRaceVectors(inputs);
        states.creation();
        states.everyCallInEveryState();
        attaches.attaching();
        updates.updates();
        verifies.verifying();
        commits.committing();
        budgets.budgets();
        states.ends();
        updates.random();
        races.races();
        ranges.offsets();
        ranges.lengths();
        ranges.lasts();
        ranges.differences();
        refusals.refusals();
        states.reads();
        verifies.pokes();
        verifies.pokedFar();
        commits.sizes();
        attaches.lengthCutTo16Bits();
        ranges.manyUpdates();
        refusals.afterManyRefusals();
        budgets.largeGroups();
        ranges.random();
        updates.hexForms();
        states.absentSteps();
        races.commitRaces();
    }

    private void creation() {
        for (long bytes : new long[] {1, 96, 12_288, 1L << 32, Long.MAX_VALUE}) {
            add("create-" + bytes, "S14.1", bytes, 0, "any positive size may be declared", VERIFY);
        }
        for (long bytes : new long[] {0, -1, -12_288, Long.MIN_VALUE}) {
            add("create-refused-" + Inputs.name(bytes), "S14.1", bytes, 0, "a region has at least 1 byte", VERIFY);
        }
        for (long budget : new long[] {0, 1, 94, 95}) {
            add("create-with-budget-" + budget, "S14.1", BYTES, budget, "", allocate(0));
        }
        for (long budget : new long[] {-1, 96, 192, 256, 1L << 32, Long.MIN_VALUE}) {
            add(
                    "create-refused-budget-" + Inputs.name(budget),
                    "S14.1",
                    BYTES,
                    budget,
                    "a budget is 0..95",
                    allocate(0));
        }
        add("create-refused-both", "S14.1", 0, 96, "both are wrong", VERIFY);
    }

    /** The whole table of the specification: what each call does in each state, and what is left afterwards. */
    private void everyCallInEveryState() {
        Map<String, List<ObjectNode>> states = new LinkedHashMap<>();
        states.put("created", List.of());
        states.put("attached", List.of(attach(ONES)));
        states.put(
                "attached-not-conserved", List.of(attach(Recipe.fill(1, BYTES).patch(3, "21"))));
        states.put("committed", List.of(attach(ONES), COMMIT));
        states.put("destroyed-created", List.of(DESTROY));
        states.put("destroyed-attached", List.of(attach(ONES), DESTROY));
        states.put("destroyed-committed", List.of(attach(ONES), COMMIT, DESTROY));
        Map<String, ObjectNode> calls = new LinkedHashMap<>();
        calls.put("attach", attach(Recipe.fill(0, BYTES)));
        calls.put("attach-null", attach(null));
        calls.put("attach-empty", attach(Recipe.hex("")));
        calls.put("attach-other-length", attach(Recipe.fill(0, BYTES + 1)));
        calls.put("update", update(5, "01", "02"));
        calls.put("update-null", update(5, null, null));
        calls.put("update-out-of-range", update(BYTES, "01", "02"));
        calls.put("update-mismatch", update(5, "07", "02"));
        calls.put("verify", VERIFY);
        calls.put("commit", COMMIT);
        calls.put("allocate", allocate(7));
        calls.put("allocate-too-much", allocate(80));
        calls.put("allocate-refused", allocate(96));
        calls.put("allocate-all", allocateAll(3, 4));
        calls.put("allocate-all-too-much", allocateAll(30, 40));
        calls.put("release", release(90));
        calls.put("release-refused", release(-1));
        calls.put("destroy", DESTROY);
        Map<String, String> clauses = Map.of(
                "attach",
                "S14.2",
                "update",
                "S14.3",
                "verify",
                "S14.4",
                "commit",
                "S14.5",
                "allocate",
                "S14.6",
                "release",
                "S14.6",
                "destroy",
                "S14.7");
        states.forEach((state, before) -> calls.forEach((call, step) -> {
            List<ObjectNode> steps = new ArrayList<>(before);
            steps.add(step);
            steps.add(VERIFY);
            String clause = state.startsWith("destroyed") ? "S14.7" : clauses.get(call.split("-")[0]);
            add("state/" + state + "/" + call, clause, BYTES, 50, "", steps);
        }));
    }

    private void ends() {
        add("destroy-twice", "S14.7", BYTES, 5, "again and again without harm", DESTROY, DESTROY, DESTROY);
        add(
                "destroyed-refuses-before-arguments",
                "S14.7",
                BYTES,
                5,
                "DESTROYED comes before every other refusal",
                attach(ONES),
                DESTROY,
                attach(null),
                update(-1, null, null),
                allocate(96),
                allocateAll(500),
                release(-1),
                VERIFY,
                COMMIT,
                DESTROY);
    }

    private void reads() {
        Recipe region = region(777);
        add(
                "reads-of-every-state",
                "S14.7",
                777,
                "the region is the caller's from first to last",
                READ,
                attach(region),
                READ,
                VERIFY,
                READ,
                allocate(3),
                READ,
                allocateAll(1, 2),
                READ,
                release(5),
                READ,
                COMMIT,
                READ,
                VERIFY,
                READ,
                DESTROY,
                READ,
                DESTROY,
                READ);
        for (int bytes : new int[] {1, 95, 12_288, 65_537}) {
            add(
                    "destroy-leaves-" + bytes,
                    "S14.7",
                    bytes,
                    "neither cleared nor written",
                    attach(region(bytes)),
                    DESTROY,
                    READ,
                    VERIFY,
                    READ);
        }
        add("destroy-leaves-what-is-not-conserved", "S14.7", 500, "", attach(Recipe.random(1, 500)), DESTROY, READ);
        add(
                "destroy-leaves-what-is-committed",
                "S14.7",
                500,
                "",
                attach(region(500)),
                COMMIT,
                DESTROY,
                READ,
                COMMIT,
                READ);
        add("destroy-before-attach", "S14.7", 500, "", DESTROY, READ, attach(region(500)), READ);
    }

    private void absentSteps() {
        inputs.core(
                "steps-absent",
                "S1.4",
                "domain",
                Json.object().put("bytes", 3).put("budget", 1),
                "a sequence without steps is refused");
        inputs.core(
                "steps-absent-and-creation-refused",
                "S1.4",
                "domain",
                Json.object().put("bytes", 0).put("budget", 1),
                "");
    }
}
