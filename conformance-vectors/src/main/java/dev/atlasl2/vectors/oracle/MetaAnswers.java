package dev.atlasl2.vectors.oracle;

import dev.atlasl2.vectors.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Answers of family meta (clause S1). */
final class MetaAnswers {
    private MetaAnswers() {}

    static void addTo(Map<String, Answers.Row> rows) {
        rows.put(
                "version",
                (impl, in) -> Answer.of(out -> out.put("packed", impl.version()).put("text", impl.versionText())));
        rows.put(
                "errorCodes",
                (impl, in) -> Answer.of(out -> {
                    ObjectNode codes = Json.object();
                    impl.errorCodes().forEach(codes::put);
                    out.set("codes", codes);
                }));
        rows.put("constants", (impl, in) -> Answer.of(out -> constants(impl.constants(), out)));
    }

    private static void constants(Constants constants, ObjectNode out) {
        out.put("modulus", constants.modulus())
                .put("page", constants.page())
                .put("cycle", constants.cycle())
                .put("structure", constants.structure())
                .put("maxWindow", constants.maxWindow())
                .put("maxBatch", constants.maxBatch())
                .put("minLeafLog2", constants.minLeafLog2())
                .put("maxLeafLog2", constants.maxLeafLog2())
                .put("defaultLeafLog2", constants.defaultLeafLog2())
                .put("record", constants.record());
    }
}
