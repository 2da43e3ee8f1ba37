package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Attestation;
import dev.atlasl2.harness.certificate.AttestationCheck;
import dev.atlasl2.harness.certificate.Certificate;
import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Envelope;
import dev.atlasl2.harness.certificate.Schemas;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.report.Report;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The output of a certificate: its files, and what is shown of it. */
final class CertificateOutput {
    /** The files that {@link #write} writes. */
    static final List<String> FILES = List.of(
            "certificate.schema.json",
            "attestation.schema.json",
            "report.html",
            "junit.xml",
            "summary.md",
            "badge.json",
            "badge.svg",
            "annotations.txt",
            "attestation.json",
            "certificate.json");

    private final CommandContext context;
    private final Certification found;
    private final List<Explanation> explanations;
    private final Certificate certificate;
    private final String attestation;

    /**
     * Makes the certificate and the attestation, and checks both in the same way as those of others: a certificate that
     * the kit would refuse must not be written.
     *
     * @param keys sign the certificate and the attestation
     * @throws Refusal with the problem, if the kit's own check refuses them
     */
    CertificateOutput(
            CommandContext context, Certification found, List<Explanation> explanations, Optional<KeyPair> keys) {
        Certificate unsigned = Certificate.of(found);
        this.context = context;
        this.found = found;
        this.explanations = explanations;
        this.certificate = keys.map(unsigned::signed).orElse(unsigned);
        String statement = Attestation.of(found, certificate.text());
        this.attestation = keys.map(pair -> Envelope.of(statement, pair)).orElse(statement);
        check(keys.map(KeyPair::getPublic));
    }

    private void check(Optional<PublicKey> key) {
        byte[] bytes = certificate.text().getBytes(StandardCharsets.UTF_8);
        AttestationCheck.Report report =
                AttestationCheck.check(attestation.getBytes(StandardCharsets.UTF_8), bytes, found.corpus(), key);
        List<String> problems = bytes.length > CertificateFile.LONGEST
                ? List.of("it has " + bytes.length + " bytes, more than " + CertificateFile.LONGEST)
                : report.problems();
        if (!problems.isEmpty()) {
            throw Refusal.broken(
                    "the kit's own check refuses the certificate: " + problems.getFirst() + "; nothing was written");
        }
    }

    void write(OutputFolder folder) {
        Map<String, String> files = new LinkedHashMap<>(Schemas.files());
        files.putAll(Report.files(found, certificate, explanations));
        files.put("attestation.json", attestation);
        files.put("certificate.json", certificate.text()); // last: if it exists, the others exist too
        folder.write(files);
    }

    void show(OutputFolder folder) {
        context.out().println();
        context.out().print(new ResultTable(found, context.screen()).text());
        explanations.forEach(explanation -> {
            context.out().println();
            new ExplanationPrinter(context).show(explanation);
        });
        Screen.Tone tone = switch (found.decision()) {
            case CERTIFIED, PASSED -> Screen.Tone.GOOD;
            case NOT_CERTIFIED -> Screen.Tone.BAD;
            case INCONCLUSIVE -> Screen.Tone.UNSURE;
        };
        context.out().println();
        context.out()
                .println(context.screen().paint(tone, found.conclusion().headline()) + ": "
                        + Count.of(found.runs().size(), "target") + ", "
                        + found.scope().asked() + " each, "
                        + Count.of(found.floors().size(), "floor") + ", "
                        + found.took().toSeconds() + " s");
        found.conclusion().reasons().forEach(reason -> context.out().println("because: " + PlainText.of(reason)));
        context.out().println("scope: " + found.scope().text());
        context.out()
                .println(folder.shown("certificate.json") + " (sha256 " + certificate.hash() + "), "
                        + folder.shown("report.html"));
        context.out().flush();
    }
}
