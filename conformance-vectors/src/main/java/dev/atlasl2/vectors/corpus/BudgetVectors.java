package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Family budget (clause S10). */
final class BudgetVectors {
    private final FamilyInputs inputs;

    private BudgetVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        BudgetVectors family = new BudgetVectors(inputs);
        family.creation();
        family.single();
        family.amounts();
        family.groups();
        family.releases();
        family.random();
        family.races();
        family.longGroups();
        family.afterRefusals();
        family.manySteps();
        family.refusedRaces();
        inputs.core(
                "steps-absent",
                "S1.4",
                "budget",
                Json.object().put("initial", 5),
                "a sequence without steps is refused");
        inputs.core(
                "steps-absent-and-initial-refused",
                "S1.4",
                "budget",
                Json.object().put("initial", 96),
                "");
    }

    /** A group whose amounts are 0 except the first, the middle and the last. */
    private static ObjectNode group(int count, long first, long middle, long last) {
        long[] amounts = new long[count];
        amounts[0] = first;
        amounts[count / 2] = middle;
        amounts[count - 1] = last;
        return allocateAll(amounts);
    }

    private void longGroups() {
        for (int count : new int[] {3, 63, 64, 65, 66, 256, 257}) {
            add(
                    "all-of-" + count,
                    "S10.4",
                    90,
                    "the last amount counts",
                    group(count, 40, 10, 41),
                    group(count, 40, 10, 40),
                    allocate(1));
            add(
                    "all-of-" + count + "-last-refused",
                    "S10.4",
                    90,
                    "the last amount is looked at",
                    group(count, 1, 1, 96),
                    group(count, 1, 1, -1),
                    group(count, 1, 96, 1),
                    group(count, 1, 1, 1));
        }
        long[] ones = new long[96];
        Arrays.fill(ones, 1);
        add(
                "all-of-96-ones",
                "S10.4",
                95,
                "96 is too much, 95 is all",
                allocateAll(ones),
                allocateAll(Arrays.copyOf(ones, 95)),
                allocate(0),
                allocate(1));
        long[] large = new long[512];
        Arrays.fill(large, 64);
        add("all-of-512-of-64", "S10.4", 95, "32,768 is 0 in 15 bits", allocateAll(large), allocate(95));
        long[] most = new long[690];
        Arrays.fill(most, 95);
        most[689] = 81;
        add("all-total-65536", "S10.4", 95, "0 in 16 bits", allocateAll(most), allocate(95));
    }

    private void afterRefusals() {
        add(
                "each-after-its-refusal",
                "S10.3",
                50,
                "a refusal leaves nothing behind",
                allocate(51),
                allocate(50),
                release(96),
                release(50),
                allocate(96),
                allocate(50),
                allocateAll(1),
                allocateAll(),
                release(-1),
                release(7),
                allocateAll(4, 4),
                allocateAll(4, 3),
                allocateAll(1, 96),
                release(95),
                allocateAll(95));
        add(
                "exact-after-each-refusal",
                "S10.2",
                95,
                "",
                allocate(-1),
                allocate(95),
                release(95),
                allocateAll(95, 1),
                allocate(95),
                release(95),
                allocateAll(-1),
                allocateAll(90, 5),
                release(95),
                release(1L << 32),
                allocateAll(95));
        add(
                "wraps-after-refusals",
                "S10.5",
                94,
                "",
                allocate(95),
                release(96),
                release(3),
                allocate(2),
                release(95),
                allocate(97),
                release(1),
                allocate(1),
                allocate(1));
    }

    private void manySteps() {
        List<ObjectNode> down = new ArrayList<>();
        List<ObjectNode> up = new ArrayList<>();
        List<ObjectNode> exact = new ArrayList<>();
        List<ObjectNode> refused = new ArrayList<>();
        for (int n = 0; n < 96; n++) {
            down.add(allocate(1));
            up.add(release(n));
            exact.addAll(List.of(release(n), allocate(n + 1), allocate(n)));
            refused.add(n % 3 == 0 ? allocate(96) : n % 3 == 1 ? allocateAll(41, 1) : release(-1));
        }
        refused.addAll(List.of(allocate(41), release(2), allocateAll(1, 1)));
        steps("down-one-by-one", "S10.2", 95, "95 times, and not once more", down);
        steps("up-by-every-amount", "S10.5", 0, "every amount, and many wraps", up);
        steps("exact-of-every-amount", "S10.2", 0, "one more than there is, then all", exact);
        steps("after-96-refusals", "S10.3", 41, "", refused);
        List<ObjectNode> turns = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            turns.add(i % 2 == 0 ? release(37) : allocate(i % 5));
        }
        steps("130-turns", "S10.5", 95, "", turns);
    }

    private void steps(String slug, String clause, long initial, String note, List<ObjectNode> steps) {
        add(slug, clause, initial, note, steps.toArray(ObjectNode[]::new));
    }

    private void race(String slug, String clause, long initial, long amount, String note) {
        inputs.core(
                "race-" + slug,
                clause,
                "budgetRace",
                Json.object()
                        .put("initial", initial)
                        .put("threads", 3)
                        .put("calls", 2)
                        .put("amount", amount),
                note);
    }

    private void refusedRaces() {
        for (long bad : new long[] {-1, 96, 256, 1L << 32, (1L << 32) + 1, Long.MIN_VALUE}) {
            race(
                    "amount-refused-" + Inputs.name(bad),
                    "S10.3",
                    95,
                    bad,
                    "the calls would be refused with INVALID, not with BUDGET: so is the race");
        }
        race("amount-refused-at-0", "S10.3", 0, 96, "");
        race("initial-refused-minus-1", "S10.1", -1, 1, "");
        race("both-refused", "S10.1", 96, 96, "");
        race("95-3-2-95", "S10.6", 95, 95, "exactly one is granted");
        race("94-3-2-95", "S10.6", 94, 95, "none is granted");
    }

    private void add(String slug, String clause, long initial, String note, ObjectNode... steps) {
        inputs.core(slug, clause, "budget", Inputs.steps(Json.object().put("initial", initial), steps), note);
    }

    static ObjectNode allocate(long n) {
        return step("allocate").put("n", n);
    }

    static ObjectNode release(long n) {
        return step("release").put("n", n);
    }

    static ObjectNode allocateAll(long... n) {
        return Inputs.set(step("allocateAll"), "n", Inputs.numbers(n));
    }

    private void creation() {
        for (long initial : new long[] {0, 1, 47, 94, 95}) {
            add("initial-" + initial, "S10.1", initial, "0..95", allocate(0), allocate(initial), allocate(1));
        }
        for (long bad : new long[] {
            -1, 96, 97, 191, 192, 256, 1L << 31, 1L << 32, (1L << 32) + 10, Long.MAX_VALUE, Long.MIN_VALUE
        }) {
            add("initial-refused-" + Inputs.name(bad), "S10.1", bad, "never reduced mod 96", allocate(0));
        }
    }

    private void single() {
        add("exact", "S10.2", 10, "all of it, then nothing is left", allocate(10), allocate(0), allocate(1));
        add("one-too-many", "S10.2", 10, "refused, unchanged, and the next fits", allocate(11), allocate(10));
        add("zero-on-empty", "S10.2", 0, "0 succeeds", allocate(0), allocate(1), allocate(0));
        add(
                "down-in-steps",
                "S10.2",
                95,
                "",
                allocate(30),
                allocate(30),
                allocate(30),
                allocate(30),
                allocate(5),
                allocate(1));
        add("largest", "S10.2", 95, "", allocate(95), allocate(95), allocate(0));
        add("refused-then-released", "S10.2", 3, "", allocate(4), release(1), allocate(4), allocate(1));
    }

    private void amounts() {
        for (long bad : new long[] {
            -1, 96, 97, 100, 192, 255, 256, 1L << 31, 1L << 32, (1L << 32) + 3, Long.MAX_VALUE, Long.MIN_VALUE
        }) {
            String name = Inputs.name(bad);
            add(
                    "allocate-refused-" + name,
                    "S10.3",
                    10,
                    "INVALID, not BUDGET: never reduced mod 96",
                    allocate(bad),
                    allocate(10));
            add("release-refused-" + name, "S10.3", 10, "", release(bad), allocate(10));
            add(
                    "all-refused-" + name,
                    "S10.3",
                    10,
                    "INVALID before BUDGET",
                    allocateAll(1, bad),
                    allocateAll(20, bad),
                    allocateAll(bad, 2),
                    allocate(10));
        }
        add("allocate-96-at-0", "S10.3", 0, "96 is not 0", allocate(96), allocate(0));
        add("allocate-95-at-10", "S10.3", 10, "within range, but more than there is", allocate(95));
    }

    private void groups() {
        add("all-leak", "S10.4", 3, "a failed group keeps nothing", allocateAll(1, 2, 3), allocate(3));
        add("all-exact", "S10.4", 6, "", allocateAll(1, 2, 3), allocate(0), allocate(1));
        add("all-empty", "S10.4", 6, "an empty group succeeds", allocateAll(), allocate(6));
        add("all-empty-at-0", "S10.4", 0, "", allocateAll(), allocateAll(0, 0, 0), allocateAll(0, 1));
        add(
                "all-total-96",
                "S10.4",
                95,
                "a total is not reduced: 48 + 48 is not 0",
                allocateAll(48, 48),
                allocateAll(95, 1),
                allocateAll(95));
        add(
                "all-total-large",
                "S10.4",
                95,
                "285 = 93 mod 96, and 266 = 10 mod 256",
                allocateAll(95, 95, 95),
                allocateAll(95, 95, 76),
                allocateAll(48, 47));
        add("all-of-one", "S10.4", 5, "", allocateAll(6), allocateAll(5));
        add(
                "all-of-many",
                "S10.4",
                95,
                "",
                allocateAll(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
                allocateAll(70, 9),
                allocateAll(1));
        add("all-last-fails", "S10.4", 50, "", allocateAll(10, 20, 21), allocateAll(10, 20, 20));
        add("all-first-fails", "S10.4", 5, "", allocateAll(6, 0, 0), allocate(5));
        long[] many = new long[300];
        Arrays.fill(many, 95);
        add("all-300-of-95", "S10.4", 95, "28,500 = 84 mod 96", allocateAll(many), allocate(95));
    }

    private void releases() {
        add("wraps", "S10.5", 95, "95 + 2 gives 1: the rule, and the hazard", release(2));
        add("wraps-to-0", "S10.5", 95, "", release(1), allocate(1));
        add("no-wrap", "S10.5", 90, "", release(5), allocate(95));
        add("wraps-by-95", "S10.5", 95, "", release(95), release(95), release(95));
        add("release-0", "S10.5", 95, "", release(0), release(0));
        add("release-on-0", "S10.5", 0, "", release(95), release(1), release(95), allocate(94));
        add("release-32-three-times", "S10.5", 0, "", release(32), release(32), release(32), release(64), release(64));
        add(
                "allocate-release",
                "S10.5",
                40,
                "",
                allocate(40),
                release(40),
                allocate(39),
                release(80),
                allocate(81),
                release(15));
    }

    private void random() {
        for (int seed = 30; seed < 36; seed++) {
            byte[] random = Recipe.random(seed, 120).expand();
            List<ObjectNode> steps = new ArrayList<>();
            for (int i = 0; i + 2 < random.length; i += 3) {
                long n = (random[i + 1] & 0xff) % 100;
                steps.add(
                        switch (random[i] & 3) {
                            case 0 -> release(n);
                            case 1 -> allocateAll(n / 4, n / 2, random[i + 2] & 15);
                            default -> allocate(n / 2);
                        });
            }
            inputs.core(
                    "random-" + seed,
                    "S10.2",
                    "budget",
                    Inputs.steps(Json.object().put("initial", seed), steps),
                    "forty calls, each looked at");
        }
    }

    private void races() {
        for (long[] race : new long[][] {
            {95, 2, 60, 1},
            {95, 4, 50, 1},
            {95, 8, 100, 3},
            {10, 4, 10, 7},
            {0, 4, 10, 1},
            {95, 2, 1, 95},
            {1, 8, 5, 1},
            {50, 3, 40, 0},
            {64, 4, 1000, 32}
        }) {
            inputs.core(
                    "race-" + race[0] + "-" + race[1] + "-" + race[2] + "-" + race[3],
                    "S10.6",
                    "budgetRace",
                    Json.object()
                            .put("initial", race[0])
                            .put("threads", race[1])
                            .put("calls", race[2])
                            .put("amount", race[3]),
                    "as many are granted as there is, whatever the order");
        }
        inputs.core(
                "race-initial-refused",
                "S10.1",
                "budgetRace",
                Json.object()
                        .put("initial", 96)
                        .put("threads", 2)
                        .put("calls", 1)
                        .put("amount", 1),
                "");
    }
}
