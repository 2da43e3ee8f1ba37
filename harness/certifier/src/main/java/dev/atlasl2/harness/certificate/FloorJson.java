package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.floor.MedianInterval;
import dev.atlasl2.harness.floor.Ruler;
import dev.atlasl2.vectors.Floor;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts a floor's verdict and figures to a row of a certificate, and back. */
final class FloorJson {
    private FloorJson() {}

    static ObjectNode of(FloorResult result) {
        Floor floor = result.floor();
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("target", result.target())
                .put("id", floor.id())
                .put("profile", floor.profile())
                .put("verdict", result.verdict().json())
                .put("op", floor.op())
                .put("size", floor.size());
        switch (floor.demand()) {
            case Floor.Throughput wanted -> row.put("minGBps", wanted.gigabytesPerSecond());
            case Floor.Time wanted -> row.put("maxMillis", wanted.millis());
            case Floor.Ratio wanted -> row.put("minRatio", wanted.least());
        }
        row.put("ruler", Ruler.of(floor).json());
        result.measurement().ifPresent(measured -> figures(row, measured));
        if (!result.reason().isEmpty()) {
            row.put("reason", result.reason());
        }
        return row;
    }

    private static void figures(ObjectNode row, Measurement measured) {
        Measurement.Comparison comparison = measured.comparison();
        row.put("gigabytesPerSecond", Measurement.rounded(measured.gigabytesPerSecond()))
                .put("nanoseconds", Measurement.nanoseconds(measured.seconds().median()))
                .put(
                        "madNanoseconds",
                        Measurement.nanoseconds(measured.seconds().mad()))
                .put("reps", measured.reps())
                .put("readings", measured.seconds().readings())
                .put("ratioToRuler", Measurement.rounded(comparison.ratio().median()))
                .put("madRatio", Measurement.rounded(comparison.ratio().mad()))
                .put("bestRatio", Measurement.rounded(comparison.best()))
                .put("rulerNanoseconds", Measurement.nanoseconds(comparison.seconds()))
                .put("rulerBestNanoseconds", Measurement.nanoseconds(comparison.quickest()));
        measured.plainSeconds().ifPresent(plain -> row.put("plainNanoseconds", Measurement.nanoseconds(plain)));
        if (measured.isOfManyProcessors()) {
            row.put("processors", Measurement.rounded(measured.processors()));
        }
        measured.engine().ifPresent(engine -> row.put("engine", engine));
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
                demand(row),
                Optional.empty());
        return new FloorResult(target, floor, verdict, measurement(row), reason);
    }

    /** Returns the requirement of a row's floor. */
    static Floor.Demand demand(JsonNode row) {
        if (row.has("minRatio")) {
            return new Floor.Ratio(
                    row.get("minRatio").doubleValue(), row.get("ruler").stringValue());
        }
        return row.has("minGBps")
                ? new Floor.Throughput(row.get("minGBps").doubleValue())
                : new Floor.Time(row.get("maxMillis").doubleValue());
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
                new MedianInterval(seconds(row, "nanoseconds"), seconds(row, "madNanoseconds"), readings),
                new Measurement.Comparison(
                        Ruler.named(row.get("ruler").stringValue()),
                        new MedianInterval(
                                row.get("ratioToRuler").doubleValue(),
                                row.get("madRatio").doubleValue(),
                                readings),
                        row.get("bestRatio").doubleValue(),
                        seconds(row, "rulerNanoseconds"),
                        seconds(row, "rulerBestNanoseconds")),
                row.has("plainNanoseconds") ? Optional.of(seconds(row, "plainNanoseconds")) : Optional.empty(),
                row.path("processors").asDouble(1),
                row.path("engine").stringValueOpt()));
    }

    private static double seconds(JsonNode row, String field) {
        return row.get(field).doubleValue() / 1e9;
    }
}
