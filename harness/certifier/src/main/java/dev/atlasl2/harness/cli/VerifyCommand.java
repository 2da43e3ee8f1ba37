package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.AttestationCheck;
import dev.atlasl2.harness.certificate.CertificateCheck;
import dev.atlasl2.harness.certificate.CertificateReader;
import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Ed25519;
import dev.atlasl2.harness.certificate.ResultProof;
import dev.atlasl2.harness.certificate.Scope;
import dev.atlasl2.harness.text.PlainText;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Check a certificate offline: its form, its totals, its corpus, its tree, its hashes and its signature,"
                        + " if it has one. Or check the proof of one result, as 'atlas prove' writes it, or an"
                        + " attestation against the certificate.json next to it.",
        footer = "%nExit codes: 0 good, 1 not, 2 the file cannot be read.")
final class VerifyCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "FILE", description = "The file certificate.json of a run, a proof, or attestation.json.")
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "The certificate, or attestation, must be signed with this public key (Ed25519).")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--root", paramLabel = "HEX", description = "The tree over the results must have this root.")
    private Optional<String> root = Optional.empty();

    @Option(
            names = "--any-corpus",
            description =
                    "Accept a certificate of other vectors than this kit's: its results are then compared with its"
                            + " own totals and hashes only.")
    private boolean isAnyCorpus;

    @Option(
            names = "--again",
            paramLabel = "ID",
            description =
                    "Ask this target of the certificate its fresh vectors again, and compare. A program is given as"
                            + " it was to certify: 'NAME=command:CMD ARG...'.")
    private Optional<String> again = Optional.empty();

    VerifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<PublicKey> trusted = key.map(KeyFile::toTrust);
        byte[] bytes = CertificateFile.read(file);
        boolean isCertificate = !ResultProof.isOne(bytes) && !AttestationCheck.isOne(bytes);
        if (again.isPresent() && !isCertificate) {
            throw Refusal.usage("--again: only a certificate has fresh vectors");
        }
        if (ResultProof.isOne(bytes)) {
            return proof(bytes);
        }
        return AttestationCheck.isOne(bytes) ? attestation(bytes, trusted) : certificate(bytes, trusted);
    }

    private int attestation(byte[] bytes, Optional<PublicKey> trusted) {
        if (root.isPresent()) {
            throw Refusal.usage("--root: an attestation has none; the certificate next to it has");
        }
        if (isAnyCorpus) {
            throw Refusal.usage("--any-corpus: an attestation of other vectors cannot be checked, the certificate can");
        }
        Path certificate = file.resolveSibling("certificate.json");
        AttestationCheck.Report report = AttestationCheck.check(
                bytes, CertificateFile.read(certificate), context.corpus().get(), trusted);
        if (!report.problems().isEmpty()) {
            return refused(report.problems());
        }
        good("says " + report.result() + ": " + report.conclusion() + ", as " + shown(certificate) + " does");
        context.out().println("scope: " + report.scope());
        context.out()
                .println(report.signer()
                        .map(signer -> "signed with the key " + fingerprint(signer)
                                + (trusted.isPresent() ? ", as asked" : ", as the certificate is"))
                        .orElse("not signed: this says nothing of who made it"));
        return ExitCode.TRUE;
    }

    private int certificate(byte[] bytes, Optional<PublicKey> trusted) {
        CertificateCheck.Report report =
                CertificateCheck.check(bytes, context.corpus().get());
        List<String> problems = new ArrayList<>(report.problems());
        if (problems.isEmpty()) {
            trusted.flatMap(report::otherSigner).ifPresent(problems::add);
            otherRoot("correctness.tree.root", report.root()).ifPresent(problems::add);
            if (!report.comparedWithCorpus() && !isAnyCorpus) {
                problems.add("correctness.corpus.root: is another corpus than this kit's, or fresh.generator another"
                        + " generator, so nobody here knows what its vectors are; --any-corpus checks its own totals and"
                        + " hashes only");
            }
        }
        if (!problems.isEmpty()) {
            return refused(problems);
        }
        Scope scope = report.scope().orElseThrow();
        good("says \"" + report.headline() + "\", sha256 " + report.hash());
        context.out().println("scope: " + scope.text());
        context.out().println("root of its results: " + report.root());
        if (!report.freshRoot().isEmpty()) {
            context.out().println("root of its fresh results: " + report.freshRoot());
        }
        context.out()
                .println(report.signer()
                        .map(signer -> "signed with the key " + fingerprint(signer)
                                + (trusted.isPresent() ? ", as asked" : "; whose that is, --key would tell"))
                        .orElse("not signed: this says nothing of who made it"));
        if (!report.comparedWithCorpus()) {
            context.out()
                    .println("its corpus is not this kit's, so its rows were compared with its own totals and hashes"
                            + " only");
        }
        if (!scope.kit().equals(CommandContext.version())) {
            context.out()
                    .println("its kit is " + PlainText.of(scope.kit()) + ", this one is " + CommandContext.version());
        }
        return again.isEmpty() || asked(bytes, report) ? ExitCode.TRUE : ExitCode.FALSE;
    }

    private boolean asked(byte[] bytes, CertificateCheck.Report report) {
        if (!report.comparedWithCorpus()) {
            throw Refusal.usage("--again: the certificate's vectors are not this kit's, so they cannot be asked");
        }
        Certification found = CertificateReader.read(bytes, context.corpus().get());
        return new AskingAgain(context, found, again.orElseThrow()).isSame();
    }

    private int proof(byte[] bytes) {
        if (key.isPresent()) {
            throw Refusal.usage("--key: a proof is not signed; --root tells which certificate it must belong to");
        }
        if (isAnyCorpus) {
            throw Refusal.usage("--any-corpus: a proof names no corpus");
        }
        ResultProof.Report report = ResultProof.check(bytes);
        List<String> problems = new ArrayList<>(report.problem().stream().toList());
        if (problems.isEmpty()) {
            otherRoot("root", report.root()).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            return refused(problems);
        }
        good(report.text());
        context.out().println("root of the results that it belongs to: " + report.root());
        return ExitCode.TRUE;
    }

    private Optional<String> otherRoot(String place, String stated) {
        return root.filter(wanted -> !wanted.equalsIgnoreCase(stated))
                .map(wanted -> place + ": must be " + wanted + ", is " + stated);
    }

    private void good(String text) {
        context.out().println(context.screen().paint(Screen.Tone.GOOD, "good") + " " + shown(file) + ": " + text);
    }

    private int refused(List<String> problems) {
        problems.forEach(problem -> context.out()
                .println(context.screen().paint(Screen.Tone.BAD, "refused") + " " + shown(file) + ": " + problem));
        return ExitCode.FALSE;
    }

    /** A name may contain line ends, which could forge lines of the verdict. */
    private static String shown(Path file) {
        return PlainText.of(file.toString());
    }

    private static String fingerprint(PublicKey key) {
        return "sha256:" + Ed25519.fingerprint(key);
    }
}
