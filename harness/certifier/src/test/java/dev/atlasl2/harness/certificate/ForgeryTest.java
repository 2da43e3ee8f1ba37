package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.PublishedAnswers;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.fresh.Fresh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Contradictions in a certificate are refused, with their place, even if a forger computes the hashes again. */
@ExtendWith(SecondVerifier.class)
class ForgeryTest {
    @TempDir
    static Path folder;

    private static Corpus corpus;
    private static String sample;
    private String text = sample;

    @BeforeAll
    static void makeCertificate() throws IOException {
        corpus = SmallCorpus.in(folder);
        sample = TamperedCertificate.certificate(corpus);
    }

    @Test
    void honestCertificateIsGood() {
        assertThat(forged(json -> {})).isEmpty();
    }

    @Test
    void moreResumedThanThereIsIsNamed() {
        assertThat(forged(json -> json.withObject("/circumstances").put("resumed", 999_999)))
                .anyMatch(problem -> problem.startsWith("circumstances.resumed: says 999999, and there are "));
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
    void excuseForEverIsNamedEvenWithFreshHashes() {
        assertThat(forged(json -> ((ObjectNode) row(json, 2, "check/zero").get("known")).put("expires", "9999-12-31")))
                .contains("correctness.targets[2] (excused).vectors[2].known.expires: is more than 366 days after"
                        + " 2026-01-02: 9999-12-31");
    }

    @Test
    void extentThatTheCommandDoesNotGiveIsNamedEvenWithFreshHashes() {
        assertThat(forged(json -> ((ArrayNode) json.at("/circumstances/invocations/0"))
                        .add("--floors")
                        .add("full")))
                .contains("floors.effort: says quick, the command gives full");
        assertThat(forged(json -> ((ArrayNode) json.at("/circumstances/invocations/0"))
                        .add("--shard")
                        .add("2/3")))
                .contains("circumstances.invocations[0]: asks for shard 2/3, and correctness is of 1/1");
    }

    @Test
    void startInTheFutureIsNamedEvenWithFreshHashes() {
        assertThat(forged(json -> ((ObjectNode) json.get("circumstances")).put("started", "2999-01-01T00:00:00Z")))
                .anyMatch(problem -> problem.startsWith(
                        "circumstances.started: is in the future, 2999-01-01T00:00:00Z; this machine"));
        String soon =
                Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS).toString();
        text = Certificate.of(SampleRun.of(corpus, List.of(), OracleTarget.right("right")))
                .text();
        assertThat(forged(json -> ((ObjectNode) json.get("circumstances")).put("started", soon)))
                .as("clocks of two machines differ")
                .isEmpty();
    }

    @Test
    void partPassedOffAsAWholeIsNamedEvenWithFreshHashes() {
        text = Certificate.of(SampleRun.shard(corpus, new Shard(1, 3), OracleTarget.right("right")))
                .text();
        assertThat(forged(json -> json.put("decision", "certified")))
                .containsExactly("decision: says \"certified\", the verdicts give \"passed\"");
        text = Certificate.of(SampleRun.part(corpus, List.of("sum", "delta"), Shard.WHOLE, OracleTarget.right("right")))
                .text();
        assertThat(forged(json -> {})).isEmpty();
        assertThat(forged(json -> {
                    json.put("decision", "certified");
                    ((ObjectNode) json.get("correctness")).remove("families");
                }))
                .anyMatch(problem -> problem.startsWith("correctness.corpus.vectors: says 3, the corpus has 6"));
        assertThat(forged(json -> ((ObjectNode) json.get("correctness"))
                        .putArray("families")
                        .add("delta")
                        .add("sum")))
                .singleElement()
                .asString()
                .startsWith("correctness.families: must be some of [");
    }

    /**
     * For another corpus, the check cannot know whether a vector may be skipped, except at levels that allow no skip.
     */
    @Test
    void skipOfAnUnknownVectorIsNoPassEvenWithFreshHashes() {
        text = Certificate.of(SampleRun.of(corpus, List.of(), OracleTarget.faulty("faulty")))
                .text();
        Consumer<ObjectNode> skipped = json -> {
            json.put("decision", "certified");
            ArrayNode rows = target(json, 0).withArray("/vectors");
            for (int i = 0; i < rows.size(); i++) {
                String id = "new/" + i;
                rows.set(i, Json.object().put("id", id).put("verdict", "skip").put("reason", "no"));
            }
            ObjectNode totals = target(json, 0).withObject("/totals").put("skip", rows.size());
            List.of("pass", "fail", "fault").forEach(name -> totals.put(name, 0));
            ObjectNode stated = (ObjectNode) json.at("/correctness/corpus");
            stated.set("files", Json.object().put("vectors/new.json", "0".repeat(64)));
            stated.put(
                    "root",
                    Canonical.sha256(("0".repeat(64) + "  vectors/new.json\n").getBytes(StandardCharsets.UTF_8)));
        };
        assertThat(forged(skipped))
                .containsExactly("decision: says \"certified\", the verdicts give \"not certified\"");
        assertThat(forged(skipped.andThen(json -> ((ObjectNode) json.get("correctness"))
                        .putArray("levels")
                        .add("huge"))))
                .containsExactly("decision: says \"certified\", the verdicts give \"not certified\"");
        assertThat(forged(skipped.andThen(json -> {
                    ((ObjectNode) json.get("correctness")).putArray("levels").add("huge");
                    ((ObjectNode) target(json, 0).get("hello"))
                            .putArray("levels")
                            .add("huge");
                })))
                .isEmpty();
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
    void undeclaredLevelPassedOffAsPassedIsNamedEvenWithFreshHashes() {
        text = Certificate.of(SampleRun.of(corpus, List.of(), OracleTarget.bent("elsewhere", ForgeryTest::fullOnly)))
                .text();
        assertThat(forged(json -> json.put("decision", "certified")))
                .containsExactly("decision: says \"certified\", the verdicts give \"not certified\"");
    }

    private static ObjectNode fullOnly(ObjectNode request, ObjectNode answer) {
        if (request.path("type").stringValue().equals("hello")) {
            answer.putArray("levels").add("full");
        }
        return answer;
    }

    @Test
    void artifactThatIsThereTwiceIsNamedEvenWithFreshHashes() {
        assertThat(forged(json -> target(json, 0)
                        .withArray("/artifacts")
                        .addObject()
                        .put("name", "oracle.jar")
                        .put("sha256", "0".repeat(64))))
                .containsExactly("correctness.targets[0] (right).artifacts[2].name: oracle.jar is there twice");
    }

    @Test
    void freshVectorsAreDrawnAgainEvenIfTheHashesAreMadeAnew() {
        text = Certificate.of(SampleRun.of(
                        corpus, Fresh.given(5, 12), List.of(), PublishedAnswers.target("table", corpus.vectors())))
                .text();
        assertThat(forged(json -> {})).isEmpty();
        assertThat(forged(json -> json.withObject("/fresh").put("seed", "6")))
                .containsExactly("fresh.targets[0] (table).vectors[0].id: must be fresh/6/0, got fresh/5/0");
        assertThat(forged(json -> json.withObject("/fresh").put("seed", "18446744073709551616")))
                .containsExactly("fresh.seed: must be a number of 64 bits, got 18446744073709551616");
        assertThat(forged(json -> json.withObject("/fresh").put("vectors", 11)))
                .contains("fresh.targets[0] (table).totals.vectors: says 12, the rows give 11");
        assertThat(forged(json -> json.withArray("/fresh/targets").remove(0)))
                .contains("fresh.targets: must be those of correctness, [table], got []");
        assertThat(forged(json -> json.remove("fresh")))
                .as("what has no fresh vectors says so, and then its verdicts are others")
                .containsExactly("decision: says \"not certified\", the verdicts give \"certified\"");
        assertThat(forged(json -> wrong(json).put("at", "result")))
                .anyMatch(problem -> problem.startsWith("fresh.targets[0] (table).vectors["));
        assertThat(forged(json -> wrong(json).withObject("/in").put("more", 1)))
                .anyMatch(problem -> problem.endsWith(".in: is not the vector's"));
        assertThat(forged(json -> wrong(json)
                        .put("verdict", "known")
                        .putObject("known")
                        .put("reason", "r")
                        .put("expires", "2026-01-31")))
                .anyMatch(problem -> problem.startsWith("fresh.targets[0].vectors["));
    }

    private static ObjectNode wrong(ObjectNode json) {
        return (ObjectNode) json.at("/fresh/targets/0/vectors")
                .valueStream()
                .filter(row -> row.path("verdict").stringValue().equals("fail"))
                .findFirst()
                .orElseThrow();
    }

    /** Changes a certificate and computes its hashes again, as a forger would who knows how it is made. */
    private List<String> forged(Consumer<ObjectNode> change) {
        ObjectNode json = json();
        change.accept(json);
        ResultTree tree = new ResultTree(json.get("correctness"));
        ((ObjectNode) json.at("/correctness/tree")).put("leaves", tree.size()).put("root", tree.root());
        if (json.has("fresh")) {
            ResultTree fresh = new ResultTree(json.get("fresh"));
            ((ObjectNode) json.at("/fresh/tree")).put("leaves", fresh.size()).put("root", fresh.root());
        }
        json.remove("signature"); // which a forger cannot make again
        ObjectNode hashes = (ObjectNode) json.remove("hashes");
        hashes.set("parts", PartHashes.hashes(json));
        json.set("hashes", hashes.put("certificate", Canonical.hash(json)));
        return TamperedCertificate.problems(json, corpus);
    }

    private ObjectNode json() {
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
}
