package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.CertificateCheck;
import dev.atlasl2.harness.certificate.CertificateReader;
import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Merge;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.vectors.Corpus;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "merge",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Put the certificates of all shards of a run together into the one that a single run would give.",
        footer = "%nExit codes: 0 certified, or a part is right, 1 not, 2 the files do not belong together, 3 one is no"
                + " good certificate, 4 inconclusive.")
final class MergeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(arity = "1..*", paramLabel = "CERT", description = "The certificate.json of each shard.")
    private List<Path> files;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where the files go; made where it is missing. Default: atlas-certificate in the current folder.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "Each of the certificates must be signed with this public key (Ed25519).")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--sign",
            paramLabel = "PEM",
            description = "Sign the certificate with this private key (Ed25519, PKCS #8); needs --key.")
    private Optional<Path> signing = Optional.empty();

    MergeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (signing.isPresent() && key.isEmpty()) {
            throw Refusal.usage("--sign: needs --key, the key that the shards are signed with: what anybody may have"
                    + " edited is not signed");
        }
        Optional<KeyPair> keys = signing.map(KeyFile::toSignWith);
        Optional<PublicKey> trusted = key.map(KeyFile::toTrust);
        Corpus corpus = context.corpus().get();
        List<Certification> shards =
                files.stream().map(file -> read(file, corpus, trusted)).toList();
        Certification found = merged(shards);
        List<Explanation> explanations = found.runs().stream()
                .filter(ExplanationPrinter::isNeeded)
                .map(run -> new ExplanationPrinter(context).explain(run, Optional.empty()))
                .toList();
        CertificateOutput output = new CertificateOutput(context, found, explanations, keys);
        try (OutputFolder folder = OutputFolder.open(out)) {
            folder.require(CertificateOutput.FILES);
            output.write(folder);
            output.show(folder);
        }
        return ExitCode.of(found.decision());
    }

    private static Certification merged(List<Certification> shards) {
        try {
            return Merge.of(shards);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("the certificates do not belong together: " + e.getMessage());
        }
    }

    private static Certification read(Path file, Corpus corpus, Optional<PublicKey> trusted) {
        byte[] bytes = CertificateFile.read(file);
        CertificateCheck.Report report = CertificateCheck.check(bytes, corpus);
        if (!report.isGood()) {
            throw Refusal.broken(file + ": " + report.problems().getFirst());
        }
        if (!report.comparedWithCorpus()) {
            throw Refusal.broken(file + ": its corpus is not this kit's");
        }
        trusted.flatMap(report::otherSigner).ifPresent(problem -> {
            throw Refusal.broken(file + ": " + problem);
        });
        return CertificateReader.read(bytes, corpus);
    }
}
