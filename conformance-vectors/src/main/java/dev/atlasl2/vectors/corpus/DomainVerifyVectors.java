package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Verifying a region, also after writes that bypass the domain (clause S14.4); in the family domain. */
final class DomainVerifyVectors extends DomainSteps {
    DomainVerifyVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void verifying() {
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

    void pokes() {
        Recipe region = region(300);
        byte[] memory = region.expand();
        String note = "the harness writes the caller's memory: INVALID if there is none";
        add("poke-before-attach", "S14.4", 300, note, poke(0, 1), READ, attach(region), poke(0, 1), READ);
        add(
                "poke-after-refused-attach",
                "S14.4",
                300,
                note,
                attach(region(299)),
                poke(0, 1),
                READ,
                attach(region),
                READ);
        add(
                "poke-out-of-range",
                "S14.4",
                300,
                "",
                attach(region),
                poke(-1, 1),
                poke(300, 1),
                poke(256 + 300, 1),
                poke(1L << 32, 1),
                poke(Long.MAX_VALUE, 1),
                poke(Long.MIN_VALUE, 1),
                READ,
                VERIFY,
                poke(299, 1),
                READ);
        add(
                "poke-of-no-byte",
                "S14.4",
                300,
                "",
                attach(region),
                poke(0, -1),
                poke(0, 256),
                poke(0, 1L << 32),
                READ,
                VERIFY,
                poke(0, 255),
                READ);
        add(
                "poke-after-destroy",
                "S14.7",
                300,
                "the memory is the caller's, as before",
                attach(region),
                DESTROY,
                poke(299, 7),
                READ,
                poke(300, 7),
                poke(0, memory[1] & 0xff),
                READ);
        add("poke-after-destroy-without-memory", "S14.7", 300, "", DESTROY, poke(0, 7), READ);
        add(
                "poke-after-second-attach",
                "S14.4",
                300,
                "it is the attached memory that is written",
                attach(region),
                attach(Recipe.fill(0, 300)),
                poke(200, (memory[200] & 0xff) ^ 1),
                READ,
                VERIFY);
    }

    /** Writes that bypass the domain, at the places where a loop, a buffer or a short offset ends. */
    void pokedFar() {
        int[] places = {0, 255, 256, 257, 4095, 4096, 4097, 8191, 8192, 65_535, 65_536, 65_537, 131_071, 131_199};
        Recipe region = Inputs.conserved(5, 131_200);
        byte[] memory = region.expand();
        List<ObjectNode> before = new ArrayList<>(List.of(attach(region)));
        List<ObjectNode> after = new ArrayList<>(List.of(attach(region), COMMIT));
        for (int at : places) {
            int was = memory[at] & 0xff;
            before.addAll(List.of(poke(at, was ^ 1), VERIFY, poke(at, was)));
            int byAMultiple = was >= 96 ? was - 96 : was + 96;
            after.addAll(List.of(poke(at, byAMultiple), VERIFY, poke(at, was), VERIFY));
        }
        before.addAll(List.of(VERIFY, COMMIT, READ));
        after.add(READ);
        add("verify-poked-far", "S14.4", 131_200, "", before.toArray(ObjectNode[]::new));
        add(
                "verify-committed-poked-far",
                "S14.4",
                131_200,
                "only the digest differs",
                after.toArray(ObjectNode[]::new));
    }
}
