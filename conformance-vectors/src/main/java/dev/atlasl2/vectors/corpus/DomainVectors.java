package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.BudgetVectors.allocate;
import static dev.atlasl2.vectors.corpus.BudgetVectors.allocateAll;
import static dev.atlasl2.vectors.corpus.BudgetVectors.release;
import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Family domain (clause S14). */
final class DomainVectors {
    static final ObjectNode VERIFY = step("verify");
    static final ObjectNode COMMIT = step("commit");
    static final ObjectNode DESTROY = step("destroy");
    private static final int BYTES = 96;

    /** Conserved: 95 times 1, then 1. */
    private static final Recipe ONES = Recipe.fill(1, BYTES);

    private final FamilyInputs inputs;

    private DomainVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        DomainVectors family = new DomainVectors(inputs);
        family.creation();
        family.everyCallInEveryState();
        family.attaching();
        family.updates();
        family.verifying();
        family.committing();
        family.budgets();
        family.ends();
        family.random();
        family.races();
    }

    private void add(String slug, String clause, long bytes, long budget, String note, ObjectNode... steps) {
        add(slug, clause, bytes, budget, note, List.of(steps));
    }

    private void add(String slug, String clause, long bytes, long budget, String note, List<ObjectNode> steps) {
        inputs.core(
                slug,
                clause,
                "domain",
                Inputs.steps(Json.object().put("bytes", bytes).put("budget", budget), steps),
                note);
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

    private void creation() {
        for (long bytes : new long[] {1, 96, 12_288, 1L << 32, Long.MAX_VALUE}) {
            add("create-" + bytes, "S14.1", bytes, 0, "any positive size may be declared", VERIFY);
        }
        for (long bytes : new long[] {0, -1, -12_288, Long.MIN_VALUE}) {
            add(
                    "create-refused-" + StreamVectors.name(bytes),
                    "S14.1",
                    bytes,
                    0,
                    "a region has at least 1 byte",
                    VERIFY);
        }
        for (long budget : new long[] {0, 1, 94, 95}) {
            add("create-with-budget-" + budget, "S14.1", BYTES, budget, "", allocate(0));
        }
        for (long budget : new long[] {-1, 96, 192, 256, 1L << 32, Long.MIN_VALUE}) {
            add(
                    "create-refused-budget-" + StreamVectors.name(budget),
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

    private void attaching() {
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

    private void updates() {
        add(
                "update-byte",
                "S14.3",
                BYTES,
                0,
                "the tracked sum moves by the delta",
                attach(ONES),
                update(0, "01", "02"),
                VERIFY,
                update(95, "01", "00"),
                VERIFY);
        add(
                "update-down-three-times",
                "S14.3",
                BYTES,
                0,
                "a difference mod 256 is right again after three",
                attach(ONES),
                update(0, "01", "00"),
                update(1, "01", "00"),
                update(2, "01", "00"),
                update(3, "01", "04"),
                VERIFY);
        add(
                "update-there-and-back",
                "S14.3",
                BYTES,
                0,
                "",
                attach(ONES),
                update(9, "01", "ff"),
                update(9, "ff", "01"),
                VERIFY,
                COMMIT);
        add(
                "update-range",
                "S14.3",
                300,
                0,
                "",
                attach(Inputs.conserved(5, 300)),
                update(10, Inputs.hex(Arrays.copyOfRange(Recipe.random(5, 299).expand(), 10, 40)), "ff".repeat(30)),
                VERIFY);
        add(
                "update-whole",
                "S14.3",
                BYTES,
                0,
                "",
                attach(ONES),
                update(0, "01".repeat(96), "ff".repeat(96)),
                VERIFY,
                COMMIT);
        add("update-same", "S14.3", BYTES, 0, "", attach(ONES), update(4, "01", "01"), VERIFY);
        add(
                "update-sees-earlier-update",
                "S14.3",
                BYTES,
                0,
                "old is what memory holds now",
                attach(ONES),
                update(4, "01", "09"),
                update(4, "01", "02"),
                update(4, "09", "02"));
        add(
                "update-mismatch-late",
                "S14.3",
                BYTES,
                0,
                "the last byte of old differs: nothing is written",
                attach(ONES),
                update(4, "010102", "050505"),
                update(4, "010101", "050505"),
                VERIFY);
        add(
                "update-mismatch-by-96",
                "S14.3",
                BYTES,
                0,
                "old is compared as bytes, not mod 96",
                attach(ONES),
                update(4, "61", "02"),
                VERIFY);
        add(
                "update-lengths-differ",
                "S14.3",
                BYTES,
                0,
                "",
                attach(ONES),
                update(4, "0101", "02"),
                update(4, "01", "0202"),
                VERIFY);
        add(
                "update-empty",
                "S14.3",
                BYTES,
                0,
                "nothing to write is refused",
                attach(ONES),
                update(4, "", ""),
                update(BYTES, "", ""));
        add("update-null-old", "S14.3", BYTES, 0, "", attach(ONES), update(4, null, "02"), VERIFY);
        add("update-null-new", "S14.3", BYTES, 0, "", attach(ONES), update(4, "01", null), VERIFY);
        for (long at :
                new long[] {-1, 96, 97, 256, 1L << 31, 1L << 32, (1L << 32) + 4, Long.MAX_VALUE, Long.MIN_VALUE}) {
            add(
                    "update-at-refused-" + StreamVectors.name(at),
                    "S14.3",
                    BYTES,
                    0,
                    "",
                    attach(ONES),
                    update(at, "01", "02"),
                    VERIFY);
        }
        add(
                "update-overhangs",
                "S14.3",
                BYTES,
                0,
                "",
                attach(ONES),
                update(95, "0101", "0202"),
                update(94, "0101", "0202"));
        add(
                "update-not-conserved-region",
                "S14.3",
                BYTES,
                0,
                "towards 0 and beyond",
                attach(Recipe.fill(2, 95).patch(0, "03").patch(0, "02").patch(0, "05")),
                update(0, "05", "03"));
        add(
                "update-closes",
                "S14.3",
                3,
                0,
                "an update may make the region conserved",
                attach(Recipe.hex("010203")),
                VERIFY,
                update(2, "03", "5d"),
                VERIFY,
                COMMIT);
        add(
                "update-after-poke",
                "S14.3",
                BYTES,
                0,
                "old must match what was written elsewhere",
                attach(ONES),
                poke(4, 9),
                update(4, "01", "02"),
                update(4, "09", "0a"),
                VERIFY);
    }

    private void verifying() {
        add(
                "verify-poked",
                "S14.4",
                BYTES,
                0,
                "a write that went round update",
                attach(ONES),
                poke(4, 2),
                VERIFY,
                poke(4, 1),
                VERIFY);
        add("verify-poked-by-32", "S14.4", BYTES, 0, "", attach(ONES), poke(4, 33), VERIFY, poke(4, 65), VERIFY);
        add(
                "verify-poked-by-96",
                "S14.4",
                BYTES,
                0,
                "a write by 96 keeps the sum: the law does not see it before a commit",
                attach(ONES),
                poke(4, 97),
                VERIFY,
                COMMIT);
        add(
                "verify-committed-poked-by-96",
                "S14.4",
                BYTES,
                0,
                "the witness sees it",
                attach(ONES),
                COMMIT,
                poke(4, 97),
                VERIFY,
                poke(4, 1),
                VERIFY);
        add(
                "verify-committed-swapped",
                "S14.4",
                BYTES,
                0,
                "only the witness finds a swap",
                attach(ONES.patch(0, "0002")),
                COMMIT,
                poke(0, 2),
                poke(1, 0),
                VERIFY,
                poke(0, 0),
                poke(1, 2),
                VERIFY);
        add(
                "verify-committed-poked",
                "S14.4",
                BYTES,
                0,
                "the sum is looked at before the witness",
                attach(ONES),
                COMMIT,
                poke(95, 0),
                VERIFY,
                poke(95, 1),
                VERIFY);
        add(
                "verify-tracked-differs",
                "S14.4",
                BYTES,
                0,
                "memory sums to 0, but not by way of updates",
                attach(ONES),
                update(4, "01", "02"),
                poke(5, 0),
                VERIFY,
                poke(5, 1),
                VERIFY);
        add(
                "verify-not-conserved",
                "S14.4",
                3,
                0,
                "tracked and true, but not 0",
                attach(Recipe.hex("010203")),
                VERIFY,
                VERIFY);
        add(
                "verify-changes-nothing",
                "S14.4",
                BYTES,
                9,
                "",
                attach(ONES),
                VERIFY,
                VERIFY,
                update(0, "01", "61"),
                VERIFY,
                COMMIT,
                VERIFY,
                VERIFY);
    }

    private void committing() {
        for (int length : new int[] {1, 55, 56, 64, 96, 255, 4096, 4097, 12_288, 100_003}) {
            add(
                    "commit-" + length,
                    "S14.5",
                    length,
                    0,
                    "the witness is flat",
                    attach(Inputs.conserved(length, length)),
                    COMMIT,
                    VERIFY);
        }
        add("commit-twice", "S14.5", BYTES, 0, "exactly one wins", attach(ONES), COMMIT, COMMIT, VERIFY);
        add(
                "commit-twice-tampered",
                "S14.5",
                BYTES,
                0,
                "state first, memory after: STATE, not CONSERVATION",
                attach(ONES),
                COMMIT,
                poke(4, 2),
                COMMIT,
                VERIFY);
        add(
                "commit-twice-swapped",
                "S14.5",
                BYTES,
                0,
                "STATE, not WITNESS",
                attach(ONES.patch(0, "0002")),
                COMMIT,
                poke(0, 2),
                poke(1, 0),
                COMMIT);
        add(
                "commit-not-conserved",
                "S14.5",
                3,
                0,
                "refused, and stays attached",
                attach(Recipe.hex("010203")),
                COMMIT,
                update(2, "03", "5d"),
                COMMIT);
        add("commit-poked", "S14.5", BYTES, 0, "", attach(ONES), poke(7, 200), COMMIT, poke(7, 1), COMMIT);
        add(
                "commit-tracked-differs",
                "S14.5",
                BYTES,
                0,
                "",
                attach(ONES),
                update(4, "01", "02"),
                poke(5, 0),
                COMMIT,
                VERIFY);
        add(
                "commit-of-updated",
                "S14.5",
                BYTES,
                0,
                "the witness is of the bytes as they are now",
                attach(ONES),
                update(0, "0101", "0200"),
                COMMIT,
                VERIFY);
        add(
                "commit-then-update",
                "S14.5",
                BYTES,
                0,
                "a committed region is not updated",
                attach(ONES),
                COMMIT,
                update(0, "01", "61"),
                VERIFY);
        add("commit-then-attach", "S14.5", BYTES, 0, "", attach(ONES), COMMIT, attach(ONES), VERIFY);
        add("commit-before-attach", "S14.5", BYTES, 0, "", COMMIT, attach(ONES), COMMIT);
    }

    private void budgets() {
        add(
                "budget-before-attach",
                "S14.6",
                BYTES,
                10,
                "allowed in every live state",
                allocate(4),
                attach(ONES),
                allocate(4),
                COMMIT,
                allocate(2),
                allocate(1),
                release(5));
        add("budget-wraps", "S14.6", BYTES, 95, "95 + 2 gives 1", release(2), attach(ONES), release(95), release(1));
        add(
                "budget-group",
                "S14.6",
                BYTES,
                3,
                "a failed group keeps nothing",
                allocateAll(1, 2, 3),
                allocateAll(1, 2),
                allocateAll());
        add(
                "budget-amounts",
                "S14.6",
                BYTES,
                10,
                "never reduced mod 96",
                allocate(96),
                allocate(-1),
                allocate(1L << 32),
                allocateAll(1, 96),
                release(96),
                release(256),
                allocate(10));
        add(
                "budget-group-totals",
                "S14.6",
                BYTES,
                95,
                "a total is not reduced: 48 + 48 is not 0",
                allocateAll(48, 48),
                allocateAll(95, 1),
                allocateAll(94, 1));
        add(
                "budget-group-range-first",
                "S14.6",
                BYTES,
                10,
                "INVALID before BUDGET",
                allocateAll(20, 96),
                allocateAll(96, 20),
                allocateAll(20, -1),
                allocate(10));
        add(
                "budget-up-to-95",
                "S14.6",
                BYTES,
                90,
                "95 is a budget, 96 is 0",
                release(5),
                allocate(1),
                release(2),
                release(95));
        add(
                "budget-is-not-the-sum",
                "S14.6",
                3,
                20,
                "the region's sum and the budget are two things",
                attach(Recipe.hex("010203")),
                allocate(20),
                update(0, "01", "05"),
                release(7));
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

    /**
     * Many updates, commits and pokes in an order that nobody thought of; the region is followed so that old mostly
     * matches.
     */
    private void random() {
        for (int seed = 50; seed < 58; seed++) {
            byte[] memory = Inputs.conserved(seed, 128).expand();
            byte[] random = Recipe.random(seed + 100, 160).expand();
            List<ObjectNode> steps = new ArrayList<>();
            steps.add(attach(Inputs.conserved(seed, 128)));
            for (int i = 0; i + 3 < random.length; i += 4) {
                int at = random[i] & 127;
                byte now = random[i + 1];
                switch (random[i + 2] & 7) {
                    case 0 -> steps.add(update(at, Inputs.hex((byte) (memory[at] + 1)), Inputs.hex(now)));
                    case 1 -> steps.add(VERIFY);
                    case 2 -> steps.add(allocate(random[i + 3] & 31));
                    case 3 -> steps.add(release(random[i + 3] & 31));
                    case 4 -> {
                        steps.add(poke(at, (memory[at] & 0xff) ^ 96));
                        steps.add(VERIFY);
                        steps.add(poke(at, memory[at] & 0xff));
                    }
                    default -> {
                        steps.add(update(at, Inputs.hex(memory[at]), Inputs.hex(now)));
                        memory[at] = now;
                    }
                }
            }
            int last = memory[127] & 0xff;
            int close = Math.floorMod(last - Inputs.sum(Recipe.of(memory)), 96);
            steps.add(COMMIT);
            steps.add(update(127, Inputs.hex((byte) last), Inputs.hex((byte) close)));
            steps.add(COMMIT);
            steps.add(VERIFY);
            add("random-" + seed, "S14.3", 128, seed, "every step is looked at; then closed and committed", steps);
        }
    }

    private void race(String slug, String op, Recipe region, long bytes, int threads, String note) {
        ObjectNode in = Inputs.with(Json.object().put("bytes", bytes), "region", region);
        inputs.core(slug, "S14.8", op, in.put("threads", threads), note);
    }

    private void races() {
        for (int threads : new int[] {2, 4, 8, 16}) {
            race(
                    "attach-race-" + threads,
                    "attachRace",
                    Recipe.random(threads, 1000),
                    1000,
                    threads,
                    "one winner, the others get STATE");
            race(
                    "commit-race-" + threads,
                    "commitRace",
                    Inputs.conserved(threads, 1000),
                    1000,
                    threads,
                    "one winner, the others get STATE");
        }
        race(
                "attach-race-large",
                "attachRace",
                Recipe.random(3, 1_000_000),
                1_000_000,
                4,
                "the sum takes a while, and still one wins");
        race(
                "commit-race-large",
                "commitRace",
                Inputs.conserved(3, 1_000_000),
                1_000_000,
                4,
                "the digest takes a while, and still one wins");
        race("attach-race-other-length", "attachRace", Recipe.fill(1, 7), 8, 4, "nobody wins: INVALID");
        race("attach-race-empty", "attachRace", Recipe.hex(""), 8, 4, "");
        race(
                "commit-race-not-conserved",
                "commitRace",
                Recipe.hex("010203"),
                3,
                4,
                "nobody wins: CONSERVATION, still attached");
        race("attach-race-create-refused", "attachRace", Recipe.fill(1, 7), 0, 4, "");
    }
}
