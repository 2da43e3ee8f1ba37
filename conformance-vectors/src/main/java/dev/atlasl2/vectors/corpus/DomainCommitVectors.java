package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;

/** Committing a region (clause S14.5); in the family domain. */
final class DomainCommitVectors extends DomainSteps {
    DomainCommitVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void committing() {
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

    void sizes() {
        for (int bytes : new int[] {16_383, 16_384, 16_385, 24_575, 24_576, 24_577, 65_536, 196_608}) {
            add("commit-of-" + bytes, "S14.5", bytes, "", attach(region(bytes)), COMMIT, READ);
        }
        for (int at : new int[] {4095, 8192}) {
            add(
                    "commit-seam-" + at,
                    "S14.5",
                    12_288,
                    "",
                    attach(Recipe.fill(0, 12_288).patch(at, "60")),
                    VERIFY,
                    COMMIT,
                    READ);
        }
    }
}
