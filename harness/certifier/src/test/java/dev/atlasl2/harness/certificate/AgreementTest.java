package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.PublishedAnswers;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.fresh.Fresh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files on which two verifiers in two languages are likely to differ. {@link SecondVerifier} compares them. */
@ExtendWith(SecondVerifier.class)
class AgreementTest {
    @TempDir
    static Path folder;

    private static Corpus corpus;
    private static String text;

    @BeforeAll
    static void makeCertificate() throws IOException {
        corpus = SmallCorpus.in(folder);
        text = TamperedCertificate.certificate(corpus);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\n",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "01",
                "-",
                "-0",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x1",
                "NaN",
                "Infinity",
                "'a'",
                "nul",
                "true1",
                "1 2",
                "{\"a\"}",
                "{\"a\" 1}",
                "{a:1}",
                "{,}",
                "[1 2]",
                "\"",
                "\"\\",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud83d\\ude00\"",
                "{\"\\ud800\":1}",
                "[{\"\\udfff\":\"\\ud800\"}]",
                "1e400",
                "[-1e400]",
                "1e0000000000001",
                "1e99999999999",
                "1e-99999999999",
                "\"a\u0000b\"",
                "\"a\tb\"",
                "\ufeff{}",
                "{}\ufeff",
                "/* */{}",
                "{}//",
                "\u00a0{}",
                "\u000b{}",
                "[\r\n\r\n x]",
                "[\r x]",
                "\u2028{}",
                "{\"a\":\n\n  b}",
                "\"\uffff\"",
                "x\u0301",
                "[\"\u00e9\" y]"
            })
    void textIsReadInTheSameWay(String other) {
        assertThat(problems(other)).isNotEmpty();
        assertThat(problems("{\"x\":" + other + "}")).isNotEmpty();
    }

    @Test
    void limitsAreTheSame() {
        for (int more : new int[] {0, 1}) {
            int depth = 500 + more;
            assertThat(problems("[".repeat(depth) + "]".repeat(depth))).isNotEmpty();
            assertThat(problems("1".repeat(1000 + more))).isNotEmpty();
            assertThat(problems("0." + "1".repeat(900 + 200 * more))).isNotEmpty(); // a leading zero may count or not
            assertThat(problems("{\"" + "n".repeat(50_000 + more) + "\":1}")).isNotEmpty();
        }
    }

    @Test
    void bytesThatAreNotUtf8AreNamed() {
        for (String bytes :
                List.of("ff", "c0af", "c3", "e08080", "eda080", "e282", "f0808080", "f4908080", "f8", "80", "efbfbf")) {
            byte[] file = HexFormat.of().parseHex("7b" + bytes + "7d");
            assertThat(TamperedCertificate.check(file, corpus).problems())
                    .as(bytes)
                    .isNotEmpty();
        }
    }

    /** Numbers that one language keeps as they are written and another rounds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.0",
                "-0",
                "-0.0",
                "0.0",
                "1e0",
                "1E+2",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "9.223372036854775807e18",
                "18446744073709551616",
                "1e30",
                "1e-7",
                "0.1e1",
                "-1"
            })
    void numbersAreReadInTheSameWay(String number) {
        for (String place : List.of(
                "\"resumed\": 0",
                "\"semantics\": 65536",
                "\"maxBytes\": 1073741824",
                "\"seconds\": 1.234",
                "\"reps\": 4000",
                "\"cores\": 2",
                "\"nanoseconds\": 1000",
                "\"bestRatio\": 0.51",
                "\"readings\": 15",
                "\"size\": 512")) {
            assertThat(text).contains(place);
            String changed = text.replace(place, place.replaceFirst(" .*", " " + number));
            assertThat(problems(changed))
                    .as(changed.equals(text) ? "the same" : place + " " + number)
                    .isNotEmpty();
            rehashed(changed, json -> {});
        }
    }

    @Test
    void textIsComparedInTheSameWay() {
        for (String odd : List.of(
                "a\u0301",
                "\u200b",
                "\u202e",
                "\u0085",
                "\u2028",
                "\ud83d\ude00",
                "\u0378",
                "\uffff",
                "\ufdd0",
                "\u00ad",
                "\ue000",
                "\u007f",
                "\udb40\udc01",
                "\uda00\udc00",
                "</script>",
                "\u001b[31m",
                "x".repeat(3_000))) {
            assertThat(rehashed(text, json -> ((ObjectNode) json.at("/circumstances/machine")).put("processor", odd)))
                    .as("U+%04X", (int) odd.charAt(0))
                    .isEmpty();
            rehashed(text, json -> ((ObjectNode) json.at("/circumstances")).put(odd, 1));
            rehashed(text, json -> target(json, 0).put("id", odd));
        }
        assertThat(rehashed(
                        text, json -> ((ObjectNode) json.at("/correctness/corpus")).put("root", "0".repeat(64) + "\n")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2024-02-29",
                "0000-01-01",
                "2026-13-01",
                "2026-00-10",
                "2026-01-32",
                "2027-01-03",
                "2027-01-04"
            })
    void daysAreTheSame(String day) {
        rehashed(text, json -> ((ObjectNode) json.at("/circumstances")).put("started", day + "T00:00:00Z"));
        rehashed(text, json -> target(json, 2).findParent("expires").put("expires", day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00:00", "24:00:01", "23:59:60", "22:59:60", "23:60:00", "00:00:00", "99:99:99"})
    void timesAreTheSame(String time) {
        rehashed(text, json -> ((ObjectNode) json.at("/circumstances")).put("started", "2026-01-02T" + time + "Z"));
    }

    /** A row may be skipped because of a number that is written as no integer is. */
    @Test
    void introductionIsReadInTheSameWay() {
        for (String maxBytes : List.of("1000.0", "1e3", "1000")) {
            String changed = text.replace("\"maxBytes\": 1073741824", "\"maxBytes\": " + maxBytes);
            problems(changed);
            rehashed(changed, json -> {});
        }
    }

    @Test
    void freshVectorsOfAnotherCorpusHaveASeedOf64Bits() {
        String fresh = Certificate.of(SampleRun.of(
                        corpus, Fresh.given(7, 120), List.of(), PublishedAnswers.target("table", corpus.vectors())))
                .text();
        assertThat(problems(fresh)).isEmpty();
        for (String seed : List.of("18446744073709551615", "18446744073709551616", "99999999999999999999")) {
            rehashed(fresh, json -> ((ObjectNode) json.get("fresh")).put("seed", seed));
            rehashed(fresh, json -> {
                ((ObjectNode) json.get("fresh")).put("seed", seed);
                ObjectNode stated = (ObjectNode) json.at("/correctness/corpus");
                stated.set("files", Json.object().put("vectors/new.json", "0".repeat(64)));
                stated.put(
                        "root",
                        Canonical.sha256(("0".repeat(64) + "  vectors/new.json\n").getBytes(StandardCharsets.UTF_8)));
            });
        }
        // A few rows in each certificate, since a check draws all fresh vectors again, and names 20 problems at most.
        List<String> wrong = Json.readObject("fresh", fresh)
                .at("/fresh/targets/0/vectors")
                .valueStream()
                .filter(row -> row.has("clause"))
                .map(row -> row.get("id").stringValue())
                .toList();
        for (int from = 0; from < wrong.size(); from += 18) {
            List<String> some = wrong.subList(from, Math.min(from + 18, wrong.size()));
            rehashed(fresh, json -> some.forEach(id -> row(json, id).put("clause", "S9.99")));
            rehashed(fresh, json -> some.forEach(id -> row(json, id).put("at", "nowhere")));
        }
    }

    /** Points of small order and texts that are no keys: implementations of Ed25519 differ in these. */
    @Test
    void signaturesAreCheckedInTheSameWay() {
        ObjectNode json = Json.readObject("certificate", text);
        String start = "302a300506032b6570032100";
        String identity = "01" + "00".repeat(31);
        for (String key : List.of(
                start + identity,
                start + "00".repeat(32),
                start + "ff".repeat(32),
                start.replace("70", "71") + identity,
                "00".repeat(44),
                start + "ec" + "ff".repeat(30) + "7f",
                start + "ee" + "ff".repeat(31),
                start + "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                start + "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa")) {
            for (String value : List.of(identity + "00".repeat(32), "00".repeat(64), "ff".repeat(64))) {
                ((ObjectNode) json.get("signature")).put("publicKey", key).put("value", value);
                assertThat(TamperedCertificate.problems(json, corpus))
                        .as(key + " " + value)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void proofsAreCheckedInTheSameWay() {
        byte[] certificate = text.getBytes(StandardCharsets.UTF_8);
        for (String proof : ResultProof.of(certificate, "sum/many", Optional.empty())) {
            proof(proof, json -> {});
            for (int i = 0; i < Place.in(Json.readObject("proof", proof)).size(); i++) {
                int at = i;
                for (JsonNode other : List.of(
                        Json.array(),
                        Json.read("number", "1"),
                        Json.read("number", "-1"),
                        Json.read("number", "1.5"),
                        Json.read("number", "9223372036854775808"),
                        Json.read("text", "\"a\""))) {
                    proof(proof, json -> Place.in(json).get(at).replace(other));
                }
                proof(proof, json -> Place.in(json).get(at).drop());
            }
        }
    }

    private static void proof(String proof, Consumer<ObjectNode> change) {
        ObjectNode json = Json.readObject("proof", proof);
        change.accept(json);
        byte[] file = CertificateText.of(json).getBytes(StandardCharsets.UTF_8);
        if (ResultProof.isOne(file)) {
            SecondVerifier.compare(
                    file, corpus, ResultProof.check(file).problem().stream().toList());
        }
    }

    private static List<String> problems(String other) {
        return TamperedCertificate.problems(other, corpus);
    }

    private static List<String> rehashed(String other, Consumer<ObjectNode> change) {
        ObjectNode json = Json.readObject("certificate", other);
        change.accept(json);
        for (String section : List.of("correctness", "fresh")) {
            if (json.has(section)) {
                ResultTree tree = new ResultTree(json.get(section));
                ((ObjectNode) json.at("/" + section + "/tree"))
                        .put("leaves", tree.size())
                        .put("root", tree.root());
            }
        }
        json.remove("signature");
        json.remove("hashes");
        ObjectNode hashes = Json.object();
        hashes.set("parts", PartHashes.hashes(json));
        hashes.put("certificate", Canonical.hash(json));
        json.set("hashes", hashes);
        return TamperedCertificate.problems(json, corpus);
    }

    private static ObjectNode target(ObjectNode json, int index) {
        return (ObjectNode) json.at("/correctness/targets").get(index);
    }

    private static ObjectNode row(ObjectNode json, String id) {
        return (ObjectNode) json.at("/fresh/targets/0/vectors")
                .valueStream()
                .filter(row -> row.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
