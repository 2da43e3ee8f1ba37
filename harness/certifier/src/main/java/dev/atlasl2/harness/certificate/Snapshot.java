package dev.atlasl2.harness.certificate;

import dev.atlasl2.vectors.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The part of a certificate that a trend can show. Unlike {@link CertificateReader} it needs no vectors, so
 * certificates of an earlier corpus can be used as well.
 *
 * @param started when the run began
 * @param kit the version of the kit
 * @param corpus the corpus root
 * @param machine the processor and its cores: figures of another machine cannot be compared
 * @param decision as in the certificate; for a part of a run, that it is a part
 * @param passes by target: how many vectors are right, of how many
 * @param throughputs by target, then by bench: 10^9 bytes per second
 */
public record Snapshot(
        Instant started,
        String kit,
        String corpus,
        String machine,
        String decision,
        Map<String, Passes> passes,
        Map<String, Map<Bench, Double>> throughputs) {
    /** How many vectors are right, of how many. */
    public record Passes(int pass, int vectors) {}

    /** An operation on a number of bytes. */
    public record Bench(String op, int size) {}

    /**
     * Returns the part of a certificate that the report needs.
     *
     * @param certificate one that {@link CertificateCheck} found good
     */
    public static Snapshot of(byte[] certificate) {
        JsonNode json = Json.readObject("certificate", new String(certificate, StandardCharsets.UTF_8));
        Map<String, Passes> passes = new LinkedHashMap<>();
        for (JsonNode target : json.at("/correctness/targets")) {
            JsonNode totals = target.get("totals");
            passes.put(
                    target.get("id").stringValue(),
                    new Passes(
                            totals.get("pass").intValue(), totals.get("vectors").intValue()));
        }
        Map<String, Map<Bench, Double>> throughputs = new LinkedHashMap<>();
        for (JsonNode floor : json.at("/floors/results")) {
            if (floor.has("gigabytesPerSecond")) {
                throughputs
                        .computeIfAbsent(floor.get("target").stringValue(), target -> new LinkedHashMap<>())
                        .put(
                                new Bench(
                                        floor.get("op").stringValue(),
                                        floor.get("size").intValue()),
                                floor.get("gigabytesPerSecond").doubleValue());
            }
        }
        JsonNode machine = json.at("/circumstances/machine");
        return new Snapshot(
                Instant.parse(json.at("/circumstances/started").stringValue()),
                json.at("/kit/version").stringValue(),
                json.at("/correctness/corpus/root").stringValue(),
                machine.get("processor").stringValue() + ", " + machine.get("cores") + " cores",
                Conclusion.headline(
                        RowJson.of(Decision.values(), Decision::text, json.get("decision")),
                        CertificateReader.selection(json.get("correctness"))),
                passes,
                throughputs);
    }
}
