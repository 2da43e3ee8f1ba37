package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.closed;
import static dev.atlasl2.vectors.corpus.Inputs.data;

import dev.atlasl2.vectors.Recipe;

/**
 * Families check, window and sliding (clause S4). A wrong sum is usually off by 32 or 64, so regions with these sums
 * must not pass.
 */
final class CheckVectors {
    private static final int MIB = 1 << 20;

    private CheckVectors() {}

    static void check(FamilyInputs inputs) {
        inputs.core("empty", "S4.1", "check", data(Recipe.hex("")), "the empty region is conserved");
        inputs.core(
                "null", "S1.5", "check", Inputs.with(Inputs.none(), "data", null), "no region is not the empty region");
        for (int value : Shapes.bytes()) {
            inputs.core(
                    "byte-" + value,
                    "S1.2",
                    "check",
                    data(Recipe.fill(value, 1)),
                    "conserved where the sum is 0: 0, 96, 192");
        }
        Shapes.telling().forEach((name, shape) -> {
            for (int residue : new int[] {0, 32, 64}) {
                inputs.core(name + "-sum-" + residue, "S4.1", "check", data(closed(shape, residue)), "");
            }
        });
        for (int residue : new int[] {1, 2, 3, 6, 12, 24, 48, 95}) {
            inputs.core(
                    "random-999-sum-" + residue,
                    "S4.1",
                    "check",
                    data(closed(Recipe.random(3, 999), residue)),
                    "any sum but 0");
        }
        buffers(inputs, "S4.1", "check");
        inputs.core(
                "structure-of-ff",
                "S4.1",
                "check",
                data(Recipe.fill(255, 12_288)),
                "128 x 96 bytes of anything constant are conserved");
        inputs.core(
                "structure-with-a-swap",
                "S4.1",
                "check",
                data(Recipe.ramp(0, 1, 256, 12_288).patch(10, "0b0a")),
                "a swap keeps the sum: that is the limit of the law");
        inputs.core(
                "ff-16843011-sum-0",
                "S4.1",
                "check",
                data(closed(Recipe.fill(255, 16_843_010), 0)),
                "a 32-bit total says 32");
        inputs.full(
                "ff-67372041-sum-0",
                "S4.1",
                "check",
                data(closed(Recipe.fill(255, 67_372_040), 0)),
                "four lanes of 32 bits wrap");
        inputs.full("ff-67372041-sum-64", "S4.1", "check", data(closed(Recipe.fill(255, 67_372_040), 64)), "");
        inputs.huge(
                "ff-4294967298-sum-0",
                "S2.4",
                "check",
                data(closed(Recipe.fill(255, (1L << 32) + 1), 0)),
                "beyond 2^32 bytes");
        inputs.huge("ff-4294967298-sum-64", "S2.4", "check", data(closed(Recipe.fill(255, (1L << 32) + 1), 64)), "");
    }

    private static void buffers(FamilyInputs inputs, String clause, String op) {
        inputs.core("random-301-sum-48", clause, op, data(closed(Recipe.random(4, 300), 48)), "0 mod 48, not mod 96");
        inputs.core("ends-in-192", clause, op, data(Recipe.hex("60c0")), "the last byte is unsigned too");
        for (int length : Shapes.aroundBuffers()) {
            inputs.core(
                    "buffers-" + length + "-sum-0",
                    clause,
                    op,
                    data(Inputs.conserved(length, length)),
                    "the last buffer may be full");
        }
        for (int length : Shapes.BUFFERS) {
            if (op.equals("check") || length % 3 == 0 || length == 65_536) {
                inputs.core(
                        "one-at-a-seam-of-" + length,
                        clause,
                        op,
                        data(Shapes.one(Shapes.seam(length), length)),
                        "a single byte says no, next to where two buffers meet");
            }
        }
        inputs.core("one-at-the-end-of-65536", clause, op, data(Shapes.one(65_535, 65_536)), "");
        inputs.core("one-at-the-start-of-65536", clause, op, data(Shapes.one(0, 65_536)), "");
    }

    static void window(FamilyInputs inputs) {
        inputs.core("empty", "S4.2", "windowCheck", data(Recipe.hex("")), "a window has at least 1 byte");
        inputs.core("null", "S1.5", "windowCheck", Inputs.with(Inputs.none(), "data", null), "");
        for (int value : new int[] {0, 1, 95, 96, 97, 192, 255}) {
            inputs.core("byte-" + value, "S4.2", "windowCheck", data(Recipe.fill(value, 1)), "the shortest window");
        }
        for (int residue : new int[] {0, 32, 64}) {
            inputs.core(
                    "longest-sum-" + residue,
                    "S4.2",
                    "windowCheck",
                    data(closed(Recipe.fill(255, MIB - 1), residue)),
                    "1,048,576 bytes");
            inputs.core(
                    "too-long-sum-" + residue,
                    "S4.2",
                    "windowCheck",
                    data(closed(Recipe.fill(255, MIB), residue)),
                    "one byte more is refused, conserved or not");
        }
        for (int residue : new int[] {1, 2, 3, 6, 12, 24, 48, 95}) {
            inputs.core(
                    "random-999-sum-" + residue,
                    "S4.2",
                    "windowCheck",
                    data(closed(Recipe.random(3, 999), residue)),
                    "any sum but 0");
        }
        inputs.core("one-below-longest", "S4.2", "windowCheck", data(closed(Recipe.random(4, MIB - 2), 0)), "");
        inputs.core("twice-too-long", "S4.2", "windowCheck", data(Recipe.fill(0, 2 * MIB)), "");
        inputs.core("sixteen-mib", "S4.2", "windowCheck", data(Recipe.fill(0, 16 * MIB)), "24 bits of length are 0");
        buffers(inputs, "S4.2", "windowCheck");
        Shapes.telling().forEach((name, shape) -> {
            inputs.core(name + "-sum-0", "S4.2", "windowCheck", data(closed(shape, 0)), "");
            inputs.core(name + "-sum-64", "S4.2", "windowCheck", data(closed(shape, 64)), "");
        });
    }
}
