package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.floor.Spread;
import dev.atlasl2.vectors.Floor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A floor's verdict and figures as a row of a certificate, and back. */
final class FloorJson {
    private FloorJson() {}

    static ObjectNode of(FloorResult result) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("target", result.target())
                .put("id", result.floor().id())
                .put("verdict", result.verdict().json())
                .put("op", result.floor().op())
                .put("size", result.floor().size());
        result.floor().minGBps().ifPresent(least -> row.put("minGBps", least));
        result.floor().maxMillis().ifPresent(most -> row.put("maxMillis", most));
        result.measurement().ifPresent(measured -> figures(row, measured));
        if (!result.reason().isEmpty()) {
            row.put("reason", result.reason());
        }
        return row;
    }

    private static void figures(ObjectNode row, Measurement measured) {
        row.put("gigabytesPerSecond", rounded(measured.gigabytesPerSecond()));
        row.put("nanoseconds", rounded(measured.seconds().median() * 1e9))
                .put("madNanoseconds", rounded(measured.seconds().mad() * 1e9));
        row.put("reps", measured.reps()).put("readings", measured.seconds().readings());
        row.put("disturbance", rounded(measured.disturbance()));
        measured.ratio()
                .ifPresent(ratio -> row.put(
                                "rulerNanoseconds",
                                rounded(measured.rulerSeconds().orElseThrow().median() * 1e9))
                        .put("ratioToRuler", rounded(ratio)));
    }

    static FloorResult read(JsonNode row) {
        FloorVerdict verdict = RowJson.of(FloorVerdict.values(), FloorVerdict::json, row.get("verdict"));
        String reason = row.path("reason").asString("");
        String target = row.get("target").stringValue();
        Floor floor = new Floor(
                row.get("id").stringValue(),
                List.of(target),
                row.get("op").stringValue(),
                row.get("size").intValue(),
                optional(row.path("minGBps")),
                optional(row.path("maxMillis")),
                verdict == FloorVerdict.STATED ? Optional.of(new Floor.Reach("", reason)) : Optional.empty());
        return new FloorResult(target, floor, verdict, measurement(row), reason);
    }

    private static Optional<Measurement> measurement(JsonNode row) {
        if (!row.has("nanoseconds")) {
            return Optional.empty();
        }
        int readings = row.get("readings").intValue();
        return Optional.of(new Measurement(
                row.get("op").stringValue(),
                row.get("size").intValue(),
                row.get("reps").longValue(),
                new Spread(
                        row.get("nanoseconds").doubleValue() / 1e9,
                        row.get("madNanoseconds").doubleValue() / 1e9,
                        readings),
                row.has("rulerNanoseconds")
                        ? Optional.of(new Spread(row.get("rulerNanoseconds").doubleValue() / 1e9, 0, readings))
                        : Optional.empty(),
                row.get("disturbance").doubleValue()));
    }

    private static OptionalDouble optional(JsonNode number) {
        return number.isNumber() ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    /** Four digits are more than any figure here holds true for. */
    static double rounded(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(4)).doubleValue()
                : 0;
    }
}
