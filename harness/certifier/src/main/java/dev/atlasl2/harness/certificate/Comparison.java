package dev.atlasl2.harness.certificate;

import dev.atlasl2.vectors.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The changes from one good certificate to another, one per line: verdicts first, then floors, then the rest. */
public final class Comparison {
    /** Figures of two runs on one machine may differ by this much without a cause. */
    private static final double NOISE = 1.25;

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> verdicts = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private final List<String> circumstances = new ArrayList<>();

    private Comparison(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The differences.
     *
     * @param verdicts of the run, of results and of floors: those that were right, or fast enough, and are not any
     *     more
     * @param figures floors whose throughput changed by more than noise
     * @param circumstances the kit, the corpus, the machine, and the descriptions of the targets
     */
    public record Changes(List<String> verdicts, List<String> figures, List<String> circumstances) {}

    /** Compares the bytes of two certificates that {@link CertificateCheck} found good. */
    public static Changes of(byte[] before, byte[] after) {
        return new Comparison(read(before), read(after)).changes();
    }

    private static ObjectNode read(byte[] certificate) {
        return Json.readObject("certificate", new String(certificate, StandardCharsets.UTF_8));
    }

    private Changes changes() {
        changed("decision", before.get("decision"), after.get("decision"), verdicts);
        verdicts(results(before), results(after), "", "not asked");
        verdicts(fresh(before), fresh(after), " fresh", "right");
        floors();
        changed("kit", before.get("kit"), after.get("kit"), circumstances);
        for (String name : List.of("levels", "families", "shard", "corpus")) {
            changed(name, part(before, name), part(after, name), circumstances);
        }
        for (String name : List.of("vectors", "given", "generator")) { // two drawn seeds always differ
            changed("fresh." + name, before.at("/fresh/" + name), after.at("/fresh/" + name), circumstances);
        }
        targets();
        changed("machine", machine(before), machine(after), circumstances);
        return new Changes(List.copyOf(verdicts), List.copyOf(figures), List.copyOf(circumstances));
    }

    /** Adds what changed in one of two maps; {@code absent} is what a missing name means. */
    private void verdicts(Map<String, String> old, Map<String, String> now, String kind, String absent) {
        both(old.keySet(), now.keySet()).forEach(name -> {
            String was = old.getOrDefault(name, absent);
            String is = now.getOrDefault(name, absent);
            if (!was.equals(is)) {
                verdicts.add(name + kind + ": " + was + " -> " + is);
            }
        });
    }

    private static Map<String, String> results(JsonNode certificate) {
        Map<String, String> results = new LinkedHashMap<>();
        for (JsonNode target : part(certificate, "targets")) {
            for (JsonNode row : target.get("vectors")) {
                String verdict = row.get("verdict").stringValue();
                results.put(
                        target.get("id").stringValue() + " " + row.get("id").stringValue(),
                        row.has("fault") ? verdict + " (" + row.get("fault").stringValue() + ")" : verdict);
            }
        }
        return results;
    }

    /** Each run has its own fresh vectors, so only their totals are compared. */
    private static Map<String, String> fresh(JsonNode certificate) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (JsonNode target : certificate.path("fresh").path("targets")) {
            int all = target.at("/totals/vectors").intValue();
            int pass = target.at("/totals/pass").intValue();
            if (pass < all) {
                wrong.put(target.get("id").stringValue(), pass + " of " + all + " right");
            }
        }
        return wrong;
    }

    private void floors() {
        Map<String, JsonNode> old = floors(before);
        Map<String, JsonNode> now = floors(after);
        both(old.keySet(), now.keySet()).forEach(name -> {
            String was = verdict(old.get(name));
            String is = verdict(now.get(name));
            if (!was.equals(is)) {
                verdicts.add("floor " + name + ": " + was + " -> " + is);
            }
            double then = rate(old.get(name));
            double today = rate(now.get(name));
            if (then > 0 && today > 0 && Math.max(then / today, today / then) > NOISE) {
                figures.add(String.format(
                        Locale.ROOT, "floor %s: %.3g -> %.3g GB/s, %.2f times", name, then, today, today / then));
            }
        });
    }

    private static Map<String, JsonNode> floors(JsonNode certificate) {
        Map<String, JsonNode> floors = new LinkedHashMap<>();
        for (JsonNode row : certificate.get("floors").get("results")) {
            floors.put(row.get("target").stringValue() + " " + row.get("id").stringValue(), row);
        }
        return floors;
    }

    private static String verdict(JsonNode floor) {
        return floor == null ? "not measured" : floor.get("verdict").stringValue();
    }

    private static double rate(JsonNode floor) {
        return floor == null ? 0 : floor.path("gigabytesPerSecond").asDouble(0);
    }

    private void targets() {
        Map<String, JsonNode> old = targets(before);
        Map<String, JsonNode> now = targets(after);
        now.forEach((id, target) -> {
            if (old.containsKey(id)) {
                changed(id + ".emulated", old.get(id).get("emulated"), target.get("emulated"), circumstances);
                changed(id + ".artifacts", artifacts(old.get(id)), artifacts(target), circumstances);
                changed(id, old.get(id).get("hello"), target.get("hello"), circumstances);
            }
        });
    }

    private static Map<String, JsonNode> targets(JsonNode certificate) {
        Map<String, JsonNode> targets = new LinkedHashMap<>();
        for (JsonNode target : part(certificate, "targets")) {
            targets.put(target.get("id").stringValue(), target);
        }
        return targets;
    }

    private static ObjectNode artifacts(JsonNode target) {
        ObjectNode artifacts = Json.object();
        target.get("artifacts").forEach(file -> artifacts.set(file.get("name").stringValue(), file.get("sha256")));
        return artifacts;
    }

    private static JsonNode part(JsonNode certificate, String name) {
        return certificate.get("correctness").path(name);
    }

    private static JsonNode machine(JsonNode certificate) {
        return certificate.get("circumstances").get("machine");
    }

    /** Objects are compared field by field, so that a line names only the difference. */
    private static void changed(String place, JsonNode was, JsonNode is, List<String> lines) {
        if (was.isObject() && is.isObject()) {
            both(names(was), names(is)).forEach(name -> {
                JsonNode absent = Json.object().path("absent");
                changed(
                        place + "." + name,
                        was.has(name) ? was.get(name) : absent,
                        is.has(name) ? is.get(name) : absent,
                        lines);
            });
        } else if (!was.equals(is)) {
            lines.add(place + ": " + text(was) + " -> " + text(is));
        }
    }

    private static Set<String> names(JsonNode node) {
        return new LinkedHashSet<>(node.propertyNames());
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new LinkedHashSet<>(some);
        both.addAll(others);
        return both;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.isString() ? node.stringValue() : node.toString();
    }
}
