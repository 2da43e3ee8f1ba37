package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Keys;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every change to a certificate is refused, and the message names the part with a hash, or a smaller place. */
@ExtendWith(SecondVerifier.class)
class TamperTest {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final Pattern LINE = Pattern.compile("line (\\d+).*", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static Corpus corpus;
    private static String text;
    private static ObjectNode good;
    private static int places;

    @BeforeAll
    static void makeCertificate() throws IOException {
        corpus = SmallCorpus.in(folder);
        text = TamperedCertificate.certificate(corpus);
        good = Json.readObject("certificate", text);
        places = Place.in(good).size();
        assertThat(TamperedCertificate.problems(text, corpus)).isEmpty();
    }

    @Test
    void everyChangedValueIsRefusedNamingItsPlace() {
        int values = 0;
        for (int i = 0; i < places; i++) {
            JsonNode value = Place.in(good).get(i).value();
            for (JsonNode other : value.isContainer() ? List.<JsonNode>of() : others(value)) {
                ObjectNode changed = json();
                Place place = Place.in(changed).get(i);
                place.replace(other);
                assertNamed(changed, place);
                values++;
            }
        }
        assertThat(values).isGreaterThan(1000);
    }

    @Test
    void everyDroppedFieldOrRowIsRefusedNamingItsPlace() {
        for (int i = 0; i < places; i++) {
            ObjectNode changed = json();
            Place place = Place.in(changed).get(i);
            place.drop();
            if (changed.has("signature")) { // see droppedSignatureIsSeenByTheSigner
                assertNamed(changed, place);
            }
        }
    }

    @Test
    void everyAddedFieldOrRepeatedRowIsRefusedNamingItsPlace() {
        for (int i = 0; i < places; i++) {
            ObjectNode changed = json();
            Place place = Place.in(changed).get(i);
            if (place.holder() instanceof ArrayNode list) {
                list.insert(place.index(), place.value().deepCopy());
                assertNamed(changed, place.next());
            } else if (place.value() instanceof ObjectNode object) {
                object.put("added", 1);
                assertNamed(changed, new Place(place.path(), place.pointer(), object, "added"));
            }
        }
    }

    @Test
    void everyPairOfSwappedRowsIsRefusedNamingItsPlace() {
        for (int i = 0; i < places; i++) {
            ObjectNode changed = json();
            Place place = Place.in(changed).get(i);
            if (place.holder() instanceof ArrayNode list && place.index() > 0) {
                JsonNode earlier = list.get(place.index() - 1);
                list.set(place.index() - 1, place.value());
                list.set(place.index(), earlier);
                if (!changed.equals(good)) {
                    assertNamed(changed, place);
                }
            }
        }
    }

    /** All bytes of a small certificate, each with one bit changed. */
    @Test
    void everyFlippedByteIsRefusedNamingItsPlace() {
        String small = TamperedCertificate.small(corpus);
        JsonNode was = Json.readObject("certificate", small);
        byte[] file = small.getBytes(StandardCharsets.UTF_8);
        int line = 1;
        for (int i = 0; i < file.length; i++) {
            byte[] flipped = file.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            List<String> problems = TamperedCertificate.check(flipped, corpus).problems();
            assertThat(problems).as("byte %d of %d", i, file.length).isNotEmpty();
            assertFlipIsNamed(was, i, line, flipped, problems);
            line += file[i] == '\n' ? 1 : 0;
        }
    }

    @Test
    void cutFileIsRefused() {
        for (int length : new int[] {0, 1, text.length() / 2, text.length() - 1}) {
            assertThat(TamperedCertificate.problems(text.substring(0, length), corpus))
                    .as("first %d characters", length)
                    .isNotEmpty();
        }
    }

    @Test
    void everyChangedFieldOfAShardIsRefused() {
        String shard = Certificate.of(SampleRun.shard(corpus, new Shard(2, 3), OracleTarget.right("right")))
                .text();
        assertThat(TamperedCertificate.problems(shard, corpus)).isEmpty();

        for (String field : List.of("index", "of")) {
            for (int value : new int[] {0, 1, 4}) {
                ObjectNode changed = Json.readObject("shard", shard);
                changed.withObject("/correctness/shard").put(field, value);
                assertThat(TamperedCertificate.problems(changed, corpus))
                        .as("%s %d", field, value)
                        .anyMatch(problem -> problem.startsWith("correctness.shard"));
            }
        }
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
        assertThat(TamperedCertificate.problems(json, corpus))
                .containsExactly("signature.value: is not this key's signature of this certificate");
    }

    /**
     * A certificate without its signature is a good certificate of an unknown author: only a check with a key detects
     * that.
     */
    @Test
    void droppedSignatureIsSeenByTheSigner() {
        ObjectNode json = json();
        json.remove("signature");
        CertificateCheck.Report report =
                TamperedCertificate.check(CertificateText.of(json).getBytes(StandardCharsets.UTF_8), corpus);
        assertThat(report.isGood()).isTrue();
        assertThat(report.signer()).isEmpty();
    }

    @Test
    void changedRowIsNamedByTheTree() {
        ObjectNode json = json();
        ((ObjectNode) json.at("/correctness/targets/1/vectors").findParent("fault")).put("fault", "crash");
        assertThat(TamperedCertificate.problems(json, corpus))
                .anyMatch(problem -> problem.startsWith("correctness.tree.root: says "))
                .anyMatch(problem -> problem.startsWith("correctness.targets[1]: was changed"));
    }

    @Test
    void changedSpacingIsNamedByLineAndColumn() {
        assertThat(TamperedCertificate.problems(text.replaceFirst("\n {2}\"decision\"", "\n   \"decision\""), corpus))
                .containsExactly("line 3, column 3: not written as certificates are");
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        for (String other : List.of(
                "", "null", "[]", "{}", "7", "{\"format\":\"atlas-certificate/4\"}", "[".repeat(100_000), "\u0000")) {
            assertThat(TamperedCertificate.problems(other, corpus)).isNotEmpty();
        }
    }

    private static void assertNamed(ObjectNode changed, Place place) {
        byte[] file = CertificateText.of(changed).getBytes(StandardCharsets.UTF_8);
        CertificateCheck.Report report = TamperedCertificate.check(file, corpus);
        assertThat(report.problems()).as("changed at %s", place.path()).anyMatch(place::isNamedBy);
    }

    /** If the text is not JSON any more, the message names the line; otherwise it names the difference. */
    private static void assertFlipIsNamed(JsonNode was, int index, int line, byte[] flipped, List<String> problems) {
        Matcher named = LINE.matcher(problems.getFirst());
        if (named.matches()) {
            assertThat(Integer.parseInt(named.group(1)))
                    .as("line of byte %d", index)
                    .isBetween(line, line + 2);
            return;
        }
        if (problems.getFirst().startsWith("byte ")) {
            assertThat(problems.getFirst()).startsWith("byte " + index + ":");
            return;
        }
        List<Place> differing = new ArrayList<>();
        try {
            JsonNode now = Json.readObject("flipped", new String(flipped, StandardCharsets.UTF_8));
            differing.addAll(differing(now, was));
            differing.addAll(differing(was, now));
        } catch (CorpusException e) {
            throw new AssertionError("byte " + index + ": no JSON, and said is " + problems, e);
        }
        assertThat(problems)
                .as("byte %d, line %d", index, line)
                .anyMatch(problem -> differing.stream().anyMatch(place -> place.isNamedBy(problem)));
    }

    private static List<Place> differing(JsonNode some, JsonNode other) {
        return Place.in(some).stream()
                .filter(place -> place.value().isContainer()
                        ? other.at(place.pointer()).isMissingNode()
                        : !place.value().equals(other.at(place.pointer())))
                .toList();
    }

    private static ObjectNode json() {
        return good.deepCopy();
    }

    /** Other values of the same kind, of another kind, and none. */
    private static List<JsonNode> others(JsonNode value) {
        List<JsonNode> others = new ArrayList<>(List.of(MAKE.arrayNode()));
        if (!value.isNull()) {
            others.add(MAKE.nullNode());
        }
        if (value.isString()) {
            String text = value.stringValue();
            others.add(
                    MAKE.stringNode((text.startsWith("a") ? "b" : "a") + text.substring(Math.min(1, text.length()))));
            others.add(MAKE.stringNode(text + "0"));
        } else if (value.isIntegralNumber()) {
            others.add(MAKE.numberNode(value.longValue() + 1));
            others.add(MAKE.numberNode(-1));
        } else if (value.isNumber()) {
            others.add(MAKE.numberNode(value.doubleValue() * 2));
        } else {
            others.add(value.isBoolean() ? MAKE.booleanNode(!value.booleanValue()) : MAKE.booleanNode(true));
        }
        return others;
    }
}
