package dev.atlasl2.harness.adapters;

import dev.atlasl2.harness.protocol.Answer;
import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.tool.OperationTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares an adapter with the table of operations: what it offers, and the names in its answers. Whether the values are
 * right is for a certificate to say.
 *
 * @param folder the adapter's folder in harness/adapters, which is also its name in the table
 */
record AdapterCheck(OperationTable table, String folder) {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int MAX_INPUT = 4_000;

    /**
     * The shortest vectors of each operation that together have all names of the table. What they expect has the fields of
     * the table: the schema of vectors, which is generated from it, sees to that.
     */
    private static final Map<String, List<Vector>> SAMPLES = samples();

    /** Returns what is wrong with the adapter and what to do about it, one line each; empty if nothing. */
    List<String> complaints(Target target) throws TargetFault {
        List<String> complaints = new ArrayList<>();
        try (Conversation conversation = new Conversation(target.open())) {
            Hello hello = conversation.hello(DEADLINE);
            compareOffers("operation", names("op", table.operations()), hello.operations(), complaints);
            compareOffers("bench", names("bench", table.benches()), hello.benches(), complaints);
            for (ObjectNode operation : table.operations()) {
                boolean offered =
                        hello.operations().contains(operation.get("op").asString());
                JsonNode reason = operation.path("unsupported").path(folder);
                if (offered && reason.isMissingNode()) {
                    compareAnswers(conversation, operation, complaints);
                } else if (offered || reason.isMissingNode()) {
                    complaints.add(offered ? declaredInVain(operation) : neitherOfferedNorDeclared(operation));
                } else if (ask(conversation, operation, Json.object()).kind() != Answer.Kind.UNSUPPORTED) {
                    complaints.add(folder + " must answer \"unsupported\" to " + operation.get("op")
                            + ", which it does not offer");
                }
            }
        }
        return complaints;
    }

    private void compareOffers(String kind, Set<String> known, Set<String> offered, List<String> complaints) {
        for (String name : offered) {
            if (!known.contains(name)) {
                complaints.add(
                        "%s offers the %s \"%s\", which spec/operations.json lacks: add it there, or remove it from harness/adapters/%s"
                                .formatted(folder, kind, name, folder));
            }
        }
    }

    private String neitherOfferedNorDeclared(ObjectNode operation) {
        return "%s does not offer the operation %s of spec/operations.json: add it to harness/adapters/%s, or declare in its row there \"unsupported\": {\"%s\": \"REASON\"}"
                .formatted(folder, operation.get("op"), folder, folder);
    }

    private String declaredInVain(ObjectNode operation) {
        return "%s offers the operation %s, which spec/operations.json declares unsupported there: remove that declaration"
                .formatted(folder, operation.get("op"));
    }

    private void compareAnswers(Conversation conversation, ObjectNode operation, List<String> complaints)
            throws TargetFault {
        for (Vector vector : SAMPLES.getOrDefault(operation.get("op").asString(), List.of())) {
            ObjectNode answer = ask(conversation, operation, vector.in()).body();
            answer.remove("message");
            answer.path("steps").forEach(step -> ((ObjectNode) step).remove("message"));
            if (!names(answer).equals(names(vector.expect()))) {
                complaints.add(
                        "%s answers %s (%s) with the fields %s, expected %s: make harness/adapters/%s and spec/operations.json agree"
                                .formatted(
                                        folder,
                                        operation.get("op"),
                                        vector.id(),
                                        names(answer),
                                        names(vector.expect()),
                                        folder));
            }
        }
    }

    private static Answer ask(Conversation conversation, ObjectNode operation, ObjectNode in) throws TargetFault {
        return conversation.run(operation.get("op").asString(), in, DEADLINE);
    }

    private static Map<String, List<Vector>> samples() {
        Map<String, Set<String>> seen = new HashMap<>();
        return Corpus.load().vectors().stream()
                .filter(vector -> vector.level() == Level.CORE && length(vector) <= MAX_INPUT)
                .sorted(Comparator.comparingInt(AdapterCheck::length))
                .filter(vector ->
                        seen.computeIfAbsent(vector.op(), op -> new HashSet<>()).addAll(news(vector)))
                .collect(Collectors.groupingBy(Vector::op));
    }

    private static int length(Vector vector) {
        return vector.in().toString().length();
    }

    private static Set<String> news(Vector vector) {
        Set<String> news = new HashSet<>(names(vector.expect()));
        news.addAll(vector.in().propertyNames());
        for (JsonNode step : vector.in().path("steps")) {
            news.add(step.path("do").asString("") + step.propertyNames());
        }
        return news;
    }

    /** The fields of an answer, and of all its steps. */
    private static Set<String> names(ObjectNode answer) {
        boolean refused = !answer.path("result").asString("").equals("OK");
        Set<String> names = new TreeSet<>();
        answer.propertyNames().forEach(name -> names.add(refused ? "refused." + name : name));
        answer.path("steps").forEach(step -> step.propertyNames().forEach(name -> names.add("steps." + name)));
        return names;
    }

    private static Set<String> names(String key, List<ObjectNode> rows) {
        return rows.stream().map(row -> row.get(key).asString()).collect(Collectors.toSet());
    }
}
