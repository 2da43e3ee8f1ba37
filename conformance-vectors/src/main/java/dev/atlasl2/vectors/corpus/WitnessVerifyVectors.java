package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.FlatWitnessReference;
import dev.atlasl2.spec.reference.WitnessMergeReference;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.oracle.WitnessJson;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Witnesses that are compared with regions: right ones, forged ones and wrong forms (clause S11.3); in the family witness. */
final class WitnessVerifyVectors extends WitnessInputs {
    WitnessVerifyVectors(FamilyInputs inputs) {
        super(inputs);
    }

    private void verify(String slug, Recipe data, JsonNode witness, String note) {
        inputs.core(
                "verify-" + slug, "S11.3", "witnessVerify", Inputs.set(Inputs.data(data), "witness", witness), note);
    }

    void right() {
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

    void forgeries() {
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
                    "resonance-refused-" + Inputs.name(bad),
                    data,
                    flat(data).put("resonance", bad),
                    "no sum: INVALID, not CONSERVATION");
        }
        for (int[] bad : new int[][] {{8, 0}, {0, 1}, {7, 1}, {17, 1}, {-1, 1}, {264, 1}}) {
            verify(
                    "k-refused-" + (bad[1] == 0 ? "flat-" : "tree-") + Inputs.name(bad[0]),
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

    /** A merged witness is none of the data of both. */
    void merged() {
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

    void seam(int at) {
        Recipe data = WitnessVectors.seamed(at);
        verify("seam-" + at, data, at % 2 == 0 ? flat(data) : tree(data, 12), "");
    }

    void lengths() {
        for (int length : new int[] {1023, 1025, 16_383, 16_384, 16_385, 24_575, 24_576, 24_577, 65_536}) {
            Recipe data = Recipe.random(length, length);
            verify("length-is-" + length, data, length % 2 == 0 ? flat(data) : tree(data, 10), "");
        }
    }

    private static byte[] digest(ObjectNode witness) {
        return HexFormat.of().parseHex(witness.get("digest").stringValue());
    }

    void digests() {
        Recipe data = Recipe.random(90, 100);
        for (int at = 0; at < 32; at++) {
            if (at == 0 || at == 7 || at == 15 || at == 31) {
                continue; // asked above
            }
            ObjectNode witness = at % 3 == 2 ? tree(data, 8) : flat(data);
            byte[] digest = digest(witness);
            digest[at] ^= (byte) (1 << at % 8);
            verify("digest-byte-" + at, data, witness.put("digest", Inputs.hex(digest)), "all 32 bytes are compared");
        }
        ObjectNode witness = flat(data);
        byte[] right = digest(witness);
        byte[] twice = right.clone();
        twice[3] ^= 0x55;
        twice[19] ^= 0x55;
        verify(
                "digest-two-bytes",
                data,
                witness.deepCopy().put("digest", Inputs.hex(twice)),
                "differences that cancel in an exclusive or");
        byte[] swapped = right.clone();
        swapped[4] = right[5];
        swapped[5] = right[4];
        verify("digest-bytes-swapped", data, witness.deepCopy().put("digest", Inputs.hex(swapped)), "or in a sum");
    }

    void numbers() {
        Recipe data = Recipe.random(91, 5000);
        for (String length : List.of("5256", "70536", "9223372036854780808")) {
            verify("tree-length-" + length, data, tree(data, 9).put("length", length), "5,000 bytes are not " + length);
        }
        int resonance = flat(data).get("resonance").intValue();
        for (int by : new int[] {16, 48}) {
            verify("resonance-off-by-" + by, data, flat(data).put("resonance", (resonance + by) % 96), "");
        }
    }

    /** The data differ from the witness's in one byte, first, last and at seams; the sum is kept, or not. */
    void tampered() {
        Recipe data = Recipe.fill(7, 20_000);
        for (int at : new int[] {255, 19_999}) {
            verify(
                    "data-byte-" + at,
                    data.patch(at, "67"),
                    at > 255 ? tree(data, 8) : flat(data),
                    "a byte that keeps the sum");
            verify(
                    "data-byte-" + at + "-other-sum",
                    data.patch(at, "08"),
                    at > 255 ? flat(data) : tree(data, 12),
                    "the digest is looked at before the sum");
        }
    }

    void wrongForms() {
        Recipe data = Recipe.random(92, 300);
        forms(flat(data))
                .forEach((name, witness) -> verify("form-" + name, data, witness, "a witness of another form is none"));
        verify("form-text", data, JsonNodeFactory.instance.stringNode("flat"), "");
    }
}
