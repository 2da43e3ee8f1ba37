package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.BudgetVectors.allocate;
import static dev.atlasl2.vectors.corpus.BudgetVectors.allocateAll;
import static dev.atlasl2.vectors.corpus.BudgetVectors.release;
import static dev.atlasl2.vectors.corpus.DomainSteps.COMMIT;
import static dev.atlasl2.vectors.corpus.DomainSteps.VERIFY;
import static dev.atlasl2.vectors.corpus.DomainSteps.attach;
import static dev.atlasl2.vectors.corpus.DomainSteps.poke;
import static dev.atlasl2.vectors.corpus.DomainSteps.update;

import dev.atlasl2.spec.reference.FlatWitnessReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.oracle.WitnessJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Second inputs for mistakes that only one vector would detect. Each has other numbers than the first, and most detect
 * several mistakes.
 */
final class SecondInputVectors {
    private static final String NOTE = "a second input for mistakes that one vector alone would find";
    private static final ObjectNode READ = Inputs.step("read");

    private SecondInputVectors() {}

    static void budget(FamilyInputs inputs) {
        long[] amounts = new long[698];
        Arrays.fill(amounts, 94);
        amounts[697] = 18;
        inputs.core(
                "all-total-65536-of-94",
                "S10.4",
                "budget",
                Inputs.steps(Json.object().put("initial", 10), allocateAll(amounts), allocate(10)),
                NOTE);
    }

    static void witness(FamilyInputs inputs) {
        Recipe data = Recipe.random(92, 3000);
        ObjectNode flat = WitnessJson.write(FlatWitnessReference.witness(data.expand()));
        ObjectNode tree = WitnessJson.write(TreeWitnessReference.witness(data.expand(), 10));
        byte[] digest = HexFormat.of().parseHex(tree.get("digest").stringValue());
        byte[] swapped = digest.clone();
        swapped[11] = digest[28];
        swapped[28] = digest[11];
        verify(
                inputs,
                "ignores-timestamp-and-flags",
                data,
                tree.deepCopy().put("timestamp", "77").put("flags", 130));
        verify(inputs, "tree-digest-bytes-swapped", data, tree.deepCopy().put("digest", Inputs.hex(swapped)));
        verify(inputs, "length-beyond-2-63", data, flat.deepCopy().put("length", "9223372036854778808"));
        verify(
                inputs,
                "tree-resonance-off-by-48",
                data,
                tree.deepCopy().put("resonance", (tree.get("resonance").intValue() + 48) % 96));
        verify(
                inputs,
                "tree-length-and-all",
                data,
                tree.deepCopy()
                        .put("length", "2999")
                        .put("digest", Inputs.hex(swapped))
                        .put("resonance", (tree.get("resonance").intValue() + 1) % 96));
        ObjectNode merge = Json.object();
        merge.putArray("witnesses")
                .add(flat.deepCopy().put("length", "18014398509481985"))
                .add(flat.deepCopy().put("length", "5"));
        inputs.core("merge-lengths-beyond-2-54", "S11.4", "witnessMerge", merge, NOTE);
    }

    private static void verify(FamilyInputs inputs, String slug, Recipe data, ObjectNode witness) {
        inputs.core(
                "verify-" + slug, "S11.3", "witnessVerify", Inputs.set(Inputs.data(data), "witness", witness), NOTE);
    }

    static void tree(FamilyInputs inputs) {
        inputs.core(
                "one-leaf-119",
                "S12.3",
                "witnessTree",
                Inputs.data(Recipe.random(119, 119)).put("k", 12),
                NOTE);
        Recipe data = Recipe.fill(5, 259 * 256);
        inputs.core(
                "changed-all-of-259",
                "S12.6",
                "changedLeaves",
                Inputs.change(data, Recipe.fill(6, 259 * 256)).put("k", 8),
                NOTE);
    }

    static void proof(FamilyInputs inputs) {
        inputs.core(
                "inclusion-257-of-258",
                "S12.4",
                "inclusionProof",
                Inputs.data(Recipe.random(258, 258 * 256)).put("k", 8).put("index", 257),
                NOTE);
        inputs.core(
                "inclusion-130-of-260",
                "S12.4",
                "inclusionProof",
                Inputs.data(Recipe.random(260, 260 * 256)).put("k", 8).put("index", 130),
                NOTE);
    }

    static void domain(FamilyInputs inputs) {
        long[] one = new long[68];
        one[67] = 12;
        long[] outside = new long[68];
        outside[67] = -1;
        add(
                inputs,
                "budget-amounts-and-groups",
                "S14.6",
                128,
                11,
                allocate((1L << 33) + 5),
                allocateAll(12, -5),
                allocateAll(90, 10),
                allocateAll(),
                allocateAll(one),
                allocateAll(outside),
                release(84),
                allocate(95));
        int bytes = 131_076 + 60;
        byte[] far = Inputs.conserved(77, bytes).expand();
        add(
                inputs,
                "update-at-131076-length-50",
                "S14.3",
                bytes,
                0,
                attach(Inputs.conserved(77, bytes)),
                update(131_076, hex(far, 131_076, 50), hex(far, 4, 50)),
                READ);
        byte[] memory = Inputs.conserved(78, 700).expand();
        List<ObjectNode> wrong = new ArrayList<>(List.of(attach(Inputs.conserved(78, 700))));
        for (int place : new int[] {10, 128, 256}) { // the first is neither in the last 128 nor in the last 256
            byte[] old = Arrays.copyOfRange(memory, 51, 51 + 300);
            old[place] ^= 2;
            wrong.add(update(51, Inputs.hex(old), hex(memory, 300, 300)));
        }
        wrong.add(READ);
        add(inputs, "update-mismatch-in-300", "S14.3", 700, 0, wrong.toArray(ObjectNode[]::new));
        add(
                inputs,
                "verify-poked-twice-by-96",
                "S14.4",
                700,
                0,
                attach(Recipe.fill(24, 700)),
                poke(300, 120),
                poke(699, 216),
                VERIFY,
                READ,
                COMMIT);
        List<ObjectNode> updates = new ArrayList<>(List.of(attach(Recipe.fill(0, 288))));
        for (int i = 0; i < 80; i++) {
            updates.add(update(2L * i, "0000", "0102"));
        }
        updates.addAll(List.of(READ, VERIFY, COMMIT));
        add(inputs, "update-80-times", "S14.3", 288, 0, updates.toArray(ObjectNode[]::new));
    }

    private static void add(
            FamilyInputs inputs, String slug, String clause, long bytes, long budget, ObjectNode... steps) {
        inputs.core(
                slug,
                clause,
                "domain",
                Inputs.steps(Json.object().put("bytes", bytes).put("budget", budget), steps),
                NOTE);
    }

    private static String hex(byte[] memory, int from, int length) {
        return Inputs.hex(Arrays.copyOfRange(memory, from, from + length));
    }
}
