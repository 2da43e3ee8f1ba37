package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Witnesses that are merged (clause S11.4); in the family witness. */
final class WitnessMergeVectors extends WitnessInputs {
    WitnessMergeVectors(FamilyInputs inputs) {
        super(inputs);
    }

    private void merge(String slug, String note, ObjectNode... witnesses) {
        merge(slug, note, List.of(witnesses));
    }

    private void merge(String slug, String note, List<ObjectNode> witnesses) {
        inputs.core(
                "merge-" + slug,
                "S11.4",
                "witnessMerge",
                Inputs.set(Json.object(), "witnesses", Json.array().addAll(witnesses)),
                note);
    }

    void merges() {
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

    void manyMerges() {
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

    void numbers() {
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

    void wrongForms() {
        Recipe data = Recipe.random(92, 300);
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
