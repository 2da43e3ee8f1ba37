package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.FlatWitnessReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.oracle.WitnessJson;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The inputs of family witness: witnesses of regions, and wrong forms of them. */
abstract class WitnessInputs {
    final FamilyInputs inputs;

    WitnessInputs(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static ObjectNode flat(Recipe data) {
        return WitnessJson.write(FlatWitnessReference.witness(data.expand()));
    }

    static ObjectNode tree(Recipe data, int k) {
        return WitnessJson.write(TreeWitnessReference.witness(data.expand(), k));
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
}
