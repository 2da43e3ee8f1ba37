package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.VectorFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Makes the corpus: inputs from the classes of this package, answers from the oracle. */
public final class Catalogue {
    private record Family(String title, Consumer<FamilyInputs> inputs) {}

    private static final Map<String, Family> FAMILIES = inputs();

    private Catalogue() {}

    /** Returns one family with its answers. */
    public static VectorFile family(String name) {
        Family family = FAMILIES.get(name);
        FamilyInputs inputs = new FamilyInputs(name, family.title());
        family.inputs().accept(inputs);
        return inputs.answered();
    }

    /** Returns the names of all families, in the order of the table of operations. */
    public static Set<String> families() {
        return FAMILIES.keySet();
    }

    /** Returns all families, in the same order. */
    public static List<VectorFile> all() {
        return FAMILIES.keySet().stream().map(Catalogue::family).toList();
    }

    private static Map<String, Family> inputs() {
        Map<String, Family> families = new LinkedHashMap<>();
        families.put("meta", new Family("Version, error codes, constants", MetaVectors::fill));
        families.put("sum", new Family("Sum of a region", SumVectors::fill));
        families.put("stream", new Family("Sum that is fed piece by piece", StreamVectors::fill));
        families.put("check", new Family("Whether a region is conserved", CheckVectors::check));
        families.put("window", new Family("Check of a window of bounded length", CheckVectors::window));
        families.put("sliding", new Family("Check of every window at stride 1", SlidingVectors::fill));
        families.put("delta", new Family("How a change moves a sum", DeltaVectors::fill));
        families.put("fill", new Family("Fill that leaves a conserved region", FillVectors::fill));
        families.put("copy", new Family("Copy that takes only conserved sources", CopyVectors::fill));
        families.put("buffer", new Family("Buffer with a cached sum", BufferVectors::fill));
        families.put("batch", new Family("Many calls in one", BatchVectors::fill));
        families.put("budget", new Family("The Z/96 allowance", inputs -> {
            BudgetVectors.fill(inputs);
            SecondInputVectors.budget(inputs);
        }));
        families.put("witness", new Family("Flat witness: made, verified, merged", inputs -> {
            WitnessVectors.fill(inputs);
            SecondInputVectors.witness(inputs);
        }));
        families.put("tree", new Family("Tree witness: roots, leaves, changes, parts", inputs -> {
            TreeVectors.fill(inputs);
            SecondInputVectors.tree(inputs);
        }));
        families.put("proof", new Family("Inclusion and consistency proofs", inputs -> {
            ProofVectors.fill(inputs);
            SecondInputVectors.proof(inputs);
        }));
        families.put("record", new Family("The 64 bytes of a witness record", RecordVectors::fill));
        families.put("domain", new Family("A region under watch", inputs -> {
            DomainVectors.fill(inputs);
            SecondInputVectors.domain(inputs);
        }));
        return families;
    }
}
