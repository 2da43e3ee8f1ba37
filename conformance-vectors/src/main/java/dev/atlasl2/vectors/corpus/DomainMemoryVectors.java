package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.BudgetVectors.allocate;
import static dev.atlasl2.vectors.corpus.BudgetVectors.allocateAll;
import static dev.atlasl2.vectors.corpus.BudgetVectors.release;
import static dev.atlasl2.vectors.corpus.DomainVectors.COMMIT;
import static dev.atlasl2.vectors.corpus.DomainVectors.DESTROY;
import static dev.atlasl2.vectors.corpus.DomainVectors.VERIFY;
import static dev.atlasl2.vectors.corpus.DomainVectors.attach;
import static dev.atlasl2.vectors.corpus.DomainVectors.poke;
import static dev.atlasl2.vectors.corpus.DomainVectors.update;
import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a domain does to the caller's memory, and what it must not do; in the family domain (clause S14). */
final class DomainMemoryVectors {
    private static final ObjectNode READ = step("read");
    private static final String UNTOUCHED = "nothing else is written";

    private final FamilyInputs inputs;

    private DomainMemoryVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        DomainMemoryVectors family = new DomainMemoryVectors(inputs);
        family.offsets();
        family.lengths();
        family.lasts();
        family.differences();
        family.refusals();
        family.others();
        family.pokes();
        family.pokedFar();
        family.sizes();
        family.sequences();
        family.random();
        family.forms();
        family.races();
    }

    private void add(String slug, String clause, long bytes, String note, ObjectNode... steps) {
        inputs.core(
                slug,
                clause,
                "domain",
                Inputs.steps(Json.object().put("bytes", bytes).put("budget", 60), steps),
                note);
    }

    private static Recipe region(int length) {
        return Inputs.conserved(length, length);
    }

    private static String hex(byte[] memory, int from, int to) {
        return Inputs.hex(Arrays.copyOfRange(memory, from, to));
    }

    /** The bytes turned round and shifted: other bytes, and another sum. */
    private static String other(byte[] memory, int from, int to) {
        byte[] other = new byte[to - from];
        for (int i = 0; i < other.length; i++) {
            other[i] = (byte) (memory[to - 1 - i] + 7 * i + 1);
        }
        return Inputs.hex(other);
    }

    private static ObjectNode change(byte[] memory, int from, int to) {
        return update(from, hex(memory, from, to), other(memory, from, to));
    }

    private static ObjectNode back(byte[] memory, int from, int to) {
        return update(from, other(memory, from, to), hex(memory, from, to));
    }

    private void offsets() {
        int[] lengths = {1, 2, 3, 5, 8, 13, 64, 97, 100, 255, 256, 257};
        int[] offsets = {
            1, 3, 7, 15, 33, 63, 127, 128, 129, 255, 256, 257, 513, 4095, 4096, 4097, 8191, 65_535, 65_536, 65_537,
            131_073
        };
        for (int i = 0; i < offsets.length; i++) {
            int at = offsets[i];
            int length = lengths[i % lengths.length];
            int bytes = at < 400 ? 700 : at < 9000 ? 9000 : 131_400;
            byte[] memory = region(bytes).expand();
            add(
                    "update-at-" + at + "-length-" + length,
                    "S14.3",
                    bytes,
                    UNTOUCHED,
                    attach(region(bytes)),
                    change(memory, at, at + length),
                    READ,
                    change(memory, at, at + length),
                    back(memory, at, at + length),
                    READ,
                    COMMIT);
        }
    }

    private void lengths() {
        for (int length : new int[] {97, 128, 255, 257, 1000, 4096, 8193, 65_537}) {
            int bytes = length + 11;
            byte[] memory = region(bytes).expand();
            add(
                    "update-length-" + length,
                    "S14.3",
                    bytes,
                    UNTOUCHED,
                    attach(region(bytes)),
                    change(memory, 5, 5 + length),
                    READ,
                    VERIFY);
        }
    }

    private void lasts() {
        for (int bytes : new int[] {1, 2, 256, 257, 65_537}) {
            byte[] memory = region(bytes).expand();
            int from = Math.max(0, bytes - 40);
            add(
                    "update-last-of-" + bytes,
                    "S14.3",
                    bytes,
                    "the last byte, and one too far",
                    attach(region(bytes)),
                    change(memory, bytes - 1, bytes),
                    READ,
                    update(bytes, hex(memory, bytes - 1, bytes), "00"),
                    back(memory, bytes - 1, bytes),
                    update(from, hex(memory, from, bytes) + "00", other(memory, from, bytes) + "00"),
                    change(memory, from, bytes),
                    READ);
        }
    }

    /** Old is right but for one byte: nothing may be written, not even what comes before it. */
    private void differences() {
        int[] places = {0, 1, 2, 4, 7, 8, 15, 16, 31, 32, 63, 64, 65, 127, 128, 255, 256};
        byte[] memory = region(600).expand();
        for (int length : new int[] {5, 17, 65, 257}) {
            List<ObjectNode> steps = new ArrayList<>(List.of(attach(region(600))));
            for (int place : places) {
                if (place < length) {
                    byte[] old = Arrays.copyOfRange(memory, 130, 130 + length);
                    old[place] ^= (byte) (place % 2 == 0 ? 1 : 0x80);
                    steps.add(update(130, Inputs.hex(old), other(memory, 130, 130 + length)));
                }
            }
            steps.addAll(List.of(READ, VERIFY, change(memory, 130, 130 + length), READ));
            add(
                    "update-mismatch-in-" + length,
                    "S14.3",
                    600,
                    "old differs in one byte, first, middle or last",
                    steps.toArray(ObjectNode[]::new));
        }
        byte[] end = region(600).expand();
        byte[] wrong = Arrays.copyOfRange(end, 0, 600);
        wrong[599] ^= 1;
        for (int length : new int[] {300, 513}) {
            String old = hex(memory, 0, length);
            String now = hex(memory, 0, length - 1) + Inputs.hex((byte) (memory[length - 1] + 1));
            add(
                    "update-changes-the-last-of-" + length,
                    "S14.3",
                    600,
                    "old and new differ in one byte",
                    attach(region(600)),
                    update(0, now, old),
                    READ,
                    update(0, old, now),
                    READ);
        }
        for (int more : new int[] {256, 512}) {
            add(
                    "update-lengths-differ-by-" + more,
                    "S14.3",
                    600,
                    "lengths of 8 bits are equal",
                    attach(region(600)),
                    update(0, hex(memory, 0, 5), other(memory, 0, 5 + more)),
                    READ,
                    update(0, hex(memory, 0, 5 + more), other(memory, 0, 5)),
                    READ,
                    change(memory, 0, 5),
                    READ);
        }
        add(
                "update-mismatch-in-the-last-of-600",
                "S14.3",
                600,
                "",
                attach(region(600)),
                update(0, Inputs.hex(wrong), other(end, 0, 600)),
                READ,
                change(end, 0, 600),
                READ);
    }

    private void refusals() {
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

    private void others() {
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

    private void pokes() {
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
    private void pokedFar() {
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

    private void sizes() {
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
        add(
                "declared-length-cut-to-16-bits",
                "S14.2",
                65_536 + 5,
                "5 bytes are not 2^16 + 5",
                attach(Recipe.fill(0, 5)),
                READ);
    }

    private void sequences() {
        byte[] memory = region(700).expand();
        List<ObjectNode> updates = new ArrayList<>(List.of(attach(region(700))));
        for (int i = 0; i < 70; i++) {
            updates.add(change(memory, 9 * i, 9 * i + 9));
        }
        updates.add(READ);
        for (int i = 69; i >= 0; i--) {
            updates.add(back(memory, 9 * i, 9 * i + 9));
        }
        updates.addAll(List.of(READ, VERIFY, COMMIT));
        add("update-70-times-and-back", "S14.3", 700, "", updates.toArray(ObjectNode[]::new));
        List<ObjectNode> wrong = new ArrayList<>(List.of(attach(region(700))));
        for (int i = 0; i < 70; i++) {
            wrong.add(i % 2 == 0 ? update(3L * i, Inputs.hex((byte) (memory[3 * i] + 1)), "05") : allocate(96));
        }
        wrong.addAll(List.of(change(memory, 600, 640), allocate(60), READ, back(memory, 600, 640), COMMIT));
        add("after-70-refusals", "S14.3", 700, "the 71st is right", wrong.toArray(ObjectNode[]::new));
        for (int count : new int[] {63, 64, 65, 66}) {
            long[] amounts = new long[count];
            amounts[0] = 20;
            amounts[count - 1] = 40;
            long[] more = amounts.clone();
            more[count / 2] = 1;
            long[] outside = amounts.clone();
            outside[count - 1] = 96;
            add(
                    "budget-group-of-" + count,
                    "S14.6",
                    300,
                    "the last amount counts",
                    allocateAll(more),
                    allocateAll(outside),
                    allocateAll(amounts),
                    allocate(1),
                    release(36),
                    allocateAll(2, 3, 4));
        }
    }

    /** Ranges of all lengths at all offsets, some with an old that is not there; the region is read after every fifth. */
    private void random() {
        for (int seed = 70; seed < 74; seed++) {
            byte[] memory = Inputs.conserved(seed, 700).expand();
            byte[] random = Recipe.random(seed, 160).expand();
            List<ObjectNode> steps = new ArrayList<>(List.of(attach(Inputs.conserved(seed, 700))));
            for (int i = 0; i + 3 < random.length; i += 4) {
                int at = (random[i] & 0xff) * 5 / 2;
                int to = Math.min(700, at + 1 + (random[i + 1] & 0x7f));
                boolean isThere = (random[i + 2] & 3) != 0;
                String now = other(memory, at, to);
                steps.add(update(at, isThere ? hex(memory, at, to) : now, now));
                if (isThere) {
                    System.arraycopy(Recipe.hex(now).expand(), 0, memory, at, to - at);
                }
                if (i % 20 == 0) {
                    steps.add(READ);
                }
            }
            int close = Math.floorMod((memory[699] & 0xff) - Inputs.sum(Recipe.of(memory)), 96);
            steps.addAll(List.of(COMMIT, update(699, hex(memory, 699, 700), Inputs.hex((byte) close)), COMMIT, READ));
            add("random-ranges-" + seed, "S14.3", 700, "", steps.toArray(ObjectNode[]::new));
        }
    }

    private void forms() {
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

    private void race(String slug, Recipe region, long bytes, String note) {
        inputs.core(
                "commit-race-" + slug,
                "S14.8",
                "commitRace",
                Inputs.with(Json.object().put("bytes", bytes), "region", region).put("threads", 4),
                note);
    }

    private void races() {
        race("other-length", Recipe.fill(0, 7), 8, "the attach is refused, and that is the whole answer");
        race("empty", Recipe.hex(""), 8, "");
        race("null", null, 8, "");
        race("create-refused", Recipe.fill(0, 8), 0, "");
        for (int bytes : new int[] {16_383, 16_385, 24_576, 65_536}) {
            race("of-" + bytes, region(bytes), bytes, "");
        }
        for (int bytes : new int[] {16_384, 24_577}) {
            race("of-" + bytes + "-not-conserved", Inputs.closed(Recipe.random(bytes, bytes - 1), 32), bytes, "");
        }
        race("seam", Recipe.fill(0, 12_288).patch(4095, "60"), 12_288, "");
        race("seam-not-conserved", Recipe.fill(0, 12_288).patch(8192, "20"), 12_288, "");
    }
}
