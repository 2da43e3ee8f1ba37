package dev.atlasl2.harness.certificate;

import dev.atlasl2.vectors.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of a certificate, each with a hash, so that a change can be located. A part is a field of a section; if the
 * field is a list of objects, each object is a part.
 */
final class PartHashes {
    private static final List<String> SECTIONS = List.of("kit", "correctness", "fresh", "floors", "circumstances");

    private PartHashes() {}

    /** Returns the hash of each part by its place. */
    static ObjectNode hashes(JsonNode certificate) {
        ObjectNode hashes = Json.object();
        of(certificate).forEach((place, part) -> hashes.put(place, Canonical.hash(part)));
        return hashes;
    }

    /** Names the parts whose hash differs from the stated one. */
    static void check(JsonNode certificate, JsonNode stated, List<String> problems) {
        Map<String, JsonNode> parts = of(certificate);
        parts.forEach((place, part) -> {
            if (!stated.has(place)) {
                problems.add(place + ": was added, or hashes.parts lost its hash");
            } else if (!Canonical.hash(part).equals(stated.get(place).stringValue())) {
                problems.add(place + ": was changed, or its hash in hashes.parts was: they do not belong together");
            }
        });
        stated.propertyNames().stream()
                .filter(place -> !parts.containsKey(place))
                .forEach(place -> problems.add(place + ": was dropped, and hashes.parts has its hash"));
    }

    private static Map<String, JsonNode> of(JsonNode certificate) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        for (String section : SECTIONS) {
            certificate.path(section).properties().forEach(field -> {
                String place = section + "." + field.getKey();
                JsonNode value = field.getValue();
                if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                    for (int i = 0; i < value.size(); i++) {
                        parts.put(place + "[" + i + "]", value.get(i));
                    }
                } else {
                    parts.put(place, value);
                }
            });
        }
        return parts;
    }
}
