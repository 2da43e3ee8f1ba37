package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks an attestation against its certificate, which contains all that it says. */
public final class AttestationCheck {
    private static final int LONGEST = 1_000;

    private AttestationCheck() {}

    /** Returns whether a file claims to be an in-toto statement, or an envelope around one. */
    public static boolean isOne(byte[] file) {
        return read(file)
                .filter(json -> json.has("_type") || json.has("payloadType"))
                .isPresent();
    }

    /**
     * The result of the check.
     *
     * @param problems each in one line that begins with the place; none for a good attestation
     * @param result the statement's result
     * @param conclusion its meaning, in words
     * @param scope what the conclusion covers, in one line
     * @param signer the key that signed the envelope; empty for a statement without one
     */
    public record Report(
            List<String> problems, String result, String conclusion, String scope, Optional<PublicKey> signer) {}

    /**
     * Checks a file that {@link #isOne}.
     *
     * @param certificate the file next to it
     * @param corpus this kit's corpus
     * @param trusted the key that must have signed it; if none is given, a signed attestation must have the
     *     signature of the certificate's key
     */
    public static Report check(byte[] file, byte[] certificate, Corpus corpus, Optional<PublicKey> trusted) {
        JsonNode json = read(file).orElseThrow();
        boolean isSigned = json.has("payloadType");
        Optional<String> form = isSigned ? CertificateSchema.envelopeProblem(json) : Optional.empty();
        if (form.isPresent()) { // the following checks depend on the form
            return new Report(List.of(PlainText.of(form.get(), LONGEST)), "", "", "", Optional.empty());
        }
        CertificateCheck.Report good = CertificateCheck.check(certificate, corpus);
        List<String> problems = new ArrayList<>();
        good.problems().stream().map(problem -> "certificate.json: " + problem).forEach(problems::add);
        if (problems.isEmpty() && !good.comparedWithCorpus()) {
            problems.add("certificate.json: its corpus is not this kit's, which alone can tell what it comes to");
        }
        Optional<PublicKey> signer = trusted.or(good::signer);
        String text = new String(isSigned ? Envelope.payload(json) : file, StandardCharsets.UTF_8);
        if (problems.isEmpty()) {
            checkSignature(json, isSigned, signer, trusted.isPresent(), problems);
            checkText(text, certificate, corpus, problems);
            String written = CertificateText.of(json);
            if (isSigned && problems.isEmpty() && !written.equals(new String(file, StandardCharsets.UTF_8))) {
                problems.add("the envelope is not written as envelopes are");
            }
        }
        JsonNode predicate = read(text.getBytes(StandardCharsets.UTF_8))
                .map(statement -> statement.path("predicate"))
                .orElseGet(Json::object);
        JsonNode annotations = predicate.at("/configuration/1/annotations");
        return new Report(
                List.copyOf(problems),
                predicate.path("result").asString(""),
                annotations.path("conclusion").asString(""),
                annotations.path("scope").asString(""),
                isSigned ? signer : Optional.empty());
    }

    private static void checkSignature(
            JsonNode json, boolean isSigned, Optional<PublicKey> signer, boolean isAsked, List<String> problems) {
        if (!isSigned && isAsked) {
            problems.add("signatures: there are none");
        } else if (isSigned && signer.isEmpty()) {
            problems.add("signatures: the certificate is not signed, so whose they are, only the public key tells");
        } else if (isSigned && !Envelope.isSigned(json, signer.get())) {
            problems.add("signatures: none of them is the key's signature of this payload, sha256:"
                    + Ed25519.fingerprint(signer.get()));
        }
    }

    private static void checkText(String text, byte[] certificate, Corpus corpus, List<String> problems) {
        String expected = Attestation.of(
                CertificateReader.read(certificate, corpus), new String(certificate, StandardCharsets.UTF_8));
        if (!text.equals(expected)) {
            problems.add(CertificateText.place(text, expected) + " of the statement: is not what the certificate says");
        }
    }

    private static Optional<JsonNode> read(byte[] file) {
        try {
            return Optional.of(Json.readObject("attestation", new String(file, StandardCharsets.UTF_8)));
        } catch (CorpusException e) {
            return Optional.empty();
        }
    }
}
