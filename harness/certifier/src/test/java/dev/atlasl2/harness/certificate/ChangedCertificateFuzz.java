package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Any value in any place of a good certificate, so that what comes after the form is reached. A line of the input is a
 * change: a place, as a JSON pointer or by its number, and the JSON that is put there.
 */
@ExtendWith(SecondVerifier.class)
class ChangedCertificateFuzz {
    @TempDir
    static Path folder;

    private static Corpus corpus;
    private static String certificate;

    @BeforeAll
    static void makeCertificate() throws IOException {
        corpus = SmallCorpus.in(folder);
        certificate = Certificate.of(
                        SampleRun.of(corpus, SampleRun.FLOORS.subList(2, 4), OracleTarget.faulty("faulty")))
                .text();
    }

    @FuzzTest
    void changeIsRefusedAndWithItsHashesMadeAnewItCanBeRead(byte[] changes) {
        ObjectNode changed = Json.readObject("certificate", certificate);
        new String(changes, StandardCharsets.UTF_8).lines().forEach(change -> apply(change, changed));

        assertTimeout(Duration.ofSeconds(60), () -> {
            String text = CertificateText.of(changed);
            assertThat(TamperedCertificate.problems(text, corpus).isEmpty()).isEqualTo(text.equals(certificate));

            String forged = CertificateText.of(rehashed(changed));
            List<String> problems = TamperedCertificate.problems(forged, corpus);
            assertThat(problems).allSatisfy(ReaderMessages::isFitForATerminal);
            if (problems.isEmpty()) {
                CertificateReader.read(forged.getBytes(StandardCharsets.UTF_8), corpus);
            }
        });
    }

    private static void apply(String change, ObjectNode certificate) {
        String[] parts = change.split(" ", 2);
        if (parts.length < 2) {
            return;
        }
        JsonNode value;
        try {
            value = Json.read("value", parts[1]);
        } catch (CorpusException e) {
            return; // no JSON, and no change
        }
        Map<String, Runnable> places = new LinkedHashMap<>();
        collect("", certificate, value, places);
        Runnable byNumber = parts[0].matches("\\d{1,5}") && !places.isEmpty()
                ? new ArrayList<>(places.values()).get(Integer.parseInt(parts[0]) % places.size())
                : () -> {};
        places.getOrDefault(parts[0], byNumber).run();
    }

    /** What puts the value in each place. */
    private static void collect(String at, JsonNode node, JsonNode value, Map<String, Runnable> places) {
        if (node instanceof ObjectNode object) {
            for (var field : object.properties()) {
                String place = at + "/" + field.getKey();
                places.put(place, () -> object.set(field.getKey(), value));
                collect(place, field.getValue(), value, places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.put(at + "/" + i, () -> array.set(index, value));
                collect(at + "/" + i, array.get(i), value, places);
            }
        }
    }

    /** What a forger would do: hashes are no secret. */
    private static ObjectNode rehashed(ObjectNode changed) {
        ObjectNode forged = changed.deepCopy();
        forged.remove("hashes");
        ObjectNode hashes = Json.object();
        hashes.set("parts", PartHashes.hashes(forged));
        hashes.put("certificate", Canonical.hash(forged));
        return forged.set("hashes", hashes);
    }
}
