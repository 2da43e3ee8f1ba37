package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.BudgetVectors.allocate;
import static dev.atlasl2.vectors.corpus.BudgetVectors.release;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What an update does to the tracked sum, and which updates are refused (clause S14.3); in the family domain. */
final class DomainUpdateVectors extends DomainSteps {
    DomainUpdateVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void updates() {
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
                    "update-at-refused-" + Inputs.name(at),
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

    /**
     * Many updates, commits and pokes in an order that nobody thought of; the region is followed so that old mostly
     * matches.
     */
    void random() {
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

    void hexForms() {
        add(
                "update-hex-forms",
                "S14.3",
                3,
                "bytes that are not lower-case hex are like absent ones",
                attach(Recipe.hex("abcdef")),
                update(0, "AB", "00"),
                update(0, "ab", "0A"),
                update(0, "abc", "000"),
                update(0, "zz", "00"),
                update(0, "ab ", "00 "),
                READ,
                update(0, "ab", "0a"),
                READ);
    }
}
