package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Witnesses that are made (clauses S11.1 and S11.2); and the order of all vectors of family witness. */
final class WitnessVectors extends WitnessInputs {
    private WitnessVectors(FamilyInputs inputs) {
        super(inputs);
    }

    /** The sections in the order of their vectors in the file: a new one goes to the end. */
    static void fill(FamilyInputs inputs) {
        WitnessVectors made = new WitnessVectors(inputs);
        WitnessVerifyVectors verified = new WitnessVerifyVectors(inputs);
        WitnessMergeVectors merged = new WitnessMergeVectors(inputs);
        made.published();
        made.lengths();
        made.contents();
        verified.right();
        verified.forgeries();
        merged.merges();
        verified.merged();
        made.buffers();
        for (int at : new int[] {4095, 8192}) {
            made.seam(at);
            verified.seam(at);
        }
        verified.lengths();
        verified.digests();
        verified.numbers();
        verified.tampered();
        merged.manyMerges();
        merged.numbers();
        verified.wrongForms();
        merged.wrongForms();
    }

    private void add(String slug, Recipe data, String note) {
        inputs.core(slug, "S11.1", "witness", Inputs.data(data), note);
    }

    private static Recipe text(String text) {
        return Recipe.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void published() {
        add("fips-abc", text("abc"), "FIPS 180: ba7816bf...");
        add(
                "fips-two-blocks",
                text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                "FIPS 180: 248d6a61...");
        add("fips-million-a", Recipe.repeat("61", 1_000_000), "FIPS 180: cdc76e5c...");
        add(
                "cavs-monte-carlo-0",
                Recipe.of(Evidence.lastMonteCarloMessage(Evidence.monteCarloSeed(0))),
                "the last message of round 0 of the NIST CAVS Monte Carlo test: e93c330a...");
        add(
                "cavs-monte-carlo-99",
                Recipe.of(Evidence.lastMonteCarloMessage(Evidence.monteCarloSeed(99))),
                "of round 99: 6a912ba4...");
    }

    private void lengths() {
        inputs.core("empty", "S11.2", "witness", Inputs.data(Recipe.hex("")), "an empty region has no witness");
        inputs.core("null", "S11.2", "witness", Inputs.with(Inputs.none(), "data", null), "");
        for (int length = 1; length <= 72; length++) {
            add(
                    "length-" + length,
                    Recipe.random(length, length),
                    length == 55 || length == 56 ? "where the padding needs a second block" : "");
        }
        for (int length : new int[] {
            111,
            112,
            113,
            118,
            119,
            120,
            121,
            126,
            127,
            128,
            129,
            183,
            184,
            191,
            192,
            193,
            247,
            248,
            255,
            256,
            257,
            447,
            448,
            511,
            512,
            513,
            1000,
            1023,
            1024,
            1025,
            4095,
            4096,
            4097,
            8191,
            8192,
            8193,
            8255,
            8256,
            12_287,
            12_288,
            12_289,
            16_383,
            16_384,
            16_385,
            32_767,
            32_768,
            32_769,
            65_535,
            65_536,
            65_537,
            131_073,
            1_048_575,
            1_048_576,
            1_048_577,
            2_097_152,
            4_194_367,
            8_388_608,
            16_777_217
        }) {
            add("length-" + length, Recipe.random(length, length), "");
        }
        inputs.full("length-67108927", "S11.1", "witness", Inputs.data(Recipe.random(1, 67_108_927)), "");
        for (int length : new int[] {536_870_912, 536_870_968}) {
            inputs.full(
                    "length-" + length,
                    "S11.1",
                    "witness",
                    Inputs.data(Recipe.repeat("a5", length)),
                    "the bit length needs more than 32 bits from 512 MiB on");
        }
    }

    private void contents() {
        for (String pattern : List.of("00", "ff", "80", "01")) {
            for (int length : new int[] {1, 64, 4096}) {
                add("constant-" + pattern + "-" + length, Recipe.repeat(pattern, length), "");
            }
        }
        Recipe words = Recipe.ramp(0, 1, 256, 96);
        add("words", words, "the same words in another order follow");
        add(
                "words-swapped",
                words.patch(0, Inputs.hex(Recipe.ramp(32, 1, 256, 32).expand()))
                        .patch(32, Inputs.hex(Recipe.ramp(0, 1, 256, 32).expand())),
                "two 32-byte words swapped: a linear mix does not see it, nor does the sum");
        add("bytes-swapped", words.patch(0, "0100"), "");
        Recipe page = Recipe.random(9, 4097);
        for (int at : new int[] {0, 1, 63, 64, 65, 2048, 4031, 4032, 4095, 4096}) {
            add(
                    "bit-at-" + at + "-of-4097",
                    page.patch(at, Inputs.hex((byte) (page.expand()[at] ^ 1))),
                    "one bit anywhere changes the digest");
        }
        add("trailing-80", Recipe.concat(Recipe.random(4, 20), Recipe.hex("80")), "a byte that looks like padding");
        add(
                "trailing-zeros",
                Recipe.concat(Recipe.random(4, 20), Recipe.hex("80"), Recipe.fill(0, 42), Recipe.hex("a0")),
                "a message that ends like its own padding");
        Shapes.telling().forEach((name, shape) -> add("resonance-" + name, shape, "the resonance is the sum"));
    }

    private void buffers() {
        for (int length : new int[] {24_575, 24_576, 24_577, 49_152, 98_304, 131_072, 196_608}) {
            inputs.core(
                    "length-" + length,
                    "S11.1",
                    "witness",
                    Inputs.data(Recipe.random(length, length)),
                    "a buffer is filled exactly, or all but a byte");
        }
    }

    private void seam(int at) {
        inputs.core("seam-" + at, "S11.1", "witness", Inputs.data(seamed(at)), "one byte next to the end of a block");
    }

    static Recipe seamed(int at) {
        return Recipe.fill(0, 12_288).patch(at, "c1");
    }
}
