package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Updates of ranges at many offsets and lengths: what they write, and that nothing else is written (clause S14.3); in the family domain. */
final class DomainUpdateRangeVectors extends DomainSteps {
    DomainUpdateRangeVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void offsets() {
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

    void lengths() {
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

    void lasts() {
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
    void differences() {
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

    void manyUpdates() {
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
    }

    /** Ranges of all lengths at all offsets, some with an old that is not there; the region is read after every fifth. */
    void random() {
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
}
