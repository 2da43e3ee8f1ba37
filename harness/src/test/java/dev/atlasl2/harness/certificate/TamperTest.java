package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Keys;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every change to a certificate is refused, with a name for the place; some even by one who makes the hashes anew. */
class TamperTest {
    @TempDir
    static Path folder;

    private static Corpus corpus;
    private static String text;

    @BeforeAll
    static void makeCertificate() throws IOException {
        corpus = SmallCorpus.in(folder);
        KnownFailures known = KnownFailures.read("""
                {"known": [
                  {"target": "excused", "id": "check/zero", "reason": "being mended", "expires": "2026-01-02"},
                  {"target": "excused", "id": "delta/step", "reason": "being mended", "expires": "2026-01-01"},
                  {"target": "excused", "id": "fill/refused", "reason": "not offered", "expires": "2026-02-01"},
                  {"target": "excused", "id": "sum/few", "reason": "was mended", "expires": "2026-02-01"}
                ]}
                """, corpus.vectors().stream().map(Vector::id).collect(Collectors.toSet()));
        Certification found = SampleRun.of(
                corpus,
                SampleRun.FLOORS,
                OracleTarget.right("right"),
                OracleTarget.faulty("faulty"),
                OracleTarget.faulty("excused"));
        text = Certificate.of(SampleRun.excused(found, known))
                .signed(Keys.fresh())
                .text();
        assertThat(problems(text)).isEmpty();
    }

    @Test
    void everyChangedValueIsRefusedNamingItsSection() {
        int leaves = leaves(json()).size();
        assertThat(leaves).isGreaterThan(150);
        for (int i = 0; i < leaves; i++) {
            ObjectNode changed = json();
            Leaf leaf = leaves(changed).get(i);
            leaf.replace(other(leaf.value()));
            assertRefused(changed, leaf.path());
        }
    }

    @Test
    void everyDroppedFieldOrRowIsRefused() {
        List<String> places = containers(json()).stream().map(Container::path).toList();
        for (int i = 0; i < places.size(); i++) {
            int size = containers(json()).get(i).node().size();
            for (int k = 0; k < size; k++) {
                ObjectNode changed = json();
                containers(changed).get(i).drop(k);
                if (changed.has("signature")) { // see droppedSignatureIsSeenByTheSigner
                    assertRefused(changed, places.get(i));
                }
            }
        }
    }

    @Test
    void everyPairOfSwappedRowsIsRefused() {
        List<Container> all = containers(json());
        for (int i = 0; i < all.size(); i++) {
            for (int k = 1; all.get(i).node().isArray() && k < all.get(i).node().size(); k++) {
                ObjectNode changed = json();
                ArrayNode rows = (ArrayNode) containers(changed).get(i).node();
                JsonNode earlier = rows.get(k - 1);
                rows.set(k - 1, rows.get(k));
                rows.set(k, earlier);
                if (!changed.equals(json())) {
                    assertRefused(changed, all.get(i).path());
                }
            }
        }
    }

    @Test
    void everyFlippedBitOfTheFileIsRefused() {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < file.length; i += 5) {
            byte[] flipped = file.clone();
            flipped[i] ^= (byte) (1 << (i % 7));
            assertThat(CertificateCheck.check(flipped, corpus).isGood())
                    .as("byte %d of %d", i, file.length)
                    .isFalse();
        }
    }

    @Test
    void cutFileIsRefused() {
        for (int length : new int[] {0, 1, text.length() / 2, text.length() - 1}) {
            assertThat(problems(text.substring(0, length)))
                    .as("first %d characters", length)
                    .isNotEmpty();
        }
    }

    @Test
    void editedTotalIsNamedEvenWithFreshHashes() {
        assertThat(forged(json -> target(json, 1).withObject("/totals").put("pass", 6)))
                .anyMatch(problem ->
                        problem.startsWith("correctness.targets[1] (faulty).totals.pass: says 6, the rows give 3"));
    }

    @Test
    void droppedRowIsNamedEvenWithFreshHashesAndTotals() {
        assertThat(forged(json -> {
                    target(json, 0).withArray("/vectors").remove(0);
                    target(json, 0).withObject("/totals").put("pass", 5).put("vectors", 5);
                }))
                .anyMatch(problem -> problem.matches(
                        "correctness\\.targets\\[0] \\(right\\)\\.vectors\\[0]\\.id: must be sum/few, got sum/many"));
    }

    @Test
    void failurePassedOffAsAPassIsNamedByTheTotals() {
        assertThat(forged(json -> {
                    ArrayNode rows = target(json, 1).withArray("/vectors");
                    for (int i = 0; i < rows.size(); i++) {
                        if (rows.get(i).path("verdict").stringValue().equals("fail")) {
                            rows.set(
                                    i,
                                    Json.object()
                                            .put("id", rows.get(i).path("id").stringValue())
                                            .put("verdict", "pass"));
                        }
                    }
                }))
                .anyMatch(problem -> problem.contains("(faulty).totals.pass: says 3, the rows give 4"));
    }

    @Test
    void signatureOfAnotherCertificateIsRefused() {
        ObjectNode json = json();
        ObjectNode other = Json.readObject(
                "other",
                Certificate.of(SampleRun.of(corpus, List.of(), OracleTarget.right("right")))
                        .signed(Keys.fresh())
                        .text());
        json.set("signature", other.get("signature"));
        assertThat(problems(CertificateText.of(json)))
                .containsExactly("signature.value: is not this key's signature of this certificate");
    }

    /** Without its signature a certificate is a good one of nobody: only who asks for a key is told. */
    @Test
    void droppedSignatureIsSeenByTheSigner() {
        ObjectNode json = json();
        json.remove("signature");
        CertificateCheck.Report report =
                CertificateCheck.check(CertificateText.of(json).getBytes(StandardCharsets.UTF_8), corpus);
        assertThat(report.isGood()).isTrue();
        assertThat(report.signer()).isEmpty();
    }

    @Test
    void changedRowIsNamedByTheTree() {
        ObjectNode json = json();
        ((ObjectNode) target(json, 1).get("vectors").findParent("fault")).put("fault", "crash");
        assertThat(problems(CertificateText.of(json)))
                .anyMatch(problem -> problem.startsWith("correctness.tree.root: says "));
    }

    @Test
    void excuseThatIsPastIsNamedEvenWithFreshHashes() {
        assertThat(forged(json -> {
                    ObjectNode row = (ObjectNode) row(json, 2, "check/zero");
                    ((ObjectNode) row.get("known")).put("expires", "2025-12-31");
                }))
                .contains("correctness.targets[2] (excused).vectors[2].known.expires: was over on 2026-01-02");
    }

    @Test
    void excusePassedOverIsNamedEvenWithFreshHashes() {
        assertThat(forged(json -> ((ObjectNode) row(json, 2, "delta/step").get("known")).put("expires", "2026-03-01")))
                .anyMatch(problem -> problem.endsWith(".verdict: says fault, and it is excused until 2026-03-01"));
    }

    @Test
    void editedDecisionIsNamedEvenWithFreshHashes() {
        assertThat(forged(json -> json.put("decision", "certified")))
                .containsExactly("decision: says \"certified\", the verdicts give \"not certified\"");
    }

    @Test
    void editedExpectationIsNamedEvenWithFreshHashes() {
        assertThat(forged(json ->
                        ((ObjectNode) target(json, 1).findParent("expected").get("expected")).put("conserved", false)))
                .anyMatch(problem -> problem.endsWith(".expected: is not the vector's"));
    }

    @Test
    void editedCorpusRootIsNamedEvenWithFreshHashes() {
        assertThat(forged(json -> ((ObjectNode) json.at("/correctness/corpus")).put("root", "0".repeat(64))))
                .anyMatch(problem -> problem.startsWith("correctness.corpus.root: says 000"));
    }

    @Test
    void missedFloorPassedOffAsMetIsNamedEvenWithFreshHashes() {
        assertThat(forged(json -> {
                    for (JsonNode row : json.at("/floors/results")) {
                        if (row.path("verdict").stringValue().equals("missed")) {
                            ((ObjectNode) row).put("verdict", "met");
                        }
                    }
                }))
                .anyMatch(problem -> problem.matches(
                        "floors\\.results\\[\\d+] \\(right sum/hard\\)\\.verdict: says met, its figures do not"));
    }

    @Test
    void changedSpacingIsNamedByLineAndColumn() {
        assertThat(problems(text.replaceFirst("\n {2}\"decision\"", "\n   \"decision\"")))
                .containsExactly("line 3, column 3: not written as certificates are");
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        for (String other : List.of(
                "", "null", "[]", "{}", "7", "{\"format\":\"atlas-certificate/3\"}", "[".repeat(100_000), "\u0000")) {
            assertThat(problems(other)).isNotEmpty();
        }
    }

    private static void assertRefused(ObjectNode changed, String path) {
        List<String> problems = problems(CertificateText.of(changed));
        assertThat(problems).as("changed at %s", path).isNotEmpty();
        String section = path.isEmpty() ? "" : path.split("[.\\[]")[0];
        assertThat(problems).as("changed at %s", path).anyMatch(problem -> problem.contains(section));
    }

    /** Changes a certificate and makes its hashes anew, as one would who knows how it is made. */
    private static List<String> forged(Consumer<ObjectNode> change) {
        ObjectNode json = json();
        change.accept(json);
        ResultTree tree = new ResultTree(json.get("correctness"));
        ((ObjectNode) json.at("/correctness/tree")).put("leaves", tree.size()).put("root", tree.root());
        json.remove("signature"); // which no forger can make anew
        ObjectNode hashes = (ObjectNode) json.remove("hashes");
        String whole = Canonical.hash(json);
        Certificate.HASHED.forEach(section -> hashes.put(section, Canonical.hash(json.get(section))));
        json.set("hashes", hashes.put("certificate", whole));
        return problems(CertificateText.of(json));
    }

    private static List<String> problems(String certificate) {
        return CertificateCheck.check(certificate.getBytes(StandardCharsets.UTF_8), corpus)
                .problems();
    }

    private static ObjectNode json() {
        return Json.readObject("certificate", text);
    }

    private static ObjectNode target(ObjectNode json, int index) {
        return (ObjectNode) json.at("/correctness/targets").get(index);
    }

    private static JsonNode row(ObjectNode json, int target, String id) {
        for (JsonNode row : target(json, target).get("vectors")) {
            if (row.get("id").stringValue().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("no row " + id);
    }

    private static JsonNode other(JsonNode value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (value.isString()) {
            String text = value.stringValue();
            return make.stringNode(text.isEmpty() ? "x" : (text.charAt(0) == 'a' ? 'b' : 'a') + text.substring(1));
        }
        if (value.isBoolean()) {
            return make.booleanNode(!value.booleanValue());
        }
        if (value.isIntegralNumber()) {
            return make.numberNode(value.longValue() + 1);
        }
        return value.isNumber() ? make.numberNode(value.doubleValue() * 2) : make.numberNode(7);
    }

    private record Leaf(String path, JsonNode value, Consumer<JsonNode> replacement) {
        void replace(JsonNode other) {
            replacement.accept(other);
        }
    }

    private record Container(String path, JsonNode node) {
        void drop(int index) {
            if (node instanceof ArrayNode array) {
                array.remove(index);
            } else {
                ((ObjectNode) node).remove(new ArrayList<>(node.propertyNames()).get(index));
            }
        }
    }

    private static List<Leaf> leaves(JsonNode root) {
        List<Leaf> leaves = new ArrayList<>();
        for (Container container : containers(root)) {
            if (container.node() instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    int index = i;
                    if (!array.get(i).isContainer()) {
                        leaves.add(new Leaf(
                                container.path() + "[" + i + "]", array.get(i), other -> array.set(index, other)));
                    }
                }
            } else {
                ObjectNode object = (ObjectNode) container.node();
                object.properties().stream()
                        .filter(field -> !field.getValue().isContainer())
                        .forEach(field -> leaves.add(new Leaf(
                                path(container.path(), field.getKey()),
                                field.getValue(),
                                other -> object.set(field.getKey(), other))));
            }
        }
        return leaves;
    }

    private static List<Container> containers(JsonNode root) {
        List<Container> containers = new ArrayList<>();
        collect("", root, containers);
        return containers;
    }

    private static void collect(String path, JsonNode node, List<Container> containers) {
        if (!node.isContainer()) {
            return;
        }
        containers.add(new Container(path, node));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", node.get(i), containers);
            }
        } else {
            node.properties().forEach(field -> collect(path(path, field.getKey()), field.getValue(), containers));
        }
    }

    private static String path(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}
