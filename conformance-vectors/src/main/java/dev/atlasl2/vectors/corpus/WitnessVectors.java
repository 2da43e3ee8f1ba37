package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.FlatWitnessReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.spec.reference.WitnessMergeReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.oracle.WitnessJson;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Family witness (clause S11). */
final class WitnessVectors {
    private final FamilyInputs inputs;

    private WitnessVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        WitnessVectors family = new WitnessVectors(inputs);
        family.published();
        family.lengths();
        family.contents();
        family.verifies();
        family.forgeries();
        family.merges();
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

    private void verify(String slug, Recipe data, ObjectNode witness, String note) {
        inputs.core(
                "verify-" + slug,
                "S11.3",
                "witnessVerify",
                Inputs.set(Inputs.with(Inputs.none(), "data", data), "witness", witness),
                note);
    }

    private static ObjectNode flat(Recipe data) {
        return WitnessJson.write(FlatWitnessReference.witness(data.expand()));
    }

    private static ObjectNode tree(Recipe data, int k) {
        return WitnessJson.write(TreeWitnessReference.witness(data.expand(), k));
    }

    private void verifies() {
        for (int length : new int[] {1, 55, 56, 64, 256, 4096, 4097, 12_288}) {
            Recipe data = Recipe.random(length, length);
            verify("flat-" + length, data, flat(data), "");
            verify("tree-" + length, data, tree(data, 12), "");
        }
        Recipe data = Recipe.random(70, 5000);
        for (int k = 8; k <= 16; k++) {
            verify("tree-k-" + k, data, tree(data, k), "");
        }
        verify(
                "ignores-timestamp",
                data,
                flat(data).put("timestamp", "18446744073709551615"),
                "timestamp and flags take no part");
        verify("ignores-flags", data, flat(data).put("flags", 255), "");
        verify("conserved", Inputs.conserved(71, 5000), flat(Inputs.conserved(71, 5000)), "resonance 0");
    }

    private static String flip(ObjectNode witness, int bit) {
        byte[] digest = HexFormat.of().parseHex(witness.get("digest").stringValue());
        digest[bit / 8] ^= (byte) (1 << bit % 8);
        return Inputs.hex(digest);
    }

    private void forgeries() {
        Recipe data = Recipe.random(70, 5000);
        ObjectNode right = flat(data);
        int resonance = right.get("resonance").intValue();
        for (int bit : new int[] {0, 7, 8, 63, 64, 127, 128, 135, 248, 255}) {
            verify("digest-bit-" + bit, data, flat(data).put("digest", flip(right, bit)), "all 32 bytes are compared");
        }
        for (int by : new int[] {1, 32, 64, 95}) {
            verify(
                    "resonance-off-by-" + by,
                    data,
                    flat(data).put("resonance", (resonance + by) % 96),
                    "the data are right, the record lies");
            verify("tree-resonance-off-by-" + by, data, tree(data, 12).put("resonance", (resonance + by) % 96), "");
        }
        for (String length :
                List.of("4999", "5001", "1", "0", "4294972296", "18446744073709551615", "9223372036854775808")) {
            verify("length-" + length, data, flat(data).put("length", length), "5,000 bytes are not " + length);
        }
        verify(
                "digest-and-resonance",
                data,
                flat(data).put("digest", flip(right, 9)).put("resonance", (resonance + 1) % 96),
                "the digest is looked at first");
        verify(
                "length-and-all",
                data,
                flat(data).put("length", "5001").put("digest", flip(right, 9)).put("resonance", (resonance + 1) % 96),
                "the length is looked at first");
        verify(
                "length-and-resonance",
                data,
                flat(data).put("length", "5001").put("resonance", (resonance + 1) % 96),
                "");
        verify("other-data", Recipe.random(71, 5000), right, "");
        verify("tampered-same-sum", data.patch(0, swapped(data)), right, "a swap keeps the sum, not the digest");
        verify("flat-as-tree", data, flat(data).put("kind", "tree").put("k", 12), "a flat digest is no tree digest");
        verify("tree-as-flat", data, tree(data, 12).put("kind", "flat").put("k", 0), "");
        verify(
                "short-flat-as-tree",
                Recipe.random(72, 50),
                flat(Recipe.random(72, 50)).put("kind", "tree").put("k", 12),
                "not for a single leaf either");
        verify("other-k", data, tree(data, 12).put("k", 11), "other leaves, another digest");
        verify(
                "other-k-one-leaf",
                Recipe.random(73, 200),
                tree(Recipe.random(73, 200), 8).put("k", 16),
                "one leaf is the same leaf for every k");
        verify(
                "empty-data",
                Recipe.hex(""),
                flat(data).put("length", "0"),
                "no region is empty, so no witness is of one");
        verify("null-data", null, flat(data), "");
        inputs.core(
                "verify-null-witness", "S11.3", "witnessVerify", Inputs.set(Inputs.data(data), "witness", null), "");
        for (int bad : new int[] {96, 255, -1}) {
            verify(
                    "resonance-refused-" + StreamVectors.name(bad),
                    data,
                    flat(data).put("resonance", bad),
                    "no sum: INVALID, not CONSERVATION");
        }
        for (int[] bad : new int[][] {{8, 0}, {0, 1}, {7, 1}, {17, 1}, {-1, 1}, {264, 1}}) {
            verify(
                    "k-refused-" + (bad[1] == 0 ? "flat-" : "tree-") + StreamVectors.name(bad[0]),
                    data,
                    flat(data).put("kind", bad[1] == 0 ? "flat" : "tree").put("k", bad[0]),
                    "k is 0 for flat and 8..16 for tree");
        }
        verify(
                "short-digest",
                data,
                flat(data).put("digest", right.get("digest").stringValue().substring(2)),
                "31 bytes");
        verify("flags-refused", data, flat(data).put("flags", 256), "flags are a byte");
    }

    private static String swapped(Recipe data) {
        byte[] bytes = data.expand();
        return Inputs.hex(bytes[1], bytes[0]);
    }

    private void merge(String slug, String note, ObjectNode... witnesses) {
        ArrayNode list = Json.array();
        for (ObjectNode witness : witnesses) {
            list.add(witness);
        }
        inputs.core("merge-" + slug, "S11.4", "witnessMerge", Inputs.set(Json.object(), "witnesses", list), note);
    }

    private void merges() {
        ObjectNode a = flat(Recipe.random(80, 100));
        ObjectNode b = flat(Recipe.random(81, 200));
        ObjectNode c = flat(Recipe.random(82, 300));
        merge("two", "", a, b);
        merge("two-turned", "the order counts", b, a);
        merge("three", "", a, b, c);
        merge("same-twice", "", a, a);
        merge("nine", "nine digests are more than four blocks", a, b, c, a, b, c, a, b, c);
        merge(
                "resonances",
                "95 + 95 + 2 = 0 mod 96",
                a.deepCopy().put("resonance", 95),
                b.deepCopy().put("resonance", 95),
                c.deepCopy().put("resonance", 2));
        merge(
                "latest-timestamp",
                "",
                a.deepCopy().put("timestamp", "5"),
                b.deepCopy().put("timestamp", "9"),
                c.deepCopy().put("timestamp", "7"));
        merge(
                "unsigned-timestamps",
                "2^63 is later than 5",
                a.deepCopy().put("timestamp", "9223372036854775808"),
                b.deepCopy().put("timestamp", "5"));
        merge(
                "timestamps-beyond-2-32",
                "",
                a.deepCopy().put("timestamp", "4294967296"),
                b.deepCopy().put("timestamp", "4294967295"));
        merge(
                "timestamps-beyond-2-53",
                "two numbers that a double takes for one",
                a.deepCopy().put("timestamp", "1790000000000000001"),
                b.deepCopy().put("timestamp", "1790000000000000002"));
        merge(
                "flags",
                "all flags, and bit 0",
                a.deepCopy().put("flags", 2),
                b.deepCopy().put("flags", 132));
        merge("flag-already", "a merged witness merges again", a.deepCopy().put("flags", 1), b);
        merge(
                "lengths-beyond-2-32",
                "",
                a.deepCopy().put("length", "4294967295"),
                b.deepCopy().put("length", "4294967295"));
        merge(
                "lengths-beyond-2-53",
                "",
                a.deepCopy().put("length", "9007199254740993"),
                b.deepCopy().put("length", "2"));
        merge(
                "lengths-to-the-limit",
                "2^64 - 1 in all",
                a.deepCopy().put("length", "18446744073709551614"),
                b.deepCopy().put("length", "1"));
        merge(
                "lengths-overflow",
                "2^64 in all",
                a.deepCopy().put("length", "18446744073709551615"),
                b.deepCopy().put("length", "1"));
        merge(
                "lengths-overflow-late",
                "",
                a.deepCopy().put("length", "9223372036854775808"),
                b,
                c.deepCopy().put("length", "9223372036854775808"));
        merge("length-0", "no witness is of an empty region", a, b.deepCopy().put("length", "0"));
        merge("none", "at least two");
        merge("one", "at least two", a);
        ObjectNode tree = tree(Recipe.random(80, 5000), 12);
        merge("trees", "kind and k are carried over", tree, tree(Recipe.random(81, 5000), 12));
        merge("tree-with-flat", "two different functions", tree, a);
        merge("flat-with-tree", "", a, tree);
        merge("other-k", "", tree, tree(Recipe.random(81, 5000), 13));
        merge("other-k-last", "", tree, tree, tree(Recipe.random(81, 5000), 11));
        merge("resonance-refused", "", a, b.deepCopy().put("resonance", 96));
        inputs.core(
                "merge-null-entry",
                "S11.4",
                "witnessMerge",
                Inputs.set(
                        Json.object(),
                        "witnesses",
                        Json.array().add(a).addNull().add(b)),
                "");
        Recipe left = Recipe.random(80, 100);
        Recipe right = Recipe.random(81, 200);
        Witness merged = WitnessMergeReference.merge(
                List.of(FlatWitnessReference.witness(left.expand()), FlatWitnessReference.witness(right.expand())));
        verify(
                "merged",
                Recipe.concat(left, right),
                WitnessJson.write(merged),
                "a digest of digests is no digest of the data");
    }
}
