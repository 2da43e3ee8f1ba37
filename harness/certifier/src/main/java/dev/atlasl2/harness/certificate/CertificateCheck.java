package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.fresh.Fresh;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a certificate without running anything: its form, whether its parts agree, and its hashes. Each problem names
 * the place. Hashes detect accidents and careless edits; only a signature shows who made the certificate.
 */
public final class CertificateCheck {
    private static final int MAX_SHOWN = 20;
    private static final int LONGEST = 1_000;
    /** The maximum difference between the clocks of two machines. */
    private static final Duration CLOCKS = Duration.ofHours(12);

    private final Corpus corpus;
    private final Instant now;
    private final List<String> problems = new ArrayList<>();

    private CertificateCheck(Corpus corpus, Instant now) {
        this.corpus = corpus;
        this.now = now;
    }

    /**
     * The result of the check.
     *
     * @param problems each in one line that begins with the place; none for a good certificate
     * @param headline the decision of the run; empty if it could not be read
     * @param scope what the decision covers; empty if the certificate is not good
     * @param hash the certificate's hash; empty if it could not be read
     * @param root the root of the tree over its results; empty if it could not be read
     * @param freshRoot the same of its fresh vectors; empty if it has none
     * @param comparedWithCorpus whether its rows were compared with this kit's vectors, which needs the same corpus
     *     root and the same generator of fresh vectors
     * @param signer the key that signed it
     */
    public record Report(
            List<String> problems,
            String headline,
            Optional<Scope> scope,
            String hash,
            String root,
            String freshRoot,
            boolean comparedWithCorpus,
            Optional<PublicKey> signer) {
        public boolean isGood() {
            return problems.isEmpty();
        }

        /** Returns the problem if the certificate must be signed with this key and is not. */
        public Optional<String> otherSigner(PublicKey wanted) {
            return signer.map(wanted::equals).orElse(false)
                    ? Optional.empty()
                    : Optional.of(signer.map(other ->
                                    "signature.publicKey: is another key, sha256:" + Ed25519.fingerprint(other))
                            .orElse("signature: there is none"));
        }
    }

    /**
     * Checks the bytes of a certificate file.
     *
     * @param corpus this kit's corpus
     */
    public static Report check(byte[] file, Corpus corpus) {
        return new CertificateCheck(corpus, Instant.now()).check(file);
    }

    private Report check(byte[] file) {
        ObjectNode json;
        String text;
        ByteBuffer bytes = ByteBuffer.wrap(file);
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            json = Json.readObject("the file", text);
        } catch (CorpusException e) {
            return unreadable(e.getMessage().replaceFirst("^the file:(\\d+)", "line $1"));
        } catch (CharacterCodingException e) {
            return unreadable("byte " + bytes.position() + ": the file is not UTF-8");
        }
        String written = CertificateText.of(json);
        if (!text.equals(written)) {
            json = Json.readObject("the file", written); // a number such as 7.0 is then a whole number
        }
        CertificateSchema.problem(json).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            return report(json, false, Optional.empty()); // the following checks depend on the form
        }
        if (!text.equals(written)) {
            problems.add(CertificateText.place(text, written) + ": not written as certificates are");
        }
        checkDates(json);
        checkCorpus(json.path("correctness").path("corpus"));
        boolean sameCorpus = isOfThisKit(json);
        String day = json.path("circumstances").path("started").stringValue().substring(0, "2026-01-31".length());
        RowCheck rows = new RowCheck(sameCorpus ? corpus : null, day, problems);
        rows.check(json.path("correctness"));
        rows.checkFresh(json);
        FloorCheck.check(json.path("floors"), rows.ids(), problems);
        checkDecision(json, sameCorpus);
        checkResumed(json);
        InvocationCheck.check(json, problems);
        checkHashes(json);
        Optional<PublicKey> signer = checkSignature(json);
        return report(json, sameCorpus, signer);
    }

    /** Returns whether the vectors are those of this kit: its corpus, and its generator of fresh vectors. */
    private boolean isOfThisKit(ObjectNode json) {
        return json.at("/correctness/corpus/root").stringValue().equals(corpus.root())
                && json.at("/fresh/generator").asInt(Fresh.GENERATOR) == Fresh.GENERATOR;
    }

    /** The form ensures the digits. It cannot ensure that the day exists. */
    private void checkDates(ObjectNode json) {
        checkDate("circumstances.started", json.path("circumstances").path("started"), text -> {
            if (Instant.parse(text).isAfter(now.plus(CLOCKS))) {
                problems.add("circumstances.started: is in the future, " + text + "; this machine's clock says "
                        + now.truncatedTo(ChronoUnit.SECONDS));
            }
        });
        for (JsonNode target : json.path("correctness").path("targets")) {
            for (JsonNode row : target.path("vectors")) {
                if (row.has("known")) {
                    String place = target.path("id").stringValue() + " "
                            + row.path("id").stringValue();
                    checkDate(place + ": known.expires", row.path("known").path("expires"), LocalDate::parse);
                }
            }
        }
    }

    private void checkDate(String place, JsonNode date, Consumer<String> parse) {
        try {
            parse.accept(date.stringValue());
        } catch (DateTimeParseException e) {
            problems.add(place + ": there is no " + date.stringValue());
        }
    }

    private void checkCorpus(JsonNode stated) {
        Map<String, String> files = new TreeMap<>();
        stated.path("files")
                .properties()
                .forEach(file -> files.put(file.getKey(), file.getValue().stringValue()));
        StringBuilder list = new StringBuilder();
        files.forEach(
                (path, digest) -> list.append(digest).append("  ").append(path).append('\n'));
        String root = Canonical.sha256(list.toString().getBytes(StandardCharsets.UTF_8));
        if (!root.equals(stated.path("root").stringValue())) {
            problems.add(
                    "correctness.corpus.root: says " + stated.path("root").stringValue() + ", the files give " + root);
        }
    }

    private void checkDecision(ObjectNode json, boolean sameCorpus) {
        Selection selection = CertificateReader.selection(json.path("correctness"));
        Function<String, Optional<Vector>> vectors = sameCorpus ? corpus::byId : id -> Optional.empty();
        JsonNode targets = json.path("correctness").path("targets");
        JsonNode floors = json.path("floors").path("results");
        boolean isClean = !targets.isEmpty();
        for (JsonNode target : targets) {
            isClean &= !target.path("vectors").isEmpty();
            for (JsonNode row : target.path("vectors")) {
                isClean &= RowCheck.isAllowed(row, target.path("hello"), vectors, selection.levels());
            }
        }
        for (JsonNode target : json.path("fresh").path("targets")) {
            for (JsonNode row : target.path("vectors")) {
                isClean &= row.path("verdict").stringValue().equals("pass");
            }
        }
        boolean isUnclear = false;
        for (JsonNode floor : floors) {
            String verdict = floor.path("verdict").stringValue();
            isClean &= verdict.equals("met") || verdict.equals("inconclusive") || verdict.equals("stated");
            isUnclear |= verdict.equals("inconclusive");
        }
        String decision = Decision.of(isClean, isUnclear, selection.isPart()).text();
        if (!decision.equals(json.path("decision").stringValue())) {
            problems.add("decision: says \"" + json.path("decision").stringValue() + "\", the verdicts give \""
                    + decision + '"');
        }
    }

    private void checkResumed(ObjectNode json) {
        int resumed = json.path("circumstances").path("resumed").intValue();
        int results = 0;
        for (String section : List.of("correctness", "fresh")) {
            for (JsonNode target : json.path(section).path("targets")) {
                results += target.path("vectors").size();
            }
        }
        if (resumed > results) {
            problems.add("circumstances.resumed: says " + resumed + ", and there are " + results + " results");
        }
    }

    private void checkHashes(ObjectNode json) {
        JsonNode stated = json.path("hashes");
        PartHashes.check(json, stated.path("parts"), problems);
        ObjectNode rest = json.deepCopy();
        rest.remove(List.of("hashes", "signature"));
        if (!Canonical.hash(rest).equals(stated.path("certificate").stringValue())) {
            problems.add("hashes.certificate: does not belong to this certificate: something in it was changed");
        }
    }

    private Optional<PublicKey> checkSignature(ObjectNode json) {
        if (!json.has("signature")) {
            return Optional.empty();
        }
        ObjectNode rest = json.deepCopy();
        JsonNode signature = rest.remove("signature");
        Optional<PublicKey> key = Ed25519.ofHex(signature.path("publicKey").stringValue());
        if (key.isEmpty()) {
            problems.add("signature.publicKey: is not an Ed25519 key");
        } else if (!Ed25519.isSigned(
                key.get(),
                Certificate.signedBytes(rest),
                HexFormat.of().parseHex(signature.path("value").stringValue()))) {
            problems.add("signature.value: is not this key's signature of this certificate");
        }
        return key;
    }

    private Report report(ObjectNode json, boolean sameCorpus, Optional<PublicKey> signer) {
        List<String> shown = new ArrayList<>(problems.stream()
                .limit(MAX_SHOWN)
                .map(problem -> PlainText.of(problem, LONGEST))
                .toList());
        if (problems.size() > MAX_SHOWN) {
            shown.add("and " + (problems.size() - MAX_SHOWN) + " more");
        }
        return new Report(
                List.copyOf(shown),
                shown.isEmpty() ? headline(json) : "",
                shown.isEmpty() ? Optional.of(Scope.of(json, sameCorpus)) : Optional.empty(),
                json.path("hashes").path("certificate").asString(""),
                json.path("correctness").path("tree").path("root").asString(""),
                json.path("fresh").path("tree").path("root").asString(""),
                sameCorpus,
                signer);
    }

    private static String headline(ObjectNode json) {
        return Conclusion.headline(
                RowJson.of(Decision.values(), Decision::text, json.get("decision")),
                CertificateReader.selection(json.get("correctness")));
    }

    private static Report unreadable(String problem) {
        return new Report(
                List.of(PlainText.of(problem, LONGEST)), "", Optional.empty(), "", "", "", false, Optional.empty());
    }
}
