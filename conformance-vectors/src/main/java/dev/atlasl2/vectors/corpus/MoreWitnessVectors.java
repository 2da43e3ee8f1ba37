package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.FlatWitnessReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.oracle.WitnessJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Buffer sizes, every byte of a digest, many witnesses in one merge, and forms of a witness; in the family witness. */
final class MoreWitnessVectors {
    private final FamilyInputs inputs;

    private MoreWitnessVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        MoreWitnessVectors family = new MoreWitnessVectors(inputs);
        family.buffers();
        family.seams();
        family.digests();
        family.numbers();
        family.tampered();
        family.merges();
        family.mergeNumbers();
        family.wrongForms();
    }

    private static ObjectNode flat(Recipe data) {
        return WitnessJson.write(FlatWitnessReference.witness(data.expand()));
    }

    private static ObjectNode tree(Recipe data, int k) {
        return WitnessJson.write(TreeWitnessReference.witness(data.expand(), k));
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

    private void seams() {
        for (int at : new int[] {4095, 8192}) {
            Recipe data = Recipe.fill(0, 12_288).patch(at, "c1");
            inputs.core("seam-" + at, "S11.1", "witness", Inputs.data(data), "one byte next to the end of a block");
            verify("seam-" + at, data, at % 2 == 0 ? flat(data) : tree(data, 12), "");
        }
        for (int length : new int[] {1023, 1025, 16_383, 16_384, 16_385, 24_575, 24_576, 24_577, 65_536}) {
            Recipe data = Recipe.random(length, length);
            verify("length-is-" + length, data, length % 2 == 0 ? flat(data) : tree(data, 10), "");
        }
    }

    private void verify(String slug, Recipe data, JsonNode witness, String note) {
        inputs.core(
                "verify-" + slug, "S11.3", "witnessVerify", Inputs.set(Inputs.data(data), "witness", witness), note);
    }

    private static byte[] digest(ObjectNode witness) {
        return HexFormat.of().parseHex(witness.get("digest").stringValue());
    }

    private void digests() {
        Recipe data = Recipe.random(90, 100);
        for (int at = 0; at < 32; at++) {
            if (at == 0 || at == 7 || at == 15 || at == 31) {
                continue; // asked in WitnessVectors
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

    private void numbers() {
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
    private void tampered() {
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

    private void merge(String slug, String note, List<ObjectNode> witnesses) {
        inputs.core(
                "merge-" + slug,
                "S11.4",
                "witnessMerge",
                Inputs.set(Json.object(), "witnesses", Json.array().addAll(witnesses)),
                note);
    }

    /** Witnesses of different digests, lengths, resonances, times and flags. */
    private static List<ObjectNode> several(int count) {
        List<ObjectNode> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(flat(Recipe.random(1000 + i, 20 + i))
                    .put("resonance", (7 * i + 90) % 96)
                    .put("timestamp", String.valueOf(1000 + i % 50))
                    .put("flags", 0));
        }
        return list;
    }

    private void merges() {
        for (int count : new int[] {5, 63, 64, 65, 66, 257}) {
            List<ObjectNode> list = several(count);
            list.getLast().put("timestamp", "5000").put("flags", 128).put("resonance", 95);
            merge("of-" + count, "the last one counts", list);
        }
        for (int count : new int[] {3, 65}) {
            for (int at : new int[] {2, 64}) {
                if (at == count - 1) {
                    String slug = at + "-of-" + count;
                    merge("tree-at-" + slug, "", replaced(count, at, tree(Recipe.random(5, 500), 8)));
                    merge(
                            "length-0-at-" + slug,
                            "",
                            replaced(count, at, several(1).get(0).put("length", "0")));
                    merge(
                            "resonance-96-at-" + slug,
                            "",
                            replaced(count, at, several(1).get(0).put("resonance", 96)));
                    merge("null-at-" + slug, "", replaced(count, at, null));
                    merge(
                            "length-overflow-at-" + slug,
                            "2^64 - 1 and more",
                            replaced(count, at, several(1).get(0).put("length", "18446744073709551600")));
                }
            }
        }
        List<ObjectNode> trees = new ArrayList<>();
        for (int i = 0; i < 66; i++) {
            trees.add(tree(Recipe.random(i, 300), 8));
        }
        merge("66-trees", "", trees);
        List<ObjectNode> other = new ArrayList<>(trees);
        other.set(64, tree(Recipe.random(64, 300), 9));
        merge("66-trees-other-k-late", "", other);
    }

    private static List<ObjectNode> replaced(int count, int at, ObjectNode witness) {
        List<ObjectNode> list = several(count);
        list.set(at, witness);
        return list;
    }

    private void mergeNumbers() {
        List<ObjectNode> wraps = several(5);
        int[] resonances = {90, 95, 1, 95, 12};
        for (int i = 0; i < 5; i++) {
            wraps.get(i).put("resonance", resonances[i]);
        }
        merge("resonances-wrap-in-the-middle", "", wraps);
        String[][] lengths = {
            {"1", "4294967295", "1", "7"},
            {"9007199254740991", "1", "1", "1"},
            {"9223372036854775807", "1", "9223372036854775807"},
            {"9223372036854775807", "1", "9223372036854775808"},
            {"65535", "1", "255", "1"},
            {"1", "1", "18446744073709551613"}
        };
        for (int i = 0; i < lengths.length; i++) {
            List<ObjectNode> list = several(lengths[i].length);
            for (int j = 0; j < lengths[i].length; j++) {
                list.get(j).put("length", lengths[i][j]);
            }
            merge("lengths-" + String.join("-", lengths[i]), "", list);
        }
        String[] times = {"7", "9223372036854775809", "18446744073709551615", "9223372036854775808", "8"};
        List<ObjectNode> timed = several(5);
        for (int i = 0; i < 5; i++) {
            timed.get(i).put("timestamp", times[i]).put("flags", 1 << (i + 1));
        }
        merge("latest-is-the-third", "unsigned, and all flags", timed);
        Collections.reverse(timed);
        timed.add(timed.remove(2));
        merge("latest-is-the-last", "", timed);
    }

    /** Forms of this witness that are none, each by a name. */
    static Map<String, ObjectNode> forms(ObjectNode right) {
        Map<String, ObjectNode> forms = new LinkedHashMap<>();
        String digest = right.get("digest").stringValue();
        String length = right.get("length").stringValue();
        forms.put("length-number", right.deepCopy().put("length", Long.parseLong(length)));
        forms.put("length-plus", right.deepCopy().put("length", "+" + length));
        forms.put("length-minus", right.deepCopy().put("length", "-" + length));
        forms.put("length-leading-zero", right.deepCopy().put("length", "0" + length));
        forms.put("length-2-to-64", right.deepCopy().put("length", "18446744073709551616"));
        forms.put("length-no-digits", right.deepCopy().put("length", ""));
        forms.put("timestamp-number", right.deepCopy().put("timestamp", 0));
        forms.put("timestamp-hex", right.deepCopy().put("timestamp", "0x7"));
        forms.put("timestamp-absent", right.deepCopy().without("timestamp"));
        forms.put("digest-upper-case", right.deepCopy().put("digest", digest.toUpperCase(Locale.ROOT)));
        forms.put("digest-odd", right.deepCopy().put("digest", digest.substring(1)));
        forms.put("digest-absent", right.deepCopy().without("digest"));
        forms.put("resonance-text", right.deepCopy().put("resonance", "1"));
        forms.put("flags-absent", right.deepCopy().without("flags"));
        forms.put("kind-upper-case", right.deepCopy().put("kind", "FLAT"));
        return forms;
    }

    private void wrongForms() {
        Recipe data = Recipe.random(92, 300);
        forms(flat(data))
                .forEach((name, witness) -> verify("form-" + name, data, witness, "a witness of another form is none"));
        verify("form-text", data, JsonNodeFactory.instance.stringNode("flat"), "");
        ArrayNode texts = Json.array().add(flat(data)).add("flat").add(flat(data));
        inputs.core("merge-form-text", "S11.4", "witnessMerge", Inputs.set(Json.object(), "witnesses", texts), "");
        forms(flat(data)).forEach((name, witness) -> {
            if (name.equals("length-number") || name.equals("digest-upper-case")) {
                merge("form-" + name, "", List.of(flat(data), witness));
            }
        });
        inputs.core("merge-absent", "S11.4", "witnessMerge", Json.object(), "");
    }
}
