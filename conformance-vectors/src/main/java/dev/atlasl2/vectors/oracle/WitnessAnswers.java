package dev.atlasl2.vectors.oracle;

import java.util.HexFormat;
import java.util.Map;

/** Answers of the families witness and record (clauses S11 and S13). */
final class WitnessAnswers {
    private WitnessAnswers() {}

    static void addTo(Map<String, Answers.Row> rows) {
        rows.put(
                "witness",
                (impl, in) -> Answer.of(out -> out.set("witness", WitnessJson.write(impl.witness(in.region("data"))))));
        rows.put("witnessVerify", (impl, in) -> Answer.of(() -> impl.verify(in.region("data"), in.witness("witness"))));
        rows.put(
                "witnessMerge",
                (impl, in) ->
                        Answer.of(out -> out.set("witness", WitnessJson.write(impl.merge(in.witnesses("witnesses"))))));
        rows.put(
                "recordEncode",
                (impl, in) -> Answer.of(
                        out -> out.put("record", HexFormat.of().formatHex(impl.recordEncode(in.witness("witness"))))));
        rows.put(
                "recordDecode",
                (impl, in) ->
                        Answer.of(out -> out.set("witness", WitnessJson.write(impl.recordDecode(in.hex("record"))))));
    }
}
