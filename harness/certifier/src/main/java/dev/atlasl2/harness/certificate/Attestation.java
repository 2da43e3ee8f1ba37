package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A certificate as an in-toto Statement v1 with the predicate test-result v0.1, for tools that admit software by such
 * statements. A test is a family of vectors, or a floor, on one target.
 */
public final class Attestation {
    static final String STATEMENT = "https://in-toto.io/Statement/v1";
    static final String TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";
    /** Names the field that in-toto does not define: producers may add fields whose names are URIs. */
    private static final String CERTIFICATE = "urn:atlas-l2:certificate:3";

    private final Certification found;
    private final ObjectNode predicate = Json.object();
    private final Map<String, String> tests = new LinkedHashMap<>();

    private Attestation(Certification found) {
        this.found = found;
    }

    /**
     * Returns the statement's text.
     *
     * @param certificate the text of the certificate
     */
    public static String of(Certification found, String certificate) {
        return new Attestation(found).text(certificate);
    }

    private String text(String certificate) {
        found.runs().forEach(this::families);
        found.floors()
                .forEach(floor ->
                        tests.put(floor.target() + " floor " + floor.floor().id(), list(floor)));
        predicate.put("result", result());
        configuration(predicate.putArray("configuration"));
        for (String list : List.of("passedTests", "warnedTests", "failedTests")) {
            ArrayNode names = predicate.putArray(list);
            tests.forEach((name, is) -> {
                if (is.equals(list)) {
                    names.add(name);
                }
            });
        }
        String digest = Canonical.sha256(certificate.getBytes(StandardCharsets.UTF_8));
        predicate.set(CERTIFICATE, resource("certificate.json", digest));
        ObjectNode statement = Json.object().put("_type", STATEMENT);
        subject(statement.putArray("subject"), digest);
        return CertificateText.of(statement.put("predicateType", TEST_RESULT).set("predicate", predicate));
    }

    private String result() {
        if (found.decision() == Decision.NOT_CERTIFIED) {
            return "FAILED";
        }
        return found.decision() == Decision.CERTIFIED && !tests.containsValue("warnedTests") ? "PASSED" : "WARNED";
    }

    /** Names must be unique in it: files of the same name and different bytes are distinguished by their targets. */
    private void subject(ArrayNode subject, String certificate) {
        Map<String, Set<String>> digests = found.runs().stream()
                .flatMap(run -> run.artifacts().stream())
                .collect(Collectors.groupingBy(
                        Artifact::name, Collectors.mapping(Artifact::sha256, Collectors.toSet())));
        Map<String, String> files = new LinkedHashMap<>();
        found.runs()
                .forEach(run -> run.artifacts()
                        .forEach(file -> files.put(
                                (digests.get(file.name()).size() == 1 ? "" : run.target() + ": ") + file.name(),
                                file.sha256())));
        files.forEach((name, digest) -> subject.add(resource(name, digest)));
        if (files.isEmpty()) { // a statement needs a subject
            subject.add(resource("certificate.json", certificate));
        }
    }

    private void configuration(ArrayNode configuration) {
        configuration.addObject().put("name", "atlas-l2").put("uri", "urn:atlas-l2:kit:" + found.kitVersion());
        ObjectNode corpus = resource("corpus", found.corpus().root());
        ObjectNode annotations = corpus.putObject("annotations");
        ArrayNode levels = annotations.putArray("levels");
        Arrays.stream(Level.values())
                .filter(found.selection().levels()::contains)
                .forEach(level -> levels.add(level.json()));
        found.selection().families().forEach(annotations.putArray("families")::add);
        annotations
                .put("shard", found.selection().shard().toString())
                .put("floors", found.effort())
                .put("conclusion", found.conclusion().text())
                .put("scope", found.scope().text());
        configuration.add(corpus);
    }

    private void families(TargetRun run) {
        Set<Outcome> overdrawn = new LinkedHashSet<>(run.overdrawn());
        Map<String, List<Outcome>> byFamily = run.outcomes().stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.vector().family(),
                        LinkedHashMap::new,
                        Collectors.toCollection(ArrayList::new)));
        byFamily.forEach((family, outcomes) -> {
            boolean isFailed =
                    outcomes.stream().anyMatch(outcome -> outcome.verdict().isBad() || overdrawn.contains(outcome));
            boolean isClean = outcomes.stream().allMatch(outcome -> outcome.verdict() == Verdict.PASS);
            tests.put(run.target() + " " + family, isFailed ? "failedTests" : isClean ? "passedTests" : "warnedTests");
        });
    }

    private static String list(FloorResult floor) {
        if (floor.isFailure()) {
            return "failedTests";
        }
        return switch (floor.verdict()) {
            case MET -> "passedTests";
            default -> "warnedTests";
        };
    }

    private static ObjectNode resource(String name, String sha256) {
        ObjectNode resource = Json.object().put("name", name);
        resource.putObject("digest").put("sha256", sha256);
        return resource;
    }
}
