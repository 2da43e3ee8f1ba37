package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;
import java.util.Arrays;

/** Changed leaves of two regions (clause S12.6); in the family tree. */
final class TreeChangeVectors {
    private final FamilyInputs inputs;

    TreeChangeVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    private void changed(String slug, Recipe before, Recipe after, long k, String note) {
        inputs.core(
                "changed-" + slug,
                "S12.6",
                "changedLeaves",
                Inputs.change(before, after).put("k", k),
                note);
    }

    void changes() {
        Recipe data = Recipe.random(40, 10_000);
        byte[] bytes = data.expand();
        changed("none", data, data, 8, "equal regions");
        for (int at : new int[] {0, 1, 255, 256, 511, 512, 4095, 4096, 9983, 9984, 9999}) {
            String other = Inputs.hex((byte) (bytes[at] ^ 0x60));
            changed("byte-" + at, data, data.patch(at, other), 8, "");
            changed("byte-" + at + "-k-12", data, data.patch(at, other), 12, "");
        }
        changed("all", data, Recipe.random(41, 10_000), 8, "");
        changed(
                "several",
                data,
                data.patch(300, "00112233").patch(2559, "aabbcc").patch(9000, "01"),
                8,
                "a change over a seam is in both leaves");
        changed(
                "swap-within-a-leaf",
                data,
                data.patch(0, Inputs.hex(bytes[1], bytes[0])),
                8,
                "the sums are equal, the leaves are not");
        changed(
                "longer-by-one",
                data,
                Recipe.concat(data, Recipe.hex("00")),
                8,
                "a last leaf of another length is changed");
        changed("shorter-by-one", data, Recipe.of(Arrays.copyOf(bytes, 9999)), 8, "");
        changed(
                "longer-by-a-leaf",
                Recipe.random(42, 1024),
                Recipe.concat(Recipe.random(42, 1024), Recipe.random(43, 256)),
                8,
                "a leaf that only one side has");
        changed(
                "shorter-by-leaves",
                Recipe.concat(Recipe.random(42, 1024), Recipe.random(43, 600)),
                Recipe.random(42, 1024),
                8,
                "");
        changed("zeros-appended", Recipe.fill(0, 256), Recipe.fill(0, 600), 8, "");
        changed("one-leaf", Recipe.hex("00"), Recipe.hex("01"), 16, "");
        changed("shifted-by-a-leaf", Recipe.ramp(0, 1, 251, 2048), Recipe.ramp(5, 1, 251, 2048), 8, "");
        changed("before-empty", Recipe.hex(""), data, 8, "");
        changed("after-empty", data, Recipe.hex(""), 8, "");
        changed("before-null", null, data, 8, "");
        changed("k-7", data, data, 7, "");
        changed("k-17", data, data, 17, "");
    }

    void changedLeaves() {
        Recipe data = Recipe.fill(3, 300 * 256 + 1);
        for (int leaf : new int[] {1, 2, 63, 64, 65, 255, 256, 257, 300}) {
            int at = leaf % 2 == 0 || leaf == 300 ? leaf * 256 : leaf * 256 + 255;
            changed("leaf-" + leaf + "-alone", data, data.patch(at, "63"), 8, "the bytes before it are equal");
        }
        Recipe whole = Recipe.fill(3, 65_536 * 2);
        changed("over-16-bits", whole, whole.patch(65_537, "04"), 12, "");
        changed("over-16-bits-last", whole, whole.patch(131_071, "04"), 9, "");
    }

    void changesWithinALeaf() {
        Recipe data = Recipe.fill(3, 3000);
        for (int at : new int[] {8, 31, 55, 63, 64, 128, 254}) {
            changed("within-a-leaf-" + at, data, data.patch(512 + at, "63"), 8, "every byte of a leaf counts");
        }
        changed("last-byte", data, data.patch(2999, "02"), 8, "");
    }

    void lengthsDiffer() {
        for (long k : new long[] {-1, 264, (1L << 32) + 8, Long.MIN_VALUE}) {
            changed("k-refused-" + Inputs.name(k), Recipe.fill(0, 300), Recipe.fill(1, 300), k, "k is 8..16");
        }
        Recipe data = Recipe.fill(0, 4096);
        for (int more : new int[] {256, 65_536}) {
            changed("longer-by-" + more, data, Recipe.fill(0, 4096 + more), 8, "lengths that differ by whole leaves");
            changed("shorter-by-" + more, Recipe.fill(0, 4096 + more), data, 8, "");
        }
        for (int length : new int[] {1023, 1025, 16_383, 16_384, 16_385, 24_575, 24_576, 24_577}) {
            Recipe one = Recipe.random(length, length);
            changed("of-" + length, one, one.patch(0, "00ff00").patch(length - 1, "a5"), 9, "");
        }
    }

    void manyChanges() {
        String leaf = "00".repeat(200) + "60" + "00".repeat(55);
        Recipe before = Recipe.fill(0, 300 * 256);
        for (int count : new int[] {64, 257}) {
            changed(
                    "first-" + count,
                    before,
                    Recipe.concat(Recipe.repeat(leaf, count), Recipe.fill(0, (300 - count) * 256L)),
                    8,
                    "that many of 300, and no more");
        }
        changed("last-66", before, Recipe.concat(Recipe.fill(0, 234 * 256), Recipe.repeat(leaf, 66)), 8, "");
    }
}
